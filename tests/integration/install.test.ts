import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { NotFound } from "../../app/domain/not-found.ts";
import { completeInstall } from "../../app/use-cases/complete-install.server.ts";
import { activateGuard } from "../../app/use-cases/guard-at-shop.server.ts";
import { requestImport } from "../../app/use-cases/import-catalogue.server.ts";
import { noteEmbed } from "../../app/use-cases/note-embed.server.ts";
import { readHome } from "../../app/use-cases/read-home.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { changeScopes, install, uninstall } from "../../devstore/access/installation.ts";
import { aProductIn, buy, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import { openShopInProcess, type ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith } from "../support/show-on-air.ts";
import { deliver } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;

beforeAll(async () => {
  shop = await openShopInProcess(databaseUrl);
  shirt = aProductIn(shop.store, { title: "Shirt" });
  await shop.webhooks.idle();
});
afterAll(() => shop.close());

const live = z.object({ v: z.literal(1), origin: z.string(), show: z.record(z.string(), z.string()).nullable() });

function published() {
  const field = shop.store.state.metafields.find((one) => one.namespace === "paniere" && one.key === "live");
  return live.parse(JSON.parse(field?.value ?? "null"));
}

async function worked() {
  await shop.webhooks.idle();
  await sweep(shop.house);
}

test("an install makes the shop known, once, and tells the storefront where the app is", async () => {
  await expect(readHome(shop.house, shop.shop)).rejects.toThrow(NotFound);
  await shop.logIn();

  await Promise.all([completeInstall(shop.house, shop.shop), completeInstall(shop.house, shop.shop)]);
  await worked();

  const home = await readHome(shop.house, shop.shop);
  expect(home).toMatchObject({ shopName: "Paniere Demo", currency: "EUR", timeZone: "Europe/Berlin" });
  expect(home.steps.map((step) => [step.key, step.done])).toEqual([
    ["catalogue", true],
    ["embed", false],
    ["guard", false],
    ["show", false],
    ["live", false],
  ]);
  expect(published()).toEqual({ v: 1, origin: "https://paniere.test", show: null });
});

test("the storefront learns of the next show, and of the one on air", async () => {
  const show = await aShowWith(shop, { startsAt: "2999-01-01T10:00:00Z", items: [{ product: shirt }] });
  await worked();
  expect(published().show).toMatchObject({ id: show.id, state: "scheduled", startsAt: "2999-01-01T10:00:00.000Z" });
  expect(published().show?.streamUrl).toMatch(/^https?:/);

  await startShow(shop.house, shop.shop, show.id);
  await noteEmbed(shop.house, shop.shop);
  await activateGuard(shop.house, shop.shop);
  await worked();

  expect(published().show).toMatchObject({ id: show.id, title: "Spring", host: "Ana", state: "live" });
  const home = await readHome(shop.house, shop.shop);
  expect(home.steps.every((step) => step.done)).toBe(true);
});

test("a shop that changed its name and address is read anew every night, and with each import", async () => {
  const known = () => shop.house.db.query("select name, storefront_origins as origins from shop");
  const own = "https://demo.myshopify.com";
  Object.assign(shop.store.state.shop, { name: "Night", primaryDomainUrl: "https://night.example/" });
  await worked();
  expect(await known()).toMatchObject([{ name: "Paniere Demo" }]);

  await shop.house.db.query("update shop set read_at = read_at - interval '25 hours'");
  await Promise.all([sweep(shop.house), sweep(shop.house)]);
  expect(await known()).toEqual([{ name: "Night", origins: ["https://night.example", own] }]);
  expect(await shop.house.db.query("select owed from outbox where kind = 'refresh-shop'")).toEqual([{ owed: 1 }]);

  Object.assign(shop.store.state.shop, { name: "Day", primaryDomainUrl: "https://day.example/" });
  await requestImport(shop.house, shop.shop);
  await worked();
  expect(await known()).toEqual([{ name: "Day", origins: ["https://day.example", own] }]);
});

test("scopes that the merchant changes are noted", async () => {
  const all = [...shop.app.scopes];
  changeScopes(shop.store, shop.app.id, ["read_products"]);
  await worked();
  expect(await shop.house.db.query("select scopes from shop")).toEqual([{ scopes: ["read_products"] }]);

  changeScopes(shop.store, shop.app.id, all);
  await worked();
});

test("an uninstall ends every login; a later install starts over, and late news of the uninstall is harmless", async () => {
  await uninstall(shop.store, shop.app);
  await worked();
  expect(await shop.house.db.query(`select 1 from "Session"`)).toEqual([]);
  await expect(readHome(shop.house, shop.shop)).rejects.toThrow(NotFound);
  const told = shop.webhooks.list().find((delivery) => delivery.topic === "app/uninstalled");

  install(shop.store, shop.app);
  await shop.logIn();
  await completeInstall(shop.house, shop.shop);
  await deliver(shop, { topic: "app/uninstalled", body: {}, triggeredAt: told?.triggeredAt ?? "" });
  await worked();

  expect((await readHome(shop.house, shop.shop)).steps[0]).toMatchObject({ done: true });
  expect(await shop.house.db.query(`select 1 from "Session"`)).toHaveLength(1);
});

test("a redaction deletes all that is known of the shop, and nothing of another", async () => {
  const other = "other.myshopify.com";
  await shop.house.db.query(
    "insert into shop (domain, name, currency, time_zone, locale, scopes) values ($1, 'Other', 'EUR', 'UTC', 'en', '{}')",
    [other],
  );
  await shop.house.db.query("insert into location (shop, id, name) values ($1, 1, 'Here')", [other]);
  const [show] = await shop.house.db.query<{ id: string; item: string }>(
    "select s.id, i.id as item from show s join line_up_item i on i.show_id = s.id",
  );
  buy(shop.store, {
    variant: shirt.variant,
    quantity: 1,
    properties: { _paniere_show: show?.id ?? "", _paniere_item: show?.item ?? "" },
  });
  await worked();
  expect(await shop.house.db.query("select 1 from sale")).toHaveLength(1);

  await deliver(shop, { topic: "shop/redact", body: {} });

  const tables = await shop.house.db.query<{ name: string }>(
    `select table_name as name from information_schema.columns where column_name = 'shop' and table_schema = 'public'`,
  );
  expect(tables.length).toBeGreaterThan(12);
  const left: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = await shop.house.db.query(`select 1 from "${name}" where shop = $1`, [shop.shop]);
    if (rows.length > 0) left[name] = rows.length;
  }
  expect(left).toEqual({ inbox: 1 });
  expect(await shop.house.db.query("select domain from shop")).toEqual([{ domain: other }]);
  expect(await shop.house.db.query("select shop from location")).toEqual([{ shop: other }]);
});
