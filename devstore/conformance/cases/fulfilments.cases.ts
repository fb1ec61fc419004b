import assert from "node:assert/strict";
import { ADMIN_API, anOrder, candles, change, changed, firstToSend, readOrder, send, WEBHOOKS } from "../case-order.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const CREATE = `${ADMIN_API}/mutations/fulfillmentCreate`;

export const fulfilmentCases: readonly ConformanceCase[] = [
  {
    says: "what each location is to send of a new order is an open fulfilment order, which says what can be done with it",
    page: `${ADMIN_API}/objects/FulfillmentOrder`,
    covers: ["Order.fulfillmentOrders"],
    async prove(world) {
      const { id } = await anOrder(world, { shippingAddress: { city: "Ottawa", countryCode: "CA" } });

      const { fulfillmentOrders } = await readOrder<{ fulfillmentOrders: { nodes: Record<string, unknown>[] } }>(
        world,
        id,
        `fulfillmentOrders(first: 5) { nodes { status requestStatus orderName supportedActions { action }
          assignedLocation { name location { id } } destination { city countryCode } deliveryMethod { methodType }
          lineItems(first: 5) { nodes { totalQuantity remainingQuantity sku inventoryItemId } } } }`,
      );

      const { inventoryItemId } = world.variant("C-1");
      const [{ supportedActions, ...one } = {}] = fulfillmentOrders.nodes;
      assert.equal(fulfillmentOrders.nodes.length, 1);
      assert.deepEqual(one, {
        status: "OPEN",
        requestStatus: "UNSUBMITTED",
        orderName: "#1001",
        assignedLocation: { name: "Warehouse", location: { id: world.locations[0] } },
        destination: { city: "Ottawa", countryCode: "CA" },
        deliveryMethod: { methodType: "SHIPPING" },
        lineItems: { nodes: [{ totalQuantity: 2, remainingQuantity: 2, sku: "C-1", inventoryItemId }] },
      });
      const actions = (supportedActions as { action: string }[]).map(({ action }) => action);
      for (const action of ["CREATE_FULFILLMENT", "HOLD", "MOVE"]) assert.ok(actions.includes(action), action);
    },
  },
  {
    says: "without lines a fulfilment sends all that remains, closes the fulfilment order and fulfils the order",
    page: CREATE,
    covers: ["fulfillmentCreate"],
    async prove(world) {
      const order = await anOrder(world);

      const first = await send(world, order, { quantity: 1 });
      const partly = await readOrder(world, order.id, "displayFulfillmentStatus");
      const rest = await send(world, order);
      const read = await readOrder(
        world,
        order.id,
        "displayFulfillmentStatus fulfillmentOrders(first: 1) { nodes { status } }",
      );

      assert.deepEqual(first.userErrors, []);
      assert.deepEqual(partly, { displayFulfillmentStatus: "PARTIALLY_FULFILLED" });
      assert.deepEqual(rest.userErrors, []);
      assert.deepEqual(read, {
        displayFulfillmentStatus: "FULFILLED",
        fulfillmentOrders: { nodes: [{ status: "CLOSED" }] },
      });
    },
  },
  {
    says: "a closed fulfilment order, a line that is named twice for more than remains, and nothing at all are not sent",
    page: CREATE,
    covers: ["fulfillmentCreate"],
    async prove(world) {
      const order = await anOrder(world);
      const { id, lineId } = firstToSend(order);
      const document = `mutation ($fulfillment: FulfillmentInput!) {
        answer: fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { field message } } }`;
      const twice = { id: lineId, quantity: 2 };

      const tooMany = await change(world, document, {
        fulfillment: {
          lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: id, fulfillmentOrderLineItems: [twice, twice] }],
        },
      });
      const nothing = await change(world, document, { fulfillment: { lineItemsByFulfillmentOrder: [] } });
      await send(world, order);
      const closed = await send(world, order);

      for (const answer of [tooMany, nothing, closed]) {
        assert.equal(answer["fulfillment"], null);
        assert.equal(answer.userErrors.length, 1);
      }
      assert.deepEqual(candles(world), { available: 3, on_hand: 3 });
    },
  },
  {
    says: "fulfilment orders of two orders are not sent together",
    page: CREATE,
    covers: ["fulfillmentCreate"],
    async prove(world) {
      const [one, other] = [await anOrder(world), await anOrder(world)];

      const { userErrors } = await change(
        world,
        `mutation ($fulfillment: FulfillmentInput!) {
          answer: fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { field message } } }`,
        {
          fulfillment: {
            lineItemsByFulfillmentOrder: [one, other].map((each) => ({ fulfillmentOrderId: firstToSend(each).id })),
          },
        },
      );

      assert.equal(userErrors.length, 1);
      assert.deepEqual(candles(world), { available: 1, committed: 4, on_hand: 5 });
    },
  },
  {
    says: "tracking is told with the fulfilment and can be changed, with several numbers and addresses",
    page: `${ADMIN_API}/mutations/fulfillmentTrackingInfoUpdate`,
    covers: ["fulfillmentTrackingInfoUpdate"],
    async prove(world) {
      const order = await anOrder(world);
      const trackingInfo = { company: "UPS", number: "1Z001985YW99744790" };
      const { fulfillment } = await send(world, order, { trackingInfo });
      const { id, trackingInfo: told } = fulfillment as { id: string; trackingInfo: object[] };

      const updated = await changed<{ trackingInfo: object[] }>(
        world,
        `mutation fulfillmentTrackingInfoUpdate($fulfillmentId: ID!, $trackingInfoInput: FulfillmentTrackingInput!) {
          answer: fulfillmentTrackingInfoUpdate(fulfillmentId: $fulfillmentId, trackingInfoInput: $trackingInfoInput) {
            fulfillment { id status trackingInfo { company number url } } userErrors { field message }
          }
        }`,
        {
          field: "fulfillment",
          fulfillmentId: id,
          trackingInfoInput: {
            company: "My Carrier",
            numbers: ["A1", "A2"],
            urls: ["https://carrier.example/A1", "https://carrier.example/A2"],
          },
        },
      );

      assert.deepEqual(
        told.map((one) => ({ ...one, url: null })),
        [{ ...trackingInfo, url: null }],
      );
      assert.deepEqual(updated.trackingInfo, [
        { company: "My Carrier", number: "A1", url: "https://carrier.example/A1" },
        { company: "My Carrier", number: "A2", url: "https://carrier.example/A2" },
      ]);
    },
  },
  {
    says: "a cancelled fulfilment of a closed fulfilment order is sent by a new one, and cannot be cancelled again",
    page: `${ADMIN_API}/mutations/fulfillmentCancel`,
    covers: ["fulfillmentCancel"],
    async prove(world) {
      const order = await anOrder(world);
      const { fulfillment } = await send(world, order);
      const cancel = () =>
        change(
          world,
          `mutation fulfillmentCancel($id: ID!) {
            answer: fulfillmentCancel(id: $id) { fulfillment { id status } userErrors { field message } } }`,
          { id: (fulfillment as { id: string }).id },
        );

      const first = await cancel();
      const again = await cancel();
      const { fulfillmentOrders } = await readOrder<{ fulfillmentOrders: { nodes: object[] } }>(
        world,
        order.id,
        "fulfillmentOrders(first: 5) { nodes { status lineItems(first: 1) { nodes { remainingQuantity } } } }",
      );

      assert.equal((first["fulfillment"] as { status: string }).status, "CANCELLED");
      assert.equal(again.userErrors.length, 1);
      assert.deepEqual(fulfillmentOrders.nodes, [
        { status: "CLOSED", lineItems: { nodes: [{ remainingQuantity: 0 }] } },
        { status: "OPEN", lineItems: { nodes: [{ remainingQuantity: 2 }] } },
      ]);
      assert.deepEqual(candles(world), { available: 3, committed: 2, on_hand: 5 });
    },
  },
  {
    says: "fulfillments/create and fulfillments/update tell of the parcel with the documented fields",
    page: WEBHOOKS,
    covers: ["fulfillments/create", "fulfillments/update"],
    async prove(world) {
      await world.subscribe("fulfillments/create", "fulfillments/update");
      const order = await anOrder(world, { email: "jon@example.com", shippingAddress: { countryCode: "CA" } });

      const { fulfillment } = await send(world, order, { trackingInfo: { company: "UPS", number: "1z827wk74630" } });
      const { id } = fulfillment as { id: string };
      const { json } = await world.webhook("fulfillments/create");
      await change(world, "mutation ($id: ID!) { answer: fulfillmentCancel(id: $id) { userErrors { message } } }", {
        id,
      });
      const update = await world.webhook("fulfillments/update");

      assert.equal(json["admin_graphql_api_id"], id);
      assert.equal(`gid://shopify/Order/${String(json["order_id"])}`, order.id);
      assert.equal(json["status"], "success");
      assert.equal(json["tracking_company"], "UPS");
      assert.equal(json["tracking_number"], "1z827wk74630");
      assert.deepEqual(json["tracking_numbers"], ["1z827wk74630"]);
      assert.equal(json["name"], `${order.name}.1`);
      assert.equal(json["email"], "jon@example.com");
      const documented = "created_at updated_at service shipment_status location_id origin_address destination receipt";
      for (const field of [...documented.split(" "), "tracking_url", "tracking_urls", "line_items"])
        assert.ok(field in json, `fulfillments/create has ${field}`);
      const [line] = json["line_items"] as Record<string, unknown>[];
      assert.deepEqual([line?.["quantity"], line?.["fulfillable_quantity"]], [2, 0]);
      assert.equal(update.json["status"], "cancelled");
    },
  },
];
