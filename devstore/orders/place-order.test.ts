import { expect, test } from "vitest";
import { availableUnits } from "../inventory/stock.ts";
import type { Id } from "../state/ids.ts";
import type { DiscountCode } from "../state/records/discount.ts";
import type { Store } from "../state/store.ts";
import { aProduct, aStore, TestClock } from "../state/test-shop.ts";
import { placeOrder, type Checkout } from "./place-order.ts";
import { priceLines } from "./price-lines.ts";

const ADDRESS = { firstName: "Ada", lastName: "L", address1: "Street 1", city: "Berlin", zip: "1", countryCode: "DE" };

function checkout(lines: { variantId: Id; quantity: number }[], discountCodes: string[] = []): Checkout {
  return {
    lines: lines.map((line) => ({ ...line, properties: [{ name: "_paniere_show", value: "s1" }] })),
    email: "ada@example.com",
    shippingAddress: ADDRESS,
    discountCodes,
    cartToken: "cart",
  };
}

function aCode(store: Store, given: Partial<DiscountCode>): DiscountCode {
  const discount: DiscountCode = {
    id: store.nextId(),
    title: "Deal",
    code: "DEAL",
    startsAt: "2026-11-21T09:00:00Z",
    endsAt: null,
    usageLimit: null,
    appliesOncePerCustomer: false,
    usageCount: 0,
    value: { percentage: 0.2 },
    productIds: [],
    variantIds: [],
    combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    createdByAppId: null,
    deactivated: false,
    createdAt: store.timestamp(),
    updatedAt: store.timestamp(),
    ...given,
  };
  store.state.discounts.put(discount);
  store.index.discountByCode.set(discount.code, discount);
  return discount;
}

test("a paid checkout takes the units, numbers the order and tells of stock, product and order", async () => {
  const store = await aStore();
  const { variant } = aProduct(store, { units: 3 });
  const heard: string[] = [];
  store.events.listen(({ topic }) => heard.push(topic));

  const order = placeOrder(store, checkout([{ variantId: variant.id, quantity: 2 }]));

  expect(order).toMatchObject({ name: "#1001", totalPrice: "20.00", financialStatus: "PAID" });
  expect(availableUnits(store, variant.id)).toBe(1);
  expect(heard).toEqual([
    "inventory_levels/update",
    "products/update",
    "customers/create",
    "orders/create",
    "order_transactions/create",
    "orders/paid",
    "fulfillment_orders/order_routing_complete",
  ]);
});

test("a checkout that wants more than is left is refused whole and says how many are left", async () => {
  const store = await aStore();
  const plenty = aProduct(store, { title: "Plenty", units: 9 });
  const scarce = aProduct(store, { title: "Scarce", units: 1 });

  const refused = placeOrder(
    store,
    checkout([
      { variantId: plenty.variant.id, quantity: 1 },
      { variantId: scarce.variant.id, quantity: 1 },
      { variantId: scarce.variant.id, quantity: 1 },
    ]),
  );

  expect(refused).toEqual({ refused: "sold-out", variantId: scarce.variant.id, available: 1 });
  expect(availableUnits(store, plenty.variant.id)).toBe(9);
  expect(store.state.orders.size).toBe(0);
});

test("an untracked variant sells without limit and keeps its units", async () => {
  const store = await aStore();
  const { variant } = aProduct(store, { units: 1, tracked: false });

  const order = placeOrder(store, checkout([{ variantId: variant.id, quantity: 4 }]));

  expect(order).toHaveProperty("name", "#1001");
  expect([...store.state.levels.values()][0]?.quantities.available).toBe(1);
});

test("a code for a variant lowers only its line and is counted once per order, up to its limit", async () => {
  const store = await aStore();
  const deal = aProduct(store, { title: "Deal", price: "19.99", units: 9 });
  const other = aProduct(store, { title: "Other", price: "5.00" });
  const code = aCode(store, { variantIds: [deal.variant.id], usageLimit: 1 });
  const lines = [
    { variantId: deal.variant.id, quantity: 2 },
    { variantId: other.variant.id, quantity: 1 },
  ];

  const first = placeOrder(store, checkout(lines, ["deal"]));
  const second = placeOrder(store, checkout(lines, ["deal"]));

  expect(first).toMatchObject({ totalDiscounts: "8.00", totalPrice: "36.98", discountCodes: ["DEAL"] });
  expect(first).toHaveProperty("lines.0.discountAllocations", [{ code: "DEAL", amount: "8.00" }]);
  expect(first).toHaveProperty("lines.1.discountAllocations", []);
  expect(second).toMatchObject({ totalDiscounts: "0.00", discountCodes: [] });
  expect(code.usageCount).toBe(1);
});

test("a code holds from its start to its end and not a second longer", async () => {
  const clock = new TestClock();
  const store = await aStore(clock);
  const { variant } = aProduct(store);
  aCode(store, { startsAt: "2026-11-21T10:00:10Z", endsAt: "2026-11-21T10:00:20Z" });
  const total = () =>
    priceLines(store, [{ variantId: variant.id, quantity: 1, properties: [] }], { codes: ["DEAL"], now: store.now() })
      .total;

  const before = total();
  clock.advanceSeconds(10);
  const during = total();
  clock.advanceSeconds(10);
  const after = total();

  expect([before, during, after]).toEqual(["10.00", "8.00", "10.00"]);
});

test("codes that do not combine: the one that saves most holds; codes that do share the lines", async () => {
  const store = await aStore();
  const a = aProduct(store, { title: "A" });
  const b = aProduct(store, { title: "B" });
  const lines = [a, b].map(({ variant }) => ({ variantId: variant.id, quantity: 1, properties: [] }));
  const one = aCode(store, { code: "ONE", variantIds: [a.variant.id], value: { percentage: 0.1 } });
  const two = aCode(store, {
    code: "TWO",
    variantIds: [b.variant.id],
    value: { amount: "3.00", appliesOnEachItem: true },
  });

  const alone = priceLines(store, lines, { codes: ["ONE", "TWO", "NONE"], now: store.now() });
  for (const code of [one, two]) code.combinesWith.productDiscounts = true;
  const together = priceLines(store, lines, { codes: ["ONE", "TWO"], now: store.now() });

  expect(alone.applicable).toEqual([
    { code: "ONE", applicable: false },
    { code: "TWO", applicable: true },
    { code: "NONE", applicable: false },
  ]);
  expect(together.lines.map((line) => line.finalLinePrice)).toEqual(["9.00", "7.00"]);
});
