import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeShop } from "./fake-shop.ts";
import { aLampSnapshot, anItem, aVariant, euros } from "./line-up.ts";
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
  // What is sold here needs no picture, and decoding one is dear where there is no graphics card.
  shop.isStreamUp = false;
});
afterEach(async () => {
  await shopper.leave();
  await shop.stop();
});

const soldOutLamp = anItem({
  id: "item-lamp",
  version: 2,
  title: "Paper Lamp with a Walnut Foot, Large",
  variants: [aVariant({ id: "201", price: euros(5900), available: 0 })],
});

describe("the pinned product", () => {
  test("stands on screen with its live price, before any tap and any heavy script", async () => {
    const asked: string[] = [];
    shopper = await Shopper.arrive(browser, shop);
    shopper.page.on("request", (request) => asked.push(request.url()));
    await shopper.page.reload();

    await shopper.pin.waitFor();

    expect(await shopper.pin.innerText()).toContain("€19.90");
    expect(await shopper.part("news").textContent()).toBe("Now showing: Ocean Blue Shirt, €19.90");
    expect(asked.filter((url) => /hls|show-(stage|player|sheet)|\/stream\//.test(url))).toEqual([]);
  });

  test("goes into the cart with show, item and pin written on the line, and with the code of its price", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();
    await shopper.page.getByRole("radio", { name: "Sand" }).check();
    await shopper.page.locator("paniere-sheet [data-step='1']").click();

    await shopper.add.click();

    await eventually(() => shopper.part("basket").getAttribute("aria-label")).toBe("Open basket, units: 2");
    expect(shop.cart.requests).toEqual([
      {
        path: "/cart/add.js",
        body: {
          items: [
            {
              id: "102",
              quantity: 2,
              properties: { _paniere_show: "show-1", _paniere_item: "item-shirt", _paniere_pin: "pin-1" },
            },
          ],
        },
      },
      { path: "/cart/update.js", body: { discount: "LIVE-SHIRT" } },
    ]);
    expect(await shopper.part("news").textContent()).toBe("Added to basket: Ocean Blue Shirt");
  });

  test("goes through the theme's actions where a store has them", async () => {
    shop.themeScript = `window.asked = []; window.Shopify = { actions: { updateCart: async (payload) => {
      asked.push(payload); return { cart: { totalQuantity: 1 }, warnings: asked.length > 1 ? [{ code: "MERCHANDISE_OUT_OF_STOCK", message: "Gone." }] : [] }; } } };`;
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();
    await shopper.add.click();
    await shopper.part("toast").waitFor();

    expect(await shopper.page.evaluate("asked")).toEqual([
      {
        lines: [
          {
            merchandiseId: "gid://shopify/ProductVariant/101",
            quantity: 1,
            attributes: [
              { key: "_paniere_show", value: "show-1" },
              { key: "_paniere_item", value: "item-shirt" },
              { key: "_paniere_pin", value: "pin-1" },
            ],
          },
        ],
        discountCodes: ["LIVE-SHIRT"],
      },
    ]);
    expect(shop.cart.requests).toEqual([]);

    await shopper.openPinned();
    await shopper.add.click();
    await eventually(() => shopper.field("message").textContent()).toBe("Gone.");
  });

  test("a change of the theme's own cart reaches the basket's count", async () => {
    shopper = await Shopper.arrive(browser, shop);

    await shopper.page.evaluate(() => {
      const promise = Promise.resolve({ cart: { totalQuantity: 5 } });
      document.dispatchEvent(Object.assign(new Event("shopify:cart:lines-update"), { promise }));
    });

    await eventually(() => shopper.page.locator(".paniere-basket [data-count]").textContent()).toBe("5");
  });
});

describe("sold out", () => {
  test("while a shopper looks at it: said on the stream, and it cannot be added, without a reload", async () => {
    shop.snapshot = aLampSnapshot();
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();
    expect(await shopper.field("stock").textContent()).toBe("3 left");
    await shopper.page.evaluate("window.isTheSamePage = true");

    shop.send({ kind: "item", item: soldOutLamp });

    await eventually(() => shopper.add.textContent()).toBe("Sold out");
    expect(await shopper.pin.innerText()).toContain("Sold out");
    expect(await shopper.part("news").textContent()).toContain("Sold out");
    await shopper.add.dispatchEvent("click");
    await shopper.add.press("Enter");
    expect(shop.cart.requests).toEqual([]);
    expect(await shopper.page.evaluate("window.isTheSamePage")).toBe(true);
  });

  test("a moment before the stream knows: the store's words stand beside the button", async () => {
    shop.snapshot = aLampSnapshot();
    shop.cart.setStock("201", 0);
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();

    await shopper.add.click();

    await eventually(() => shopper.field("message").textContent()).toBe(
      "The product 'Paper Lamp with a Walnut Foot, Large' is already sold out.",
    );
    expect(await shopper.part("basket").getAttribute("aria-label")).toBe("Open basket, units: 0");
    expect(await shopper.add.textContent()).toBe("Add to basket");
  });

  test("the quantity ends where the stock ends", async () => {
    shop.snapshot = aLampSnapshot();
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();
    const more = shopper.page.locator("paniere-sheet [data-step='1']");

    await more.click();
    await more.click();
    await more.click({ force: true });

    expect(await shopper.field("number").textContent()).toBe("3");
    expect(await more.getAttribute("aria-disabled")).toBe("true");
  });
});

describe("the line-up", () => {
  test("sells what is not pinned, with no pin written on the line", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await shopper.open("play");
    await shopper.open("line-up");
    expect(await shopper.page.locator(".paniere-row").allInnerTexts()).toEqual([
      expect.stringContaining("On screen now"),
      expect.stringContaining("3 left"),
      expect.stringContaining("Sold out"),
    ]);

    await shopper.page.locator(".paniere-row").nth(1).click();
    await shopper.add.click();

    await eventually(() => shop.cart.requests.length).toBe(1);
    expect(shop.cart.requests[0]?.body).toMatchObject({
      items: [{ id: "201", properties: { _paniere_show: "show-1", _paniere_item: "item-lamp" } }],
    });
    expect(JSON.stringify(shop.cart.requests)).not.toContain("_paniere_pin");
  });
});

