import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { quantities } from "../inventory-requests.ts";
import { buy, statusOf, type BoughtOrder } from "../order-requests.ts";
import type { World } from "../world.ts";

const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;
const STATES = "https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps";

type Refunded = {
  refund: { id: string; totalRefundedSet: { shopMoney: { amount: string } } } | null;
  userErrors: { field: string[] | null; message: string }[];
};

const units = (world: World) => quantities(world.store, world.variant("BS-S").inventoryItemId);

async function refund(world: World, order: BoughtOrder, given: object = {}): Promise<Refunded> {
  const { refundCreate } = await world.data<{ refundCreate: Refunded }>(
    `mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
      refund { id totalRefundedSet { shopMoney { amount } } } userErrors { field message } } }`,
    { input: { orderId: order.id, ...given }, key: JSON.stringify(given) },
  );
  return refundCreate;
}

async function send(world: World, order: BoughtOrder, quantity: number): Promise<{ id: string } | null> {
  const { fulfillmentCreate } = await world.data<{ fulfillmentCreate: { fulfillment: { id: string } | null } }>(
    `mutation ($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) {
      fulfillment { id status trackingInfo { company number url } } userErrors { field message } } }`,
    {
      fulfillment: {
        lineItemsByFulfillmentOrder: [
          {
            fulfillmentOrderId: order.fulfillmentOrderId,
            fulfillmentOrderLineItems: [{ id: order.fulfillmentOrderLineId, quantity }],
          },
        ],
        trackingInfo: { company: "DHL", number: "JD01", url: "https://example.org/JD01" },
      },
    },
  );
  return fulfillmentCreate.fulfillment;
}

