import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { createProduct, refusedProduct, showProduct, type Uncoded } from "../product-requests.ts";
import type { World } from "../world.ts";

const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;

interface Updated {
  readonly product: { readonly status: string; readonly handle: string } | null;
  readonly userErrors: readonly Uncoded[];
}

async function update({ data }: World, product: object): Promise<Updated> {
  const { productUpdate } = await data<{ productUpdate: Updated }>(
    `mutation ($product: ProductUpdateInput!) {
      productUpdate(product: $product) { product { status handle } userErrors { field message } } }`,
    { product },
  );
  return productUpdate;
}

export const productCases: readonly ConformanceCase[] = [
  {
    says: "a new product is active, published nowhere, and has one variant of its own that is called Default Title",
    page: page("productCreate"),
    covers: ["productCreate", "product"],
    async prove(world) {
      const id = await createProduct(world, { title: "Winter hat" });

      const { product } = await world.data<{ product: object }>(
        `query ($id: ID!) { product(id: $id) { status handle vendor publishedAt onlineStoreUrl hasOnlyDefaultVariant
          resourcePublicationsCount { count } options { name values }
          variants(first: 2) { nodes { title price inventoryPolicy inventoryItem { tracked requiresShipping } } } } }`,
        { id },
      );
      assert.deepEqual(product, {
        status: "ACTIVE",
        handle: "winter-hat",
        vendor: world.store.state.shop.name,
        publishedAt: null,
        onlineStoreUrl: null,
        hasOnlyDefaultVariant: true,
        resourcePublicationsCount: { count: 0 },
        options: [{ name: "Title", values: ["Default Title"] }],
        variants: {
          nodes: [
            {
              title: "Default Title",
              price: "0.00",
              inventoryPolicy: "DENY",
              inventoryItem: { tracked: false, requiresShipping: true },
            },
          ],
        },
      });
    },
  },
  {
    says: "a product with options gets one standalone variant: of the first value of each option",
    page: "https://shopify.dev/docs/apps/build/product-merchandising/products-and-collections/add-data",
    covers: ["productCreate"],
    example: true,
    async prove(world) {
      const values = (...names: string[]) => names.map((name) => ({ name }));
      const id = await createProduct(world, {
        title: "New product",
        productOptions: [
          { name: "Color", values: values("Red", "Green", "Blue") },
          { name: "Size", values: values("Small", "Medium", "Large") },
        ],
      });

      const { options, variants } = await showProduct(world, id);
      assert.deepEqual(
        variants.nodes.map((variant) => variant.title),
        ["Red / Small"],
      );
      assert.deepEqual(
        options.map(({ name, position, values: used, optionValues }) => ({
          name,
          position,
          used,
          all: optionValues.map((value) => `${value.name}:${value.hasVariants}`),
        })),
        [
          { name: "Color", position: 1, used: ["Red"], all: ["Red:true", "Green:false", "Blue:false"] },
          { name: "Size", position: 2, used: ["Small"], all: ["Small:true", "Medium:false", "Large:false"] },
        ],
      );
    },
  },
  {
    says: "a product's title is neither blank nor longer than 255 characters, and a handle is had once",
    page: page("productCreate"),
    covers: ["productCreate"],
    async prove(world) {
      assert.deepEqual(await refusedProduct(world, { title: "  " }), [
        { field: ["title"], message: "Title can't be blank" },
      ]);
      const [long] = await refusedProduct(world, { title: "T".repeat(256) });
      assert.deepEqual(long?.field, ["title"]);
      const [taken] = await refusedProduct(world, { title: "Another", handle: "blue-shirt" });
      assert.deepEqual(taken?.field, ["handle"]);
      assert.match(taken.message, /already in use/);
    },
  },
  {
    says: "a product has three options at most, each with a name of its own and a value",
    page: page("productCreate"),
    covers: ["productCreate"],
    async prove(world) {
      const option = (name: string) => ({ name, values: [{ name: "One" }] });
      const refused = async (productOptions: object[]) =>
        (await refusedProduct(world, { title: "Hat", productOptions })).map(({ field }) => field?.[0]);

      assert.deepEqual(await refused(["A", "B", "C", "D"].map(option)), ["productOptions"]);
      assert.deepEqual(await refused([option("A"), option("a")]), ["productOptions"]);
      assert.deepEqual(await refused([{ name: "A", values: [] }]), ["productOptions"]);
    },
  },
  {
    says: "a handle that is taken is counted up, and does not follow the title later on",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/queries/productByHandle",
    covers: ["productCreate", "productUpdate", "productByIdentifier"],
    async prove(world) {
      const first = await createProduct(world, { title: "Potion" });
      const second = await createProduct(world, { title: "Potion" });
      await update(world, { id: first, title: "Elixir" });

      const { a, b } = await world.data<{ a: object; b: object }>(
        `{ a: productByIdentifier(identifier: { handle: "potion" }) { id title }
           b: productByIdentifier(identifier: { handle: "potion-1" }) { id title } }`,
      );
      assert.deepEqual(
        [a, b],
        [
          { id: first, title: "Elixir" },
          { id: second, title: "Potion" },
        ],
      );
    },
  },
  {
    says: "a status changes by itself, is told of, and takes a product off the online store and back",
    page: page("productUpdate"),
    covers: ["productUpdate", "webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      const { productId: id } = world.variant("BS-S");
      const url = async () =>
        (
          await world.data<{ product: { onlineStoreUrl: string | null } }>(
            "query ($id: ID!) { product(id: $id) { onlineStoreUrl } }",
            { id },
          )
        ).product.onlineStoreUrl;
      assert.notEqual(await url(), null);

      const { product } = await update(world, { id, status: "DRAFT" });
      const { json } = await world.webhook("products/update");

      assert.equal(product?.status, "DRAFT");
      assert.equal(json["status"], "draft");
      assert.equal(json["title"], "Blue Shirt");
      assert.equal(await url(), null);
      await update(world, { id, status: "ACTIVE" });
      assert.notEqual(await url(), null);
    },
  },
  {
    says: "a product that does not exist is not updated, deleted or given a status",
    page: page("productUpdate"),
    covers: ["productUpdate", "productDelete", "productChangeStatus"],
    async prove(world) {
      const id = "gid://shopify/Product/1";

      assert.deepEqual(await update(world, { id, title: "Gone" }), {
        product: null,
        userErrors: [{ field: ["id"], message: "Product does not exist" }],
      });
      const answer = await world.data<object>(
        `mutation ($id: ID!) {
          productDelete(input: { id: $id }) { deletedProductId userErrors { field message } }
          productChangeStatus(productId: $id, status: DRAFT) { product { id } userErrors { code field } } }`,
        { id },
      );
      assert.deepEqual(answer, {
        productDelete: { deletedProductId: null, userErrors: [{ field: ["id"], message: "Product does not exist" }] },
        productChangeStatus: { product: null, userErrors: [{ code: "PRODUCT_NOT_FOUND", field: ["productId"] }] },
      });
    },
  },
  {
    says: "tags are overwritten by an update, added and removed by mutations of their own, the same in any case",
    page: page("tagsAdd"),
    covers: ["tagsAdd", "tagsRemove", "productUpdate"],
    async prove(world) {
      const { productId: id } = world.variant("BS-S");
      const tags = async () =>
        (await world.data<{ product: { tags: string[] } }>("query ($id: ID!) { product(id: $id) { tags } }", { id }))
          .product.tags;
      const change = (name: string, given: string | readonly string[]) =>
        world.data<object>(
          `mutation ($id: ID!, $tags: [String!]!) { ${name}(id: $id, tags: $tags) { userErrors { message } } }`,
          {
            id,
            tags: given,
          },
        );

      await change("tagsAdd", "sale, SUMMER, new");
      assert.deepEqual(await tags(), ["men", "new", "sale", "summer"]);
      await change("tagsRemove", ["Sale", "unknown"]);
      assert.deepEqual(await tags(), ["men", "new", "summer"]);
      await update(world, { id, tags: ["winter"] });
      assert.deepEqual(await tags(), ["winter"]);
    },
  },
  {
    says: "products/create tells every variant, option and picture in the shape of the REST resource, ids beyond 2^53",
    page: "https://shopify.dev/docs/api/webhooks/latest?reference=toml#list-of-topics-products/create",
    covers: ["productCreate", "webhooks"],
    async prove(world) {
      await world.subscribe("products/create");
      const id = await createProduct(world, { title: "Hat", tags: ["b", "a"], vendor: "Milliner" });

      const { json, rawBody } = await world.webhook("products/create");
      const number = id.split("/").at(-1) ?? "";
      assert.ok(rawBody.includes(`"id":${number}`));
      assert.ok(BigInt(number) > 2n ** 53n);
      assert.equal(json["admin_graphql_api_id"], id);
      assert.equal(json["tags"], "a, b");
      assert.equal(json["status"], "active");
      assert.equal(json["published_at"], null);
      const expected = [
        "body_html",
        "category",
        "created_at",
        "handle",
        "has_variants_that_requires_components",
        "image",
        "images",
        "media",
        "options",
        "product_type",
        "published_scope",
        "template_suffix",
        "title",
        "updated_at",
        "variant_gids",
        "variants",
        "vendor",
      ];
      assert.deepEqual(
        expected.filter((name) => !(name in json)),
        [],
      );
      const [variant] = json["variants"] as readonly Record<string, unknown>[];
      assert.equal(variant?.["price"], "0.00");
      assert.equal(variant["inventory_policy"], "deny");
      assert.equal(variant["option1"], "Default Title");
    },
  },
  {
    says: "a deleted product goes with its variants and stock, and only its id is told",
    page: page("productDelete"),
    covers: ["productDelete", "webhooks"],
    async prove(world) {
      await world.subscribe("products/delete");
      const { id: variantId, productId: id, inventoryItemId } = world.variant("C-1");

      const { productDelete } = await world.data<{ productDelete: object }>(
        "mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId userErrors { message } } }",
        { id },
      );
      const { json } = await world.webhook("products/delete");

      assert.deepEqual(productDelete, { deletedProductId: id, userErrors: [] });
      assert.deepEqual(Object.keys(json), ["id"]);
      const { nodes } = await world.data<{ nodes: readonly (object | null)[] }>(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        { ids: [id, variantId, inventoryItemId] },
      );
      assert.deepEqual(nodes, [null, null, null]);
    },
  },
  {
    says: "metafields are set with the product, or the product is not made",
    page: page("productCreate"),
    covers: ["productCreate", "metafields"],
    async prove(world) {
      const care = { namespace: "custom", key: "care", type: "single_line_text_field", value: "Cold wash" };
      const id = await createProduct(world, { title: "Hat", metafields: [care] });
      const count = world.store.state.products.size;

      const refused = await refusedProduct(world, {
        title: "Scarf",
        metafields: [{ ...care, type: "number_integer", value: "many" }],
      });

      const { product } = await world.data<{ product: object }>(
        'query ($id: ID!) { product(id: $id) { metafield(namespace: "custom", key: "care") { value } } }',
        { id },
      );
      assert.deepEqual(product, { metafield: { value: "Cold wash" } });
      assert.deepEqual(refused[0]?.field?.slice(0, 2), ["metafields", "0"]);
      assert.equal(world.store.state.products.size, count);
    },
  },
  {
    says: "what the dev store does not emulate of a product is an error that names it, never a silent no",
    page: page("productCreate"),
    covers: ["productCreate"],
    async prove(world) {
      const { errors } = await world.admin(
        'mutation { productCreate(product: { title: "Gift", giftCard: true }) { product { id } } }',
      );
      assert.equal(errors[0]?.extensions?.["code"], "NOT_EMULATED");
      assert.match(errors[0].message, /giftCard/);
    },
  },
];
