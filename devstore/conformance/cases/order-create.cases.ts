import assert from "node:assert/strict";
import { ADMIN_API, candleLine, candles, createOrder, euros, readOrder } from "../case-order.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const CREATE = `${ADMIN_API}/mutations/orderCreate`;
const INPUT = `${ADMIN_API}/input-objects/OrderCreateOrderInput`;

interface Created {
  readonly id: string;
  readonly [field: string]: unknown;
}

export const orderCreateCases: readonly ConformanceCase[] = [
  {
    says: "the documented order has one line with its own price and taxes, and a successful sale",
    page: CREATE,
    covers: ["orderCreate"],
    example: true,
    async prove(world) {
      const { order, userErrors } = await createOrder(world, {
        order: {
          currency: "EUR",
          lineItems: [
            {
              title: "Big Brown Bear Boots",
              priceSet: { shopMoney: { amount: 74.99, currencyCode: "EUR" } },
              quantity: 3,
              taxLines: [
                { priceSet: { shopMoney: { amount: 13.5, currencyCode: "EUR" } }, rate: 0.06, title: "State tax" },
              ],
            },
          ],
          transactions: [
            { kind: "SALE", status: "SUCCESS", amountSet: { shopMoney: { amount: 238.47, currencyCode: "EUR" } } },
          ],
        },
        fields: `id displayFinancialStatus totalPriceSet { shopMoney { amount } }
          totalTaxSet { shopMoney { amount currencyCode } }
          lineItems(first: 5) {
            nodes { variant { id } id title quantity taxLines { title rate priceSet { shopMoney { amount currencyCode } } } }
          }`,
      });

      assert.deepEqual(userErrors, []);
      const { id, lineItems, ...rest } = order as Created;
      assert.match(id, /^gid:\/\/shopify\/Order\/\d+$/);
      assert.deepEqual(rest, {
        displayFinancialStatus: "PAID",
        totalPriceSet: { shopMoney: { amount: "238.47" } },
        totalTaxSet: { shopMoney: { amount: "13.5", currencyCode: "EUR" } },
      });
      const [line] = (lineItems as { nodes: Record<string, unknown>[] }).nodes;
      assert.equal(line?.["variant"], null);
      assert.equal(line["title"], "Big Brown Bear Boots");
      assert.deepEqual(line["taxLines"], [
        { title: "State tax", rate: 0.06, priceSet: { shopMoney: { amount: "13.5", currencyCode: "EUR" } } },
      ]);
    },
  },
  {
    says: "a line requires shipping only when that is said, and is taxable unless that is denied",
    page: `${ADMIN_API}/input-objects/OrderCreateLineItemInput`,
    covers: ["orderCreate"],
    async prove(world) {
      const { id } = world.variant("C-1");

      const { order } = await createOrder(world, {
        order: {
          lineItems: [
            { variantId: id, quantity: 1 },
            { variantId: id, quantity: 1, requiresShipping: true, taxable: false },
          ],
        },
        fields: "lineItems(first: 5) { nodes { requiresShipping taxable } }",
      });

      assert.deepEqual((order as Created)["lineItems"], {
        nodes: [
          { requiresShipping: false, taxable: true },
          { requiresShipping: true, taxable: false },
        ],
      });
    },
  },
  {
    says: "a processing time in the past is kept, one in the future becomes this moment",
    page: INPUT,
    covers: ["orderCreate"],
    async prove(world) {
      const create = async (processedAt: string) => {
        const answer = await createOrder(world, {
          order: { lineItems: [candleLine(world, 1)], processedAt },
          fields: "processedAt",
        });
        assert.deepEqual(answer.userErrors, []);
        return Date.parse((answer["order"] as { processedAt: string }).processedAt);
      };

      const past = await create("2020-02-03T04:05:06Z");
      const future = await create("2999-01-01T00:00:00Z");

      assert.equal(past, Date.parse("2020-02-03T04:05:06Z"));
      assert.ok(Math.abs(future - world.clock.now().getTime()) < 60_000);
    },
  },
  {
    says: "of customer and customerId only one may be given",
    page: `${ADMIN_API}/enums/OrderCreateUserErrorCode`,
    covers: ["orderCreate"],
    async prove(world) {
      const { userErrors } = await createOrder(world, {
        order: {
          lineItems: [candleLine(world, 1)],
          customerId: "gid://shopify/Customer/1",
          customer: { toUpsert: { email: "ann@example.com" } },
        },
      });

      assert.deepEqual(
        userErrors.map(({ code }) => code),
        ["REDUNDANT_CUSTOMER_FIELDS"],
      );
    },
  },
  {
    says: "a customer is made with the order, or an existing one is found by the email",
    page: `${ADMIN_API}/input-objects/OrderCreateUpsertCustomerAttributesInput`,
    covers: ["orderCreate"],
    async prove(world) {
      const create = async () => {
        const answer = await createOrder(world, {
          order: {
            lineItems: [candleLine(world, 1)],
            customer: { toUpsert: { email: "ann@example.com", firstName: "Ann", lastName: "Buyer" } },
          },
          fields: "email customer { id firstName lastName }",
        });
        assert.deepEqual(answer.userErrors, []);
        return answer["order"] as { email: string; customer: { id: string; firstName: string } };
      };

      const first = await create();
      const second = await create();

      assert.equal(first.email, "ann@example.com");
      assert.equal(first.customer.firstName, "Ann");
      assert.equal(second.customer.id, first.customer.id);
      assert.equal(world.store.state.customers.size, 1);
    },
  },
  {
    says: "attributes, properties, note, tags and the order's name elsewhere are kept as they were given",
    page: INPUT,
    covers: ["orderCreate", "order"],
    async prove(world) {
      const { order } = await createOrder(world, {
        order: {
          name: "#EX-7",
          note: "fragile",
          tags: ["b", "a"],
          sourceIdentifier: "ext-7",
          customAttributes: [{ key: "show", value: "7" }],
          lineItems: [{ ...candleLine(world), properties: [{ name: "_show", value: "7" }] }],
        },
        fields: "id",
      });

      const read = await readOrder<Created>(
        world,
        (order as Created).id,
        "name note tags sourceIdentifier customAttributes { key value } lineItems(first: 1) { nodes { customAttributes { key value } } }",
      );

      assert.deepEqual(read, {
        name: "#EX-7",
        note: "fragile",
        tags: ["a", "b"],
        sourceIdentifier: "ext-7",
        customAttributes: [{ key: "show", value: "7" }],
        lineItems: { nodes: [{ customAttributes: [{ key: "_show", value: "7" }] }] },
      });
    },
  },
  {
    says: "one discount code takes a percentage or an amount off the lines",
    page: `${ADMIN_API}/input-objects/OrderCreateDiscountCodeInput`,
    covers: ["orderCreate"],
    async prove(world) {
      const totals = async (discountCode: object) => {
        const { order, userErrors } = await createOrder(world, {
          order: { lineItems: [candleLine(world)], discountCode },
          fields:
            "discountCodes totalDiscountsSet { shopMoney { amount } } subtotalPriceSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }",
        });
        assert.deepEqual(userErrors, []);
        return order;
      };

      const tenth = await totals({ itemPercentageDiscountCode: { code: "TENTH", percentage: 10 } });
      const fixed = await totals({ itemFixedDiscountCode: { code: "FIVE", amountSet: euros("5.00") } });

      const amounts = (discount: string, total: string) => ({
        totalDiscountsSet: { shopMoney: { amount: discount } },
        subtotalPriceSet: { shopMoney: { amount: total } },
        totalPriceSet: { shopMoney: { amount: total } },
      });
      assert.deepEqual(tenth, { discountCodes: ["TENTH"], ...amounts("1.9", "17.1") });
      assert.deepEqual(fixed, { discountCodes: ["FIVE"], ...amounts("5.0", "14.0") });
    },
  },
  {
    says: "shipping lines add to the total and not to the subtotal",
    page: `${ADMIN_API}/input-objects/OrderCreateShippingLineInput`,
    covers: ["orderCreate"],
    async prove(world) {
      const { order, userErrors } = await createOrder(world, {
        order: {
          lineItems: [candleLine(world)],
          shippingLines: [{ title: "Standard", priceSet: euros("4.90"), code: "std" }],
        },
        fields: `subtotalPriceSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }
          totalShippingPriceSet { shopMoney { amount } }
          shippingLines(first: 2) { nodes { title code originalPriceSet { shopMoney { amount } } } }`,
      });

      assert.deepEqual(userErrors, []);
      assert.deepEqual(order, {
        subtotalPriceSet: { shopMoney: { amount: "19.0" } },
        totalPriceSet: { shopMoney: { amount: "23.9" } },
        totalShippingPriceSet: { shopMoney: { amount: "4.9" } },
        shippingLines: {
          nodes: [{ title: "Standard", code: "std", originalPriceSet: { shopMoney: { amount: "4.9" } } }],
        },
      });
    },
  },
  {
    says: "a fulfilment given with the order sends all of its lines",
    page: `${ADMIN_API}/input-objects/OrderCreateFulfillmentInput`,
    covers: ["orderCreate", "Fulfillment"],
    async prove(world) {
      const { order, userErrors } = await createOrder(world, {
        order: {
          lineItems: [candleLine(world)],
          fulfillment: { locationId: world.locations[0], trackingCompany: "DHL", trackingNumber: "00340434" },
        },
        options: { inventoryBehaviour: "DECREMENT_OBEYING_POLICY" },
        fields: "displayFulfillmentStatus fulfillments { status trackingInfo { company number } totalQuantity }",
      });

      assert.deepEqual(userErrors, []);
      assert.deepEqual(order, {
        displayFulfillmentStatus: "FULFILLED",
        fulfillments: [{ status: "SUCCESS", trackingInfo: [{ company: "DHL", number: "00340434" }], totalQuantity: 2 }],
      });
      assert.deepEqual(candles(world), { available: 3, on_hand: 3 });
    },
  },
  {
    says: "the payment decides the financial status: none is pending, a part is partially paid, all is paid",
    page: INPUT,
    covers: ["orderCreate"],
    async prove(world) {
      const statusOf = async (transactions: readonly object[]) => {
        const { order } = await createOrder(world, {
          order: { lineItems: [candleLine(world)], transactions },
          fields: "displayFinancialStatus",
        });
        return (order as { displayFinancialStatus: string }).displayFinancialStatus;
      };
      const sale = (amount: string, more: object = {}) => ({ kind: "SALE", amountSet: euros(amount), ...more });

      assert.equal(await statusOf([sale("19.00", { status: "PENDING" })]), "PENDING");
      assert.equal(await statusOf([sale("9.00")]), "PARTIALLY_PAID");
      assert.equal(await statusOf([sale("19.00")]), "PAID");
    },
  },
  {
    says: "a variant that does not exist is refused at its line",
    page: CREATE,
    covers: ["orderCreate"],
    async prove(world) {
      const { order, userErrors } = await createOrder(world, {
        order: { lineItems: [{ variantId: "gid://shopify/ProductVariant/1", quantity: 1 }] },
      });

      assert.equal(order, null);
      assert.equal(userErrors[0]?.code, "INVALID");
      assert.ok(userErrors[0].field?.includes("lineItems"));
    },
  },
];
