import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import {
  createProduct,
  createTee,
  createVariants,
  deleteVariants,
  showProduct,
  titlesOf,
  updateVariants,
} from "../product-requests.ts";

const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;
const code = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/enums/${name}` as const;
const STRATEGY = "https://shopify.dev/docs/api/admin-graphql/latest/enums/ProductVariantsBulkCreateStrategy";
const color = (name: string) => ({ optionValues: [{ optionName: "Color", name }] });

export const variantCases: readonly ConformanceCase[] = [
  {
    says: "variants are created with their prices, and a value that the option does not have yet becomes one of it",
    page: page("productVariantsBulkCreate"),
    covers: ["productVariantsBulkCreate"],
    async prove(world) {
      const productId = await createTee(world);

      const answer = await createVariants(world, {
        productId,
        variants: [
          { ...color("Green"), price: "15.99", compareAtPrice: "19.99" },
          { ...color("Golden"), price: 5 },
        ],
      });

      assert.deepEqual(answer.userErrors, []);
      assert.deepEqual(
        answer.productVariants?.map(({ title, price }) => [title, price]),
        [
          ["Green", "15.99"],
          ["Golden", "5.00"],
        ],
      );
      assert.deepEqual(titlesOf(answer), ["Red", "Green", "Golden"]);
      assert.deepEqual((await showProduct(world, productId)).options[0]?.values, ["Red", "Green", "Golden"]);
    },
  },
  {
    says: "by default only a standalone variant that is called Default Title makes room, a custom one stays",
    page: STRATEGY,
    covers: ["productVariantsBulkCreate"],
    async prove(world) {
      const plain = await createProduct(world, { title: "Hat" });
      const tee = await createTee(world);
      const size = { optionValues: [{ optionName: "Title", name: "Large" }] };

      assert.deepEqual(titlesOf(await createVariants(world, { productId: plain, variants: [size] })), ["Large"]);
      assert.deepEqual(titlesOf(await createVariants(world, { productId: tee, variants: [color("Blue")] })), [
        "Red",
        "Blue",
      ]);
    },
  },
  {
    says: "REMOVE_STANDALONE_VARIANT deletes a lone custom variant, PRESERVE_STANDALONE_VARIANT keeps even the default one",
    page: STRATEGY,
    covers: ["productVariantsBulkCreate"],
    async prove(world) {
      const plain = await createProduct(world, { title: "Hat" });
      const tee = await createTee(world);
      const size = { optionValues: [{ optionName: "Title", name: "Large" }] };

      const kept = await createVariants(world, {
        productId: plain,
        variants: [size],
        strategy: "PRESERVE_STANDALONE_VARIANT",
      });
      const removed = await createVariants(world, {
        productId: tee,
        variants: [color("Red"), color("Blue")],
        strategy: "REMOVE_STANDALONE_VARIANT",
      });

      assert.deepEqual(titlesOf(kept), ["Default Title", "Large"]);
      assert.deepEqual(titlesOf(removed), ["Red", "Blue"]);
    },
  },
  {
    says: "a variant that is there already, or twice in the input, is refused and none is created",
    page: code("ProductVariantsBulkCreateUserErrorCode"),
    covers: ["productVariantsBulkCreate"],
    async prove(world) {
      const productId = await createTee(world);

      const answer = await createVariants(world, {
        productId,
        variants: [color("Blue"), color("Red"), color("Blue")],
      });

      assert.deepEqual(answer.userErrors, [
        { field: ["variants", "1"], code: "VARIANT_ALREADY_EXISTS" },
        { field: ["variants", "2"], code: "VARIANT_ALREADY_EXISTS" },
      ]);
      assert.equal(answer.productVariants, null);
      assert.deepEqual(titlesOf(answer), ["Red"]);
    },
  },
  {
    says: "too few and too many option values, ids, negative prices and unknown locations are refused by their codes",
    page: code("ProductVariantsBulkCreateUserErrorCode"),
    covers: ["productVariantsBulkCreate"],
    async prove(world) {
      const productId = await createTee(world);
      const refused = async (variant: object) =>
        (await createVariants(world, { productId, variants: [variant] })).userErrors.map((one) => one.code);
      const two = { optionValues: [...color("Blue").optionValues, { optionName: "Size", name: "S" }] };
      const nowhere = { locationId: "gid://shopify/Location/1", availableQuantity: 1 };

      assert.deepEqual(await refused({ price: "1" }), ["NEED_TO_ADD_OPTION_VALUES"]);
      assert.deepEqual(await refused(two), ["OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS"]);
      assert.deepEqual(await refused({ ...color("Blue"), id: world.variant("C-1").id }), ["NO_KEY_ON_CREATE"]);
      assert.deepEqual(await refused({ ...color("Blue"), price: "-1" }), ["GREATER_THAN_OR_EQUAL_TO"]);
      assert.deepEqual(await refused({ ...color("Blue"), inventoryQuantities: [nowhere] }), [
        "TRACKED_VARIANT_LOCATION_NOT_FOUND",
      ]);
      const unknown = await createVariants(world, { productId: "gid://shopify/Product/1", variants: [color("Blue")] });
      assert.deepEqual(unknown.userErrors, [{ field: ["productId"], code: "PRODUCT_DOES_NOT_EXIST" }]);
    },
  },
  {
    says: "a new variant has its SKU, cost and units at each location, and its inventory item is told of",
    page: page("productVariantsBulkCreate"),
    covers: ["productVariantsBulkCreate", "webhooks"],
    async prove(world) {
      await world.subscribe("inventory_items/create", "products/update");
      const productId = await createTee(world);
      await world.webhook("inventory_items/create");
      const [warehouse, showroom] = world.locations;

      const { productVariants } = await createVariants(world, {
        productId,
        variants: [
          {
            ...color("Blue"),
            inventoryItem: { sku: "T-B", tracked: true, cost: "3.20" },
            inventoryQuantities: [
              { locationId: warehouse, availableQuantity: 7 },
              { locationId: showroom, availableQuantity: 2 },
            ],
          },
        ],
      });
      const { json } = await world.webhook("inventory_items/create");
      await world.webhook("products/update");

      const { productVariant } = await world.data<{ productVariant: object }>(
        `query ($id: ID!, $at: ID!) { productVariant(id: $id) { sku inventoryQuantity
          inventoryItem { tracked unitCost { amount } inventoryLevel(locationId: $at) {
            quantities(names: ["available"]) { quantity } } } } }`,
        { id: productVariants?.[0]?.id, at: showroom },
      );
      assert.equal(json["sku"], "T-B");
      assert.deepEqual(productVariant, {
        sku: "T-B",
        inventoryQuantity: 9,
        inventoryItem: {
          tracked: true,
          unitCost: { amount: "3.2" },
          inventoryLevel: { quantities: [{ quantity: 2 }] },
        },
      });
    },
  },
  {
    says: "one bad variant keeps all from updating, unless partial updates are allowed",
    page: page("productVariantsBulkUpdate"),
    covers: ["productVariantsBulkUpdate"],
    async prove(world) {
      const { productId, id } = world.variant("BS-S");
      const variants = [
        { id, price: "21.50" },
        { id: world.variant("C-1").id, price: "1.00" },
      ];
      const problem = { field: ["variants", "1", "id"], code: "PRODUCT_VARIANT_DOES_NOT_EXIST" };

      const refused = await updateVariants(world, { productId, variants });
      const partly = await updateVariants(world, { productId, variants, partial: true });

      assert.deepEqual(refused.userErrors, [problem]);
      assert.equal(refused.productVariants, null);
      assert.equal(refused.product?.variants.nodes[0]?.price, "19.99");
      assert.deepEqual(partly.userErrors, [problem]);
      assert.deepEqual(
        partly.productVariants?.map((one) => one.price),
        ["21.50"],
      );
    },
  },
  {
    says: "an update needs each variant's id, has no quantities, and may not make two variants the same",
    page: code("ProductVariantsBulkUpdateUserErrorCode"),
    covers: ["productVariantsBulkUpdate"],
    async prove(world) {
      const { productId, id } = world.variant("BS-S");
      const refused = async (variant: object) =>
        (await updateVariants(world, { productId, variants: [variant] })).userErrors;
      const quantities = [{ locationId: world.locations[0], availableQuantity: 3 }];

      assert.deepEqual(await refused({ price: "1" }), [
        { field: ["variants", "0", "id"], code: "PRODUCT_VARIANT_ID_MISSING" },
      ]);
      assert.deepEqual(await refused({ id, inventoryQuantities: quantities }), [
        { field: ["variants", "0", "inventoryQuantities"], code: "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE" },
      ]);
      assert.deepEqual(await refused({ id, optionValues: [{ optionName: "Size", name: "Large" }] }), [
        { field: ["variants", "0"], code: "VARIANT_ALREADY_EXISTS" },
      ]);
      const [value] = await refused({
        id,
        optionValues: [{ optionName: "Size", id: "gid://shopify/ProductOptionValue/1" }],
      });
      assert.equal(value?.code, "OPTION_VALUE_DOES_NOT_EXIST");
    },
  },
  {
    says: "variants are deleted in bulk",
    page: page("productVariantsBulkDelete"),
    covers: ["productVariantsBulkDelete"],
    example: true,
    async prove(world) {
      const productId = await createTee(world);
      const { productVariants } = await createVariants(world, { productId, variants: [color("Blue"), color("Grey")] });

      const answer = await deleteVariants(world, { productId, variantsIds: productVariants?.map((one) => one.id) });

      assert.deepEqual(answer.userErrors, []);
      assert.deepEqual(titlesOf(answer), ["Red"]);
    },
  },
  {
    says: "another product's variant is refused, and so is leaving a product without any",
    page: code("ProductVariantsBulkDeleteUserErrorCode"),
    covers: ["productVariantsBulkDelete"],
    async prove(world) {
      const { productId, id } = world.variant("BS-S");
      const foreign = await deleteVariants(world, { productId, variantsIds: [id, world.variant("C-1").id] });
      const last = await deleteVariants(world, {
        productId: world.variant("C-1").productId,
        variantsIds: [world.variant("C-1").id],
      });

      assert.deepEqual(foreign.userErrors, [
        { field: ["variantsIds", "1"], code: "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT" },
      ]);
      assert.deepEqual(
        last.userErrors.map((one) => one.code),
        ["CANNOT_DELETE_LAST_VARIANT"],
      );
      assert.deepEqual((await showProduct(world, productId)).variants.nodes.length, 2);
    },
  },
  {
    says: "variants are put in another order, each position counted from one, and refused without change otherwise",
    page: page("productVariantsBulkReorder"),
    covers: ["productVariantsBulkReorder"],
    async prove(world) {
      const { productId, id: small } = world.variant("BS-S");
      const { id: large } = world.variant("BS-L");
      const reorder = async (...positions: object[]) => {
        const { productVariantsBulkReorder } = await world.data<{
          productVariantsBulkReorder: { userErrors: readonly { code: string }[] };
        }>(
          `mutation ($productId: ID!, $positions: [ProductVariantPositionInput!]!) {
            productVariantsBulkReorder(productId: $productId, positions: $positions) { userErrors { code } } }`,
          { productId, positions },
        );
        return productVariantsBulkReorder.userErrors.map((one) => one.code);
      };
      const titles = async () => (await showProduct(world, productId)).variants.nodes.map((one) => one.title);

      assert.deepEqual(await reorder({ id: large, position: 0 }), ["INVALID_POSITION"]);
      assert.deepEqual(await reorder({ id: small, position: 1 }, { id: small, position: 2 }), [
        "DUPLICATED_VARIANT_ID",
      ]);
      assert.deepEqual(await reorder({ id: world.variant("C-1").id, position: 1 }), ["MISSING_VARIANT"]);
      assert.deepEqual(await titles(), ["Small", "Large"]);
      assert.deepEqual(await reorder({ id: large, position: 1 }), []);
      assert.deepEqual(await titles(), ["Large", "Small"]);
    },
  },
  {
    says: "a price in the input is a number or text of one, and the webhook tells it with two digits",
    page: page("productVariantsBulkUpdate"),
    covers: ["productVariantsBulkUpdate", "webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      const { productId, id } = world.variant("C-1");

      await updateVariants(world, { productId, variants: [{ id, price: 12.5, compareAtPrice: "15" }] });

      const { json } = await world.webhook("products/update");
      const [variant] = json["variants"] as readonly Record<string, unknown>[];
      assert.equal(variant?.["price"], "12.50");
      assert.equal(variant["compare_at_price"], "15.00");
    },
  },
];
