import { readFileSync } from "node:fs";
import pg from "pg";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { AdminApp } from "../support/admin-app.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const formula = '=HYPERLINK("https://evil.example";"Mug"), 12"';
const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 5, "Blue Bowl": 3 }));
const browser = await launchChromium();
const { addresses, store } = onAir.house.devStore;
const database = new pg.Client({ connectionString: onAir.house.databaseUrl });
const page = `/app/shows/${onAir.show.id}`;
/** Where the pages' pictures go, for whoever looks at them */
const folder = process.env["SHOTS"] ?? "";
const lines = 60;

beforeAll(async () => {
  await database.connect();
  await onAir.session.submit(`${page}/room`, "routes/app.shows.$id.room", { kind: "end" });
  await database.query("delete from urgency");
});
afterAll(async () => {
  store.state.shop.locale = "en";
  await browser.close();
  await database.end();
});

/** What sixty changes leave behind: a deal's countdown and units first, then what was left, from ten down and over again. */
async function anEveningLater(): Promise<void> {
  const values = [store.domain, onAir.show.id];
  await database.query("update product set title = $2 where shop = $1 and title = 'Red Mug'", [store.domain, formula]);
  await database.query(
    `insert into urgency (shop, show_id, item_id, kind, units, ends_at, version, shown_at)
     select $1, $2, (select id from line_up_item where shop = $1 and show_id = $2 order by position limit 1), kind, units,
       case when kind = 'countdown' then '2026-11-21T20:10:00Z'::timestamptz end, n, '2026-11-21T20:00:00Z'::timestamptz + n * interval '7 seconds'
     from generate_series(1, ${lines}) n, lateral (select
       case n when 1 then 'countdown' when 2 then 'deal-units-left' when 3 then 'sold-out' else 'few-left' end as kind,
       case n when 1 then null when 2 then 12 when 3 then 0 when 4 then null else n % 10 + 1 end as units) of_line
     order by n`,
    values,
  );
}

async function opened(width: number, locale = "en"): Promise<{ readonly admin: AdminApp; readonly frame: Frame }> {
  store.state.shop.locale = locale;
  const context = await aVisitor(browser, { viewport: { width, height: 844 }, acceptDownloads: true });
  const admin = new AdminApp(await context.newPage(), addresses);
  return { admin, frame: await admin.open(page) };
}

async function expectFlawless({ admin, frame }: { admin: AdminApp; frame: Frame }, name: string): Promise<void> {
  if (folder !== "") {
    await frame
      .getByRole("heading", { level: 2 })
      .filter({ hasText: /hurry|Eile|drängt|Kauf/i })
      .last()
      .scrollIntoViewIfNeeded();
    await admin.page.screenshot({ path: `${folder}/${name}.png` });
  }
  expect(await admin.axeFindings(frame)).toEqual([]);
  const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
}

test("a show in which nobody was hurried says so, and offers no file", async () => {
  const room = await opened(390);

  await room.frame.getByText("Nothing was. No countdown ran").waitFor();

  expect(await room.frame.getByRole("button", { name: "Download as CSV" }).count()).toBe(0);
  await expectFlawless(room, "urgency-none-390");
});

test.each([
  [1280, "en"],
  [390, "en"],
  [1280, "de"],
  [390, "de"],
])("at %i px, in %s, all that was said stands in a table, and axe-core finds nothing", async (width, locale) => {
  if (width === 1280 && locale === "en") await anEveningLater();
  const room = await opened(width, locale);

  const rows = room.frame.locator("table tbody tr").filter({ hasText: formula });
  await expect.poll(() => rows.count()).toBe(25);

  await expectFlawless(room, `urgency-${locale}-${width}`);
});

test("what was said is turned page by page, by keyboard", async () => {
  const { frame } = await opened(1280);
  const rows = frame.getByRole("region", { name: "What was said to hurry shoppers" }).locator("tbody tr");
  const first = (at: number) => rows.nth(at).innerText();
  await rows.first().waitFor();
  expect(await first(0)).toMatch(/Countdown\s+The deal’s end at \d+:10:00/);
  expect(await first(1)).toMatch(/12 left at the deal’s price\s+The deal’s units/);
  expect(await first(2)).toMatch(/Sold out\s+Stock/);
  expect(await first(3)).toMatch(/Enough again/);

  const turn = frame.getByRole("navigation", { name: "Pages of what was said" });
  for (const label of ["2 of 3", "3 of 3"]) {
    await turn.getByRole("button", { name: "Next" }).press("Enter");
    await turn.getByText(label).waitFor();
  }

  await expect.poll(() => rows.count()).toBe(10);
  expect(await turn.getByRole("button", { name: "Next" }).isDisabled()).toBe(true);
});

test("the file holds every line, and a title in it is no formula", async () => {
  const { admin, frame } = await opened(1280);
  const downloading = admin.page.waitForEvent("download");
  await frame.getByRole("button", { name: "Download as CSV" }).click();

  const file = await downloading;

  expect(file.suggestedFilename()).toBe(`urgency-${onAir.show.id}.csv`);
  const text = readFileSync(await file.path(), "utf8");
  const [head, ...rest] = text.split("\r\n");
  expect(head).toBe("shown_at,item,variant,kind,units,ends_at");
  expect(rest.pop()).toBe("");
  expect(rest).toHaveLength(lines);
  const title = `"'=HYPERLINK(""https://evil.example"";""Mug""), 12"""`;
  expect(rest.slice(0, 4)).toEqual([
    `2026-11-21T20:00:07.000Z,${title},,countdown,,2026-11-21T20:10:00.000Z`,
    `2026-11-21T20:00:14.000Z,${title},,deal-units-left,12,`,
    `2026-11-21T20:00:21.000Z,${title},,sold-out,0,`,
    `2026-11-21T20:00:28.000Z,${title},,few-left ended,,`,
  ]);
});
