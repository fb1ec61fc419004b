import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeShop } from "./fake-shop.ts";
import { aLampSnapshot, anItem, aSnapshot } from "./line-up.ts";
import { eventually, openBrowser, openShop, Shopper } from "./shopper.ts";

let browser: Browser;
let shop: FakeShop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop();
  shop.isStreamUp = false;
});
afterEach(async () => {
  await shopper.leave();
  await shop.stop();
});

const arrive = async () => {
  shopper = await Shopper.arrive(browser, shop);
};
const pinText = () => shopper.pin.textContent();

describe("a page that finds no place on the stream", () => {
  beforeEach(() => {
    shop.stream.isFull = true;
  });

  test("asks what the show says now, at the pace the app wants, and only for what is new", async () => {
    await arrive();
    await eventually(pinText).toContain("Ocean Blue Shirt");
    expect(await shopper.part("hint").isVisible()).toBe(false);

    await eventually(() => shop.stream.polls.length).toBeGreaterThan(2);
    expect(shop.stream.polls[0]).toBeUndefined();
    expect(shop.stream.polls[1]).toMatch(/^W\//);

    shop.snapshot = aLampSnapshot();
    await eventually(pinText).toContain("Paper Lamp");
  });

  test("goes back to the stream by itself as soon as there is one, and asks no more", async () => {
    await arrive();
    await eventually(pinText).toContain("Ocean Blue Shirt");

    shop.stream.isFull = false;

    await expect.poll(() => isOnStream(), { timeout: 60_000 }).toBe(true);
    await shopper.page.waitForTimeout(2000);
    const asked = shop.stream.polls.length;
    await shopper.page.waitForTimeout(3000);
    expect(shop.stream.polls).toHaveLength(asked);
  });

  /** What only viewers of the stream are sent arrives. */
  async function isOnStream(): Promise<boolean> {
    const version = Date.now();
    shop.send({ kind: "item", item: anItem({ version, title: `Shirt ${version}` }) });
    await shopper.page.waitForTimeout(300);
    return (await pinText())?.includes(String(version)) === true;
  }
});

describe("a token that is not taken any more", () => {
  test("is exchanged for a fresh one, which the store knows, and the show goes on", async () => {
    await arrive();
    await eventually(pinText).toContain("Ocean Blue Shirt");

    shop.stream.token = "second";
    shop.snapshot = aLampSnapshot();
    shop.dropViewers();

    await eventually(pinText).toContain("Paper Lamp");
    expect(shop.stream.addresses.at(-1)?.searchParams.get("token")).toBe("second");
  });

  test("of another show stays what it is", async () => {
    const { show } = shop;
    await arrive();
    await eventually(pinText).toContain("Ocean Blue Shirt");

    shop.show = show && { ...show, id: "show-2" };
    shop.stream.token = "of show 2";
    shop.dropViewers();

    await eventually(() => shop.stream.addresses.length).toBeGreaterThan(3);
    expect(new Set(shop.stream.addresses.map((each) => each.searchParams.get("token")))).toEqual(new Set(["first"]));
    expect(await pinText()).toContain("Ocean Blue Shirt");
  });
});

describe("a page whose way to the app is cut", () => {
  test("keeps what it knows, says so, and is back after it, without a tap", async () => {
    await arrive();
    await eventually(pinText).toContain("Ocean Blue Shirt");
    await shopper.open("play");

    await shopper.page.context().setOffline(true);
    shop.dropViewers();
    await eventually(() => shopper.part("hint").innerText()).toContain("Live updates paused");
    expect(await pinText()).toContain("Ocean Blue Shirt");
    shop.snapshot = aLampSnapshot();
    await shopper.page.waitForTimeout(5000);
    await shopper.page.context().setOffline(false);

    await eventually(pinText).toContain("Paper Lamp");
    expect(await shopper.part("hint").isVisible()).toBe(false);
  });

  test("takes the snapshot of an app that began anew, though its numbers are lower", async () => {
    await arrive();
    await eventually(pinText).toContain("Ocean Blue Shirt");
    shop.send({ kind: "item", item: anItem({ version: 2, title: "Shirt, Second Telling" }) });
    await eventually(pinText).toContain("Second Telling");

    shop.snapshot = aLampSnapshot();
    shop.stream.restart("e2");

    await eventually(pinText).toContain("Paper Lamp");
    expect(shop.connections.at(-1)).toBe("e1.1");
  });
});

describe("one shopper", () => {
  test("is one viewer, from page to page, in the country whose prices are shown", async () => {
    await arrive();
    await eventually(() => shop.stream.addresses.length).toBe(1);
    await shopper.page.reload();
    await eventually(() => shop.stream.addresses.length).toBe(2);

    const [first, second] = shop.stream.addresses.map(({ searchParams }) => searchParams);
    expect(first?.get("viewer")).toMatch(/^[0-9a-z]{8,}$/);
    expect(second?.get("viewer")).toBe(first?.get("viewer"));
    expect(first?.get("country")).toBe("DE");
  });
});

describe("a stream that does not keep to its contract", () => {
  const nonsense = [
    "no JSON",
    "null",
    "[]",
    '{"kind":"item"}',
    '{"kind":"item","item":{"id":"item-shirt","version":99}}',
    '{"kind":"item","item":{"id":"item-shirt","version":99,"title":7,"variants":[{},{}]}}',
    '{"kind":"pins","version":99,"pins":{}}',
    '{"kind":"snapshot","items":[1],"pins":1,"pinsVersion":99}',
    '{"kind":"show","show":null}',
    '{"kind":"clock","now":{}}',
    '{"kind":"wedding"}',
  ];

  test.each([
    ["before the first tap", false],
    ["once the stage is awake", true],
  ])("leaves the page as it was, %s", async (_, isAwake) => {
    await arrive();
    await eventually(pinText).toContain("Ocean Blue Shirt");
    if (isAwake) await shopper.open("play");

    for (const text of nonsense) shop.stream.sendRaw(`data: ${text}\n\n`);

    shop.send({ kind: "pins", version: 100, pins: aLampSnapshot().pins });
    await eventually(pinText).toContain("Paper Lamp");
    shop.send({ kind: "item", item: anItem({ version: 2, title: "Shirt, Second Telling" }) });
    shop.send({ kind: "pins", version: 101, pins: aSnapshot().pins });
    await eventually(pinText).toContain("Second Telling");
  });
});
