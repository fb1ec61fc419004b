import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ShowInput } from "../../app/domain/show-input.ts";
import { listStock } from "../../app/persistence/allocations.server.ts";
import { saveShow } from "../../app/use-cases/save-show.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let hat: ProductInStore;
let form: ShowInput;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", units: 12 });
    hat = aProductIn(store, { title: "Hat", units: 2 });
  });
});
beforeEach(() => {
  form = {
    id: randomUUID(),
    version: null,
    title: "Spring",
    host: "Ana",
    startsAt: "2027-03-01T10:00:00Z",
    streamUrl: "",
    items: [],
  };
});
afterAll(() => shop.close());

const save = (given: Partial<ShowInput>) => saveShow(shop.house, shop.shop, { ...form, ...given });
const unitsOf = ({ variant }: ProductInStore, units: string) => ({ [variant.id]: units });
const stock = () => listStock(shop.house.db, shop.shop, form.id, null);
const locationId = () => [...shop.store.state.locations.keys()][0] ?? "";

/** Shoppers hold and have bought so many units of the first item's variant. */
async function promise(held: number, sold: number) {
  const [first] = await stock();
  await shop.house.db.query(
    `insert into allocation (shop, show_id, item_id, variant_id, held, sold) values ($1, $2, $3, $4, $5, $6)
     on conflict (shop, item_id, variant_id) do update set held = $5, sold = $6`,
    [shop.shop, form.id, first?.itemId, first?.variantId, held, sold],
  );
}

test("units are set per variant, and what has no number is all that is available", async () => {
  const items = [
    { productId: shirt.product.id, livePrice: "", units: unitsOf(shirt, "10"), locationIds: [locationId()] },
    { productId: hat.product.id, livePrice: "", units: unitsOf(hat, "") },
  ];

  const saved = await save({ items, reserves: true, holdMinutes: "3", unitsPerShopper: "2" });

  expect(saved).toMatchObject({ ok: true });
  expect(await stock()).toMatchObject([
    { variantId: shirt.variant.id, units: 10, inStore: 12 },
    { variantId: hat.variant.id, units: null, inStore: 2 },
  ]);
  const settings = `reserves, hold_minutes as minutes, units_per_shopper as most`;
  expect(await shop.house.db.query(`select ${settings} from show where id = $1`, [form.id])).toEqual([
    { reserves: true, minutes: 3, most: 2 },
  ]);
});

test("units that are taken back, or leave the line-up, are all that is available again", async () => {
  const items = [{ productId: shirt.product.id, livePrice: "", units: unitsOf(shirt, "10") }];
  await save({ items });

  await save({ version: 1, items: [{ productId: shirt.product.id, livePrice: "" }] });
  expect(await stock()).toMatchObject([{ units: null }]);

  await save({ version: 2, items: [{ ...items[0], productId: shirt.product.id, livePrice: "" }] });
  await save({ version: 3, items: [{ productId: hat.product.id, livePrice: "" }] });
  await save({ version: 4, items: [{ productId: shirt.product.id, livePrice: "" }] });
  expect(await stock()).toMatchObject([{ variantId: shirt.variant.id, units: null }]);
});

test("more than the store has may be allocated: the rest may come yet", async () => {
  const items = [{ productId: hat.product.id, livePrice: "", units: unitsOf(hat, "50") }];

  expect(await save({ items })).toMatchObject({ ok: true });

  expect(await stock()).toMatchObject([{ units: 50, inStore: 2 }]);
});

test("units are not set below what is promised, and the shop is told how many that is", async () => {
  const items = [{ productId: shirt.product.id, livePrice: "", units: unitsOf(shirt, "10") }];
  await save({ items });
  await promise(3, 4);
  const change = (units: string) =>
    save({ version: 1, items: [{ productId: shirt.product.id, livePrice: "", units: unitsOf(shirt, units) }] });

  expect(await change("6")).toEqual({
    ok: false,
    refusal: {
      kind: "invalid",
      fields: { [`items.0.units.${shirt.variant.id}`]: { code: "below-promised", promised: 7 } },
    },
  });
  expect(await stock()).toMatchObject([{ units: 10, held: 3, sold: 4 }]);
  expect(await change("7")).toMatchObject({ ok: true });
});

test("a variant of another product, of another shop or of none is refused at its field, and nothing is saved", async () => {
  const { id } = shirt.variant;
  await shop.house.db.query(
    `insert into variant (shop, id, product_id, inventory_item_id, title, sku, position, price_minor, tracked, oversells, updated_at, news_at)
     select 'other.myshopify.com', 4711, product_id, 4712, title, sku, position, price_minor, tracked, oversells, updated_at, news_at
     from variant where id = $1`,
    [id],
  );
  const units = { [id]: "1", [hat.variant.id]: "1", "4711": "1", "99999999999999999999999": "1", x: "1" };

  const saved = await save({ items: [{ productId: shirt.product.id, livePrice: "", units }] });

  const unknown = { code: "unknown-variant" };
  expect(saved).toEqual({
    ok: false,
    refusal: {
      kind: "invalid",
      fields: {
        [`items.0.units.${hat.variant.id}`]: unknown,
        "items.0.units.4711": unknown,
        "items.0.units.99999999999999999999999": unknown,
        "items.0.units.x": unknown,
      },
    },
  });
  expect(await stock()).toEqual([]);
});

test("a location that is deactivated or unknown is refused at the item", async () => {
  await shop.house.db.query("insert into location (shop, id, name, active) values ($1, 55, 'Old hall', false)", [
    shop.shop,
  ]);
  const saveAt = (locationIds: string[]) =>
    save({ items: [{ productId: shirt.product.id, livePrice: "", locationIds }] });

  for (const bad of ["55", "56", "hall"]) {
    expect(await saveAt([locationId(), bad])).toMatchObject({
      refusal: { kind: "invalid", fields: { "items.0.locationIds": { code: "closed-location" } } },
    });
  }
  expect(await saveAt([locationId()])).toMatchObject({ ok: true });
});

test("units that come while the show is on air go to the queue's next at once", async () => {
  const item = { productId: hat.product.id, livePrice: "" };
  await save({ streamUrl: "https://stream.example/live.m3u8", items: [{ ...item, units: unitsOf(hat, "1") }] });
  await shop.house.db.query("update show set state = 'live', stock_state = 'open' where id = $1", [form.id]);
  const [first] = await stock();
  await promise(1, 0);
  await shop.house.db.query(
    `insert into waitlist_entry (shop, id, show_id, item_id, variant_id, shopper, units, joined_at)
     values ($1, $2, $3, $4, $5, 'hash', 1, now())`,
    [shop.shop, randomUUID(), form.id, first?.itemId, first?.variantId],
  );

  await save({ version: 1, items: [{ ...item, units: unitsOf(hat, "2") }] });

  expect(await stock()).toMatchObject([{ units: 2, held: 2, waiting: 0 }]);
  await shop.house.db.query("update show set state = 'ended' where id = $1", [form.id]);
});
