import assert from "node:assert/strict";
import { addVariant, begin, commit, setQuantity, SHOWN, TOTALS, type Calculated } from "../case-order-edit.ts";
import { ADMIN_API, anOrder, candles, change, changed, firstLine, readOrder, send, WEBHOOKS } from "../case-order.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { quantities } from "../inventory-requests.ts";

const GUIDE = "https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/edit-orders";

export const orderEditCases: readonly ConformanceCase[] = [
  {
    says: "an edit that was begun shows the order as it is, and changes nothing",
    page: `${ADMIN_API}/mutations/orderEditBegin`,
    covers: ["orderEditBegin"],
    async prove(world) {
      const order = await anOrder(world);

      const edit = await begin(world, order.id);

      assert.match(edit.id, /^gid:\/\/shopify\/CalculatedOrder\/\d+$/);
      assert.equal(edit["subtotalLineItemsQuantity"], 2);
      assert.deepEqual(edit["totalPriceSet"], { shopMoney: { amount: "19.0" } });
      assert.deepEqual(edit["stagedChanges"], { nodes: [] });
      assert.deepEqual(await readOrder(world, order.id, "edited"), { edited: false });
      assert.equal((await commit(world, edit.id)).userErrors.length, 1);
    },
  },
  {
    says: "an added variant stands among the added lines only; it is taken and owed for once the edit is committed",
    page: GUIDE,
    covers: ["orderEditAddVariant", "orderEditCommit"],
    example: true,
    async prove(world) {
      const order = await anOrder(world);
      const edit = await begin(world, order.id);
      const shirts = () => quantities(world.store, world.variant("BS-S").inventoryItemId);

      const { calculatedOrder } = await addVariant(world, edit, { sku: "BS-S", quantity: 1 });
      const before = shirts();
      const { userErrors } = await commit(world, edit.id);

      const shown = calculatedOrder as Calculated;
      assert.equal(shown.lineItems.nodes.length, 1);
      assert.deepEqual(
        shown.addedLineItems.nodes.map(({ title, quantity }) => [title, quantity]),
        [["Blue Shirt", 1]],
      );
      assert.deepEqual(shown["stagedChanges"], { nodes: [{ __typename: "OrderStagedChangeAddVariant" }] });
      assert.deepEqual(shown["totalOutstandingSet"], { shopMoney: { amount: "19.99" } });
      assert.deepEqual(before, { available: 10, on_hand: 10 });
      assert.deepEqual(userErrors, []);
      assert.deepEqual(shirts(), { available: 9, committed: 1, on_hand: 10 });
      assert.deepEqual(
        await readOrder(
          world,
          order.id,
          `edited displayFinancialStatus ${TOTALS} originalTotalPriceSet { shopMoney { amount } }`,
        ),
        {
          edited: true,
          displayFinancialStatus: "PARTIALLY_PAID",
          totalPriceSet: { shopMoney: { amount: "38.99" } },
          totalOutstandingSet: { shopMoney: { amount: "19.99" } },
          originalTotalPriceSet: { shopMoney: { amount: "19.0" } },
        },
      );
    },
  },
  {
    says: "a variant is added twice only where that is allowed, never more than there is, and never none",
    page: `${ADMIN_API}/mutations/orderEditAddVariant`,
    covers: ["orderEditAddVariant"],
    async prove(world) {
      const edit = await begin(world, (await anOrder(world)).id);
      const errorsOf = async (given: Parameters<typeof addVariant>[2]) =>
        (await addVariant(world, edit, given)).userErrors.length;

      assert.equal(await errorsOf({ sku: "C-1", quantity: 1 }), 1);
      assert.equal(await errorsOf({ sku: "C-1", quantity: 1, duplicates: true }), 0);
      assert.equal(await errorsOf({ sku: "BS-L", quantity: 1 }), 1);
      assert.equal(await errorsOf({ sku: "BS-S", quantity: 0 }), 1);
    },
  },
  {
    says: "units that are taken off are restocked when that is said, and gone when not",
    page: `${ADMIN_API}/mutations/orderEditSetQuantity`,
    covers: ["orderEditSetQuantity", "orderEditCommit"],
    async prove(world) {
      const [kept, restocked] = [await anOrder(world), await anOrder(world)];
      const take = async (id: string, restock: boolean) => {
        const edit = await begin(world, id);
        assert.deepEqual((await setQuantity(world, edit, { quantity: 1, restock })).userErrors, []);
        assert.deepEqual((await commit(world, edit.id)).userErrors, []);
      };

      await take(restocked.id, true);
      assert.deepEqual(candles(world), { available: 2, committed: 3, on_hand: 5 });
      await take(kept.id, false);

      assert.deepEqual(candles(world), { available: 2, committed: 2, on_hand: 4 });
    },
  },
  {
    says: "an order line with a quantity of nothing stays on the order with none of it current",
    page: `${ADMIN_API}/mutations/orderEditSetQuantity`,
    covers: ["orderEditSetQuantity"],
    async prove(world) {
      const order = await anOrder(world);
      const edit = await begin(world, order.id);

      const { calculatedOrder } = await setQuantity(world, edit, { quantity: 0, restock: true });
      await commit(world, edit.id);
      const read = await readOrder(
        world,
        order.id,
        "lineItems(first: 5) { nodes { id quantity currentQuantity } } currentTotalPriceSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } }",
      );

      assert.deepEqual((calculatedOrder as Calculated)["stagedChanges"], {
        nodes: [{ __typename: "OrderStagedChangeDecrementItem" }],
      });
      assert.deepEqual(read, {
        lineItems: { nodes: [{ id: firstLine(order), quantity: 2, currentQuantity: 0 }] },
        currentTotalPriceSet: { shopMoney: { amount: "0.0" } },
        totalOutstandingSet: { shopMoney: { amount: "-19.0" } },
      });
      assert.deepEqual(candles(world), { available: 5, on_hand: 5 });
    },
  },
  {
    says: "only units that were not sent can be edited, and a quantity is never negative",
    page: `${ADMIN_API}/mutations/orderEditCommit`,
    covers: ["orderEditSetQuantity"],
    async prove(world) {
      const order = await anOrder(world);
      await send(world, order, { quantity: 1 });
      const edit = await begin(world, order.id);

      const sent = await setQuantity(world, edit, { quantity: 0 });
      const negative = await setQuantity(world, edit, { quantity: -1 });
      const unsent = await setQuantity(world, edit, { quantity: 1 });

      assert.equal(edit.lineItems.nodes[0]?.["editableQuantity"], 1);
      assert.equal(sent.userErrors.length, 1);
      assert.equal(negative.userErrors.length, 1);
      assert.deepEqual(unsent.userErrors, []);
    },
  },
  {
    says: "a custom item is no product of the shop, and is charged for",
    page: GUIDE,
    covers: ["orderEditAddCustomItem"],
    example: true,
    async prove(world) {
      const order = await anOrder(world);
      const edit = await begin(world, order.id);

      await changed(
        world,
        `mutation addCustomItemToOrder($id: ID!, $title: String!, $price: MoneyInput!, $quantity: Int!) {
          answer: orderEditAddCustomItem(id: $id, title: $title, quantity: $quantity, price: $price) { ${SHOWN} } }`,
        {
          field: "calculatedOrder",
          id: edit.id,
          title: "Gift wrapping",
          price: { amount: 4.5, currencyCode: "EUR" },
          quantity: 1,
        },
      );
      await commit(world, edit.id);
      const read = await readOrder(
        world,
        order.id,
        "lineItems(first: 5) { nodes { title variant { sku } originalUnitPriceSet { shopMoney { amount } } } }",
      );

      assert.deepEqual((read as { lineItems: { nodes: object[] } }).lineItems.nodes[1], {
        title: "Gift wrapping",
        variant: null,
        originalUnitPriceSet: { shopMoney: { amount: "4.5" } },
      });
    },
  },
  {
    says: "archived and cancelled orders are not edited, and an edit is committed once",
    page: GUIDE,
    covers: ["orderEditBegin", "orderEditCommit"],
    async prove(world) {
      const order = await anOrder(world);
      const edit = await begin(world, order.id);
      await setQuantity(world, edit, { quantity: 1, restock: true });

      const first = await commit(world, edit.id);
      const again = await commit(world, edit.id);
      await change(world, "mutation ($id: ID!) { answer: orderClose(input: { id: $id }) { userErrors { message } } }", {
        id: order.id,
      });
      const archived = await change(
        world,
        "mutation ($id: ID!) { answer: orderEditBegin(id: $id) { calculatedOrder { id } userErrors { message } } }",
        { id: order.id },
      );

      assert.deepEqual(first.userErrors, []);
      assert.equal(again.userErrors.length, 1);
      assert.equal(archived["calculatedOrder"], null);
      assert.equal(archived.userErrors.length, 1);
    },
  },
  {
    says: "orders/edited tells what was added and taken off by line, and orders/updated the order as it is now",
    page: WEBHOOKS,
    covers: ["orders/edited", "orders/updated"],
    async prove(world) {
      const order = await anOrder(world);
      await world.subscribe("orders/edited", "orders/updated");
      const edit = await begin(world, order.id);
      await addVariant(world, edit, { sku: "BS-S", quantity: 3 });
      await setQuantity(world, edit, { quantity: 1, restock: true });

      await commit(world, edit.id);
      const { json } = await world.webhook("orders/edited");
      const updated = await world.webhook("orders/updated");

      const told = json["order_edit"] as Record<string, unknown>;
      assert.equal(`gid://shopify/Order/${String(told["order_id"])}`, order.id);
      assert.equal(told["staff_note"], "Edited by the case");
      const { additions, removals } = told["line_items"] as Record<string, { id: string; delta: number }[]>;
      assert.deepEqual(
        additions?.map(({ delta }) => delta),
        [3],
      );
      assert.deepEqual(removals, [{ id: firstLine(order).replace("gid://shopify/LineItem/", ""), delta: 1 }]);
      assert.equal((updated.json["line_items"] as object[]).length, 2);
      assert.equal(updated.json["current_total_price"], "69.47");
    },
  },
];
