import assert from "node:assert/strict";
import {
  ADMIN_API,
  anOrder,
  candles,
  change,
  firstToSend,
  readOrder,
  send,
  WEBHOOKS,
  type CaseOrder,
} from "../case-order.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const HOLD_PAGE = `${ADMIN_API}/mutations/fulfillmentOrderHold`;
const MOVE_PAGE = `${ADMIN_API}/mutations/fulfillmentOrderMove`;

const HOLD = `mutation fulfillmentOrderHold($fulfillmentHold: FulfillmentOrderHoldInput!, $id: ID!) {
  answer: fulfillmentOrderHold(fulfillmentHold: $fulfillmentHold, id: $id) {
    fulfillmentHold { id handle reason heldByRequestingApp }
    fulfillmentOrder { id status lineItems(first: 5) { nodes { id remainingQuantity } } }
    remainingFulfillmentOrder { id status lineItems(first: 5) { nodes { remainingQuantity } } }
    userErrors { field message code }
  }
}`;

const RELEASE = `mutation fulfillmentOrderReleaseHold($id: ID!, $holdIds: [ID!]) {
  answer: fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) {
    fulfillmentOrder { id status requestStatus } userErrors { field message }
  }
}`;

const MOVE = `mutation fulfillmentOrderMove($id: ID!, $newLocationId: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
  answer: fulfillmentOrderMove(id: $id, newLocationId: $newLocationId, fulfillmentOrderLineItems: $lines) {
    movedFulfillmentOrder { id status assignedLocation { location { id } } }
    originalFulfillmentOrder { id assignedLocation { location { id } } }
    remainingFulfillmentOrder { id status }
    userErrors { field message }
  }
}`;

interface ShownOrder {
  readonly id: string;
  readonly status: string;
  readonly assignedLocation: { readonly location: { readonly id: string } };
}

interface Held {
  readonly id: string;
  readonly status: string;
  readonly lineItems: { readonly nodes: readonly { readonly remainingQuantity: number }[] };
}

function holdIt(world: World, order: CaseOrder, input: object = {}) {
  const fulfillmentHold = { reason: "INVENTORY_OUT_OF_STOCK", reasonNotes: "Waiting on new shipment", ...input };
  return change(world, HOLD, { id: firstToSend(order).id, fulfillmentHold });
}

