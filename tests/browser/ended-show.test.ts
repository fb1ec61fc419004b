import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { AdminApp } from "../support/admin-app.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 5, "Blue Bowl": 3 }));
const browser = await launchChromium();
const { addresses, store } = onAir.house.devStore;
const database = new pg.Client({ connectionString: onAir.house.databaseUrl });
const page = `/app/shows/${onAir.show.id}`;
const room = "routes/app.shows.$id.room";

beforeAll(async () => {
  await database.connect();
  await onAir.session.submit(`${page}/room`, room, { kind: "end" });
});
afterAll(async () => {
  await browser.close();
  await database.end();
});

async function anAdmin(width = 1280): Promise<AdminApp> {
  const context = await aVisitor(browser, { viewport: { width, height: 844 } });
  return new AdminApp(await context.newPage(), addresses);
}

async function expectFlawless(width: number, path: string): Promise<void> {
  const admin = await anAdmin(width);
  const frame = await admin.open(path);
  expect(await admin.axeFindings(frame)).toEqual([]);
  const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** What an evening leaves behind: 60 of 100 holds bought, 8 of 12 in the queue served, stock twice below zero. */
async function anEveningLater(): Promise<void> {
  const values = [store.domain, onAir.show.id];
  const item = `(select id from line_up_item where shop = $1 and show_id = $2 order by position limit 1)`;
  await database.query(
    `insert into hold (shop, id, show_id, item_id, variant_id, shopper, units, state, made_at, ends_at, closed_at)
     select $1, gen_random_uuid(), $2, ${item}, 1, n::text, 1,
       (case when n <= 60 then 'sold' else 'released' end)::"HoldState", now() - interval '1 hour', now() - interval '50 minutes',
       now() - (case when n <= 70 then interval '55 minutes' else interval '50 minutes' end)
     from generate_series(1, 100) n`,
    values,
  );
  await database.query(
    `insert into waitlist_entry (shop, id, show_id, item_id, variant_id, shopper, units, state, joined_at, offered_at)
     select $1, gen_random_uuid(), $2, ${item}, 1, n::text, 1,
       (case when n <= 5 then 'bought' else 'missed' end)::"WaitState", now(), case when n <= 8 then now() end
     from generate_series(1, 12) n`,
    values,
  );
  await database.query(
    `insert into allocation (shop, show_id, item_id, variant_id, lowest_in_store)
     values ($1, $2, ${item}, 1, -2), ($1, $2, ${item}, 2, 7)`,
    values,
  );
  await database.query(
    `with made as (
       insert into attributed_order (shop, id, name, currency, created_at) values ($1, 1, '#1', 'EUR', now()) returning id)
     insert into sale (shop, line_id, order_id, show_id, show_title, host, item_id, variant_id, title, variant_title, quantity, total_minor)
     select $1, 1, id, $2, 'An evening', 'Giulia', ${item}, 1, 'Red Mug', '', 80, 144000 from made`,
    values,
  );
  await database.query(
    `insert into stock_lag (shop, show_id, within_ms, count)
     select $1, $2, c.ms, c.count from (values (50, 30), (75, 140), (100, 90), (200, 41), (500, 8), (2000, 3), (30000, 1)) as c(ms, count)
     on conflict (shop, show_id, within_ms) do update set count = excluded.count`,
    values,
  );
  await database.query(
    `insert into drift (shop, show_id, kind, subject_id, found_at) values ($1, $2, 'stock', 1, now()), ($1, $2, 'price', 2, now())`,
    values,
  );
}

test("a show in which nobody tapped says so in each place, instead of figures that mean nothing", async () => {
  const admin = await anAdmin();
  const frame = await admin.open(page);

  for (const words of [
    "The show sold nothing, so nothing could be oversold.",
    "Nobody held anything in this show.",
    "Nobody waited in this show.",
  ]) {
    await frame.getByText(words).waitFor();
  }
  await expectFlawless(390, page);
});

test("a show's measures are told with their meaning, on a wide screen and on a phone, and axe-core finds nothing", async () => {
  await anEveningLater();

  const frame = await (await anAdmin()).open(page);
  const main = await frame.locator("body").innerText();
  for (const words of [
    "2.5%",
    "2 units were sold or promised that your store did not have.",
    "60% of the holds became orders",
    "8 of 12 shoppers who waited had a turn",
    "Price: 1 · Stock: 1",
    "Half of the changes within",
  ]) {
    expect(main.replaceAll(/\s+/g, " ")).toContain(words);
  }
  const column = frame.getByRole("listitem").filter({ hasText: "Within 100 ms: 230" });
  expect(await column.count()).toBe(1);
  for (const width of [1280, 390]) await expectFlawless(width, page);
});

test("the home page tells them in short, as a chart and as a table", async () => {
  const admin = await anAdmin(390);
  const frame = await admin.open("/app");

  await frame.getByText("2.5% oversold · 60% of holds bought").waitFor();
  await frame.getByRole("button", { name: "Show as a table" }).click();

  await frame.getByRole("cell", { name: "60%" }).waitFor();
  expect(await admin.axeFindings(frame)).toEqual([]);
});
