import { afterAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { readUnits } from "../../scripts/demo/merchant.ts";
import { readOrder } from "../../scripts/demo/report.ts";
import { buyPinned } from "../../scripts/demo/shopper.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 1, "Blue Bowl": 0 }));
const browser = await launchChromium();
afterAll(() => browser.close());

test("a shopper sees the last unit go to another, on the stream and without reloading, and cannot add it; the order carries its show", async () => {
  const { steps, show, merchant, house } = onAir;
  const shopUrl = house.devStore.addresses.shop;
  const first = await (await aVisitor(browser)).newPage();
  await first.goto(shopUrl);
  const pin = first.locator("paniere-pin").getByRole("button");
  await pin.filter({ hasText: "1 left" }).waitFor();
  await pin.click();
  const add = first.locator("paniere-product").getByRole("button", { name: "Add to basket" });
  await add.waitFor();
  await first.evaluate(() => Object.assign(window, { isTheSamePage: true }));

  const second = await (await aVisitor(browser)).newPage();
  const orderName = await buyPinned({ steps, page: second, shopUrl, pinnedTitle: show.pinned.title });

  await first.locator("paniere-product").getByRole("button", { name: "Join the waitlist" }).waitFor();
  expect(await first.locator("paniere-product").getByText("Sold out", { exact: true }).isVisible()).toBe(true);
  expect(await add.count()).toBe(0);
  expect(await first.evaluate(() => "isTheSamePage" in window)).toBe(true);
  expect(await unitsInCart(first.url())).toBe(0);
  const order = await steps.until("the order with its show", 20_000, async () => {
    const found = await readOrder(merchant, orderName);
    return found?.tags.includes("Paniere") === true && found.metafields.length > 0 && found;
  });
  expect(order.tags).toEqual(["Paniere", `Paniere: ${show.title}`]);
  expect(JSON.parse(order.metafields[0]?.value ?? "")).toMatchObject({
    v: 1,
    sales: [{ quantity: 1, show: { id: show.id, title: show.title }, host: "Giulia" }],
  });
  expect(await readUnits(merchant, order.lineItems[0]?.variantId ?? "")).toBe(0);

  async function unitsInCart(shop: string): Promise<number> {
    return first.evaluate(async (address) => {
      const cart: unknown = await (await fetch(new URL("/cart.js", address))).json();
      return typeof cart === "object" && cart !== null && "item_count" in cart ? Number(cart.item_count) : Number.NaN;
    }, shop);
  }
});