describe("the basket", () => {
  async function withShirtAndLamp(): Promise<void> {
    shop.cart.answer("/cart/add.js", { items: [{ id: "201", quantity: 2, properties: { _paniere_show: "show-1" } }] });
    shop.cart.answer("/cart/add.js", { items: [{ id: "101", quantity: 1, properties: {} }] });
    shopper = await Shopper.arrive(browser, shop);
    await shopper.open("basket");
    await shopper.page.locator(".paniere-line").first().waitFor();
  }
  const line = (title: string) => shopper.page.locator(".paniere-line", { hasText: title });
  const total = () => shopper.field("total").textContent();

  test("changes quantities, bounded by the stock, with the total from the store", async () => {
    await withShirtAndLamp();
    expect(await total()).toBe("€142.90");

    await line("Lamp").locator("[data-step='1']").click();

    await eventually(total).toBe("€201.90");
    expect(await line("Lamp").locator("[data-step='1']").getAttribute("aria-disabled")).toBe("true");
    expect(
      await line("Lamp")
        .locator("[data-step='1']")
        .evaluate((step) => step === document.activeElement),
    ).toBe(true);
  });

  test("removes a line and brings it back with its hidden properties", async () => {
    await withShirtAndLamp();

    await line("Lamp").getByRole("button", { name: "Remove Paper Lamp with a Walnut Foot, Large" }).click();
    await eventually(total).toBe("€24.90");
    expect(await shopper.field("undo-text").textContent()).toBe("Removed: Paper Lamp with a Walnut Foot, Large");
    expect(await shopper.field("undo-button").evaluate((undo) => undo === document.activeElement)).toBe(true);
    await shopper.page.keyboard.press("Enter");

    await eventually(total).toBe("€142.90");
    expect(shop.cart.requests.at(-1)?.body).toEqual({
      items: [{ id: "201", quantity: 2, properties: { _paniere_show: "show-1" } }],
    });
  });

  test("says on the line what the store refuses", async () => {
    await withShirtAndLamp();
    shop.cart.setStock("201", 2);

    await line("Lamp").locator("[data-step='1']").click();

    await eventually(() => line("Lamp").locator("[data-field='message']").textContent()).toBe(
      "You can only add 2 Paper Lamp with a Walnut Foot, Large to the cart.",
    );
  });

  test("says on the line what sold out since", async () => {
    await withShirtAndLamp();

    shop.send({ kind: "item", item: soldOutLamp });

    await eventually(() => line("Lamp").locator("[data-field='message']").textContent()).toBe("Sold out");
    expect(await line("Shirt").locator("[data-field='message']").isVisible()).toBe(false);
  });

  test("leads to the store's own checkout and cart", async () => {
    await withShirtAndLamp();

    expect(await shopper.page.getByRole("link", { name: "Check out" }).getAttribute("href")).toBe("/checkout");
    expect(await shopper.page.getByRole("link", { name: "View cart" }).getAttribute("href")).toBe("/cart");
  });

  test("that is empty leads to the products", async () => {
    shopper = await Shopper.arrive(browser, shop);
    await shopper.open("basket");
    await shopper.page.getByText("Your basket is empty").waitFor();

    await shopper.page.locator("paniere-sheet").getByRole("button", { name: "All products" }).click();

    await eventually(() => shopper.page.locator(".paniere-row").count()).toBe(3);
  });
});
