import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeShop } from "./fake-shop.ts";
import { anItem, aShow, aSnapshot } from "./line-up.ts";
import { eventually, openBrowser, openShop, phone, Shopper } from "./shopper.ts";

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

const lampPinned = {
  kind: "pins",
  version: 5,
  pins: [{ id: "pin-5", itemId: "item-lamp", at: "", until: null }],
} as const;
const pinText = () => shopper.pin.textContent();
const planned = (inMinutes: number) => ({
  title: "Autumn, by the sea",
  host: "Giulia Moretti",
  state: "scheduled" as const,
  startsAt: new Date(Date.now() + inMinutes * 60_000).toISOString(),
});

describe("the event stream", () => {
  test("comes back by itself after a cut, asks for what it missed, and shows what is new", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await eventually(pinText).toContain("Ocean Blue Shirt");
    shop.send({ kind: "item", item: anItem({ id: "item-lamp", version: 2, title: "Paper Lamp" }) });
    await shopper.page.waitForTimeout(200);

    shop.dropViewers();

    await eventually(() => shop.connections.length).toBe(2);
    expect(shop.connections).toEqual([undefined, "e1.1"]);
    shop.send(lampPinned);
    await eventually(pinText).toContain("Paper Lamp");
  });

  test("comes back after the app was down, with a quiet hint meanwhile; what is on screen stays", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await shopper.open("play");
    shop.isAppUp = false;
    shop.dropViewers();

    await eventually(() => shopper.part("hint").innerText()).toContain("Live updates paused");
    expect(await pinText()).toContain("Ocean Blue Shirt");

    shop.isAppUp = true;
    shop.snapshot = aSnapshot({ pins: lampPinned.pins, pinsVersion: 5 });
    await eventually(pinText).toContain("Paper Lamp");
    expect(await shopper.part("hint").isVisible()).toBe(false);
  });

  test("is not needed to buy what is in the cart, nor to watch", async () => {
    shop.isAppUp = false;
    shop.isStreamUp = true;
    shopper = await Shopper.arrive(browser, shop);

    await shopper.open("play");
    await eventually(() =>
      shopper.page.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime > 0),
    ).toBe(true);
    await shopper.open("basket");
    await shopper.page.getByText("Your basket is empty").waitFor();
  });

  test("brings the words of merchants as words", async () => {
    const title = `<img src=x onerror="document.title='taken'">`;
    shop.snapshot = aSnapshot({ items: [anItem({ title })], show: aShow({ title, host: title }) });
    shopper = await Shopper.arrive(browser, shop);

    await shopper.openPinned();

    expect(await shopper.field("title").textContent()).toBe(title);
    expect(await shopper.part("host").textContent()).toBe(`with ${title}`);
    expect(await shopper.page.title()).toBe("Paniere Demo");
  });
});

describe("the end of the show", () => {
  test("is said calmly: no pin, no badge, no more connections; the basket remains", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await shopper.open("play");

    shop.send({ kind: "show", show: aShow({ version: 2, state: "ended" }) });

    await eventually(() => shopper.part("notice").innerText()).toMatch(
      /The show is over\s+Your basket is still here\./,
    );
    expect(await shopper.pin.isVisible()).toBe(false);
    expect(await shopper.page.locator(".paniere-badge:visible").count()).toBe(0);
    await shopper.page.waitForTimeout(800);
    expect(shop.connections).toHaveLength(1);
    await shopper.open("basket");
    await shopper.page.getByText("Your basket is empty").waitFor();
  });
});