export const orderLifeCases: readonly ConformanceCase[] = [
  {
    says: "an order commits its units: they are on hand still, and nobody else can buy them",
    page: STATES,
    covers: ["checkout", "Order.fulfillmentOrders"],
    async prove(world) {
      await buy(world, { quantity: 3 });

      assert.deepEqual(units(world), { available: 7, committed: 3, on_hand: 10 });
    },
  },
  {
    says: "units that are sent leave the shelf, a part at a time, and the parcel can be followed",
    page: page("fulfillmentCreate"),
    covers: ["fulfillmentCreate"],
    async prove(world) {
      await world.subscribe("fulfillments/create", "orders/fulfilled");
      const order = await buy(world, { quantity: 3 });

      await send(world, order, 1);
      const partly = await statusOf(world, order.id);
      await send(world, order, 2);

      assert.deepEqual(units(world), { available: 7, on_hand: 7 });
      assert.equal(partly.displayFulfillmentStatus, "PARTIALLY_FULFILLED");
      assert.equal((await statusOf(world, order.id)).displayFulfillmentStatus, "FULFILLED");
      const { json } = await world.webhook("fulfillments/create");
      assert.deepEqual([json["tracking_company"], json["tracking_number"]], ["DHL", "JD01"]);
      await world.webhook("orders/fulfilled");
    },
  },
  {
    says: "more than remains is not sent",
    page: page("fulfillmentCreate"),
    covers: ["fulfillmentCreate"],
    async prove(world) {
      const order = await buy(world, { quantity: 3 });

      assert.equal(await send(world, order, 4), null);
      assert.deepEqual(units(world), { available: 7, committed: 3, on_hand: 10 });
    },
  },
  {
    says: "a fulfilment that is cancelled puts its units back on the shelf, committed",
    page: page("fulfillmentCancel"),
    covers: ["fulfillmentCancel"],
    async prove(world) {
      const order = await buy(world, { quantity: 3 });
      const sent = await send(world, order, 3);

      await world.data("mutation ($id: ID!) { fulfillmentCancel(id: $id) { userErrors { message } } }", {
        id: sent?.id,
      });

      assert.deepEqual(units(world), { available: 7, committed: 3, on_hand: 10 });
    },
  },
  {
    says: "a refund that cancels units which were not sent makes them available again",
    page: page("refundCreate"),
    covers: ["refundCreate"],
    async prove(world) {
      await world.subscribe("refunds/create");
      const order = await buy(world, { quantity: 3 });

      const { refund: made } = await refund(world, order, {
        refundLineItems: [
          { lineItemId: order.lineId, quantity: 2, restockType: "CANCEL", locationId: world.locations[0] },
        ],
        transactions: [{ orderId: order.id, kind: "REFUND", gateway: "bogus", amount: "39.98" }],
      });

      assert.equal(made?.totalRefundedSet.shopMoney.amount, "39.98");
      assert.deepEqual(units(world), { available: 9, committed: 1, on_hand: 10 });
      assert.equal((await statusOf(world, order.id)).displayFinancialStatus, "PARTIALLY_REFUNDED");
      const { json } = await world.webhook("refunds/create");
      const [line] = json["refund_line_items"] as Record<string, unknown>[];
      assert.deepEqual([line?.["quantity"], line?.["restock_type"], line?.["subtotal"]], [2, "cancel", 39.98]);
    },
  },
  {
    says: "units that come back are available where they are restocked; not restocked, they are gone",
    page: page("refundCreate"),
    covers: ["refundCreate"],
    async prove(world) {
      const order = await buy(world, { quantity: 3 });
      await send(world, order, 3);

      const [line, restocked] = [{ lineItemId: order.lineId, quantity: 1 }, { locationId: world.locations[1] }];
      await refund(world, order, { refundLineItems: [{ ...line, restockType: "RETURN", ...restocked }] });
      await refund(world, order, { refundLineItems: [{ ...line, restockType: "NO_RESTOCK" }] });

      assert.deepEqual(units(world), { available: 8, on_hand: 8 });
    },
  },
  {
    says: "no more units are refunded than were bought, and no more money than was paid",
    page: page("refundCreate"),
    covers: ["refundCreate"],
    async prove(world) {
      const order = await buy(world, { quantity: 1 });

      const units = await refund(world, order, {
        refundLineItems: [{ lineItemId: order.lineId, quantity: 2, restockType: "NO_RESTOCK" }],
      });
      const money = await refund(world, order, {
        transactions: [{ orderId: order.id, kind: "REFUND", gateway: "bogus", amount: "100.00" }],
      });

      assert.match(units.userErrors[0]?.message ?? "", /cannot refund more items than were purchased/);
      assert.equal(money.refund, null);
    },
  },
  {
    says: "the same refund with the same key is made once",
    page: "https://shopify.dev/docs/api/usage/implementing-idempotency",
    covers: ["refundCreate", "idempotency"],
    async prove(world) {
      const order = await buy(world, { quantity: 3 });
      const given = { refundLineItems: [{ lineItemId: order.lineId, quantity: 1, restockType: "CANCEL" }] };

      const first = await refund(world, order, given);
      const again = await refund(world, order, given);

      assert.equal(again.refund?.id, first.refund?.id);
      assert.deepEqual(units(world), { available: 8, committed: 2, on_hand: 10 });
    },
  },
  {
    says: "a cancelled order gives its units and its money back, and is told of",
    page: page("orderCancel"),
    covers: ["orderCancel"],
    async prove(world) {
      await world.subscribe("orders/cancelled");
      const order = await buy(world, { quantity: 3 });
      const cancel = () =>
        world.data<{ orderCancel: { orderCancelUserErrors: { code: string }[] } }>(
          `mutation ($id: ID!) { orderCancel(orderId: $id, reason: INVENTORY, restock: true,
            refundMethod: { originalPaymentMethodsRefund: true }) { job { id } orderCancelUserErrors { code } } }`,
          { id: order.id },
        );

      const done = await cancel();
      const again = await cancel();

      assert.deepEqual(done.orderCancel.orderCancelUserErrors, []);
      assert.deepEqual(units(world), { available: 10, on_hand: 10 });
      assert.equal((await statusOf(world, order.id)).displayFinancialStatus, "REFUNDED");
      assert.deepEqual(again.orderCancel.orderCancelUserErrors, [{ code: "INVALID" }]);
      const { json } = await world.webhook("orders/cancelled");
      assert.equal(json["cancel_reason"], "inventory");
    },
  },
  {
    says: "an edit takes the units that it adds and frees those that it takes off, once it is committed",
    page: page("orderEditCommit"),
    covers: ["orderEditBegin", "orderEditAddVariant", "orderEditSetQuantity", "orderEditCommit"],
    async prove(world) {
      await world.subscribe("orders/edited");
      const order = await buy(world, { quantity: 3 });
      type Edit = { calculatedOrder: { id: string; lineItems: { nodes: { id: string }[] } } };
      const { orderEditBegin } = await world.data<{ orderEditBegin: Edit }>(
        `mutation ($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id lineItems(first: 5) { nodes { id } } }
          userErrors { message } } }`,
        { id: order.id },
      );
      const { id, lineItems } = orderEditBegin.calculatedOrder;
      await world.data(
        `mutation ($id: ID!, $line: ID!, $variant: ID!) {
          orderEditSetQuantity(id: $id, lineItemId: $line, quantity: 1, restock: true) { userErrors { message } }
          orderEditAddVariant(id: $id, variantId: $variant, quantity: 2) { userErrors { message } } }`,
        { id, line: lineItems.nodes[0]?.id, variant: world.variant("C-1").id },
      );
      const before = units(world);
      await world.data("mutation ($id: ID!) { orderEditCommit(id: $id) { userErrors { message } } }", { id });

      assert.deepEqual(before, { available: 7, committed: 3, on_hand: 10 });
      assert.deepEqual(units(world), { available: 9, committed: 1, on_hand: 10 });
      const candles = quantities(world.store, world.variant("C-1").inventoryItemId);
      assert.deepEqual(candles, { available: 3, committed: 2, on_hand: 5 });
      await world.webhook("orders/edited");
    },
  },
];

