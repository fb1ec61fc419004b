import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { readUnits } from "../../scripts/demo/merchant.ts";
import { readOrder } from "../../scripts/demo/report.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 2, "Blue Bowl": 9 }));
const browser = await launchChromium();
afterAll(() => browser.close());

const shopUrl = onAir.house.devStore.addresses.shop;
const kept = "“Red Mug” is kept for the live show right now. Hold it there to buy it.";

async function aShopper(): Promise<Page> {
  const page = await (await aVisitor(browser)).newPage();
  await page.goto(shopUrl);
  return page;
}

/** Adds a mug to the cart on its own page in the store, past the show; answers what the store says against it. */
async function addPastTheShow(page: Page): Promise<string> {
  await page.goto(`${shopUrl}/products/red-mug`);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await answered;
  const error = page.locator("[data-form-error]");
  await page.locator("[data-add-button]:enabled").waitFor();
  return (await error.isVisible()) ? ((await error.textContent()) ?? "") : "";
}

async function holdInTheShow(page: Page): Promise<void> {
  await page.locator("paniere-pin").getByRole("button").filter({ hasText: "Red Mug" }).click();
  await page.getByRole("button", { name: "Add to basket" }).click();
  await page.getByRole("button", { name: /^Open basket, units: 1/ }).waitFor();
}

const payment = {
  Email: "shopper@example.com",
  "First name": "Ada",
  "Last name": "Rossi",
  Address: "Via della Cesta 12",
  "Postal code": "40121",
  City: "Bologna",
  "Card number": "1",
  "Expiry date (MM / YY)": "12 / 39",
  "Security code": "123",
};

async function pay(page: Page): Promise<void> {
  await page.getByLabel("Country").selectOption("IT");
  for (const [label, text] of Object.entries(payment)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: "Pay now" }).click();
}

test("during the show the checkout takes the cart of who holds, and turns the others away in words", async () => {
  const early = await aShopper();
  expect(await addPastTheShow(early)).toBe("");
  const holder = await aShopper();
  await holdInTheShow(holder);
  const late = await aShopper();
  await expect.poll(() => addPastTheShow(late), { timeout: 20_000 }).toBe(kept);

  await early.goto(`${shopUrl}/checkout`);
  await early.getByText(kept).first().waitFor();

  await holder.getByRole("button", { name: /^Open basket/ }).click();
  await holder.getByRole("link", { name: "Check out" }).click();
  await pay(holder);
  await holder.getByRole("heading", { name: /^Thank you/ }).waitFor();
  const name = (await holder.locator("[data-order-name]").textContent())?.trim() ?? "";
  const { steps, merchant } = onAir;
  const order = await steps.until("the order", 20_000, () => readOrder(merchant, name));
  expect(order.lineItems[0]?.properties["_paniere_hold"]).toMatch(/^1\.1\.[0-9a-f-]{36}\.1\.\d+\.[0-9a-f]{16}$/);
  expect(await readUnits(merchant, order.lineItems[0]?.variantId ?? "")).toBe(1);
});
