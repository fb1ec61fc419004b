import type { Frame, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { AdminApp } from "../support/admin-app.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 1, "Blue Bowl": 0 }));
const browser = await launchChromium();
afterAll(() => browser.close());

const { addresses } = onAir.house.devStore;

async function theRoom(width: number): Promise<{ readonly admin: AdminApp; readonly frame: Frame }> {
  const context = await aVisitor(browser, { viewport: { width, height: 844 } });
  const admin = new AdminApp(await context.newPage(), addresses);
  const frame = await admin.open(`/app/shows/${onAir.show.id}/room`);
  await frame.getByText("Up to date").waitFor();
  return { admin, frame };
}

/** A shopper with the pinned product before them. */
async function aShopper(): Promise<Page> {
  const page = await (await aVisitor(browser)).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(addresses.shop);
  await page.locator("paniere-pin").getByRole("button").click();
  await page.locator("paniere-product [data-field='add']").waitFor();
  return page;
}

test("the host sees units held, left and waited for, the queue in its order and what is measured, on a desk and on a phone", async () => {
  const rooms = [await theRoom(1280), await theRoom(390)];
  const [holder, waiter] = [await aShopper(), await aShopper()];
  const add = (page: Page) => page.locator("paniere-product [data-field='add']");

  await add(holder).click();
  for (const { frame } of rooms) await frame.locator("ol > li", { hasText: "Red Mug" }).getByText("1 held").waitFor();
  await expect.poll(() => add(waiter).textContent(), { timeout: 10_000 }).toBe("Join the waitlist");
  await add(waiter).click();

  for (const { admin, frame } of rooms) {
    const row = frame.locator("ol > li", { has: frame.locator("h3", { hasText: "Red Mug" }) });
    await row.getByText("1 waiting").waitFor();
    await row.getByText("Sold out").waitFor();
    const queue = frame.locator("ol > li", { hasText: "No. 1" });
    expect(await queue.innerText()).toContain("1 × Red Mug");
    await frame.getByRole("heading", { name: "Measured in this show" }).waitFor();
    await frame.getByText("Last compared with Shopify").waitFor();
    expect(await admin.axeFindings(frame)).toEqual([]);
    const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, "wider than the screen").toBeLessThanOrEqual(0);
  }
}, 180_000);
