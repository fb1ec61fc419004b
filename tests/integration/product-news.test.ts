import { afterAll, beforeAll, expect, test } from "vitest";
import { readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";
import { deliver } from "../support/signed-webhook.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;
let show: SavedShow;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", price: "20.00" });
  });
  show = await aShowWith(shop, { items: [{ product: shirt }] });
});
afterAll(() => shop.close());

function news(given: {
  at: string;
  title?: string;
  price?: string;
  variantIds?: string[];
  publishedAt?: string | null;
}) {
  const variants = (given.variantIds ?? [shirt.variant.id]).map((id, index) => ({
    id,
    title: `Size ${index}`,
    sku: null,
    position: index + 1,
    price: given.price ?? "20.00",
    compare_at_price: null,
    inventory_policy: "deny",
    inventory_item_id: `${id}1`,
    updated_at: given.at,
  }));
  return deliver(shop, {
    topic: "products/update",
    triggeredAt: given.at,
    body: {
      id: shirt.product.id,
      title: given.title ?? "Shirt",
      handle: "shirt",
      status: "active",
      published_at: given.publishedAt === undefined ? "2026-01-01T00:00:00Z" : given.publishedAt,
      updated_at: given.at,
      image: null,
      options: [{ name: "Size" }],
      variants,
    },
  });
}

async function item() {
  return (await readSnapshot(shop.house, shop.shop, show.id)).items[0];
}

test("newer news is on screen; older news that comes after it is not", async () => {
  await news({ at: "2027-01-01T10:00:02Z", title: "Blue shirt", price: "25.00" });
  await news({ at: "2027-01-01T10:00:01Z", title: "Red shirt", price: "15.00" });

  expect(await item()).toMatchObject({ title: "Blue shirt", variants: [{ price: { amountMinor: 2500 } }] });
});

test("news that changes nothing on screen does not count the item up", async () => {
  const before = await item();

  await news({ at: "2027-01-01T10:00:03Z", title: "Blue shirt", price: "25.00" });

  expect((await item())?.version).toBe(before?.version);
});

test("variants come and go with the product's news, and old news brings none back", async () => {
  const other = String(BigInt(shirt.variant.id) + 500n);

  await news({ at: "2027-01-01T10:01:00Z", variantIds: [shirt.variant.id, other] });
  expect((await item())?.variants).toHaveLength(2);
  await news({ at: "2027-01-01T10:03:00Z" });
  await news({ at: "2027-01-01T10:02:00Z", variantIds: [shirt.variant.id, other] });

  expect((await item())?.variants).toMatchObject([{ id: shirt.variant.id }]);
});

test("a product that leaves the online store is not for sale", async () => {
  await news({ at: "2027-01-01T10:04:00Z", publishedAt: null });
  expect(await item()).toMatchObject({ forSale: false });

  await news({ at: "2027-01-01T10:05:00Z" });
  expect(await item()).toMatchObject({ forSale: true });
});

test("a deleted product stays in the line-up under its title, not for sale, whatever late news still comes", async () => {
  await deliver(shop, { topic: "products/delete", body: { id: shirt.product.id } });
  await news({ at: "2027-01-01T11:00:00Z", title: "Back again" });

  expect(await item()).toMatchObject({ title: "Shirt", forSale: false, variants: [] });
});

test("news of a product that was deleted before it was ever told of brings nothing", async () => {
  await deliver(shop, { topic: "products/delete", body: { id: 77 } });
  await deliver(shop, {
    topic: "products/create",
    body: {
      id: 77,
      title: "Ghost",
      handle: "ghost",
      status: "active",
      updated_at: "2027-01-01T10:00:00Z",
      options: [],
      variants: [],
    },
  });

  expect(await shop.house.db.query("select 1 from product where id = 77")).toEqual([]);
});
