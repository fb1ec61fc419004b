import assert from "node:assert/strict";
import { begin, commit, TOTALS } from "../case-order-edit.ts";
import { ADMIN_API, anOrder, changed, readOrder } from "../case-order.ts";
import type { ConformanceCase } from "../conformance-case.ts";

export const orderEditDiscountCases: readonly ConformanceCase[] = [
  {
    says: "a discount of an edit comes off the line, can be changed and taken back, and stands on the order when committed",
    page: `${ADMIN_API}/mutations/orderEditAddLineItemDiscount`,
    covers: ["orderEditAddLineItemDiscount", "orderEditUpdateDiscount", "orderEditRemoveDiscount"],
    async prove(world) {
      const order = await anOrder(world);
      const edit = await begin(world, order.id);
      const lineItemId = edit.lineItems.nodes[0]?.id;
      const shown = `calculatedOrder { ${TOTALS} addedDiscountApplications(first: 5) { nodes { id } } } userErrors { message field }`;
      interface Discounted {
        readonly totalPriceSet: object;
        readonly addedDiscountApplications: { readonly nodes: readonly { readonly id: string }[] };
      }
      const give = () =>
        changed<Discounted>(
          world,
          `mutation ($id: ID!, $lineItemId: ID!, $discount: OrderEditAppliedDiscountInput!) {
            answer: orderEditAddLineItemDiscount(id: $id, lineItemId: $lineItemId, discount: $discount) { ${shown} } }`,
          { field: "calculatedOrder", id: edit.id, lineItemId, discount: { percentValue: 50, description: "Damaged" } },
        );
      const applicationOf = ({ addedDiscountApplications }: Discounted) => addedDiscountApplications.nodes[0]?.id;

      const given = await give();
      const updated = await changed<Discounted>(
        world,
        `mutation ($id: ID!, $discountApplicationId: ID!, $discount: OrderEditAppliedDiscountInput!) {
          answer: orderEditUpdateDiscount(id: $id, discountApplicationId: $discountApplicationId, discount: $discount) { ${shown} } }`,
        {
          field: "calculatedOrder",
          id: edit.id,
          discountApplicationId: applicationOf(given),
          discount: { percentValue: 10 },
        },
      );
      const removed = await changed<Discounted>(
        world,
        `mutation ($id: ID!, $discountApplicationId: ID!) {
          answer: orderEditRemoveDiscount(id: $id, discountApplicationId: $discountApplicationId) { ${shown} } }`,
        { field: "calculatedOrder", id: edit.id, discountApplicationId: applicationOf(updated) },
      );
      await give();
      await commit(world, edit.id);
      const read = await readOrder(
        world,
        order.id,
        `currentTotalPriceSet { shopMoney { amount } }
        lineItems(first: 1) { nodes { discountAllocations { discountApplication { __typename value { ... on PricingPercentageValue { percentage } } } } } }`,
      );

      const amounts = [given, updated, removed].map(({ totalPriceSet }) => totalPriceSet);
      assert.deepEqual(
        amounts,
        ["9.5", "17.1", "19.0"].map((amount) => ({ shopMoney: { amount } })),
      );
      assert.deepEqual(read, {
        currentTotalPriceSet: { shopMoney: { amount: "9.5" } },
        lineItems: {
          nodes: [
            {
              discountAllocations: [
                { discountApplication: { __typename: "ManualDiscountApplication", value: { percentage: 50 } } },
              ],
            },
          ],
        },
      });
    },
  },
  {
    says: "a shipping line that an edit adds is charged for once it is committed",
    page: `${ADMIN_API}/mutations/orderEditAddShippingLine`,
    covers: ["orderEditAddShippingLine", "orderEditRemoveShippingLine"],
    async prove(world) {
      const order = await anOrder(world);
      const edit = await begin(world, order.id);
      const add = (title: string) =>
        changed<{ id: string; stagedStatus: string }>(
          world,
          `mutation ($id: ID!, $shippingLine: OrderEditAddShippingLineInput!) {
            answer: orderEditAddShippingLine(id: $id, shippingLine: $shippingLine) {
              calculatedShippingLine { id stagedStatus } userErrors { field message } } }`,
          {
            field: "calculatedShippingLine",
            id: edit.id,
            shippingLine: { title, price: { amount: "3.00", currencyCode: "EUR" } },
          },
        );

      const courier = await add("Courier");
      const pigeon = await add("Pigeon");
      await changed(
        world,
        `mutation ($id: ID!, $shippingLineId: ID!) {
          answer: orderEditRemoveShippingLine(id: $id, shippingLineId: $shippingLineId) { calculatedOrder { id } userErrors { message } } }`,
        { field: "calculatedOrder", id: edit.id, shippingLineId: pigeon.id },
      );
      await commit(world, edit.id);
      const read = await readOrder(
        world,
        order.id,
        "currentTotalPriceSet { shopMoney { amount } } shippingLines(first: 5) { nodes { title } }",
      );

      assert.equal(courier.stagedStatus, "ADDED");
      assert.deepEqual(read, {
        currentTotalPriceSet: { shopMoney: { amount: "22.0" } },
        shippingLines: { nodes: [{ title: "Courier" }] },
      });
    },
  },
];
