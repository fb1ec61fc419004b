import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeShop } from "./fake-shop.ts";
import { aHeldLamp, aLampSnapshot } from "./line-up.ts";
import { eventually, openBrowser, openShop, Shopper } from "./shopper.ts";
import { themeActions } from "./theme-actions.ts";

let browser: Browser;
let shop: FakeShop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await shopper.leave();
  await shop.stop();
});

const line = () => shopper.page.locator(".paniere-line").first();
const units = () => line().locator("[data-field='number']").textContent();
const refusal = () => line().locator("[data-field='message']").textContent();
const more = () => line().locator("[data-step='1']");
const sheetMessage = () => shopper.field("message").first().textContent();
const lampLine = { items: [{ id: "201", quantity: 2, properties: { _paniere_show: "show-1" } }] };
const failed = "That did not work. Please try again.";

const stores = [
  ["that has Shopify.actions", themeActions],
  ["that has the AJAX Cart API alone", ""],
] as const;

describe.each(stores)("in a store %s", (_, script) => {
  beforeEach(async () => {
    shop = await openShop();
    shop.isStreamUp = false;
    shop.themeScript = script;
    shop.snapshot = aLampSnapshot();
  });

  async function withTwoLamps(): Promise<void> {
    shop.cart.answer("/cart/add.js", lampLine);
    shop.cart.requests.length = 0;
    shopper = await Shopper.arrive(browser, shop);
    await shopper.open("basket");
    await line().waitFor();
  }

  test("units are added without leaving the page, and the theme is told where it can be", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await shopper.page.evaluate("window.isTheSamePage = true");
    await shopper.openPinned();

    await shopper.add.click();

    await eventually(() => shopper.part("basket").getAttribute("aria-label")).toBe("Open basket, units: 1");
    expect(await shopper.page.evaluate("window.isTheSamePage")).toBe(true);
    expect(await shopper.page.evaluate("window.updates?.length ?? 0")).toBe(script ? 1 : 0);
  });

  test("one more, one less, none, and back again", async () => {
    await withTwoLamps();

    await more().click();
    await eventually(units).toBe("3");
    await line().locator("[data-step='-1']").click();
    await eventually(units).toBe("2");
    await line().getByRole("button", { name: "Remove" }).click();
    await eventually(() => shopper.page.getByText("Your basket is empty").isVisible()).toBe(true);
    await shopper.field("undo-button").click();

    await eventually(units).toBe("2");
    expect(shop.cart.requests.at(-1)?.body).toEqual(lampLine);
  });

  test("a refusal is said in the store's words, where it happened, and changes nothing", async () => {
    await withTwoLamps();
    shop.cart.setStock("201", 2);

    await more().click();

    await eventually(refusal).toBe("You can only add 2 Paper Lamp with a Walnut Foot, Large to the cart.");
    expect(await units()).toBe("2");
    await shopper.page.keyboard.press("Escape");
    shop.cart.setStock("201", 0);
    await shopper.openPinned();
    await shopper.add.click();
    await eventually(sheetMessage).toBe("The product 'Paper Lamp with a Walnut Foot, Large' is already sold out.");
  });

  test("a store that does not answer leaves product and basket as they are; the next tap works", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();
    await shopper.page.route("**/cart/*.js", (route) => route.abort());
    await shopper.add.click();
    await eventually(sheetMessage).toBe(failed);
    expect(await shopper.add.textContent()).toBe("Add to basket");
    await shopper.page.unroute("**/cart/*.js");
    await shopper.add.click();
    await shopper.part("toast").waitFor();

    await shopper.open("basket");
    await eventually(units).toBe("1");
    await shopper.page.route("**/cart/change.js", (route) => route.fulfill({ status: 500, body: "" }));
    await more().click();
    await eventually(refusal).toBe(failed);
    await shopper.page.unroute("**/cart/change.js");
    await more().click();
    await eventually(units).toBe("2");
    expect(await refusal()).toBe("");
  });

  test("a slow store is waited for, and taps meanwhile count once", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    await shopper.page.route("**/cart/add.js", async (route) => {
      await gate;
      await route.continue();
    });

    await shopper.add.click();
    await eventually(() => shopper.add.textContent()).toBe("Adding…");
    await shopper.add.click({ force: true });
    await shopper.add.press("Enter");
    letGo();

    await eventually(() => shopper.part("sheet").isVisible()).toBe(false);
    expect(shop.cart.requests.filter(({ path }) => path === "/cart/add.js")).toHaveLength(1);
  });

  test("two taps at once on a step are one unit", async () => {
    await withTwoLamps();

    await more().evaluate((step) => {
      step.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      step.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    });

    await eventually(units).toBe("3");
    expect(shop.cart.requests.filter(({ path }) => path === "/cart/change.js")).toHaveLength(1);
  });

  test("a line that another tab removed is not brought back by a tap on it: the basket shows what there is", async () => {
    await withTwoLamps();
    shop.cart.answer("/cart/change.js", { id: shop.cart.keys[0] ?? "", quantity: 0 });

    await more().click();

    await eventually(() => shopper.page.getByText("Your basket is empty").isVisible()).toBe(true);
  });

  test("what another tab changed is there when the shopper comes back to this one", async () => {
    await withTwoLamps();
    shop.cart.answer("/cart/change.js", { id: shop.cart.keys[0] ?? "", quantity: 1 });

    await shopper.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

    await eventually(units).toBe("1");
    expect(await shopper.part("basket").getAttribute("aria-label")).toBe("Open basket, units: 1");
  });

  test("what the theme's own cart changed is there at once", async () => {
    await withTwoLamps();
    shop.cart.answer("/cart/change.js", { id: shop.cart.keys[0] ?? "", quantity: 3 });

    await shopper.page.evaluate(() => {
      const promise = Promise.resolve({ cart: { totalQuantity: 3 } });
      document.dispatchEvent(Object.assign(new Event("shopify:cart:lines-update"), { promise }));
    });

    await eventually(units).toBe("3");
  });

  test("a held unit keeps its mark through every change", async () => {
    shop.snapshot = aLampSnapshot(aHeldLamp());
    shop.holds.free.set("201", 3);
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();
    await shopper.add.click();
    await eventually(() => shopper.part("sheet").isVisible()).toBe(false);
    await shopper.open("basket");
    await line().waitFor();

    await more().click();
    await eventually(units).toBe("2");
    await line().locator("[data-step='-1']").click();
    await eventually(units).toBe("1");

    expect(shop.cart.keys).toHaveLength(1);
    expect(shop.cart.keys[0]).toContain("_paniere_hold");
    await eventually(() => shop.holds.free.get("201")).toBe(2);
  });
});
