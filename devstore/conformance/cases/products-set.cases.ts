import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { showProduct, type Problem } from "../product-requests.ts";
import type { World } from "../world.ts";

const PAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/productSet";
const CODES = "https://shopify.dev/docs/api/admin-graphql/latest/enums/ProductSetUserErrorCode";

interface SetAnswer {
  readonly product: { readonly id: string } | null;
  readonly productSetOperation: { readonly id: string; readonly status: string } | null;
  readonly userErrors: readonly Problem[];
}

async function set({ data }: World, variables: object): Promise<SetAnswer> {
  const { productSet } = await data<{ productSet: SetAnswer }>(
    `mutation ($productSet: ProductSetInput!, $identifier: ProductSetIdentifiers, $synchronous: Boolean! = true) {
      productSet(synchronous: $synchronous, input: $productSet, identifier: $identifier) {
        product { id } productSetOperation { id status userErrors { code field message } }
        userErrors { code field } } }`,
    variables,
  );
  return productSet;
}

const color = (name: string) => [{ optionName: "Color", name }];

/** The documentation's own product */
const WINTER_HAT = {
  title: "Winter hat",
  productOptions: [{ name: "Color", position: 1, values: [{ name: "Grey" }, { name: "Black" }] }],
  variants: [
    { optionValues: color("Grey"), price: 79.99 },
    { optionValues: color("Black"), price: 69.99 },
  ],
};

async function hat(world: World): Promise<string> {
  return (await set(world, { productSet: WINTER_HAT })).product?.id ?? "";
}

/** Polls an operation until it has ended. */
async function ended(world: World, id: string): Promise<object> {
  const { productOperation } = await world.data<{ productOperation: { readonly status: string } }>(
    `query ($id: ID!) { productOperation(id: $id) { status product { title }
      ... on ProductSetOperation { userErrors { code field } } } }`,
    { id },
  );
  if (productOperation.status === "COMPLETE") return productOperation;
  world.clock.advance(1000);
  return ended(world, id);
}

async function prices({ data }: World, id: string): Promise<readonly (readonly [string, string])[]> {
  const { product } = await data<{ product: { variants: { nodes: readonly { title: string; price: string }[] } } }>(
    "query ($id: ID!) { product(id: $id) { variants(first: 50) { nodes { title price } } } }",
    { id },
  );
  return product.variants.nodes.map(({ title, price }) => [title, price] as const);
}

