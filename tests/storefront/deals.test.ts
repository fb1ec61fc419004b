import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DealView, ItemView } from "../../app/live/message.ts";
import type { FakeShop } from "./fake-shop.ts";
import { aHeldLamp, aLampSnapshot, anItem, aShow, aVariant, euros, onDeal } from "./line-up.ts";
import { eventually, openBrowser, openShop, Shopper } from "./shopper.ts";
import { themeActions } from "./theme-actions.ts";

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
  shop.cart.codes.set("LIVE-LAMP", { of: "2", off: 1000 });
});
afterEach(async () => {
  await shopper.leave();
  await shop.stop();
});

const lampTitle = "Paper Lamp with a Walnut Foot, Large";
const lamp = anItem({
  id: "item-lamp",
  position: 1,
  title: lampTitle,
  variants: [aVariant({ id: "201", price: euros(5900), available: 3 })],
});
const deal = () => shopper.page.locator("paniere-sheet paniere-deal");
const line = () => shopper.page.locator(".paniere-line").first();
const note = () => line().locator("[data-field='note']").textContent();
const news = () => shopper.part("news").textContent();
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

function sell(item: ItemView): void {
  shop.snapshot = aLampSnapshot(item);
}
function tell(item: ItemView, version: number): void {
  shop.send({ kind: "item", item: { ...item, version } });
}
async function arrive(): Promise<void> {
  shopper = await Shopper.arrive(browser, shop);
}
async function lookAt(changes: Partial<DealView> = {}): Promise<void> {
  sell(onDeal(lamp, 4900, changes));
  await arrive();
  await shopper.openPinned();
}
async function addAndOpenBasket(): Promise<void> {
  await shopper.add.click();
  await eventually(() => shopper.part("sheet").isVisible()).toBe(false);
  await shopper.open("basket");
  await line().waitFor();
}

describe("a running deal", () => {
  test("stands on the item with its price against the other, its end, its units, and how many a shopper may have", async () => {
    await lookAt({ endsAt: inSeconds(300), unitsLeft: 7, perShopper: 2 });

    expect(await deal().innerText()).toMatch(
      /^Live deal\s+ends in\s+(5:00|4:5\d)\s+7 left at this price\s+Up to 2 per shopper$/,
    );
    expect(await shopper.field("price").textContent()).toBe("€49.00");
    expect(await shopper.field("regular-text").textContent()).toBe("€59.00");
    const more = shopper.page.locator("paniere-sheet [data-step='1']");
    await more.click();
    await more.click({ force: true });
    expect(await shopper.field("number").textContent()).toBe("2");
  });

  test("counts its units down as the stream says, and its time in a timer that is not read out", async () => {
    await lookAt({ unitsLeft: 7 });
    const clock = deal().locator("[data-field='deal-clock']");
    expect(await clock.getAttribute("role")).toBe("timer");
    expect(await clock.evaluate((each) => each.closest("[aria-live], [role=status], [role=alert]"))).toBeNull();
    const before = await clock.textContent();
    const said = await news();

    tell(onDeal(lamp, 4900, { unitsLeft: 6 }), 5);

    await eventually(() => deal().innerText()).toContain("6 left at this price");
    await eventually(() => clock.textContent()).not.toBe(before);
    expect(await news()).toBe(said);
  });

  test("without an end has no countdown", async () => {
    await lookAt({ endsAt: null });

    expect(await deal().innerText()).toBe("Live deal");
    expect(await deal().locator("[role=timer]").isVisible()).toBe(false);
  });

  test("stands over the picture, where the player is open", async () => {
    sell(onDeal(lamp, 4900, { endsAt: inSeconds(300) }));
    await arrive();
    await shopper.open("play");

    await eventually(() => shopper.page.locator("paniere-held paniere-deal").innerText()).toMatch(
      /Live deal\s+ends in\s+4:5\d/,
    );
  });

  test("is marked in the line-up, and so is all that is on screen", async () => {
    sell(onDeal(lamp, 4900));
    shop.snapshot = {
      ...aLampSnapshot(onDeal(lamp, 4900)),
      pins: ["item-lamp", "item-bag"].map((itemId) => ({ id: `pin-${itemId}`, itemId, at: "", until: null })),
    };
    await arrive();
    await shopper.open("play");
    await shopper.open("line-up");

    const [shirt = "", paperLamp = "", bag = ""] = await shopper.page.locator(".paniere-row").allInnerTexts();
    expect(shirt).not.toMatch(/On screen now|Live deal/);
    expect(paperLamp).toMatch(/On screen now[\s\S]*Live deal/);
    expect(bag).toMatch(/On screen now/);
  });
});

