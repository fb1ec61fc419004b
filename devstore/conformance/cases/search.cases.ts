import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { createProduct } from "../product-requests.ts";
import type { World } from "../world.ts";

const SYNTAX = "https://shopify.dev/docs/api/usage/search-syntax";
const PRODUCTS = "https://shopify.dev/docs/api/admin-graphql/latest/queries/products#arguments-query";
const VARIANTS = "https://shopify.dev/docs/api/admin-graphql/latest/queries/productVariants#arguments-query";

async function found({ data }: World, query: string): Promise<readonly string[]> {
  const { products } = await data<{ products: { nodes: readonly { title: string }[] } }>(
    "query ($query: String!) { products(first: 20, sortKey: TITLE, query: $query) { nodes { title } } }",
    { query },
  );
  return products.nodes.map((one) => one.title);
}

async function foundVariants({ data }: World, query: string): Promise<readonly (string | null)[]> {
  const { productVariants } = await data<{ productVariants: { nodes: readonly { sku: string | null }[] } }>(
    "query ($query: String!) { productVariants(first: 20, sortKey: SKU, query: $query) { nodes { sku } } }",
    { query },
  );
  return productVariants.nodes.map((one) => one.sku);
}

const number = (gid: string) => gid.split("/").at(-1) ?? "";

type Expected = readonly (readonly [query: string, titles: readonly string[]])[];

async function expectFound(world: World, expected: Expected): Promise<void> {
  for (const [query, titles] of expected) assert.deepEqual(await found(world, query), titles, query);
}

const SHIRT = "Blue Shirt";
const CANDLE = "Vanilla Candle";
const LAMP = "Secret Lamp";

