import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeShop } from "./fake-shop.ts";
import { aHeldLamp, aLampSnapshot } from "./line-up.ts";
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
  shop.snapshot = aLampSnapshot(aHeldLamp());
  shop.holds.free.set("201", 3);
});
afterEach(async () => {
  await shopper.leave();
  await shop.stop();
});

const arrive = async () => {
  shopper = await Shopper.arrive(browser, shop);
};
/** Taps the pinned lamp into the basket. */
async function tap(): Promise<void> {
  await shopper.openPinned();
  await shopper.add.click();
  await eventually(() => shopper.part("sheet").isVisible()).toBe(false);
}
const line = () => shopper.page.locator(".paniere-line").first();
const hold = () => line().locator("[data-field='hold']");
const button = (name: RegExp | string) => shopper.page.getByRole("button", { name });
/** What the cart was told of a line's hold, newest last. */
const marks = () =>
  shop.cart.requests.map(({ body }) => /"_paniere_hold":"1\.1\.([^.]+)\.(\d+)/.exec(JSON.stringify(body))?.slice(1, 3));

describe("a tap", () => {
  test("holds the units, then puts them into the cart with the hold's mark, and says how long they are held", async () => {
    await arrive();

    await tap();

    const [asked] = shop.holds.requests.filter(({ path }) => path === "holds");
    expect(asked?.body).toMatchObject({
      show: "show-1",
      item: "item-lamp",
      pin: "pin-2",
      variant: "201",
      units: 1,
      shopper: "token-1",
    });
    expect(asked?.body["id"]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(marks()).toEqual([[asked?.body["id"], "1"]]);
    expect(await shopper.part("news").textContent()).toMatch(
      /^Added to basket: Paper Lamp.*\. Held for you (10:00|9:5\d)$/,
    );
    expect(await shopper.part("held").innerText()).toMatch(/9:5\d|10:00/);
  });

  test("is answered on the item when others were faster, and nothing goes into the cart", async () => {
    shop.holds.refusal = { kind: "sold-out", left: 0, waiting: 2 };
    await arrive();
    await shopper.openPinned();

    await shopper.add.click();

    await eventually(() => shopper.field("message").textContent()).toBe(
      "Others were faster. You can join the waitlist.",
    );
    expect(shop.cart.requests).toEqual([]);
  });

  test.each([
    [{ kind: "sold-out", left: 2, waiting: 0 }, "Only 2 can be held for you."],
    [{ kind: "too-many", most: 5 }, "No more than 5 for one shopper in this show."],
    [{ kind: "slow-down", retryAfterMs: 29_400 }, "Too many holds that were not bought. Try again in 30 s."],
    [{ kind: "opening", retryAfterMs: 2000 }, "The stock is being made ready. Try again in 2 s."],
    [{ kind: "not-live" }, "Units are held while the show is live."],
    [{ kind: "gone" }, "This is no longer in the show."],
  ] as const)("that is refused %j is answered in words", async (refusal, words) => {
    shop.holds.refusal = refusal;
    await arrive();
    await shopper.openPinned();

    await shopper.add.click();

    await eventually(() => shopper.field("message").textContent()).toBe(words);
    expect(shop.cart.requests).toEqual([]);
    expect(await shopper.add.textContent()).toBe("Add to basket");
  });

  test("goes into the cart without a hold while the app is down: the store works without it", async () => {
    shop.holds.isUp = false;
    await arrive();

    await tap();

    expect(marks()).toEqual([undefined]);
    expect(shop.cart.requests[0]?.body).toMatchObject({ items: [{ id: "201", quantity: 1 }] });
  });

  test("with a token that the app forgot gets another one", async () => {
    await arrive();
    await tap();
    shop.holds.forgotten.add("token-1");

    await tap();

    expect(shop.holds.requests.filter(({ path }) => path === "holds").map(({ body }) => body["shopper"])).toEqual([
      "token-1",
      "token-1",
      "token-2",
    ]);
    expect(marks()).toHaveLength(2);
  });

  test("whose line the shop's checkout guard turns away says so, and gives the hold back", async () => {
    shop.cart.refusal = "“Paper Lamp” is kept for the live show right now.";
    await arrive();
    await shopper.openPinned();

    await shopper.add.click();

    await eventually(() => shopper.field("message").textContent()).toBe(shop.cart.refusal);
    await eventually(() => shop.holds.free.get("201")).toBe(3);
    expect(await shopper.part("held").innerText()).not.toMatch(/\d:\d\d/);
  });

  test("gets its units out of the store's reserve before they go into the cart", async () => {
    shop.holds.keeper = "reserve";
    await arrive();

    await tap();

    const paths = shop.holds.requests.map(({ path }) => path);
    expect(paths.indexOf("holds/checkout")).toBeGreaterThan(paths.indexOf("holds"));
    expect(marks()).toHaveLength(1);
  });

  test("of something that needs no hold asks the app for nothing", async () => {
    shop.snapshot = aLampSnapshot();
    await arrive();

    await tap();

    expect(shop.holds.requests).toEqual([]);
  });
});

describe("the basket's line", () => {
  test("counts down to the app's end of the hold, whatever the page's clock says", async () => {
    shop.holds.clockAheadMs = 3_600_000;
    await arrive();
    await tap();
    await shopper.open("basket");

    await eventually(() => hold().innerText()).toMatch(/Held for you\s+9:5\d/);
    const before = await hold().innerText();
    await shopper.page.waitForTimeout(1500);
    expect(await hold().innerText()).not.toBe(before);
  });

  test("stays when its hold ends, says so politely, and is held again with one tap", async () => {
    shop.holds.holdMs = 2500;
    await arrive();
    await tap();
    await shopper.open("basket");
    await eventually(() => hold().innerText()).toMatch(/Held for you/);

    await eventually(() => hold().innerText()).toMatch(/No longer held/);
    expect(await shopper.part("news").textContent()).toBe(
      "Paper Lamp with a Walnut Foot, Large is no longer held for you. It is still in your basket.",
    );
    expect(await line().count()).toBe(1);

    shop.holds.holdMs = 600_000;
    await button("Hold for me: Paper Lamp with a Walnut Foot, Large").click();
    await eventually(() => hold().innerText()).toMatch(/Held for you\s+(9:5\d|10:00)/);
    expect(marks().at(-1)).not.toEqual(marks().at(0));
    expect(shop.cart.requests.at(-1)).toMatchObject({
      path: "/cart/change.js",
      body: { quantity: 1, properties: { _paniere_show: "show-1", _paniere_item: "item-lamp", _paniere_pin: "pin-2" } },
    });
  });

  test("that lost its units to somebody else leads to the waitlist", async () => {
    shop.holds.holdMs = 1500;
    await arrive();
    await tap();
    await shopper.open("basket");
    await eventually(() => hold().innerText()).toMatch(/No longer held/);

    const [, lamp] = aLampSnapshot(aHeldLamp({ version: 2, variant: { available: 0 } })).items;
    if (lamp) shop.send({ kind: "item", item: lamp });
    await button(/^Join the waitlist: /).click();

    await eventually(() => shopper.add.textContent()).toBe("Join the waitlist");
  });

  test("holds one more with one tap, and is one line still", async () => {
    await arrive();
    await tap();
    await shopper.open("basket");

    await line().locator("[data-step='1']").click();

    await eventually(() => line().locator("[data-field='number']").textContent()).toBe("2");
    expect(await shopper.page.locator(".paniere-line").count()).toBe(1);
    expect(shop.holds.free.get("201")).toBe(1);
    expect(await shopper.field("total").textContent()).toBe("€118.00");
  });

  test("says why there is not one more, and keeps what it has", async () => {
    await arrive();
    await tap();
    await shopper.open("basket");
    shop.holds.refusal = { kind: "too-many", most: 1 };

    await line().locator("[data-step='1']").click();

    await eventually(() => line().locator("[data-field='message']").textContent()).toBe(
      "No more than 1 for one shopper in this show.",
    );
    expect(await hold().innerText()).toMatch(/Held for you/);
  });

  test("gives back the unit that is taken off, without losing the rest", async () => {
    await arrive();
    await shopper.openPinned();
    await shopper.page.locator("paniere-sheet [data-step='1']").click();
    await shopper.add.click();
    await shopper.open("basket");
    await eventually(() => shop.holds.free.get("201")).toBe(1);

    await line().locator("[data-step='-1']").click();

    await eventually(() => line().locator("[data-field='number']").textContent()).toBe("1");
    await eventually(() => shop.holds.free.get("201")).toBe(2);
    expect(await hold().innerText()).toMatch(/Held for you/);
  });

  test("that is removed gives its hold back, and holds anew when it is brought back", async () => {
    await arrive();
    await tap();
    await shopper.open("basket");

    await button(/^Remove /).click();
    await eventually(() => shop.holds.free.get("201")).toBe(3);
    await button("Undo").click();

    await eventually(() => shop.holds.free.get("201")).toBe(2);
    await eventually(() => hold().innerText()).toMatch(/Held for you/);
  });

  test("that came in without a hold is held with one tap", async () => {
    shop.holds.isUp = false;
    await arrive();
    await tap();
    shop.holds.isUp = true;
    await shopper.open("basket");
    await eventually(() => hold().innerText()).toMatch(/Not held/);

    await button(/^Hold for me: /).click();

    await eventually(() => hold().innerText()).toMatch(/Held for you/);
  });

  test("is known as held on the next page, and counted there without a tap", async () => {
    await arrive();
    await tap();

    await shopper.page.reload();

    await eventually(() => shopper.part("held").innerText()).toMatch(/9:\d\d/);
  });
});

test("a hold whose line is gone, bought perhaps this moment, is neither offered again nor given back", async () => {
  await arrive();
  await tap();
  const { cart } = shop;
  cart.answer("/cart/change.js", { id: cart.keys[0] ?? "", quantity: 0 });

  await shopper.page.reload();
  await eventually(() => shop.holds.count("holds/mine")).toBeGreaterThan(0);
  await shopper.open("basket");
  await shopper.page.getByText("Your basket is empty").waitFor();

  expect(await shopper.page.locator(".paniere-turn-line").count()).toBe(0);
  expect(await shopper.part("held").innerText()).not.toMatch(/\d:\d\d/);
  expect(shop.holds.count("holds/release")).toBe(0);
});

test("a tap whose line got lost on the way is offered again", async () => {
  await arrive();
  await shopper.openPinned();
  await shopper.page.route("**/cart/add.js", (route) => route.abort());
  await shopper.add.click();
  await eventually(() => shopper.field("message").textContent()).toBe("That did not work. Please try again.");
  await shopper.page.unroute("**/cart/add.js");

  await shopper.page.keyboard.press("Escape");
  await shopper.open("basket");
  const offered = shopper.page.locator(".paniere-turn-line");
  await eventually(() => offered.innerText()).toMatch(/1 × Paper Lamp[\s\S]*Held for you/);
  await offered.getByRole("button", { name: "Add to basket" }).click();

  await eventually(() => hold().innerText()).toMatch(/Held for you/);
  expect(shop.holds.count("holds")).toBe(1);
});

describe("with the keyboard alone", () => {
  test("an ended hold is held again, and the focus stays on the line", async () => {
    shop.holds.holdMs = 1500;
    await arrive();
    await tap();
    await shopper.open("basket");
    await eventually(() => hold().innerText()).toMatch(/No longer held/);
    shop.holds.holdMs = 600_000;
    await button(/^Hold for me: /).focus();

    await shopper.page.keyboard.press("Enter");

    await eventually(() => hold().innerText()).toMatch(/Held for you/);
    expect(await line().evaluate((each) => each.contains(document.activeElement))).toBe(true);
  });
});

describe("the way to the checkout", () => {
  test("gives every hold its full time first, and writes it on the line", async () => {
    await arrive();
    await tap();
    await shopper.open("basket");
    const first = marks()[0];
    await eventually(() => hold().innerText()).toMatch(/Held for you/);

    await shopper.page.getByRole("link", { name: "Check out" }).click();

    await shopper.page.waitForURL("**/checkout");
    expect(shop.holds.count("holds/renew")).toBe(1);
    expect(marks().at(-1)?.[0]).toBe(first?.[0]);
    expect(shop.cart.requests.at(-1)?.path).toBe("/cart/change.js");
  });

  test("stops once when something is held no longer; the next tap goes on", async () => {
    await arrive();
    await tap();
    await shopper.open("basket");
    await eventually(() => hold().innerText()).toMatch(/Held for you/);
    shop.holds.holds.clear();

    await shopper.page.getByRole("link", { name: "Check out" }).click();
    await eventually(() => shopper.field("message").first().textContent()).toMatch(/^Something is no longer held/);
    expect(await hold().innerText()).toMatch(/No longer held/);
    await shopper.page.getByRole("link", { name: "Check out" }).click();

    await shopper.page.waitForURL("**/checkout");
  });

  test("is open while the app is down", async () => {
    await arrive();
    await tap();
    await shopper.open("basket");
    await eventually(() => hold().innerText()).toMatch(/Held for you/);
    shop.holds.isUp = false;

    await shopper.page.getByRole("link", { name: "Check out" }).click();

    await shopper.page.waitForURL("**/checkout");
  });
});