const CREATE = `mutation ($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
  orderCreate(order: $order, options: $options) {
    order { id sourceIdentifier lineItems(first: 1) { nodes { requiresShipping } } } userErrors { field code } } }`;

type Created = { orderCreate: { order: { id: string } | null; userErrors: { code: string | null }[] } };

export const orderCreateCases: readonly ConformanceCase[] = [
  {
    says: "an order made by the API claims no units unless it is told to",
    page: page("orderCreate"),
    covers: ["orderCreate"],
    async prove(world) {
      const order = { lineItems: [{ variantId: world.variant("BS-S").id, quantity: 2 }] };

      await world.data(CREATE, { order });
      const bypassed = units(world);
      await world.data(CREATE, { order, options: { inventoryBehaviour: "DECREMENT_OBEYING_POLICY" } });

      assert.deepEqual(bypassed, { available: 10, on_hand: 10 });
      assert.deepEqual(units(world), { available: 8, committed: 2, on_hand: 10 });
    },
  },
  {
    says: "an order that obeys the policy is refused when there are too few units; one that ignores it oversells",
    page: page("orderCreate"),
    covers: ["orderCreate"],
    async prove(world) {
      const order = { lineItems: [{ variantId: world.variant("BS-S").id, quantity: 11 }] };
      const create = (inventoryBehaviour: string) =>
        world.data<Created>(CREATE, { order, options: { inventoryBehaviour } });

      const refused = await create("DECREMENT_OBEYING_POLICY");
      await create("DECREMENT_IGNORING_POLICY");

      assert.deepEqual(refused.orderCreate.userErrors[0]?.code, "INVENTORY_CLAIM_FAILED");
      assert.equal(units(world)["available"], -1);
    },
  },
  {
    says: "a line of an order made by the API needs no shipping unless it says so",
    page: page("orderCreate"),
    covers: ["orderCreate"],
    async prove(world) {
      const line = { variantId: world.variant("BS-S").id, quantity: 1 };
      const shipped = async (lineItems: object[]) => {
        type Answer = { orderCreate: { order: { lineItems: { nodes: { requiresShipping: boolean }[] } } } };
        const { orderCreate } = await world.data<Answer>(CREATE, { order: { lineItems } });
        return orderCreate.order.lineItems.nodes[0]?.requiresShipping;
      };

      assert.deepEqual([await shipped([line]), await shipped([{ ...line, requiresShipping: true }])], [false, true]);
    },
  },
  {
    says: "a development store takes five orders a minute by the API",
    page: page("orderCreate"),
    covers: ["orderCreate"],
    async prove(world) {
      const order = { lineItems: [{ title: "Voucher", quantity: 1 }] };
      const create = async () => (await world.data<Created>(CREATE, { order })).orderCreate;
      for (let made = 0; made < 5; made += 1) assert.ok((await create()).order);

      const sixth = await create();
      world.clock.advance(61_000);

      assert.equal(sixth.order, null);
      assert.ok((await create()).order);
    },
  },
  {
    says: "orders are made with an offline token only",
    page: page("orderCreate"),
    covers: ["orderCreate"],
    async prove(world) {
      const online = world.tokenWith(["write_orders"]);
      const token = world.store.state.tokens.get(online.token);
      if (token) world.store.state.tokens.put(Object.assign(token, { kind: "online" as const }));

      const { errors } = await world.admin(
        CREATE,
        { order: { lineItems: [{ title: "Voucher", quantity: 1 }] } },
        online,
      );

      assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED");
    },
  },
];
