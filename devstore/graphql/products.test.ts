import { expect, test } from "vitest";
import type { Store } from "../state/store.ts";
import { anApp, aProduct, ask, aStore } from "../state/test-shop.ts";

const app = anApp();

async function aShelf(): Promise<Store> {
  const store = await aStore();
  for (const title of ["Clay Pot", "Copper Light", "Anchor Bracelet"])
    aProduct(store, { title, tags: [title.slice(0, 4)] });
  return store;
}

async function titles(store: Store, args: string): Promise<unknown> {
  const { data, errors } = await ask(store, [app], `{ products(${args}) { nodes { title } } }`);
  expect(errors).toBeUndefined();
  const nodes = data?.["products"]?.["nodes"] as unknown as { title: string }[];
  return nodes.map((node) => node.title);
}

test("pages follow one another forwards and backwards by cursors", async () => {
  const store = await aShelf();
  const page = (args: string) =>
    ask(
      store,
      [app],
      `{ products(${args}) { nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    );

  const first = (await page("first: 2"))["data"]?.["products"];
  const second = (await page(`first: 2, after: "${String(first?.["pageInfo"]?.["endCursor"])}"`))["data"]?.["products"];
  const back = (await page(`last: 5, before: "${String(second?.["pageInfo"]?.["startCursor"])}"`))["data"]?.[
    "products"
  ];

  expect(first?.["pageInfo"]).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  expect(second?.["nodes"]).toEqual([{ title: "Anchor Bracelet" }]);
  expect(second?.["pageInfo"]).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  expect(back?.["nodes"]).toEqual(first?.["nodes"]);
});

test.each([
  ["first: 9, sortKey: TITLE", ["Anchor Bracelet", "Clay Pot", "Copper Light"]],
  ["first: 1, reverse: true", ["Anchor Bracelet"]],
  ["last: 1", ["Anchor Bracelet"]],
  ['first: 9, query: "title:C*"', ["Clay Pot", "Copper Light"]],
  ['first: 9, query: "tag:clay OR tag:anch"', ["Clay Pot", "Anchor Bracelet"]],
  ['first: 9, query: "status:active -tag:Clay"', ["Copper Light", "Anchor Bracelet"]],
  ["first: 9, query: \"(light OR pot) AND NOT title:'Clay Pot'\"", ["Copper Light"]],
  ['first: 9, query: "updated_at:>2026-11-21T10:00:00Z"', []],
  ['first: 9, query: "updated_at:>=2026-11-21T10:00:00Z"', ["Clay Pot", "Copper Light", "Anchor Bracelet"]],
])("products(%s)", async (args, expected) => {
  expect(await titles(await aShelf(), args)).toEqual(expected);
});

test("a page needs a size, and not more than 250", async () => {
  const store = await aShelf();

  expect((await ask(store, [app], "{ products { nodes { id } } }"))["errors"]).toHaveLength(1);
  expect((await ask(store, [app], "{ products(first: 251) { nodes { id } } }"))["errors"]).toHaveLength(1);
});

test("a search filter that is not emulated is named", async () => {
  const { errors } = await ask(
    await aShelf(),
    [app],
    '{ products(first: 1, query: "category_id:1") { nodes { id } } }',
  );

  expect(errors?.[0]).toMatchObject({ message: 'The dev store does not emulate the search filter "category_id".' });
});

test("a product is found by id, handle and as a node; one that is gone is null", async () => {
  const store = await aStore();
  const { product, variant } = aProduct(store, { title: "Clay Pot", units: 3 });
  const query = `query ($id: ID!, $ids: [ID!]!) {
    product(id: $id) { title totalInventory variants(first: 1) { nodes { price inventoryQuantity } } }
    productByIdentifier(identifier: { handle: "clay-pot" }) { id }
    nodes(ids: $ids) { id ... on ProductVariant { sku } }
  }`;
  const id = `gid://shopify/Product/${product.id}`;
  const ids = [`gid://shopify/ProductVariant/${variant.id}`, "gid://shopify/Product/1"];

  const { data } = await ask(store, [app], query, { variables: { id, ids } });

  expect(data?.["product"]).toEqual({
    title: "Clay Pot",
    totalInventory: 3,
    variants: { nodes: [{ price: "10.00", inventoryQuantity: 3 }] },
  });
  expect(data?.["productByIdentifier"]).toEqual({ id });
  expect(data?.["nodes"]).toEqual([{ id: ids[0], sku: "SKU-Clay Pot" }, null]);
});

test("products are made, changed and deleted, and each is told", async () => {
  const store = await aStore();
  const heard: string[] = [];
  store.events.listen(({ topic }) => heard.push(topic));

  const made = await ask(
    store,
    [app],
    'mutation { productCreate(product: { title: "Tall Vase" }) { product { id handle } } }',
  );
  const id = made["data"]?.["productCreate"]?.["product"]?.["id"];
  const variables = { id };
  await ask(
    store,
    [app],
    "mutation ($id: ID!) { productUpdate(product: { id: $id, status: DRAFT }) { product { id } } }",
    { variables },
  );
  const gone = await ask(
    store,
    [app],
    "mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }",
    { variables },
  );

  expect(made["data"]?.["productCreate"]?.["product"]).toMatchObject({ handle: "tall-vase" });
  expect(gone["data"]?.["productDelete"]).toEqual({ deletedProductId: id });
  expect(heard).toEqual([
    "products/create",
    "inventory_items/create",
    "products/update",
    "inventory_items/delete",
    "products/delete",
  ]);
  expect(store.state.levels.size).toBe(0);
});

test("variants are repriced all or none", async () => {
  const store = await aStore();
  const { product, variant } = aProduct(store);
  const query = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $id, variants: $variants) { productVariants { price } userErrors { field code } } }`;
  const id = `gid://shopify/Product/${product.id}`;
  const good = { id: `gid://shopify/ProductVariant/${variant.id}`, price: "7.5" };

  const refused = await ask(store, [app], query, {
    variables: { id, variants: [good, { id: "gid://shopify/ProductVariant/1" }] },
  });
  expect(variant.price).toBe("10.00");
  const done = await ask(store, [app], query, { variables: { id, variants: [good] } });

  expect(refused["data"]?.["productVariantsBulkUpdate"]?.["userErrors"]).toEqual([
    { field: ["variants", "1", "id"], code: "PRODUCT_VARIANT_DOES_NOT_EXIST" },
  ]);
  expect(done["data"]?.["productVariantsBulkUpdate"]?.["productVariants"]).toEqual([{ price: "7.50" }]);
});