describe("at its end a deal", () => {
  test("is over that second on the item: said, without its countdown, at the price of before; the stream need not say so", async () => {
    await lookAt({ endsAt: inSeconds(4) });
    expect(await deal().isVisible()).toBe(true);

    await eventually(() => shopper.field("news").textContent()).toBe("The deal is over.");

    expect(await deal().isVisible()).toBe(false);
    expect(await shopper.field("price").textContent()).toBe("€59.00");
    await shopper.add.click();
    await eventually(() => shop.cart.requests.length).toBe(1);
    expect(shop.cart.entered).toEqual([]);
  });

  test("stays in the basket's line at the cart's own price, and is said there and read out once", async () => {
    await lookAt();
    await addAndOpenBasket();
    expect(await shopper.field("total").textContent()).toBe("€49.00");
    expect(shop.cart.entered).toEqual(["LIVE-LAMP"]);
    shop.cart.codes.delete("LIVE-LAMP");

    tell(lamp, 9);

    await eventually(note).toBe("The deal is over. Price changed: €49.00 → €59.00");
    expect(await shopper.field("total").textContent()).toBe("€59.00");
    expect(await line().count()).toBe(1);
    expect(await news()).toBe(`${lampTitle}: The deal is over. Price changed: €49.00 → €59.00`);
    await eventually(() => shop.cart.entered).toEqual([]);
  });

  test("says the change of price until it is seen, that the deal is over even then", async () => {
    await lookAt();
    await addAndOpenBasket();
    shop.cart.codes.delete("LIVE-LAMP");
    tell(lamp, 9);
    await eventually(note).toContain("€49.00 → €59.00");

    sell({ ...lamp, version: 9 });
    await shopper.page.keyboard.press("Escape");
    await shopper.page.reload();
    await shopper.open("basket");

    await eventually(note).toBe("The deal is over.");
  });

  test("leaves what is held at its price at that price, and says so", async () => {
    const held = { ...lamp, ...aHeldLamp() };
    shop.holds.free.set("201", 3);
    shop.holds.deal = { dealId: "deal-1", dealCode: "LIVE-LAMP" };
    sell(onDeal(held, 4900));
    await arrive();
    await shopper.openPinned();
    await addAndOpenBasket();

    tell(held, 9);

    await eventually(note).toBe("Held at the deal’s price.");
    expect(await line().innerText()).toMatch(/Held for you/);
    expect(await shopper.field("total").textContent()).toBe("€49.00");
    expect(shop.cart.entered).toEqual(["LIVE-LAMP"]);
  });
});