describe("the next show", () => {
  test("is a quiet pill with its time, and no connection while it is far away", async () => {
    shop.show = { ...planned(0), startsAt: "2099-06-05T18:30:00.000Z" };
    shopper = await Shopper.arrive(browser, shop, { timezoneId: "Europe/Rome" });

    expect(await shopper.part("pill").innerText()).toBe("Next live show · Fri, Jun 5, 8:30 PM\nAutumn, by the sea");
    // Its two lines have the room that they need, in whichever corner it lies.
    const lines = shopper.part("pill").locator("p");
    expect(await lines.evaluate((text) => text.scrollWidth - text.clientWidth)).toBe(0);
    expect((await lines.boundingBox())?.height).toBeLessThan(50);
    expect(await shopper.part("frame").isVisible()).toBe(false);
    expect(shop.connections).toEqual([]);
  });

  test("stays away once it was hidden, from page to page", async () => {
    shop.show = planned(300);
    shopper = await Shopper.arrive(browser, shop);

    await shopper.page.getByRole("button", { name: "Hide" }).click();
    await shopper.page.reload();

    expect(await shopper.part("pill").isVisible()).toBe(false);
  });

  test("is not told where the merchant does not want it", async () => {
    shop.show = planned(300);
    shop.settings = { show_next: false };
    shopper = await Shopper.arrive(browser, shop);

    expect(await shopper.part("pill").isVisible()).toBe(false);
  });

  test("turns into the player when it goes live", async () => {
    shop.show = planned(20);
    shop.snapshot = aSnapshot({ show: aShow({ state: "scheduled" }), pins: [] });
    shopper = await Shopper.arrive(browser, shop);
    await eventually(() => shop.connections.length).toBe(1);
    expect(await shopper.part("pill").isVisible()).toBe(true);

    shop.send({ kind: "show", show: aShow({ version: 2 }) });

    await shopper.part("frame").waitFor();
    expect(await shopper.part("pill").isVisible()).toBe(false);
    expect(await shopper.part("news").textContent()).toBe("Live now: Autumn, by the sea");
  });
});

describe("the video", () => {
  test("waits for a stream that is late, then plays", async () => {
    shop.snapshot = aSnapshot({ show: aShow({ startsAt: new Date(Date.now() - 60_000).toISOString() }) });
    shopper = await Shopper.arrive(browser, shop);
    await shopper.open("play");
    await eventually(() => shopper.part("notice").innerText()).toContain("The stream is late");

    shop.isStreamUp = true;

    await eventually(() => shopper.part("play").getAttribute("aria-label")).toBe("Pause");
    expect(await shopper.part("notice").isVisible()).toBe(false);
  });

  test("that a browser cannot play is said so, and all else works", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await shopper.page.addInitScript(() => {
      Reflect.deleteProperty(window, "MediaSource");
      Reflect.deleteProperty(window, "ManagedMediaSource");
      HTMLMediaElement.prototype.canPlayType = () => "";
    });
    await shopper.page.reload();

    await shopper.open("play");

    await eventually(() => shopper.part("notice").innerText()).toContain("The video cannot be played here");
    await shopper.openPinned();
  });

  test("is paused, muted and made small, and goes on small on the next page", async () => {
    shop.isStreamUp = true;
    shopper = await Shopper.arrive(browser, shop, { viewport: phone });
    await shopper.open("play");
    const play = shopper.part("play");
    await eventually(() => play.getAttribute("aria-label")).toBe("Pause");

    await shopper.part("mute").click();
    await eventually(() => shopper.part("mute").getAttribute("aria-label")).toBe("Sound on");
    await play.click();
    await eventually(() => play.getAttribute("aria-label")).toBe("Play");
    await play.click();
    await eventually(() => play.getAttribute("aria-label")).toBe("Pause");
    await shopper.page.reload();

    await eventually(() => play.getAttribute("aria-label")).toBe("Open the live show");
    expect(await shopper.part("frame").getAttribute("data-size")).toBe("mini");
  });

  test("rests in the bubble, which stays a bubble on the next page", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await shopper.part("smaller").click();
    expect(await shopper.part("bubble").evaluate((bubble) => bubble === document.activeElement)).toBe(true);

    await shopper.page.reload();
    expect(await shopper.part("bubble").isVisible()).toBe(true);
    await shopper.part("bubble").click();

    expect(await shopper.part("frame").getAttribute("data-size")).toBe("mini");
  });
});

test("without JavaScript there is a card with the stream and the cart", async () => {
  shopper = await Shopper.arrive(browser, shop, { javaScriptEnabled: false });

  const card = shopper.page.locator(".paniere-plain");
  expect(await card.innerText()).toMatch(/Autumn, by the sea\s+with Giulia Moretti/);
  expect(await card.getByRole("link", { name: "Open the stream" }).getAttribute("href")).toBe("/stream/live.m3u8");
  expect(await card.getByRole("link", { name: "View cart" }).getAttribute("href")).toBe("/cart");
});
