import pg from "pg";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { AdminApp } from "../support/admin-app.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 8, "Blue Bowl": 5, "Green Plate": 5, "Grey Cup": 5 }));
const browser = await launchChromium();
const database = new pg.Client({ connectionString: onAir.house.databaseUrl });
beforeAll(() => database.connect());
afterAll(async () => {
  await browser.close();
  await database.end();
});

const { addresses } = onAir.house.devStore;
/** Where the pages' pictures go, for whoever looks at them */
const folder = process.env["SHOTS"] ?? "";

async function theRoom(width: number): Promise<{ readonly admin: AdminApp; readonly frame: Frame }> {
  const context = await aVisitor(browser, { viewport: { width, height: 844 } });
  const admin = new AdminApp(await context.newPage(), addresses);
  const frame = await admin.open(`/app/shows/${onAir.show.id}/room`);
  await frame.getByText("Up to date").waitFor();
  return { admin, frame };
}

async function expectFlawless({ admin, frame }: { admin: AdminApp; frame: Frame }, name: string): Promise<void> {
  if (folder !== "") await admin.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  expect(await admin.axeFindings(frame)).toEqual([]);
  const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
}

const dealOf = (frame: Frame, title: string) =>
  frame.locator("ul > li", { has: frame.locator("h3", { hasText: title }) });

test.each([1280, 390])(
  "at %i px a host starts a deal, is told what is wrong with it, and ends it",
  async (width) => {
    const room = await theRoom(width);
    const { frame } = room;
    const title = width > 1000 ? "Red Mug" : "Blue Bowl";

    await frame.getByRole("button", { name: `Live deal on ${title}` }).press("Enter");
    const dialog = frame.getByRole("dialog");
    await dialog.getByLabel("Price of the deal").fill("0");
    await dialog.getByLabel("Units at this price").fill("1.5");
    await dialog.getByRole("button", { name: "Start the deal" }).press("Enter");
    await dialog.getByText("The price must be above zero.").waitFor();
    await dialog.getByText("Write a whole number.").waitFor();
    await expectFlawless(room, `deal-wrong-${width}`);

    await dialog.getByLabel("Price of the deal").fill("1,50");
    await dialog.getByLabel("Units at this price").fill("3");
    await dialog.getByRole("button", { name: "Start the deal" }).click();
    await dialog.waitFor({ state: "detached" });
    const deal = dealOf(frame, title);
    await deal.getByText("3 of 3 left").waitFor();
    await deal
      .getByRole("timer")
      .getByText(/^(10:00|9:\d\d) left$/)
      .waitFor();
    await deal.getByText("Viewers do not see it yet").waitFor({ state: "detached" });
    await expectFlawless(room, `deal-running-${width}`);

    await deal.getByRole("button", { name: `End now: live deal on ${title}` }).press("Enter");
    await deal.waitFor({ state: "detached" });
  },
  120_000,
);

test("the number keys put three products on screen, and the oldest leaves for a fourth", async () => {
  const room = await theRoom(1280);
  const { admin, frame } = room;
  await frame.getByRole("checkbox", { name: "Keys 1 to 9 pin" }).focus();
  const onScreen = frame.locator("ol > li", { has: frame.getByRole("button", { name: /^Unpin / }) });
  const kept = async () =>
    (
      await database.query<{ title: string }>(
        `select p.title from pin join line_up_item i on i.shop = pin.shop and i.id = pin.item_id
         join product p on p.shop = i.shop and p.id = i.product_id where pin.unpinned_at is null order by p.title`,
      )
    ).rows.map(({ title }) => title);
  const shown = async () => (await onScreen.locator("h3").allTextContents()).toSorted();

  // One right after the other: the first is not answered yet.
  await admin.page.keyboard.press("2");
  await admin.page.keyboard.press("3");
  await expect.poll(shown).toEqual(["Blue Bowl", "Green Plate", "Red Mug"]);
  await expect.poll(kept).toEqual(["Blue Bowl", "Green Plate", "Red Mug"]);
  await frame.getByRole("button", { name: "Pin Grey Cup in place of Red Mug" }).waitFor();
  await expectFlawless(room, "three-pins-1280");
  await admin.page.keyboard.press("4");

  await expect.poll(shown).toEqual(["Blue Bowl", "Green Plate", "Grey Cup"]);
  await frame.getByRole("button", { name: "Clear the screen" }).click();
  await frame.getByText("Nothing is pinned.").first().waitFor();
}, 120_000);