export const fulfilmentOrderCases: readonly ConformanceCase[] = [
  {
    says: "a held fulfilment order is not sent until its hold is released",
    page: HOLD_PAGE,
    covers: ["fulfillmentOrderHold", "fulfillmentOrderReleaseHold", "fulfillmentCreate"],
    example: true,
    async prove(world) {
      const order = await anOrder(world);

      const held = await holdIt(world, order);
      const status = await readOrder(world, order.id, "displayFulfillmentStatus");
      const refused = await send(world, order);
      const released = await change(world, RELEASE, { id: firstToSend(order).id });
      const sent = await send(world, order);

      assert.deepEqual(held.userErrors, []);
      assert.equal((held["fulfillmentOrder"] as Held).status, "ON_HOLD");
      assert.equal(held["remainingFulfillmentOrder"], null);
      assert.deepEqual(status, { displayFulfillmentStatus: "ON_HOLD" });
      assert.equal(refused["fulfillment"], null);
      assert.equal((released["fulfillmentOrder"] as Held).status, "OPEN");
      assert.deepEqual(sent.userErrors, []);
    },
  },
  {
    says: "each hold of an app has a handle of its own, ten at most, and only the named one is released",
    page: HOLD_PAGE,
    covers: ["fulfillmentOrderHold", "fulfillmentOrderReleaseHold"],
    async prove(world) {
      const order = await anOrder(world);
      const first = await holdIt(world, order, { handle: "hold-0" });

      const twice = await holdIt(world, order, { handle: "hold-0" });
      for (let at = 1; at < 10; at += 1)
        assert.deepEqual((await holdIt(world, order, { handle: `hold-${at}` })).userErrors, []);
      const eleventh = await holdIt(world, order, { handle: "hold-10" });
      const holdIds = [(first["fulfillmentHold"] as { id: string }).id];
      const released = await change(world, RELEASE, { id: firstToSend(order).id, holdIds });

      assert.equal(twice.userErrors[0]?.code, "DUPLICATE_FULFILLMENT_HOLD_HANDLE");
      assert.equal(eleventh.userErrors[0]?.code, "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED");
      assert.equal((released["fulfillmentOrder"] as Held).status, "ON_HOLD");
    },
  },
  {
    says: "a part of a fulfilment order is held, and the rest can be sent by one of its own",
    page: `${ADMIN_API}/input-objects/FulfillmentOrderHoldInput`,
    covers: ["fulfillmentOrderHold"],
    async prove(world) {
      const order = await anOrder(world);
      const part = (quantity: number) => ({
        fulfillmentOrderLineItems: [{ id: firstToSend(order).lineId, quantity }],
      });

      const tooMany = await holdIt(world, order, part(3));
      const none = await holdIt(world, order, part(0));
      const held = await holdIt(world, order, part(1));
      const again = await holdIt(world, order, { ...part(1), handle: "second" });

      assert.equal(tooMany.userErrors[0]?.code, "INVALID_LINE_ITEM_QUANTITY");
      assert.equal(none.userErrors[0]?.code, "GREATER_THAN_ZERO");
      const remaining = held["remainingFulfillmentOrder"] as Held;
      assert.equal(remaining.status, "OPEN");
      assert.deepEqual(remaining.lineItems.nodes, [{ remainingQuantity: 1 }]);
      assert.equal((held["fulfillmentOrder"] as Held).lineItems.nodes[0]?.remainingQuantity, 1);
      assert.equal(again.userErrors[0]?.code, "FULFILLMENT_ORDER_NOT_SPLITTABLE");
    },
  },
  {
    says: "moved whole, a fulfilment order has its new location, and its units are committed there",
    page: MOVE_PAGE,
    covers: ["fulfillmentOrderMove"],
    async prove(world) {
      const order = await anOrder(world);
      const [, showroom] = world.locations;

      const answer = await change(world, MOVE, { id: firstToSend(order).id, newLocationId: showroom });

      assert.deepEqual(answer.userErrors, []);
      const moved = answer["movedFulfillmentOrder"] as ShownOrder;
      assert.equal(moved.id, firstToSend(order).id);
      assert.equal(moved.assignedLocation.location.id, showroom);
      assert.equal(answer["remainingFulfillmentOrder"], null);
      assert.deepEqual(candles(world), { available: 3, committed: 2, on_hand: 5 });
      await send(world, order);
      assert.deepEqual(candles(world), { available: 3, on_hand: 3 });
    },
  },
  {
    says: "moved in part, the moved units have a fulfilment order of their own; what is closed or not stocked is not moved",
    page: MOVE_PAGE,
    covers: ["fulfillmentOrderMove"],
    async prove(world) {
      const order = await anOrder(world);
      const { id, lineId } = firstToSend(order);
      const [, newLocationId] = world.locations;

      const part = await change(world, MOVE, { id, newLocationId, lines: [{ id: lineId, quantity: 1 }] });
      await send(world, order);
      const closed = await change(world, MOVE, { id, newLocationId });
      const nowhere = await change(world, MOVE, { id, newLocationId: "gid://shopify/Location/1" });

      assert.deepEqual(part.userErrors, []);
      assert.notEqual((part["movedFulfillmentOrder"] as ShownOrder).id, id);
      assert.equal((part["remainingFulfillmentOrder"] as ShownOrder).id, id);
      assert.equal(closed.userErrors.length, 1);
      assert.equal(nowhere.userErrors.length, 1);
    },
  },
  {
    says: "with the destination of a deactivated location, its pending orders are sent from there",
    page: `${ADMIN_API}/mutations/locationDeactivate`,
    covers: ["locationDeactivate", "fulfillmentCreate"],
    async prove(world) {
      const order = await anOrder(world);
      const [destinationLocationId, locationId] = world.locations;
      await change(world, MOVE, { id: firstToSend(order).id, newLocationId: locationId });

      const { locationDeactivate } = await world.data<{
        locationDeactivate: { locationDeactivateUserErrors: object[] };
      }>(
        `mutation ($locationId: ID!, $destinationLocationId: ID!, $key: String!) {
          locationDeactivate(locationId: $locationId, destinationLocationId: $destinationLocationId) @idempotent(key: $key) {
            locationDeactivateUserErrors { field message code } } }`,
        { locationId, destinationLocationId, key: "relocate-1" },
      );
      const sent = await send(world, order);

      assert.deepEqual(locationDeactivate.locationDeactivateUserErrors, []);
      assert.deepEqual(sent.userErrors, []);
      assert.deepEqual(candles(world), { available: 3, on_hand: 3 });
    },
  },
  {
    says: "split, a fulfilment order is two, and all of it cannot be split off",
    page: `${ADMIN_API}/mutations/fulfillmentOrderSplit`,
    covers: ["fulfillmentOrderSplit"],
    async prove(world) {
      const order = await anOrder(world);
      const { id, lineId } = firstToSend(order);
      const split = (quantity: number) =>
        change(
          world,
          `mutation ($splits: [FulfillmentOrderSplitInput!]!) {
            answer: fulfillmentOrderSplit(fulfillmentOrderSplits: $splits) {
              fulfillmentOrderSplits {
                fulfillmentOrder { id lineItems(first: 5) { nodes { totalQuantity } } }
                remainingFulfillmentOrder { lineItems(first: 5) { nodes { totalQuantity } } }
              }
              userErrors { field message code }
            }
          }`,
          { splits: [{ fulfillmentOrderId: id, fulfillmentOrderLineItems: [{ id: lineId, quantity }] }] },
        );

      const whole = await split(2);
      const part = await split(1);

      assert.equal(whole.userErrors[0]?.code, "INVALID_LINE_ITEM_QUANTITY");
      assert.deepEqual(part.userErrors, []);
      assert.deepEqual(part["fulfillmentOrderSplits"], [
        {
          fulfillmentOrder: { id, lineItems: { nodes: [{ totalQuantity: 1 }] } },
          remainingFulfillmentOrder: { lineItems: { nodes: [{ totalQuantity: 1 }] } },
        },
      ]);
    },
  },
  {
    says: "fulfillment_orders/placed_on_hold tells of the first hold only, hold_released when the last one is gone",
    page: WEBHOOKS,
    covers: ["fulfillment_orders/placed_on_hold", "fulfillment_orders/hold_released", "fulfillment_holds/added"],
    async prove(world) {
      await world.subscribe(
        "fulfillment_orders/placed_on_hold",
        "fulfillment_orders/hold_released",
        "fulfillment_holds/added",
      );
      const order = await anOrder(world);

      await holdIt(world, order, { handle: "one" });
      await holdIt(world, order, { handle: "two" });
      await change(world, RELEASE, { id: firstToSend(order).id });
      const { json } = await world.webhook("fulfillment_orders/placed_on_hold");
      const released = await world.webhook("fulfillment_orders/hold_released");
      await world.webhook("fulfillment_holds/added");
      await world.webhook("fulfillment_holds/added");

      const shown = json["fulfillment_order"] as Record<string, unknown>;
      assert.equal(shown["id"], firstToSend(order).id);
      assert.equal(shown["status"], "on_hold");
      const hold = json["created_fulfillment_hold"] as Record<string, unknown>;
      assert.deepEqual([hold["handle"], hold["held_by_requesting_app"]], ["one", true]);
      assert.deepEqual(released.json["fulfillment_order"], { id: firstToSend(order).id, status: "open" });
      assert.equal(world.webhooksLeft().length, 0);
    },
  },
];
