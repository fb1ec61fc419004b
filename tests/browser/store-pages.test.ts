import type { Frame, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { AdminApp } from "../support/admin-app.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 5, "Blue Bowl": 3 }));
const browser = await launchChromium();
const { addresses } = onAir.house.devStore;
const ofShow = `/app/shows/${onAir.show.id}`;
const patience = { timeout: 30_000, interval: 500 };
afterAll(() => browser.close());

async function anAdmin(width = 1280): Promise<AdminApp> {
  const context = await aVisitor(browser, { viewport: { width, height: 844 } });
  return new AdminApp(await context.newPage(), addresses);
}
async function aShopper(path: string, width = 1280): Promise<Page> {
  const context = await aVisitor(browser, { viewport: { width, height: 844 } });
  const page = await context.newPage();
  await page.goto(new URL(path, addresses.shop).href);
  return page;
}
/** Comes back until the store was told. */
async function eventuallySays(page: Page, words: string): Promise<void> {
  const says = async () => {
    await page.reload();
    return page.locator("main").innerText();
  };
  await expect.poll(says, patience).toContain(words);
}
async function expectFlawless(admin: AdminApp, frame: Frame): Promise<void> {
  expect(await admin.axeFindings(frame)).toEqual([]);
  expect(await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

test.each([1280, 390])("a page of the store holds the whole show while it is on air, %i pixels wide", async (width) => {
  const page = await aShopper("/pages/live", width);

  await page.locator("live-basket[data-place=page] .paniere-pin:visible").waitFor();

  expect(await page.locator("live-basket:not([data-place]) paniere-stage").isVisible()).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test.each([1280, 390])(
  "the form says what plays at an address and what is wrong with length and delay, %i pixels wide",
  async (width) => {
    const admin = await anAdmin(width);
    const frame = await admin.open("/app/shows/new");
    await frame.getByLabel("Stream address").fill("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
    await frame.getByText("A YouTube video.").waitFor();
    await frame.getByLabel("Stream address").fill("https://video.example/live");
    await frame.getByText("We do not know this host").waitFor();

    await frame.getByLabel("Planned length").fill("4");
    await frame.getByLabel("Stream delay").fill("121");
    await admin.save();

    await frame.getByText("Use a number from 5 to 720").waitFor();
    await frame.getByText("Use a number from 0 to 120").waitFor();
    await expectFlawless(admin, frame);
  },
);

test("the delay is changed while the show is on air, and a planned show is announced in the store", async () => {
  const admin = await anAdmin();
  const frame = await admin.open(ofShow);
  await frame.getByLabel("Stream delay").fill("12");
  await admin.save();
  await admin.saveBar().waitFor({ state: "hidden" });
  expect(await (await admin.open(ofShow)).getByLabel("Stream delay").inputValue()).toBe("12");

  const planned = await admin.open("/app/shows/new");
  await planned.getByLabel("Title").fill("Winter, by the fire");
  await planned.getByLabel("Host").fill("Giulia");
  await planned.getByLabel("Date").fill("2027-10-24");
  await planned.getByLabel("Start", { exact: true }).fill("18:30");
  await planned.getByLabel("Planned length").fill("90");
  await admin.save();
  await planned.locator("h1", { hasText: "Winter, by the fire" }).waitFor();

  const page = await aShopper("/pages/shows");
  await eventuallySays(page, "Winter, by the fire");
  expect(await page.locator("main").innerText()).toContain("On air now");
  const calendar = await page.request.get(
    new URL((await page.getByRole("link", { name: "Add to calendar" }).getAttribute("href")) ?? "", addresses.shop)
      .href,
  );
  expect(calendar.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  expect(await calendar.text()).toContain("SUMMARY:Winter\\, by the fire\r\n");
});

test("a recording of an ended show is refused at its field, published in the store, and taken away", async () => {
  await onAir.session.submit(`${ofShow}/room`, "routes/app.shows.$id.room", { kind: "end" });
  const admin = await anAdmin(390);
  const frame = await admin.open(ofShow);
  await frame.getByLabel("Address of the recording").fill("https://shop.example/watch");
  await frame.getByLabel("The recording begins at").fill("soon");
  await frame.getByRole("button", { name: "Publish the replay" }).click();
  await frame.getByText("Use an HLS stream, an mp4 file, or a video on YouTube or Vimeo").waitFor();
  await frame.getByText("Use minutes and seconds, such as 2:30").waitFor();
  await expectFlawless(admin, frame);

  await frame.getByLabel("Address of the recording").fill("https://cdn.example/show.mp4");
  await frame.getByLabel("The recording begins at").fill("-0:10");
  await frame.getByRole("button", { name: "Publish the replay" }).click();
  await frame.getByRole("button", { name: "Remove the replay" }).waitFor();

  const page = await aShopper("/pages/replays");
  await eventuallySays(page, "An evening at the workshop");
  const cue = page.locator("[data-at]").first();
  expect(Number(await cue.getAttribute("data-at"))).toBeGreaterThanOrEqual(10);
  expect(await cue.innerText()).toMatch(/Red Mug|Blue Bowl/);

  await frame.getByRole("button", { name: "Remove the replay" }).click();
  await frame.getByRole("button", { name: "Remove the replay" }).waitFor({ state: "hidden" });
  await eventuallySays(page, "No replays yet");
});
