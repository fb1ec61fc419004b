import assert from "node:assert/strict";
import { aCode, anAutomatic, TOGETHER } from "../case-discount.ts";
import { aDraft, changeDraft, COMPLETE } from "../case-draft.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { addToCart, askCart, checkoutPath, payForCart, paymentForm } from "../shopper-requests.ts";
import type { World } from "../world.ts";

const ADMIN = "https://shopify.dev/docs/api/admin-graphql/latest";
const WEBHOOKS = "https://shopify.dev/docs/api/webhooks/latest";
interface Discounted {
  readonly discountCodes: readonly string[];
  readonly totalDiscountsSet: { readonly shopMoney: { readonly amount: string } };
  readonly discountApplications: { readonly nodes: readonly object[] };
}

async function lastOrder(world: World): Promise<Discounted> {
  const { orders } = await world.data<{ orders: { nodes: Discounted[] } }>(
    `{ orders(first: 1, reverse: true) { nodes { discountCodes totalDiscountsSet { shopMoney { amount } }
      discountApplications(first: 5) { nodes { __typename index
        ... on AutomaticDiscountApplication { title } ... on DiscountCodeApplication { code } } } } } }`,
  );
  const [order] = orders.nodes;
  assert.ok(order, "there is an order");
  return order;
}

function orderCount({ store }: World): number {
  return store.state.orders.size;
}

export const discountOrderCases: readonly ConformanceCase[] = [
  {
    says: "an automatic discount comes to the cart by itself, and stands on the order by its title, not among its codes",
    page: `${ADMIN}/objects/AutomaticDiscountApplication`,
    covers: ["discountAutomaticBasicCreate", "checkout", "Order.discountApplications"],
    async prove(world) {
      await anAutomatic(world);

      const { json } = await addToCart(world, "C-1", { quantity: 2 });
      const cart = (await (await world.fetch("/cart.js")).json()) as { total_price: number; total_discount: number };
      await payForCart(world);

      assert.ok(json["key"]);
      assert.deepEqual([cart.total_price, cart.total_discount], [1710, 190]);
      assert.deepEqual(await lastOrder(world), {
        discountCodes: [],
        totalDiscountsSet: { shopMoney: { amount: "1.9" } },
        discountApplications: {
          nodes: [{ __typename: "AutomaticDiscountApplication", index: 0, title: "A tenth" }],
        },
      });
    },
  },
  {
    says: "orders/create tells of automatic discounts and codes in one list, to which its lines point by index",
    page: WEBHOOKS,
    covers: ["webhooks", "checkout", "discountAutomaticBasicCreate"],
    async prove(world) {
      await anAutomatic(world, {
        combinesWith: TOGETHER,
        customerGets: {
          value: { discountAmount: { amount: "1.00", appliesOnEachItem: true } },
          items: { products: { productVariantsToAdd: [world.variant("C-1").id] } },
        },
      });
      await aCode(world, { title: "Ten", combinesWith: TOGETHER });
      await world.subscribe("orders/create");
      await addToCart(world, "C-1");
      await askCart(world, "/cart/update.js", { discount: "TEN" });

      await payForCart(world);

      const { json } = await world.webhook("orders/create");
      const applications = json["discount_applications"] as { type: string; title?: string; code?: string }[];
      const [line] = json["line_items"] as {
        discount_allocations: { amount: string; discount_application_index: number }[];
      }[];
      const named = (line?.discount_allocations ?? []).map(({ amount, discount_application_index: index }) => {
        const { type, title, code } = applications[index] ?? { type: "none" };
        return [type, title ?? code, amount];
      });
      assert.deepEqual(named, [
        ["automatic", "A tenth", "1.00"],
        ["discount_code", "TEN", "0.85"],
      ]);
      assert.deepEqual(json["discount_codes"], [{ code: "TEN", amount: "0.85", type: "percentage" }]);
    },
  },
  {
    says: "of a code and an automatic discount that may not be combined, the one that saves more holds",
    page: "https://help.shopify.com/en/manual/discounts/combining-discounts",
    covers: ["discountAutomaticBasicCreate", "discountCodeBasicCreate", "cart"],
    async prove(world) {
      await anAutomatic(world, { customerGets: { value: { percentage: 0.3 }, items: { all: true } } });
      await aCode(world);
      await addToCart(world, "C-1", { quantity: 2 });

      await askCart(world, "/cart/update.js", { discount: "TEN" });

      const cart = (await (await world.fetch("/cart.js")).json()) as {
        total_price: number;
        discount_codes: { code: string; applicable: boolean }[];
      };
      assert.equal(cart.total_price, 1330);
      assert.deepEqual(cart.discount_codes, [{ code: "TEN", applicable: false }]);
    },
  },
  {
    says: "a draft has automatic discounts only where it accepts them",
    page: `${ADMIN}/input-objects/DraftOrderInput`,
    covers: ["draftOrderCreate", "draftOrderComplete", "discountAutomaticBasicCreate"],
    async prove(world) {
      await anAutomatic(world);
      const plain = await aDraft(world);
      const accepting = await aDraft(world, { acceptAutomaticDiscounts: true });

      await changeDraft(world, COMPLETE, { id: plain });
      const without = await lastOrder(world);
      await changeDraft(world, COMPLETE, { id: accepting });
      const withIt = await lastOrder(world);

      assert.deepEqual(without.discountApplications.nodes, []);
      assert.equal(withIt.totalDiscountsSet.shopMoney.amount, "1.9");
      assert.deepEqual(withIt.discountCodes, []);
    },
  },
  {
    says: "a code whose last use went while the checkout was open is taken off and said; the next press pays the full price",
    page: `${ADMIN}/input-objects/DiscountCodeBasicInput`,
    covers: ["checkout", "discountCodeBasicCreate"],
    async prove(world) {
      await aCode(world, { usageLimit: 1 });
      await addToCart(world, "C-1", { quantity: 2 });
      await askCart(world, "/cart/update.js", { discount: "TEN" });
      const path = await checkoutPath(world);
      await changeDraft(world, COMPLETE, { id: await aDraft(world, { discountCodes: ["TEN"] }) });

      const refused = await world.fetch(path, paymentForm());
      const before = orderCount(world);
      const paid = await world.fetch(path, paymentForm());

      assert.equal(refused.status, 422);
      assert.match(await refused.text(), /TEN can not be used any more/);
      assert.deepEqual([before, paid.status], [1, 303]);
      assert.equal((await lastOrder(world)).totalDiscountsSet.shopMoney.amount, "0.0");
    },
  },
  {
    says: "a code that ends by the clock while the checkout is open is not on the order",
    page: `${ADMIN}/input-objects/DiscountCodeBasicInput`,
    covers: ["checkout", "clock", "discountCodeBasicCreate"],
    async prove(world) {
      const soon = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
      await aCode(world, { endsAt: soon });
      await addToCart(world, "C-1");
      await askCart(world, "/cart/update.js", { discount: "TEN" });
      const path = await checkoutPath(world);
      world.clock.advance(2 * 3_600_000);

      const refused = await world.fetch(path, paymentForm());
      await world.fetch(path, paymentForm());

      assert.equal(refused.status, 422);
      assert.deepEqual((await lastOrder(world)).discountCodes, []);
    },
  },
];
