import type { Page } from "playwright-core";
import { NotHeld, type Steps } from "./steps.ts";

const patienceMs = 30_000;

const shopper = {
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

export interface Purchase {
  readonly steps: Steps;
  readonly page: Page;
  /** The shop as a person reaches it: http://localhost:4501 */
  readonly shopUrl: string;
  /** What the shopper should see on the stream */
  readonly pinnedTitle: string;
}

/** Buys the pinned product from the basket on the stream, through the store's own checkout; answers the order's name. */
export async function buyPinned({ steps, page, shopUrl, pinnedTitle }: Purchase): Promise<string> {
  page.setDefaultTimeout(patienceMs);
  await steps.run("A shopper opens the shop and sees the pinned product on the stream", async () => {
    await page.goto(shopUrl);
    await pinOf(page).filter({ hasText: pinnedTitle }).waitFor();
  });
  await steps.run("Taps it and chooses a variant", async () => {
    await pinOf(page).click();
    await page.getByRole("button", { name: "Add to basket" }).waitFor();
    await chooseVariant(page);
  });
  await steps.run("Adds it to the basket", async () => {
    await page.getByRole("button", { name: "Add to basket" }).click();
    await page.getByRole("button", { name: /^Open basket, units: [1-9]/ }).waitFor();
  });
  await steps.run("Opens the basket and goes to the store's checkout", async () => {
    await page.getByRole("button", { name: /^Open basket/ }).click();
    await page.getByRole("link", { name: "Check out" }).click();
    await page.getByRole("button", { name: "Pay now" }).waitFor();
  });
  return steps.run("Gives an address and makes a test payment", async () => {
    await page.getByLabel("Country").selectOption("IT");
    for (const [label, text] of Object.entries(shopper)) await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByRole("button", { name: "Pay now" }).click();
    await page.getByRole("heading", { name: /^Thank you/ }).waitFor();
    const name = await page.locator("[data-order-name]").textContent();
    if (name === null) throw new NotHeld("The page of thanks names no order");
    return name.trim();
  });
}

function pinOf(page: Page) {
  return page.locator("paniere-pin").getByRole("button");
}

/** Takes the last value that can be bought of every option, so that a choice is really made. */
async function chooseVariant(page: Page): Promise<void> {
  const options = page
    .locator("paniere-product")
    .getByRole("group")
    .filter({ has: page.getByRole("radio") });
  for (let at = 0; at < (await options.count()); at += 1) {
    const values = options
      .nth(at)
      .locator("label")
      .filter({ has: page.locator("input:enabled:not([data-sold-out])") });
    if ((await values.count()) > 0) await values.last().click();
  }
}
