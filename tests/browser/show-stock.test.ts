import type { Frame } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { AdminApp } from "../support/admin-app.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 5, "Blue Bowl": 12 }));
const browser = await launchChromium();
afterAll(() => browser.close());

async function anAdmin(width = 1280): Promise<AdminApp> {
  const context = await aVisitor(browser, { viewport: { width, height: 844 } });
  return new AdminApp(await context.newPage(), onAir.house.devStore.addresses);
}

/** The form of a new show with one product. */
async function aNewShow(admin: AdminApp): Promise<Frame> {
  const frame = await admin.open("/app/shows/new");
  await frame.getByLabel("Title").fill("Safe and sound");
  await frame.getByLabel("Host").fill("Giulia");
  await frame.getByLabel("Date").fill("2027-10-24");
  await frame.getByLabel("Start", { exact: true }).fill("18:30");
  await frame.getByRole("button", { name: "Add products" }).click();
  const picker = admin.page.locator("[data-picker]");
  await picker.locator("label, li, tr", { hasText: "Blue Bowl" }).locator("input[type=checkbox]").first().check();
  await picker.locator("[data-picker-done]").click();
  await frame.locator("ol > li h3", { hasText: "Blue Bowl" }).waitFor();
  return frame;
}

test("a merchant sets units for a show, is told what is wrong, and sees them kept safe", async () => {
  const admin = await anAdmin();
  const frame = await aNewShow(admin);
  await frame.getByRole("button", { name: "All that is available: Blue Bowl" }).click();
  const units = frame.getByLabel("Units for the show", { exact: true });

  await units.fill("0");
  await frame.getByLabel("A tap holds units for").fill("90");
  await admin.save();
  await frame.getByText("Use a number from 1 to 1,000,000").waitFor();
  await frame.getByText("Use a number from 1 to 60").waitFor();
  await units.fill("7");
  await frame.getByLabel("A tap holds units for").fill("3");
  await frame.getByLabel("Keep the units safe until the show starts").check();
  await admin.save();

  await frame.locator("h1", { hasText: "Safe and sound" }).waitFor();
  await admin.saveBar().waitFor({ state: "hidden" });
  const path = new URL(frame.url()).pathname;
  await expect
    .poll(async () => (await admin.open(path)).getByText("7 kept safe").count(), { timeout: 20_000, interval: 1000 })
    .toBe(1);
  const saved = await admin.open(path);
  expect(await saved.getByLabel("A tap holds units for").inputValue()).toBe("3");
  await saved.getByRole("button", { name: "7 units for the show: Blue Bowl" }).click();
  await saved.getByLabel("Units for the show", { exact: true }).fill("50");
  await saved.getByText("Your store has 12 now.").waitFor();
});

test.each([1280, 390])("the opened fields of a product are accessible and fit %i pixels", async (width) => {
  const admin = await anAdmin(width);
  const frame = await aNewShow(admin);
  await frame.getByRole("button", { name: "All that is available: Blue Bowl" }).click();
  await frame.getByLabel("Units for the show", { exact: true }).fill("x");
  await admin.save();
  await frame.getByText("Use a whole number").waitFor();

  expect(await admin.axeFindings(frame)).toEqual([]);
  const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