describe.each([
  ["a store that has Shopify.actions", themeActions],
  ["a store that has the AJAX Cart API alone", ""],
])("the code of a deal in %s", (_, script) => {
  beforeEach(() => {
    shop.themeScript = script;
  });

  test("goes along with its units, beside the shopper's own and another deal's", async () => {
    shop.cart.codes.set("WELCOME", { of: "", off: 100 });
    shop.cart.answer("/cart/update.js", { discount: "WELCOME,LIVE-SHIRT" });
    shop.cart.answer("/cart/add.js", { items: [{ id: "101", quantity: 1, properties: {} }] });
    await lookAt();

    await addAndOpenBasket();

    expect(shop.cart.entered).toEqual(["WELCOME", "LIVE-SHIRT", "LIVE-LAMP"]);
    expect(await shopper.field("total").textContent()).toBe("€66.90");
  });

  test("is kept when the quantity changes, goes with its line, and comes back with it", async () => {
    await lookAt();
    await addAndOpenBasket();

    await line().locator("[data-step='1']").click();
    await eventually(() => shopper.field("total").textContent()).toBe("€98.00");
    expect(shop.cart.entered).toEqual(["LIVE-LAMP"]);
    await line().getByRole("button", { name: "Remove" }).click();
    await eventually(() => shop.cart.entered).toEqual([]);
    await shopper.field("undo-button").click();

    await eventually(() => shopper.field("total").textContent()).toBe("€98.00");
    expect(shop.cart.entered).toEqual(["LIVE-LAMP"]);
  });

  test("that the store refuses is taken out again and said on the item, and on the line", async () => {
    shop.cart.codes.delete("LIVE-LAMP");
    await lookAt();

    await shopper.add.click();

    await eventually(() => shopper.field("message").textContent()).toBe(
      "Added to basket. The store did not accept the live price: the price in the cart counts.",
    );
    expect(shop.cart.entered).toEqual([]);
    await shopper.page.keyboard.press("Escape");
    await shopper.open("basket");
    await eventually(note).toBe("The store did not accept the live price: the price in the cart counts.");
    expect(await shopper.field("total").textContent()).toBe("€59.00");
  });

  test("joins what was in the basket before the deal began, whose price is said to have changed", async () => {
    sell(lamp);
    await arrive();
    await shopper.openPinned();
    await addAndOpenBasket();

    tell(onDeal(lamp, 4900), 9);

    await eventually(note).toBe("Price changed: €59.00 → €49.00");
    expect(shop.cart.entered).toEqual(["LIVE-LAMP"]);
  });
});

describe("what a shopper looks at", () => {
  test("says its old and its new price when that changes", async () => {
    sell(lamp);
    await arrive();
    await shopper.openPinned();

    tell({ ...lamp, variants: [aVariant({ id: "201", price: euros(6400), available: 3 })] }, 9);

    await eventually(() => shopper.field("news").textContent()).toBe("Price changed: €59.00 → €64.00");
  });

  test("says that it left the show, on its line too, and stays in the basket", async () => {
    sell(lamp);
    await arrive();
    await shopper.openPinned();
    await shopper.add.click();
    await shopper.openPinned();
    const without = aLampSnapshot();

    shop.send({ ...without, items: without.items.filter(({ id }) => id !== "item-lamp"), pins: [], pinsVersion: 9 });

    await eventually(() => shopper.field("news").textContent()).toBe("No longer in the show");
    expect(await shopper.add.getAttribute("aria-disabled")).toBe("true");
    await shopper.page.keyboard.press("Escape");
    await shopper.open("basket");
    await eventually(() => line().locator("[data-field='message']").textContent()).toBe("No longer in the show");
    expect(await shopper.page.getByRole("link", { name: "Check out" }).isVisible()).toBe(true);
  });

  test("says that the show is over, sells on at the store's price without a hold, and keeps the basket", async () => {
    const held = { ...lamp, ...aHeldLamp() };
    sell(onDeal(held, 4900));
    await arrive();
    await shopper.openPinned();

    shop.send({ kind: "show", show: aShow({ version: 2, state: "ended" }) });

    await eventually(() => shopper.field("news").textContent()).toBe("The show is over. The store’s own price counts.");
    expect(await shopper.field("price").textContent()).toBe("€59.00");
    await addAndOpenBasket();
    expect(shop.holds.count("holds")).toBe(0);
    await eventually(() => shopper.field("over").textContent()).toBe("The show is over. Your basket is still here.");
  });

  test("is added up in the cart's own currency, whatever the stream's is", async () => {
    const pounds = { amountMinor: 4200, currency: "GBP", text: "≈ £42.00" };
    sell({ ...lamp, variants: [aVariant({ id: "201", price: pounds, available: 3 })] });
    await arrive();
    await shopper.openPinned();
    expect(await shopper.field("price").textContent()).toBe("≈ £42.00");

    await addAndOpenBasket();

    expect(await shopper.field("total").textContent()).toBe("€59.00");
    shop.cart.currency = "CHF";
    await line().locator("[data-step='1']").click();
    await eventually(() => shopper.field("total").textContent()).toMatch(/^CHF\s118\.00$/);
    expect(await line().innerText()).not.toContain("Price changed");
  });
});