export const searchCases: readonly ConformanceCase[] = [
  {
    says: "terms without a name are looked for in several fields, whatever their case, and all of them must be there",
    page: SYNTAX,
    covers: ["products", "search"],
    async prove(world) {
      await expectFound(world, [
        ["shirt", [SHIRT]],
        ["BLUE shirt", [SHIRT]],
        ["blue candle", []],
        ["summer", [SHIRT]],
        ['"vanilla candle"', [CANDLE]],
        ['"candle vanilla"', []],
      ]);
    },
  },
  {
    says: "AND is meant where nothing is said, OR and parentheses are said, and - is NOT",
    page: SYNTAX,
    covers: ["products", "search"],
    async prove(world) {
      await expectFound(world, [
        ["title:blue OR title:lamp", [SHIRT, LAMP]],
        ["title:blue AND title:lamp", []],
        ["-title:blue", [LAMP, CANDLE]],
        ["NOT title:blue", [LAMP, CANDLE]],
        ["status:active -product_type:candle", [SHIRT]],
        ["(title:blue OR title:lamp) status:draft", [LAMP]],
        ["status:active (product_type:shirt OR product_type:lamp)", [SHIRT]],
      ]);
    },
  },
  {
    says: "a star asks for a prefix, or alone for anything at all",
    page: SYNTAX,
    covers: ["products", "search"],
    async prove(world) {
      await expectFound(world, [
        ["title:van*", [CANDLE]],
        ["cand*", [CANDLE]],
        ["title:andle", []],
        ["tag:*", [SHIRT]],
        ["-tag:*", [LAMP, CANDLE]],
        ["published_at:*", [SHIRT, CANDLE]],
      ]);
    },
  },
  {
    says: "numbers, ids and times are compared by < <= > >=, and times with now, a day or a year",
    page: SYNTAX,
    covers: ["products", "search"],
    async prove(world) {
      const id = number(world.variant("C-1").productId);
      const year = String(world.clock.now().getUTCFullYear());
      await expectFound(world, [
        ["inventory_total:>5", [SHIRT]],
        ["inventory_total:>=5", [SHIRT, LAMP, CANDLE]],
        [`id:${id}`, [CANDLE]],
        [`id:<${id}`, [SHIRT]],
        [`id:<=${id}`, [SHIRT, CANDLE]],
        [`id:>${id}`, [LAMP]],
        ["created_at:>now", []],
        ["created_at:<=now", [SHIRT, LAMP, CANDLE]],
        [`created_at:>='${year}-01-01T00:00:00Z'`, [SHIRT, LAMP, CANDLE]],
        ["created_at:<'2020-10-21T23:39:20Z'", []],
        ["updated_at:<='2019'", []],
      ]);
    },
  },
  {
    says: "special characters are escaped by a backslash, and quotes may stand in a word",
    page: SYNTAX,
    covers: ["products", "search"],
    async prove(world) {
      await createProduct(world, { title: "D'Addario strings", tags: ["size:(big)"] });
      await expectFound(world, [
        ["title:D'Addario", ["D'Addario strings"]],
        ["tag:size\\:\\(big\\)", ["D'Addario strings"]],
        ['tag:"size:(big)"', ["D'Addario strings"]],
      ]);
    },
  },
  {
    says: "products are found by status, type, handle and publication, several of them parted by commas",
    page: PRODUCTS,
    covers: ["products", "search"],
    async prove(world) {
      const online = number(world.store.state.publications.first()?.id ?? "");
      await expectFound(world, [
        ["status:active,draft", [SHIRT, LAMP, CANDLE]],
        ["status:archived", []],
        ["product_type:Shirt,Lamp", [SHIRT, LAMP]],
        ["handle:blue-shirt,secret-lamp", [SHIRT, LAMP]],
        [`publication_ids:1,${online}`, [SHIRT, CANDLE]],
        ["published_status:published", [SHIRT, CANDLE]],
        ["published_status:unpublished", [LAMP]],
        ["tag_not:summer", [LAMP, CANDLE]],
      ]);
    },
  },
  {
    says: "products are found by what their variants are",
    page: PRODUCTS,
    covers: ["products", "search"],
    async prove(world) {
      await expectFound(world, [
        ["sku:C-1", [CANDLE]],
        ["sku:c-1", [CANDLE]],
        ["price:24.99", [SHIRT]],
        ["price:<10", [LAMP, CANDLE]],
        ["variant_title:Large", [SHIRT]],
        [`variant_id:${number(world.variant("BS-L").id)}`, [SHIRT]],
        ["has_only_default_variant:true", [LAMP, CANDLE]],
        ["tracks_inventory:false", []],
        ["out_of_stock_somewhere:true inventory_total:>5", [SHIRT]],
        ["is_price_reduced:true", []],
        ["gift_card:true", []],
      ]);
    },
  },
  {
    says: "products are found by the values of their metafields",
    page: "https://shopify.dev/docs/apps/build/custom-data/metafields/query-by-metafield-value",
    covers: ["products", "search"],
    async prove(world) {
      const metafield = (value: string) => [{ namespace: "custom", key: "width", type: "number_integer", value }];
      await createProduct(world, { title: "Narrow", metafields: metafield("4") });
      await createProduct(world, { title: "Wide", metafields: metafield("12") });

      await expectFound(world, [
        ["metafields.custom.width:4", ["Narrow"]],
        ["metafields.custom.width:>4", ["Wide"]],
        ["metafields.custom.height:4", []],
      ]);
    },
  },
  {
    says: "variants are found by SKU, title, barcode, product, stock and what their product is",
    page: VARIANTS,
    covers: ["productVariants", "search"],
    async prove(world) {
      const { productId } = world.variant("BS-S");
      const expected: readonly (readonly [string, readonly string[]])[] = [
        ["sku:BS-S", ["BS-S"]],
        ["sku:bs*", ["BS-L", "BS-S"]],
        ["title:large", ["BS-L"]],
        [`product_id:${number(productId)}`, ["BS-L", "BS-S"]],
        ["inventory_quantity:0", ["BS-L"]],
        ["inventory_quantity:>5", ["BS-S"]],
        ["product_status:draft", ["L-1"]],
        ["product_status:active,draft product_type:Lamp,Candle", ["C-1", "L-1"]],
        ["tag:summer", ["BS-L", "BS-S"]],
        ["taxable:true -tag:summer", ["C-1", "L-1"]],
        [`location_id:${number(world.locations[1])} title:small`, ["BS-S"]],
      ];
      for (const [query, skus] of expected) assert.deepEqual(await foundVariants(world, query), skus, query);
    },
  },
  {
    says: "collections are found by title, type and product",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/queries/collections#arguments-query",
    covers: ["collections", "collectionsCount", "search"],
    async prove(world) {
      const { productId } = world.variant("C-1");
      await world.data(
        `mutation ($id: ID!) {
          a: collectionCreate(input: { title: "By hand", products: [$id] }) { collection { id } }
          b: collectionCreate(input: { title: "By rule", ruleSet: { appliedDisjunctively: false,
            rules: [{ column: TAG, relation: EQUALS, condition: "summer" }] } }) { collection { id } } }`,
        { id: productId },
      );
      const titles = async (query: string) =>
        (
          await world.data<{ collections: { nodes: readonly { title: string }[] } }>(
            "query ($query: String!) { collections(first: 5, query: $query) { nodes { title } } }",
            { query },
          )
        ).collections.nodes.map((one) => one.title);

      assert.deepEqual(await titles("collection_type:smart"), ["By rule"]);
      assert.deepEqual(await titles("collection_type:custom"), ["By hand"]);
      assert.deepEqual(await titles("title:rule"), ["By rule"]);
      assert.deepEqual(await titles(`product_id:${number(productId)}`), ["By hand"]);
      const { collectionsCount } = await world.data<{ collectionsCount: object }>(
        '{ collectionsCount(query: "title:by") { count } }',
      );
      assert.deepEqual(collectionsCount, { count: 2 });
    },
  },
  {
    says: "a filter that is not emulated is an error that names it, and a broken query says what is wrong",
    page: SYNTAX,
    covers: ["products", "search"],
    async prove(world) {
      const refused = async (query: string) =>
        (await world.admin("query ($query: String!) { products(first: 1, query: $query) { nodes { id } } }", { query }))
          .errors[0];

      assert.deepEqual((await refused("category_id:sg-4"))?.extensions?.["code"], "NOT_EMULATED");
      assert.match((await refused("category_id:sg-4"))?.message ?? "", /category_id/);
      assert.match((await refused("(title:a"))?.message ?? "", /parenthesis/);
      assert.match((await refused("title:a)"))?.message ?? "", /parenthesis/);
      assert.notEqual(await refused('title:"never closed'), undefined);
    },
  },
];
