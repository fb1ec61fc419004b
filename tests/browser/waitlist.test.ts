import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

// One minute is the shortest time that a merchant can set.
const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 1, "Blue Bowl": 0 }), { holdMinutes: "1" });
const browser = await launchChromium();
afterAll(() => browser.close());

/** A shopper with the pinned product before them. */
async function arrive(): Promise<Page> {
  const page = await (await aVisitor(browser)).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(onAir.house.devStore.addresses.shop);
  await page.locator("paniere-pin").getByRole("button").click();
  await page.locator("paniere-product [data-field='add']").waitFor();
  return page;
}
const add = (page: Page) => page.locator("paniere-product [data-field='add']");
const heldFor = (page: Page) => page.locator(".paniere-line [data-field='hold']").innerText();
const news = (page: Page) => page.locator("[data-part='news']").textContent();

test("a hold counts down to its end, on the screen; the next in the queue has its unit then, and one tap puts it into the basket", async () => {
  const [first, second] = [await arrive(), await arrive()];

  await add(first).click();
  await first.getByRole("button", { name: "Open basket, units: 1" }).click();
  await expect.poll(() => heldFor(first)).toMatch(/Held for you\s+(1:00|0:[45]\d)/);
  await expect.poll(() => add(second).textContent(), { timeout: 10_000 }).toBe("Join the waitlist");
  await add(second).click();
  await second.getByText("You are next").waitFor();

  await expect.poll(() => heldFor(first), { timeout: 75_000 }).toMatch(/No longer held/);
  expect(await news(first)).toBe("Red Mug is no longer held for you. It is still in your basket.");
  await expect.poll(() => news(second), { timeout: 20_000 }).toBe("It is your turn: Red Mug is held for you.");
  await expect.poll(() => first.getByRole("button", { name: "Join the waitlist: Red Mug" }).count()).toBe(1);
  await add(second).click();
  await second.getByRole("button", { name: "Open basket, units: 1" }).click();

  await expect.poll(() => heldFor(second)).toMatch(/Held for you\s+[0-3]:\d\d/);
}, 180_000);
