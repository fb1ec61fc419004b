import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import {
  ADMIN_API,
  anOrder,
  candles,
  euros,
  firstLine,
  moneyBack,
  readOrder,
  refundOrder,
  send,
  WEBHOOKS,
  type OrderAnswer,
} from "../case-order.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const CREATE = `${ADMIN_API}/mutations/refundCreate`;
const RESTOCK = `${ADMIN_API}/enums/RefundLineItemRestockType`;
const IDEMPOTENCY = "https://shopify.dev/docs/api/usage/implementing-idempotency";

interface Refunded {
  readonly id: string;
  readonly note: string | null;
  readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string } };
  readonly refundLineItems: { readonly nodes: readonly Record<string, unknown>[] };
}

function refundIn({ userErrors, refund }: OrderAnswer): Refunded {
  assert.deepEqual(userErrors, []);
  return refund as Refunded;
}

export const refundCases: readonly ConformanceCase[] = [
  {
    says: "a refund with a note and a transaction has its total, and the order is refunded",
    page: CREATE,
    covers: ["refundCreate"],
    example: true,
    async prove(world) {
      const order = await anOrder(world);

      const answer = await refundOrder(world, {
        orderId: order.id,
        note: "Want to exchange for a different item",
        refundLineItems: [{ lineItemId: firstLine(order), quantity: 2 }],
        transactions: [moneyBack(order, "19.00")],
      });

      const { note, totalRefundedSet } = refundIn(answer);
      assert.equal(note, "Want to exchange for a different item");
      assert.equal(totalRefundedSet.presentmentMoney.amount, "19.0");
      assert.deepEqual(answer["order"], { id: order.id, displayFinancialStatus: "REFUNDED" });
    },
  },
  {
    says: "a refund needs an idempotency key",
    page: CREATE,
    covers: ["refundCreate", "idempotency"],
    async prove(world) {
      const { id } = await anOrder(world);

      const { errors } = await world.admin(
        "mutation ($input: RefundInput!) { refundCreate(input: $input) { userErrors { message } } }",
        { input: { orderId: id } },
      );

      assert.equal(errors[0]?.extensions?.["code"], "BAD_REQUEST");
      assert.equal(world.store.state.orders.first()?.refunds.length, 0);
    },
  },
  {
    says: "one key makes one refund: it is answered again, units and money move once, and another input is refused",
    page: IDEMPOTENCY,
    covers: ["refundCreate", "idempotency"],
    async prove(world) {
      const order = await anOrder(world);
      const key = randomUUID();
      const input = (quantity: number) => ({
        orderId: order.id,
        refundLineItems: [
          { lineItemId: firstLine(order), quantity, restockType: "CANCEL", locationId: world.locations[0] },
        ],
        transactions: [moneyBack(order, "9.50")],
      });

      const first = refundIn(await refundOrder(world, input(1), key));
      const again = refundIn(await refundOrder(world, input(1), key));
      const other = await refundOrder(world, input(2), key);

      assert.equal(again.id, first.id);
      assert.equal(again.totalRefundedSet.presentmentMoney.amount, "9.5");
      assert.equal(other["refund"], null);
      assert.match(other.userErrors[0]?.message ?? "", /idempotency key/i);
      assert.deepEqual(candles(world), { available: 4, committed: 1, on_hand: 5 });
      assert.equal(world.store.state.orders.first()?.refunds.length, 1);
    },
  },
  {
    says: "units that were not sent are cancelled: they can be sold again, and are not sent any more",
    page: RESTOCK,
    covers: ["refundCreate"],
    async prove(world) {
      const order = await anOrder(world);

      const { refundLineItems } = refundIn(
        await refundOrder(world, {
          orderId: order.id,
          refundLineItems: [
            { lineItemId: firstLine(order), quantity: 1, restockType: "CANCEL", locationId: world.locations[0] },
          ],
        }),
      );
      const read = await readOrder(
        world,
        order.id,
        `fulfillmentOrders(first: 5) { nodes { lineItems(first: 5) { nodes { totalQuantity remainingQuantity } } } }
        lineItems(first: 5) { nodes { quantity currentQuantity refundableQuantity unfulfilledQuantity } }`,
      );

      assert.deepEqual(refundLineItems.nodes, [
        {
          quantity: 1,
          restockType: "CANCEL",
          restocked: true,
          location: { id: world.locations[0] },
          subtotalSet: { shopMoney: { amount: "9.5" } },
        },
      ]);
      assert.deepEqual(candles(world), { available: 4, committed: 1, on_hand: 5 });
      assert.deepEqual(read, {
        fulfillmentOrders: { nodes: [{ lineItems: { nodes: [{ totalQuantity: 1, remainingQuantity: 1 }] } }] },
        lineItems: { nodes: [{ quantity: 2, currentQuantity: 1, refundableQuantity: 1, unfulfilledQuantity: 1 }] },
      });
    },
  },
  {
    says: "units that were sent come back to where they are returned to, or nowhere without restock",
    page: RESTOCK,
    covers: ["refundCreate"],
    async prove(world) {
      const order = await anOrder(world);
      const lineItemId = firstLine(order);
      const [warehouse, showroom] = world.locations;
      await send(world, order);

      const cancelled = await refundOrder(world, {
        orderId: order.id,
        refundLineItems: [{ lineItemId, quantity: 1, restockType: "CANCEL", locationId: warehouse }],
      });
      const returned = await refundOrder(world, {
        orderId: order.id,
        refundLineItems: [{ lineItemId, quantity: 1, restockType: "RETURN", locationId: showroom }],
      });
      const lost = await refundOrder(world, {
        orderId: order.id,
        refundLineItems: [{ lineItemId, quantity: 1, restockType: "NO_RESTOCK" }],
      });

      assert.equal(cancelled.userErrors.length, 1);
      assert.equal(refundIn(returned).refundLineItems.nodes[0]?.["restocked"], true);
      assert.deepEqual(refundIn(lost).refundLineItems.nodes[0]?.["location"], null);
      assert.deepEqual(candles(world), { available: 4, on_hand: 4 });
    },
  },
  {
    says: "a refund of money alone leaves the units as they are, and partly refunds the order",
    page: CREATE,
    covers: ["refundCreate"],
    async prove(world) {
      const order = await anOrder(world);

      refundIn(await refundOrder(world, { orderId: order.id, transactions: [moneyBack(order, "4.00")] }));
      const read = await readOrder(
        world,
        order.id,
        `displayFinancialStatus totalRefundedSet { shopMoney { amount } } netPaymentSet { shopMoney { amount } }
        refunds { transactions(first: 5) { nodes { kind status amountSet { shopMoney { amount } } } } }`,
      );

      assert.deepEqual(read, {
        displayFinancialStatus: "PARTIALLY_REFUNDED",
        totalRefundedSet: { shopMoney: { amount: "4.0" } },
        netPaymentSet: { shopMoney: { amount: "15.0" } },
        refunds: [
          {
            transactions: {
              nodes: [{ kind: "REFUND", status: "SUCCESS", amountSet: { shopMoney: { amount: "4.0" } } }],
            },
          },
        ],
      });
      assert.deepEqual(candles(world), { available: 3, committed: 2, on_hand: 5 });
    },
  },
  {
    says: "more than was paid is paid back only where that is allowed",
    page: `${ADMIN_API}/input-objects/RefundInput`,
    covers: ["refundCreate"],
    async prove(world) {
      const order = await anOrder(world);
      const input = { orderId: order.id, transactions: [moneyBack(order, "20.00")] };

      const refused = await refundOrder(world, input);
      const allowed = await refundOrder(world, { ...input, allowOverRefunding: true });

      assert.equal(refused["refund"], null);
      assert.equal(refused.userErrors.length, 1);
      assert.equal(refundIn(allowed).totalRefundedSet.presentmentMoney.amount, "20.0");
    },
  },
  {
    says: "more units than were bought, an order that is not there, and the old kind of restocking are refused",
    page: CREATE,
    covers: ["refundCreate"],
    async prove(world) {
      const order = await anOrder(world);
      const line = { lineItemId: firstLine(order), quantity: 1, locationId: world.locations[0] };

      const answers = [
        await refundOrder(world, { orderId: order.id, refundLineItems: [{ ...line, quantity: 3 }] }),
        await refundOrder(world, { orderId: "gid://shopify/Order/1", refundLineItems: [] }),
        await refundOrder(world, { orderId: order.id, refundLineItems: [{ ...line, restockType: "LEGACY_RESTOCK" }] }),
      ];

      for (const { refund, userErrors } of answers) {
        assert.equal(refund, null);
        assert.equal(userErrors.length, 1);
      }
      assert.deepEqual(candles(world), { available: 3, committed: 2, on_hand: 5 });
    },
  },
  {
    says: "shipping is refunded in part or in full, never more than is left of it",
    page: `${ADMIN_API}/input-objects/ShippingRefundInput`,
    covers: ["refundCreate"],
    async prove(world) {
      const order = await anOrder(world, {
        shippingLines: [{ title: "Standard", priceSet: euros("6.00") }],
        transactions: [{ amountSet: euros("25.00"), gateway: "manual" }],
      });
      const refundShipping = (shipping: object, amount: string) =>
        refundOrder(world, { orderId: order.id, shipping, transactions: [moneyBack(order, amount)] });

      refundIn(await refundShipping({ amount: "2.00" }, "2.00"));
      const tooMuch = await refundShipping({ amount: "5.00" }, "5.00");
      refundIn(await refundShipping({ fullRefund: true }, "4.00"));
      const read = await readOrder(
        world,
        order.id,
        "totalRefundedShippingSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } }",
      );

      assert.equal(tooMuch.userErrors.length, 1);
      assert.deepEqual(read, {
        totalRefundedShippingSet: { shopMoney: { amount: "6.0" } },
        currentTotalPriceSet: { shopMoney: { amount: "19.0" } },
      });
    },
  },
  {
    says: "a suggested refund says what the units cost after discounts and by which payment they go back",
    page: `${ADMIN_API}/objects/SuggestedRefund`,
    covers: ["Order.suggestedRefund"],
    async prove(world) {
      const order = await anOrder(world, {
        discountCode: { itemPercentageDiscountCode: { code: "TENTH", percentage: 10 } },
        transactions: [{ amountSet: euros("17.10"), gateway: "manual" }],
      });

      const { suggestedRefund } = await readOrder<{ suggestedRefund: object }>(
        world,
        order.id,
        `suggestedRefund(refundLineItems: [{ lineItemId: "${firstLine(order)}", quantity: 1 }]) {
          amountSet { shopMoney { amount } } subtotalSet { shopMoney { amount } }
          maximumRefundableSet { shopMoney { amount } }
          refundLineItems { quantity lineItem { id } }
          suggestedTransactions { kind gateway amountSet { shopMoney { amount } } parentTransaction { id } }
        }`,
      );

      const money = (amount: string) => ({ shopMoney: { amount } });
      assert.deepEqual(suggestedRefund, {
        amountSet: money("8.55"),
        subtotalSet: money("8.55"),
        maximumRefundableSet: money("17.1"),
        refundLineItems: [{ quantity: 1, lineItem: { id: firstLine(order) } }],
        suggestedTransactions: [
          {
            kind: "SUGGESTED_REFUND",
            gateway: "manual",
            amountSet: money("8.55"),
            parentTransaction: { id: order.transactions[0]?.id },
          },
        ],
      });
    },
  },
  {
    says: "refunds/create tells of the refund with the documented fields, and the order is told of too",
    page: WEBHOOKS,
    covers: ["refunds/create", "orders/updated", "order_transactions/create"],
    async prove(world) {
      const order = await anOrder(world);
      await world.subscribe("refunds/create", "orders/updated", "order_transactions/create");

      const { id } = refundIn(
        await refundOrder(world, {
          orderId: order.id,
          note: "Things were damaged",
          refundLineItems: [
            { lineItemId: firstLine(order), quantity: 1, restockType: "CANCEL", locationId: world.locations[0] },
          ],
          transactions: [moneyBack(order, "9.50")],
        }),
      );
      const { json } = await world.webhook("refunds/create");
      const updated = await world.webhook("orders/updated");
      const payment = await world.webhook("order_transactions/create");

      assert.equal(json["admin_graphql_api_id"], id);
      assert.equal(`gid://shopify/Order/${String(json["order_id"])}`, order.id);
      assert.equal(json["note"], "Things were damaged");
      assert.equal(json["restock"], true);
      for (const field of "created_at processed_at user_id total_duties_set order_adjustments duties".split(" "))
        assert.ok(field in json, `refunds/create has ${field}`);
      const [line] = json["refund_line_items"] as Record<string, unknown>[];
      assert.deepEqual([line?.["quantity"], line?.["restock_type"], line?.["subtotal"]], [1, "cancel", 9.5]);
      assert.equal((line?.["line_item"] as Record<string, unknown>)["current_quantity"], 1);
      const [transaction] = json["transactions"] as Record<string, unknown>[];
      assert.deepEqual([transaction?.["kind"], transaction?.["amount"]], ["refund", "9.50"]);
      assert.equal(updated.json["financial_status"], "partially_refunded");
      assert.equal(updated.json["current_total_price"], "9.50");
      assert.equal((updated.json["refunds"] as object[]).length, 1);
      assert.equal(payment.json["kind"], "refund");
      assert.equal(payment.json["admin_graphql_api_id"], transaction?.["admin_graphql_api_id"]);
    },
  },
];
