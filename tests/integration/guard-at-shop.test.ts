import { afterAll, beforeEach, expect, test } from "vitest";
import { findShop } from "../../app/persistence/shops.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { activateGuard, checkGuard } from "../../app/use-cases/guard-at-shop.server.ts";
import { readHome } from "../../app/use-cases/read-home.server.ts";
import { readShow } from "../../app/use-cases/read-show.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import { aShowWith, anInstalledShop } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
const shop = await anInstalledShop(databaseUrl, ({ store }) => void aProductIn(store, { title: "Bowl" }));
const { validations, metafields } = shop.store.state;
afterAll(() => shop.close());

beforeEach(async () => {
  shop.intercept(null);
  for (const { id } of [...validations.values()]) validations.delete(id);
  await shop.house.db.query("update shop set guard_active = null, guard_checked_at = null");
});

const activate = () => activateGuard(shop.house, shop.shop);
const check = () => checkGuard(shop.house, shop.shop);
const isActive = async () => (await findShop(shop.house.db, shop.shop))?.guardActive;
const guards = () => [...validations.values()];

/** The settings that a validation of the shop's carries. */
function settingsOf(id = ""): unknown {
  const found = [...metafields.values()].find(({ ownerGid, key }) => ownerGid.endsWith(`/${id}`) && key === "guard");
  return found === undefined ? null : (JSON.parse(found.value) as unknown);
}

test("the guard is switched on with the shop's key, blocks when it fails, and stands in the set-up guide", async () => {
  expect(await activate()).toEqual({ ok: true, value: "active" });

  expect(guards()).toMatchObject([{ functionHandle: "stock-guard", enabled: true, blockOnFailure: true }]);
  const hex = Buffer.from(shop.house.holdKey(shop.shop, 1).bytes).toString("hex");
  expect(settingsOf(guards()[0]?.id)).toEqual({ keys: { "1": hex } });
  const { steps } = await readHome(shop.house, shop.shop);
  expect(steps.find(({ key }) => key === "guard")).toMatchObject({ done: true });
});

test("switching it on twice makes one guard; one that was switched off is switched on again", async () => {
  expectLogLine(/the stock guard is not active any more/);
  await Promise.all([activate(), activate()]);
  const [first] = guards();
  expect(guards()).toHaveLength(1);
  if (first !== undefined) validations.put({ ...first, enabled: false });
  await check();
  expect(await isActive()).toBe(false);

  await activate();

  expect(guards()).toMatchObject([{ id: first?.id, enabled: true }]);
  expect(await isActive()).toBe(true);
});

test("a guard that the merchant deleted is noticed, once a day", async () => {
  await activate();
  validations.delete(guards()[0]?.id ?? "");
  expectLogLine(/the stock guard is not active any more/);

  await sweep(shop.house);
  expect(await isActive()).toBe(true);
  await shop.house.db.query("update shop set guard_checked_at = now() - interval '25 hours'");
  await sweep(shop.house);

  expect(await isActive()).toBe(false);
  const { steps } = await readHome(shop.house, shop.shop);
  expect(steps.find(({ key }) => key === "guard")).toMatchObject({ done: false });
});

test("a guard with another key, or that lets carts pass when it fails, is put right", async () => {
  await activate();
  const [guard] = guards();
  if (guard !== undefined) validations.put({ ...guard, blockOnFailure: false });
  await check();
  expect(guards()).toMatchObject([{ enabled: true, blockOnFailure: true }]);

  await shop.house.db.query("update shop set guard_key = 2");
  await check();

  const hex = Buffer.from(shop.house.holdKey(shop.shop, 2).bytes).toString("hex");
  expect(settingsOf(guard?.id)).toEqual({ keys: { "2": hex } });
  await shop.house.db.query("update shop set guard_key = 1");
});

test("a shop with as many validations as it may have is told so in Shopify's words", async () => {
  const other = { title: "Other", appId: "1", functionHandle: "other", enabled: true, blockOnFailure: false };
  for (let index = 0; index < 25; index += 1)
    validations.put({ ...other, id: String(5000 + index), createdAt: shop.store.timestamp() });

  expect(await activate()).toEqual({
    ok: false,
    refusal: { kind: "refused", words: "Cannot have more than 25 active validation functions." },
  });
  expect(await isActive()).toBeNull();
});

test("a shop that has not allowed the app its validations has no guard, and Shopify is not asked", async () => {
  await shop.house.db.query(
    "update shop set scopes = array_remove(array_remove(scopes, 'read_validations'), 'write_validations')",
  );
  shop.intercept((url) => Promise.reject(new Error(`asked ${url.pathname}`)));

  await check();

  expect(await isActive()).toBe(false);
  await shop.house.db.query("update shop set scopes = scopes || '{read_validations,write_validations}'");
});

test.each([
  ["with the guard on, the guard", true, "guard"],
  ["without it, Shopify's reserved state", false, "reserve"],
])("a show's units are kept, %s keeps them", async (_who, active, keeper) => {
  if (active) await activate();
  else await check();
  const [product] = shop.store.state.products.values();
  const variant = shop.store.state.variants.get(product?.variantIds[0] ?? "");
  if (product === undefined || variant === undefined) throw new Error("there is no product");
  const show = await aShowWith(shop, { items: [{ product: { product, variant } }] });

  await startShow(shop.house, shop.shop, show.id);

  const [row] = await shop.house.db.query("select stock_keeper as keeper from show where id = $1", [show.id]);
  expect(row).toEqual({ keeper });
  expect((await readShow(shop.house, shop.shop, show.id)).state).toBe("live");
  await endShow(shop.house, shop.shop, show.id);
});