export const productSetCases: readonly ConformanceCase[] = [
  {
    says: "productSet makes a product with its options and variants in one request",
    page: PAGE,
    covers: ["productSet"],
    example: true,
    async prove(world) {
      const { product, productSetOperation, userErrors } = await set(world, { productSet: WINTER_HAT });

      assert.deepEqual(userErrors, []);
      assert.equal(productSetOperation, null);
      assert.deepEqual(await prices(world, product?.id ?? ""), [
        ["Grey", "79.99"],
        ["Black", "69.99"],
      ]);
    },
  },
  {
    says: "asked to run in the background it answers an operation that is created, and is complete when it is polled later",
    page: PAGE,
    covers: ["productSet", "productOperation"],
    example: true,
    async prove(world) {
      const { product, productSetOperation } = await set(world, { productSet: WINTER_HAT, synchronous: false });

      assert.equal(product, null);
      assert.equal(productSetOperation?.status, "CREATED");
      assert.deepEqual(await ended(world, productSetOperation.id), {
        status: "COMPLETE",
        product: { title: "Winter hat" },
        userErrors: [],
      });
    },
  },
  {
    says: "what goes wrong in the background is in the operation, not in the answer",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/objects/ProductSetOperation",
    covers: ["productSet", "productOperation"],
    async prove(world) {
      const { productSetOperation, userErrors } = await set(world, { productSet: { title: " " }, synchronous: false });

      assert.deepEqual(userErrors, []);
      assert.deepEqual(await ended(world, productSetOperation?.id ?? ""), {
        status: "COMPLETE",
        product: null,
        userErrors: [{ code: "INVALID_PRODUCT", field: ["input", "title"] }],
      });
    },
  },
  {
    says: "a list is set whole: variants that are named stay and keep their ids, new ones come, the others go",
    page: PAGE,
    covers: ["productSet"],
    async prove(world) {
      const id = await hat(world);
      const before = await showProduct(world, id);
      const black = before.variants.nodes[1]?.id;

      const { userErrors } = await set(world, {
        identifier: { id },
        productSet: {
          productOptions: [{ name: "Color", values: [{ name: "Black" }, { name: "White" }] }],
          variants: [{ optionValues: color("White"), price: 49 }, { optionValues: color("Black") }],
        },
      });

      assert.deepEqual(userErrors, []);
      assert.deepEqual(await prices(world, id), [
        ["White", "49.00"],
        ["Black", "69.99"],
      ]);
      const after = await showProduct(world, id);
      assert.equal(after.variants.nodes[1]?.id, black);
      assert.equal(after.options[0]?.id, before.options[0]?.id);
      assert.deepEqual(after.options[0]?.values, ["Black", "White"]);
    },
  },
  {
    says: "fields that are left out stay as they are",
    page: PAGE,
    covers: ["productSet"],
    async prove(world) {
      const id = await hat(world);

      await set(world, { identifier: { id }, productSet: { descriptionHtml: "<p>Warm</p>" } });

      const { product } = await world.data<{ product: object }>(
        "query ($id: ID!) { product(id: $id) { title descriptionHtml variantsCount { count } } }",
        { id },
      );
      assert.deepEqual(product, { title: "Winter hat", descriptionHtml: "<p>Warm</p>", variantsCount: { count: 2 } });
    },
  },
  {
    says: "a handle that is unknown makes the product, a known one updates it",
    page: PAGE,
    covers: ["productSet"],
    async prove(world) {
      const by = (title: string) =>
        set(world, { identifier: { handle: "sync-me" }, productSet: { title, handle: "sync-me" } });

      const made = await by("Once");
      const updated = await by("Twice");

      assert.equal(updated.product?.id, made.product?.id);
      const { product } = await world.data<{ product: object }>(
        "query ($id: ID!) { product(id: $id) { title handle } }",
        { id: made.product?.id },
      );
      assert.deepEqual(product, { title: "Twice", handle: "sync-me" });
    },
  },
  {
    says: "identifiers must be found, agree with the input, and stand alone",
    page: CODES,
    covers: ["productSet"],
    async prove(world) {
      const id = await hat(world);
      const refused = async (identifier: object, productSet: object) =>
        (await set(world, { identifier, productSet })).userErrors.map((one) => one.code);

      assert.deepEqual(await refused({ id: "gid://shopify/Product/1" }, { title: "A" }), ["NOT_FOUND"]);
      assert.deepEqual(await refused({ id }, { id, title: "A" }), ["ID_NOT_ALLOWED"]);
      assert.deepEqual(await refused({ handle: "a" }, { title: "A" }), ["MISSING_FIELD_REQUIRED"]);
      assert.deepEqual(await refused({ handle: "a" }, { title: "A", handle: "b" }), ["INPUT_MISMATCH"]);
    },
  },
  {
    says: "options come with variants and variants with options",
    page: CODES,
    covers: ["productSet"],
    async prove(world) {
      const id = await hat(world);
      const { productOptions, variants } = WINTER_HAT;
      const refused = async (productSet: object) =>
        (await set(world, { identifier: { id }, productSet })).userErrors.map((one) => one.code);

      assert.deepEqual(await refused({ productOptions }), ["VARIANTS_INPUT_MISSING"]);
      assert.deepEqual(await refused({ variants }), ["PRODUCT_OPTIONS_INPUT_MISSING"]);
    },
  },
  {
    says: "options over the limit, twice the same name or value, values that the options lack, and handles taken are refused",
    page: CODES,
    covers: ["productSet"],
    async prove(world) {
      const option = (name: string, ...values: string[]) => ({
        name,
        values: values.map((value) => ({ name: value })),
      });
      const refused = async (productSet: object) =>
        (await set(world, { productSet: { title: "Hat", ...productSet } })).userErrors.map((one) => one.code);
      const variants = [{ optionValues: color("Red") }];

      assert.deepEqual(
        await refused({ productOptions: ["A", "B", "C", "D"].map((name) => option(name, "1")), variants }),
        ["OPTIONS_OVER_LIMIT"],
      );
      assert.deepEqual(await refused({ productOptions: [option("A", "1"), option("A", "2")], variants }), [
        "DUPLICATED_OPTION_NAME",
      ]);
      assert.deepEqual(await refused({ productOptions: [option("Color", "Red", "Red")], variants }), [
        "DUPLICATED_OPTION_VALUE",
      ]);
      assert.deepEqual(await refused({ productOptions: [option("Color")], variants }), ["OPTION_VALUES_MISSING"]);
      assert.deepEqual(await refused({ productOptions: [option("Color", "Blue")], variants }), [
        "OPTION_VALUE_DOES_NOT_EXIST",
      ]);
      assert.deepEqual(await refused({ handle: "blue-shirt" }), ["HANDLE_NOT_UNIQUE"]);
    },
  },
  {
    says: "2048 variants can be set at once, one more can not",
    page: PAGE,
    covers: ["productSet"],
    async prove(world) {
      const sized = (count: number) => {
        const names = Array.from({ length: count }, (_none, index) => `Size ${index}`);
        return {
          title: "Every size",
          productOptions: [{ name: "Size", values: names.map((name) => ({ name })) }],
          variants: names.map((name) => ({ optionValues: [{ optionName: "Size", name }] })),
        };
      };

      const { product } = await set(world, { productSet: sized(2048) });
      const { errors, data } = await world.admin<{ productSet: SetAnswer }>(
        "mutation ($productSet: ProductSetInput!) { productSet(input: $productSet) { userErrors { code field } } }",
        { productSet: sized(2049) },
      );

      assert.equal(world.store.state.products.get(product?.id.split("/").at(-1))?.variantIds.length, 2048);
      assert.ok(errors.length > 0 || data?.productSet.userErrors[0]?.code === "VARIANTS_OVER_LIMIT");
    },
  },
  {
    says: "units are set where a variant is stocked, and its inventory tells of it",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/input-objects/ProductVariantSetInput",
    covers: ["productSet", "webhooks"],
    async prove(world) {
      const id = await hat(world);
      await world.subscribe("inventory_levels/update");
      const [locationId] = world.locations;
      const { productOptions } = WINTER_HAT;

      await set(world, {
        identifier: { id },
        productSet: {
          productOptions,
          variants: [
            { optionValues: color("Grey"), inventoryQuantities: [{ locationId, name: "available", quantity: 12 }] },
            { optionValues: color("Black") },
          ],
        },
      });

      const { json } = await world.webhook("inventory_levels/update");
      assert.equal(json["available"], 12);
      assert.equal(`gid://shopify/Location/${String(json["location_id"])}`, locationId);
    },
  },
  {
    says: "files become the product's pictures in their order, and a variant shows one of them",
    page: PAGE,
    covers: ["productSet"],
    async prove(world) {
      const file = (name: string) => ({ originalSource: `https://example.com/${name}.jpg`, contentType: "IMAGE" });
      const { product } = await set(world, {
        productSet: {
          ...WINTER_HAT,
          files: [file("grey"), file("black")],
          variants: [
            { optionValues: color("Grey"), file: file("grey") },
            { optionValues: color("Black"), file: file("black") },
          ],
        },
      });
      world.clock.advance(60_000);

      const shown = await world.data<{
        product: {
          media: { nodes: readonly { id: string; status: string }[] };
          variants: { nodes: readonly { media: { nodes: readonly { id: string }[] } }[] };
        };
      }>(
        `query ($id: ID!) { product(id: $id) { media(first: 5) { nodes { id status } }
          variants(first: 5) { nodes { media(first: 1) { nodes { id } } } } } }`,
        { id: product?.id },
      );
      const { media, variants } = shown.product;
      assert.deepEqual(
        media.nodes.map((one) => one.status),
        ["READY", "READY"],
      );
      assert.deepEqual(
        variants.nodes.map((one) => one.media.nodes[0]?.id),
        media.nodes.map((one) => one.id),
      );
    },
  },
];
