import { afterAll, beforeAll, expect, test } from "vitest";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { sessionToken } from "../../devstore/access/installation.ts";
import { Store } from "../../devstore/state/store.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";
import { startWebProcess, type WebProcess } from "../support/web-process.ts";

const databaseUrl = await aDatabase();
const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
let shop: ShopInProcess;
let stranger: Store;
let hat: ProductInStore;
let show: SavedShow;
let web: WebProcess;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    hat = aProductIn(store, { title: "Hat", units: 5 });
  });
  show = await aShowWith(shop, { items: [{ product: hat }] });
  await startShow(shop.house, shop.shop, show.id);
  await shop.house.db.query(
    `insert into urgency (shop, show_id, item_id, kind, units, version, shown_at) values ($1, $2, $3, 'few-left', 5, 1, now())`,
    [shop.shop, show.id, show.itemIds[0]],
  );
  await endShow(shop.house, shop.shop, show.id);
  // Another shop has the app too, with a session of its own.
  stranger = await Store.open({
    dataDir: null,
    schemaDir: shop.store.schemaDir,
    newShop: { handle: "stranger" },
  });
  await shop.house.db.query(
    `insert into "Session" (id, shop, state, "accessToken", expires) values ($1, $2, '', 'shpat_of_another', now() + interval '1 hour')`,
    [`offline_${stranger.domain}`, stranger.domain],
  );
  web = await startWebProcess(databaseUrl, shop);
});
afterAll(async () => {
  await web.end("SIGTERM");
  await stranger.close();
  await shop.close();
});

const file = (headers: Record<string, string> = {}) =>
  fetch(`${web.url}/app/shows/${show.id}/urgency`, {
    redirect: "manual",
    headers: { "User-Agent": browser, ...headers },
  });
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

test("the merchant has the file, as a file that no cache keeps", async () => {
  const answer = await file(bearer(sessionToken(shop.store, shop.app, "1", new Date())));

  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.text()).toMatch(/^shown_at,.*\r\n[^,]+,Hat,,few-left,5,\r\n$/);
});

test("who has no session of the shop is given nothing of it", async () => {
  const { app } = shop;
  const forged = sessionToken(shop.store, { ...app, clientSecret: "a guess" }, "1", new Date());
  const stale = sessionToken(shop.store, app, "1", new Date(Date.now() - 600_000));
  const otherShop = sessionToken(stranger, app, "1", new Date());

  const answers = await Promise.all(
    [{}, bearer(forged), bearer(stale), bearer(otherShop)].map((headers) => file(headers)),
  );

  expect(answers.map(({ status }) => status)).not.toContain(200);
  // The other shop is let in, and has no such show.
  expect(answers[3]?.status).toBe(404);
  for (const answer of answers) expect(await answer.text()).not.toContain("few-left");
});
