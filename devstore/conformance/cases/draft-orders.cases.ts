import assert from "node:assert/strict";
import {
  aDraft,
  candles,
  changeDraft,
  COMPLETE,
  createDraft,
  documentedInput,
  UPDATE,
  type PlainError,
} from "../case-draft.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const API = "https://shopify.dev/docs/api/admin-graphql/latest";

export const draftOrderCases: readonly ConformanceCase[] = [
  {
    says: "a draft of a custom line and a variant keeps what was given, and sums up line, order and shipping",
    page: `${API}/mutations/draftOrderCreate`,
    covers: ["draftOrderCreate"],
    example: true,
    async prove(world) {
      const { draftOrder, userErrors } = await createDraft(
        world,
        documentedInput(world),
        `id name status note2 tags taxExempt customAttributes { key value }
        shippingAddress { provinceCode countryCodeV2 }
        appliedDiscount { title value valueType }
        shippingLine { title custom originalPriceSet { shopMoney { amount } } }
        lineItems(first: 5) { nodes { title custom quantity appliedDiscount { amountSet { shopMoney { amount } } } } }
        totalLineItemsPriceSet { shopMoney { amount } }
        totalDiscountsSet { shopMoney { amount } }
        totalPriceSet { shopMoney { amount currencyCode } }`,
      );

      assert.deepEqual(userErrors, []);
      assert.ok(draftOrder);
      const { id, lineItems, ...rest } = draftOrder;
      assert.match(id, /^gid:\/\/shopify\/DraftOrder\/\d+$/);
      assert.deepEqual(rest, {
        name: "#D1",
        status: "OPEN",
        note2: "Test draft order",
        tags: ["bar", "foo"],
        taxExempt: true,
        customAttributes: [
          { key: "name", value: "Achilles" },
          { key: "city", value: "Troy" },
        ],
        shippingAddress: { provinceCode: "ON", countryCodeV2: "CA" },
        appliedDiscount: { title: "Custom", value: 5, valueType: "FIXED_AMOUNT" },
        shippingLine: { title: "Custom Shipping", custom: true, originalPriceSet: { shopMoney: { amount: "4.55" } } },
        totalLineItemsPriceSet: { shopMoney: { amount: "93.95" } },
        totalDiscountsSet: { shopMoney: { amount: "8.75" } },
        totalPriceSet: { shopMoney: { amount: "89.75", currencyCode: "EUR" } },
      });
      const { nodes } = lineItems as { nodes: { title: string; custom: boolean; quantity: number }[] };
      assert.deepEqual(
        nodes.map(({ title, custom, quantity }) => ({ title, custom, quantity })),
        [
          { title: "Custom product", custom: true, quantity: 5 },
          { title: "Vanilla Candle", custom: false, quantity: 2 },
        ],
      );
    },
  },
  {
    says: "a draft without lines is refused",
    page: `${API}/mutations/draftOrderCreate`,
    covers: ["draftOrderCreate"],
    example: true,
    async prove(world) {
      assert.deepEqual(await createDraft(world, { lineItems: [] }), {
        draftOrder: null,
        userErrors: [{ message: "Add at least 1 product", field: null }],
      });
    },
  },
  {
    says: "more than 499 lines, no units, an unknown variant and an untitled line are refused",
    page: `${API}/input-objects/DraftOrderInput`,
    covers: ["draftOrderCreate"],
    async prove(world) {
      const fieldOf = async (...lineItems: object[]) => (await createDraft(world, { lineItems })).userErrors[0]?.field;
      const variantId = "gid://shopify/ProductVariant/1";

      assert.deepEqual(await fieldOf(candles(world, 0)), ["lineItems", "0", "quantity"]);
      assert.deepEqual(await fieldOf({ variantId, quantity: 1 }), ["lineItems", "0", "variantId"]);
      assert.deepEqual(await fieldOf({ quantity: 1, originalUnitPrice: "1" }), ["lineItems", "0", "title"]);
      assert.equal(world.store.state.draftOrders.size, 0);
    },
  },
  {
    says: "a draft is calculated without being made",
    page: `${API}/mutations/draftOrderCalculate`,
    covers: ["draftOrderCalculate"],
    example: true,
    async prove(world) {
      const { draftOrderCalculate } = await world.data<{ draftOrderCalculate: object }>(
        `mutation CalculateDraftOrder($input: DraftOrderInput!) {
          draftOrderCalculate(input: $input) {
            calculatedDraftOrder {
              totalPriceSet { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } }
              totalDiscountsSet { shopMoney { amount } }
              lineItems {
                appliedDiscount { amountSet { shopMoney { amount } } value valueType description }
                discountedTotalSet { shopMoney { amount } }
                quantity requiresShipping sku taxable title variantTitle
              }
              shippingLine { title originalPriceSet { shopMoney { amount } } }
              presentmentCurrencyCode
            }
            userErrors { field message }
          }
        }`,
        {
          input: {
            appliedDiscount: { description: "Loyalty", value: 5, valueType: "FIXED_AMOUNT" },
            lineItems: [
              {
                appliedDiscount: { description: "Promo", value: 5, valueType: "FIXED_AMOUNT" },
                customAttributes: [],
                originalUnitPrice: 10,
                quantity: 1,
                sku: "draft-151",
                title: "151cm",
                variantId: world.variant("BS-S").id,
              },
            ],
            shippingLine: { title: "Custom Shipping", price: 4.55 },
          },
        },
      );

      const euro = { amount: "14.54", currencyCode: "EUR" };
      assert.deepEqual(draftOrderCalculate, {
        calculatedDraftOrder: {
          totalPriceSet: { presentmentMoney: euro, shopMoney: euro },
          totalDiscountsSet: { shopMoney: { amount: "10.0" } },
          lineItems: [
            {
              appliedDiscount: {
                amountSet: { shopMoney: { amount: "5.0" } },
                value: 5,
                valueType: "FIXED_AMOUNT",
                description: "Promo",
              },
              discountedTotalSet: { shopMoney: { amount: "14.99" } },
              quantity: 1,
              requiresShipping: true,
              sku: "BS-S",
              taxable: true,
              title: "Blue Shirt",
              variantTitle: "Small",
            },
          ],
          shippingLine: { title: "Custom Shipping", originalPriceSet: { shopMoney: { amount: "4.55" } } },
          presentmentCurrencyCode: "EUR",
        },
        userErrors: [],
      });
      assert.equal(world.store.state.draftOrders.size, 0);
    },
  },
  {
    says: "an open draft follows the price of its variant, but not where the price is overridden",
    page: `${API}/input-objects/DraftOrderLineItemInput`,
    covers: ["draftOrderCreate", "draftOrder"],
    async prove(world) {
      const following = await aDraft(world);
      const override = { amount: "7.00", currencyCode: "EUR" };
      const fixed = await aDraft(world, { lineItems: [{ ...candles(world, 2), priceOverride: override }] });
      const { id, productId } = world.variant("C-1");
      await world.data(
        `mutation ($productId: ID!, $id: ID!) {
          productVariantsBulkUpdate(productId: $productId, variants: [{ id: $id, price: "20.00" }]) {
            userErrors { message }
          }
        }`,
        { productId, id },
      );

      const read = async (draftId: string) => {
        const { draftOrder } = await world.data<{ draftOrder: { totalPriceSet: { shopMoney: { amount: string } } } }>(
          `query ($id: ID!) { draftOrder(id: $id) { totalPriceSet { shopMoney { amount } } } }`,
          { id: draftId },
        );
        return draftOrder.totalPriceSet.shopMoney.amount;
      };
      assert.equal(await read(following), "40.0");
      assert.equal(await read(fixed), "14.0");
    },
  },
  {
    says: "lines given anew replace those that were there, and what is left out stays",
    page: `${API}/mutations/draftOrderUpdate`,
    covers: ["draftOrderUpdate"],
    async prove(world) {
      const id = await aDraft(world, { note: "rush order", tags: ["a"] });

      const { draftOrder } = await changeDraft(world, UPDATE, { id, input: { lineItems: [candles(world, 3)] } });
      const unknown = await changeDraft(world, UPDATE, { id: "gid://shopify/DraftOrder/1", input: {} });

      assert.deepEqual(draftOrder, {
        id,
        note2: "rush order",
        tags: ["a"],
        totalPriceSet: { shopMoney: { amount: "28.5" } },
        lineItems: { nodes: [{ quantity: 3 }] },
      });
      assert.equal(unknown.draftOrder, null);
      assert.deepEqual(unknown.userErrors[0]?.field, ["id"]);
    },
  },
  {
    says: "codes come off the draft where they hold, and others are skipped",
    page: `${API}/input-objects/DraftOrderInput`,
    covers: ["draftOrderCreate", "draftOrderComplete"],
    async prove(world) {
      const { discountCodeBasicCreate } = await world.data<{ discountCodeBasicCreate: { userErrors: object[] } }>(
        `mutation ($discount: DiscountCodeBasicInput!) {
          discountCodeBasicCreate(basicCodeDiscount: $discount) { userErrors { message } }
        }`,
        {
          discount: {
            title: "Ten",
            code: "TEN",
            startsAt: "2020-01-01T00:00:00Z",
            context: { all: "ALL" },
            customerGets: { value: { percentage: 0.1 }, items: { all: true } },
          },
        },
      );
      assert.deepEqual(discountCodeBasicCreate.userErrors, []);
      const { draftOrder } = await createDraft(
        world,
        { lineItems: [candles(world, 2)], discountCodes: ["TEN", "NOSUCHCODE"] },
        "id totalDiscountsSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }",
      );

      assert.deepEqual(draftOrder?.["totalDiscountsSet"], { shopMoney: { amount: "1.9" } });
      assert.deepEqual(draftOrder["totalPriceSet"], { shopMoney: { amount: "17.1" } });
    },
  },
  {
    says: "a deleted draft is gone",
    page: `${API}/mutations/draftOrderDelete`,
    covers: ["draftOrderDelete", "draftOrder"],
    example: true,
    async prove(world) {
      const id = await aDraft(world);
      const remove = () =>
        world.data<{ draftOrderDelete: { deletedId: string | null; userErrors: PlainError[] } }>(
          `mutation draftOrderDelete($input: DraftOrderDeleteInput!) {
            draftOrderDelete(input: $input) { deletedId userErrors { field message } }
          }`,
          { input: { id } },
        );

      const { draftOrderDelete: first } = await remove();
      const { draftOrderDelete: again } = await remove();

      assert.deepEqual(first, { deletedId: id, userErrors: [] });
      assert.equal(again.deletedId, null);
      assert.deepEqual(again.userErrors[0]?.field, ["id"]);
    },
  },
  {
    says: "drafts are found by status, tag and customer",
    page: `${API}/queries/draftOrders`,
    covers: ["draftOrders", "draftOrdersCount"],
    async prove(world) {
      const open = await aDraft(world, { tags: ["wholesale"] });
      const completed = await aDraft(world);
      await changeDraft(world, COMPLETE, { id: completed });
      const found = async (query: string) => {
        const { draftOrders } = await world.data<{ draftOrders: { nodes: { id: string }[] } }>(
          `query ($query: String) { draftOrders(first: 5, query: $query) { nodes { id } } }`,
          { query },
        );
        return draftOrders.nodes.map(({ id }) => id);
      };

      assert.deepEqual(await found("status:open"), [open]);
      assert.deepEqual(await found("status:completed"), [completed]);
      assert.deepEqual(await found("tag:wholesale"), [open]);
      const { draftOrdersCount } = await world.data<{ draftOrdersCount: { count: number } }>(
        "{ draftOrdersCount { count } }",
      );
      assert.equal(draftOrdersCount.count, 2);
    },
  },
  {
    says: "draft orders are only for apps with their scope",
    page: `${API}/objects/DraftOrder`,
    covers: ["draftOrders"],
    async prove(world) {
      const { errors } = await world.admin(
        "{ draftOrders(first: 1) { nodes { id } } }",
        {},
        world.tokenWith(["read_orders"]),
      );

      assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED");
    },
  },
];
