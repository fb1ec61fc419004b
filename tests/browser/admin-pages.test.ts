import type { Frame } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { AdminApp } from "../support/admin-app.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 5, "Blue Bowl": 3, "Green Plate": 2 }));
const browser = await launchChromium();
afterAll(() => browser.close());

const { addresses } = onAir.house.devStore;
const room = `/app/shows/${onAir.show.id}/room`;

async function anAdmin(width = 1280): Promise<AdminApp> {
  const context = await aVisitor(browser, { viewport: { width, height: 844 } });
  return new AdminApp(await context.newPage(), addresses);
}

const lineUp = (frame: Frame) => frame.locator("ol > li h3").allTextContents();

test.each([1280, 390])("axe-core finds nothing on the app's pages at %i pixels", async (width) => {
  const admin = await anAdmin(width);

  for (const path of ["/app", "/app/shows", "/app/shows/new", `/app/shows/${onAir.show.id}`, room]) {
    const frame = await admin.open(path);
    expect(await admin.axeFindings(frame), path).toEqual([]);
    const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
  }
});

test("a show is planned: what is missing is said at its field, products are picked and put in order, prices checked", async () => {
  const admin = await anAdmin();
  const frame = await admin.open("/app/shows/new");
  await frame.getByLabel("Title").fill("Autumn table");
  await admin.saveBar().waitFor();
  await admin.save();
  await frame.getByText("Fill this in").first().waitFor();

  await frame.getByLabel("Host").fill("Giulia");
  await frame.getByLabel("Date").fill("2027-10-24");
  await frame.getByLabel("Start", { exact: true }).fill("18:30");
  await frame.getByLabel("Stream address").fill(addresses.stream);
  await frame.getByRole("button", { name: "Add products" }).click();
  const picker = admin.page.locator("[data-picker]");
  for (const at of [0, 1]) await picker.locator("input[type=checkbox]").nth(at).check();
  await picker.locator("[data-picker-done]").click();
  await frame.locator("ol > li h3").nth(1).waitFor();
  const [first = "", second = ""] = await lineUp(frame);
  await frame.getByRole("button", { name: `Move ${first} down` }).click();
  await expect.poll(() => lineUp(frame)).toEqual([second, first]);

  await frame.getByLabel(`Live price of ${first}`).fill("abc");
  await admin.save();
  await frame.getByText("Use an amount such as").waitFor();
  await frame.getByLabel(`Live price of ${first}`).fill("1,50");
  await admin.save();

  await frame.locator("h1", { hasText: "Autumn table" }).waitFor();
  await admin.saveBar().waitFor({ state: "hidden" });
  expect(await lineUp(frame)).toEqual([second, first]);
});

test("what was typed is not lost by leaving, and another tab's change is told", async () => {
  const [one, other] = [await anAdmin(), await anAdmin()];
  const frame = await one.open("/app/shows/new");
  await frame.getByLabel("Title").fill("Half a thought");
  await one.saveBar().waitFor();

  await frame.getByRole("link", { name: "All shows" }).click();
  await one.page.locator("[data-leave-dialog]").waitFor({ state: "visible" });
  await one.page.keyboard.press("Escape");
  expect(await frame.getByLabel("Title").inputValue()).toBe("Half a thought");
  await one.page.locator("[data-discard]").click();

  const path = `/app/shows/${onAir.show.id}`;
  const [mine, theirs] = [await one.open(path), await other.open(path)];
  await theirs.getByLabel("Host").fill("Marta");
  await other.saveBar().waitFor();
  await other.save();
  await other.saveBar().waitFor({ state: "hidden" });
  await mine.getByLabel("Host").fill("Ada");
  await one.saveBar().waitFor();
  await one.save();
  await mine.getByText("This show was changed in another tab").waitFor();
  expect(await mine.getByLabel("Host").inputValue()).toBe("Ada");
});

test("in the control room a double click pins once, a key pins another, and a second host sees both", async () => {
  const [desk, phone] = [await anAdmin(), await anAdmin(390)];
  const [frame, small] = [await desk.open(room), await phone.open(room)];
  for (const one of [frame, small]) await one.getByText("Up to date").waitFor();
  const pinned = (where: Frame) => where.locator("ol > li[data-pinned=true] h3").allTextContents();
  const titles = await lineUp(frame);

  const before = await pinned(frame);
  await frame.getByRole("button", { name: /^Pin / }).first().dblclick();
  await expect.poll(() => pinned(small)).not.toEqual(before);
  expect(await pinned(small)).toHaveLength(before.length + 1);
  await expect.poll(() => pinned(frame)).toEqual(await pinned(small));
  await desk.page.keyboard.press("3");

  await expect.poll(() => pinned(small)).toEqual(titles);
});
