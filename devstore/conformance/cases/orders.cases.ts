import assert from "node:assert/strict";
import {
  ADMIN_API,
  anOrder,
  candles,
  change,
  changed,
  euros,
  readOrder,
  send,
  WEBHOOKS,
  type OrderAnswer,
} from "../case-order.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const UPDATE = `mutation updateOrder($input: OrderInput!) {
  answer: orderUpdate(input: $input) { order { id } userErrors { message field } } }`;

const PAID = `mutation orderMarkAsPaid($input: OrderMarkAsPaidInput!) {
  answer: orderMarkAsPaid(input: $input) {
    userErrors { field message } order { id displayFinancialStatus fullyPaid totalOutstandingSet { shopMoney { amount } } }
  }
}`;

const CANCEL = `mutation OrderCancel($orderId: ID!, $notifyCustomer: Boolean, $refundMethod: OrderCancelRefundMethodInput!, $restock: Boolean!, $reason: OrderCancelReason!, $staffNote: String) {
  answer: orderCancel(orderId: $orderId, notifyCustomer: $notifyCustomer, refundMethod: $refundMethod, restock: $restock, reason: $reason, staffNote: $staffNote) {
    job { id done } orderCancelUserErrors { field message code } userErrors { field message }
  }
}`;

interface CancelGiven {
  readonly orderId: string;
  readonly restock?: boolean;
  readonly refunds?: boolean;
}

/** Cancels as the documentation's example does, unless the case says otherwise. */
function cancel(world: World, { orderId, restock = true, refunds = true }: CancelGiven): Promise<OrderAnswer> {
  return change(world, CANCEL, {
    orderId,
    notifyCustomer: true,
    refundMethod: { originalPaymentMethodsRefund: refunds },
    restock,
    reason: "CUSTOMER",
    staffNote: "Wrong size. Customer reached out saying they already re-purchased the correct size.",
  });
}

export const orderCases: readonly ConformanceCase[] = [
  {
    says: "an update overwrites what it names, and leaves the rest",
    page: `${ADMIN_API}/mutations/orderUpdate`,
    covers: ["orderUpdate"],
    async prove(world) {
      const { id } = await anOrder(world, { note: "before", tags: ["old"], email: "ann@example.com" });
      const input = {
        id,
        tags: ["new", "blue"],
        poNumber: "P01001",
        customAttributes: [{ key: "show", value: "7" }],
        shippingAddress: { address1: "190 MacLaren Street", city: "Ottawa", provinceCode: "ON", countryCode: "CA" },
      };

      await changed(world, UPDATE, { field: "order", input });
      const read = await readOrder(
        world,
        id,
        "note tags email poNumber customAttributes { key value } shippingAddress { city provinceCode countryCodeV2 }",
      );

      assert.deepEqual(read, {
        note: "before",
        tags: ["blue", "new"],
        email: "ann@example.com",
        poNumber: "P01001",
        customAttributes: [{ key: "show", value: "7" }],
        shippingAddress: { city: "Ottawa", provinceCode: "ON", countryCodeV2: "CA" },
      });
    },
  },
  {
    says: "an update of an order that is not there, or with no email address, is refused at its field",
    page: `${ADMIN_API}/mutations/orderUpdate`,
    covers: ["orderUpdate"],
    async prove(world) {
      const { id } = await anOrder(world);

      const gone = await change(world, UPDATE, { input: { id: "gid://shopify/Order/1", note: "x" } });
      const wrong = await change(world, UPDATE, { input: { id, email: "nobody" } });

      assert.deepEqual(gone.userErrors[0]?.field, ["id"]);
      assert.deepEqual(wrong.userErrors[0]?.field, ["email"]);
    },
  },
  {
    says: "marked as paid, an order has a sale of what was outstanding, once",
    page: `${ADMIN_API}/mutations/orderMarkAsPaid`,
    covers: ["orderMarkAsPaid"],
    async prove(world) {
      const { id } = await anOrder(world, { transactions: [{ amountSet: euros("9.00") }] });

      const paid = await changed(world, PAID, { field: "order", input: { id } });
      const again = await change(world, PAID, { input: { id } });
      const { transactions } = await readOrder<{ transactions: object[] }>(
        world,
        id,
        "transactions { kind status amountSet { shopMoney { amount } } }",
      );

      assert.deepEqual(paid, {
        id,
        displayFinancialStatus: "PAID",
        fullyPaid: true,
        totalOutstandingSet: { shopMoney: { amount: "0.0" } },
      });
      assert.equal(again.userErrors.length, 1);
      assert.deepEqual(transactions[1], {
        kind: "SALE",
        status: "SUCCESS",
        amountSet: { shopMoney: { amount: "10.0" } },
      });
    },
  },
  {
    says: "what is authorised is captured in parts, as far as it goes",
    page: `${ADMIN_API}/mutations/orderCapture`,
    covers: ["orderCapture"],
    async prove(world) {
      const order = await anOrder(world, { transactions: [{ kind: "AUTHORIZATION", amountSet: euros("19.00") }] });
      const capture = (amount: string) =>
        change(
          world,
          `mutation ($input: OrderCaptureInput!) {
            answer: orderCapture(input: $input) { transaction { kind parentTransaction { id } } userErrors { field message } } }`,
          { input: { id: order.id, amount, parentTransactionId: order.transactions[0]?.id } },
        );
      const statusOf = async () =>
        (await readOrder<{ displayFinancialStatus: string }>(world, order.id, "displayFinancialStatus"))
          .displayFinancialStatus;

      assert.equal(await statusOf(), "AUTHORIZED");
      const part = await capture("10.00");
      assert.equal(await statusOf(), "PARTIALLY_PAID");
      const tooMuch = await capture("10.00");
      await capture("9.00");

      assert.deepEqual(part["transaction"], {
        kind: "CAPTURE",
        parentTransaction: { id: order.transactions[0]?.id },
      });
      assert.equal(tooMuch.userErrors.length, 1);
      assert.equal(await statusOf(), "PAID");
    },
  },
  {
    says: "a manual payment is noted up to the balance, in the order's currency",
    page: `${ADMIN_API}/mutations/orderCreateManualPayment`,
    covers: ["orderCreateManualPayment"],
    async prove(world) {
      const { id } = await anOrder(world, { transactions: [] });
      const pay = (amount: string, currencyCode = "EUR") =>
        change(
          world,
          `mutation ($id: ID!, $amount: MoneyInput) {
            answer: orderCreateManualPayment(id: $id, amount: $amount, paymentMethodName: "Cash") {
              order { displayFinancialStatus paymentGatewayNames } userErrors { field message code } } }`,
          { id, amount: { amount, currencyCode } },
        );
      const codeOf = ({ userErrors }: OrderAnswer) => userErrors[0]?.code;

      assert.equal(codeOf(await pay("0.00")), "AMOUNT_NOT_POSITIVE");
      assert.equal(codeOf(await pay("19.01")), "AMOUNT_EXCEEDS_BALANCE");
      assert.equal(codeOf(await pay("5.00", "USD")), "CURRENCY_MISMATCH");
      const part = await pay("5.00");
      const rest = await pay("14.00");

      assert.deepEqual(part["order"], { displayFinancialStatus: "PARTIALLY_PAID", paymentGatewayNames: ["Cash"] });
      assert.deepEqual(rest["order"], { displayFinancialStatus: "PAID", paymentGatewayNames: ["Cash"] });
    },
  },
  {
    says: "the documented cancellation refunds the payment, restocks the units and gives a job",
    page: `${ADMIN_API}/mutations/orderCancel`,
    covers: ["orderCancel"],
    example: true,
    async prove(world) {
      const { id } = await anOrder(world);

      const answer = await cancel(world, { orderId: id });
      const { cancelledAt, ...read } = await readOrder<Record<string, unknown>>(
        world,
        id,
        `cancelReason cancelledAt displayFinancialStatus totalRefundedSet { shopMoney { amount } }
        refunds { refundLineItems(first: 5) { nodes { quantity restockType } } }`,
      );

      assert.deepEqual(answer["orderCancelUserErrors"], []);
      assert.match((answer["job"] as { id: string }).id, /^gid:\/\/shopify\/Job\//);
      assert.equal(typeof cancelledAt, "string");
      assert.deepEqual(read, {
        cancelReason: "CUSTOMER",
        displayFinancialStatus: "REFUNDED",
        totalRefundedSet: { shopMoney: { amount: "19.0" } },
        refunds: [{ refundLineItems: { nodes: [{ quantity: 2, restockType: "CANCEL" }] } }],
      });
      assert.deepEqual(candles(world), { available: 5, on_hand: 5 });
    },
  },
  {
    says: "without restock the committed units are gone, without refund the payment stays",
    page: `${ADMIN_API}/mutations/orderCancel`,
    covers: ["orderCancel"],
    async prove(world) {
      const { id } = await anOrder(world);

      const answer = await cancel(world, { orderId: id, restock: false, refunds: false });
      const read = await readOrder(world, id, "displayFinancialStatus totalRefundedSet { shopMoney { amount } }");

      assert.deepEqual(answer["orderCancelUserErrors"], []);
      assert.deepEqual(read, { displayFinancialStatus: "PAID", totalRefundedSet: { shopMoney: { amount: "0.0" } } });
      assert.deepEqual(candles(world), { available: 3, on_hand: 3 });
    },
  },
  {
    says: "a cancelled order, one that was sent and one that is not there cannot be cancelled",
    page: `${ADMIN_API}/mutations/orderCancel`,
    covers: ["orderCancel"],
    async prove(world) {
      const cancelled = await anOrder(world);
      await cancel(world, { orderId: cancelled.id });
      const sent = await anOrder(world);
      await send(world, sent);

      const codeOf = async (orderId: string) => {
        const { orderCancelUserErrors } = await cancel(world, { orderId });
        return (orderCancelUserErrors as { code: string }[])[0]?.code;
      };

      assert.equal(await codeOf(cancelled.id), "INVALID");
      assert.equal(await codeOf(sent.id), "INVALID");
      assert.equal(await codeOf("gid://shopify/Order/1"), "NOT_FOUND");
      assert.deepEqual(candles(world), { available: 3, on_hand: 3 });
    },
  },
  {
    says: "units of a location that was deactivated since are not restocked: a paid order is not cancelled then, an unpaid one is",
    page: `${ADMIN_API}/mutations/orderCancel`,
    covers: ["orderCancel"],
    async prove(world) {
      const paid = await anOrder(world);
      const unpaid = await anOrder(world, { transactions: [] });
      const location = world.store.state.locations.first();
      assert.ok(location);
      world.store.state.locations.put(Object.assign(location, { active: false }));

      const refused = await cancel(world, { orderId: paid.id });
      const done = await cancel(world, { orderId: unpaid.id, refunds: false });

      assert.equal((refused["orderCancelUserErrors"] as { code: string }[])[0]?.code, "INVALID");
      assert.deepEqual(done["orderCancelUserErrors"], []);
    },
  },
  {
    says: "what was only authorised is let go when the order is cancelled, even without a refund",
    page: `${ADMIN_API}/mutations/orderCancel`,
    covers: ["orderCancel"],
    async prove(world) {
      const { id } = await anOrder(world, { transactions: [{ kind: "AUTHORIZATION", amountSet: euros("19.00") }] });

      await cancel(world, { orderId: id, refunds: false });
      const read = await readOrder(world, id, "displayFinancialStatus capturable transactions { kind }");

      assert.deepEqual(read, {
        displayFinancialStatus: "VOIDED",
        capturable: false,
        transactions: [{ kind: "AUTHORIZATION" }, { kind: "VOID" }],
      });
    },
  },
  {
    says: "a closed order has its moment, and an opened one has none again",
    page: `${ADMIN_API}/mutations/orderClose`,
    covers: ["orderClose", "orderOpen"],
    example: true,
    async prove(world) {
      const { id } = await anOrder(world);

      const closed = await changed<{ closed: boolean; closedAt: string | null }>(
        world,
        `mutation OrderClose($input: OrderCloseInput!) {
          answer: orderClose(input: $input) { order { id closed closedAt } userErrors { field message } } }`,
        { field: "order", input: { id } },
      );
      const opened = await changed(
        world,
        `mutation OrderOpen($input: OrderOpenInput!) {
          answer: orderOpen(input: $input) { order { closed closedAt } userErrors { field message } } }`,
        { field: "order", input: { id } },
      );

      assert.equal(closed.closed, true);
      assert.equal(typeof closed.closedAt, "string");
      assert.deepEqual(opened, { closed: false, closedAt: null });
    },
  },
  {
    says: "orders are found by their statuses, their email, their SKU, their tags and their price",
    page: `${ADMIN_API}/queries/orders`,
    covers: ["orders", "ordersCount"],
    async prove(world) {
      const paid = await anOrder(world, { email: "ann@example.com", tags: ["live"] });
      const open = await anOrder(world, { transactions: [], tags: ["live", "later"] });
      await send(world, paid);
      const find = async (query: string) => {
        const { orders } = await world.data<{ orders: { nodes: { name: string }[] } }>(
          "query ($query: String) { orders(first: 10, query: $query) { nodes { name } } }",
          { query },
        );
        return orders.nodes.map(({ name }) => name);
      };

      assert.deepEqual(await find("financial_status:paid"), [paid.name]);
      assert.deepEqual(await find("fulfillment_status:unfulfilled"), [open.name]);
      assert.deepEqual(await find("fulfillment_status:shipped,partial"), [paid.name]);
      assert.deepEqual(await find("email:ann@example.com"), [paid.name]);
      assert.deepEqual(await find("sku:C-1"), [paid.name, open.name]);
      assert.deepEqual(await find("tag:live tag_not:later"), [paid.name]);
      assert.deepEqual(await find("current_total_price:>=19.01"), []);
      assert.deepEqual(await find(`name:${open.name.slice(1)}`), [open.name]);
      const { ordersCount } = await world.data<{ ordersCount: object }>(
        '{ ordersCount(query: "tag:live") { count precision } }',
      );
      assert.deepEqual(ordersCount, { count: 2, precision: "EXACT" });
    },
  },
  {
    says: "orders/cancelled, orders/paid and orders/fulfilled carry the order as it is then",
    page: WEBHOOKS,
    covers: ["orders/cancelled", "orders/paid", "orders/fulfilled", "orders/partially_fulfilled"],
    async prove(world) {
      await world.subscribe("orders/cancelled", "orders/paid", "orders/fulfilled", "orders/partially_fulfilled");
      const order = await anOrder(world);
      const other = await anOrder(world, { transactions: [] });

      await send(world, order, { quantity: 1 });
      await send(world, order);
      await cancel(world, { orderId: other.id, refunds: false });
      const paid = await world.webhook("orders/paid");
      const partly = await world.webhook("orders/partially_fulfilled");
      const fulfilled = await world.webhook("orders/fulfilled");
      const cancelled = await world.webhook("orders/cancelled");

      assert.equal(paid.json["financial_status"], "paid");
      assert.equal(partly.json["fulfillment_status"], "partial");
      assert.equal(fulfilled.json["fulfillment_status"], "fulfilled");
      assert.equal((fulfilled.json["fulfillments"] as object[]).length, 2);
      assert.equal(cancelled.json["admin_graphql_api_id"], other.id);
      assert.equal(cancelled.json["cancel_reason"], "customer");
      assert.equal(typeof cancelled.json["cancelled_at"], "string");
      assert.equal(cancelled.json["financial_status"], "voided");
      assert.equal(world.webhooksLeft().length, 0);
    },
  },
];
