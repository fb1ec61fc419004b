import { amountOf, centsOf } from "../../orders/money.ts";
import { priceOfUnits } from "../../orders/order-money.ts";
import { currentQuantity, fulfilledQuantity, unfulfilledQuantity } from "../../orders/order-quantities.ts";
import { gid } from "../../state/ids.ts";
import type { Order, OrderLine } from "../../state/records/order.ts";
import { fieldsOf } from "../resolver.ts";
import { moneyBag } from "./money.ts";
import { shownAllocations } from "./order-discounts.ts";
import { shownTaxLines } from "./tax-line.ts";

/** A line, with the order that it belongs to */
export type LineItem = OrderLine & { readonly order: Order };

export const lineItem = fieldsOf<LineItem>({
  id: (line) => gid("LineItem", line.id),
  title: (line) => line.title,
  name: (line) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
  variantTitle: (line) => line.variantTitle || null,
  sku: (line) => line.sku,
  vendor: (line) => line.vendor || null,
  quantity: (line) => line.quantity,
  currentQuantity: (line) => currentQuantity(line),
  unfulfilledQuantity: (line) => unfulfilledQuantity(line.order, line),
  fulfillableQuantity: (line) => unfulfilledQuantity(line.order, line),
  fulfillmentStatus: (line) => lineStatus(line),
  refundableQuantity: (line) => currentQuantity(line),
  nonFulfillableQuantity: () => 0,
  restockable: (line) => line.variantId !== null && currentQuantity(line) > 0,
  merchantEditable: (line) => line.order.cancelledAt === null && unfulfilledQuantity(line.order, line) > 0,
  requiresShipping: (line) => line.requiresShipping,
  taxable: (line) => line.taxable,
  taxLines: (line, { first }: { readonly first?: number | null }, context) =>
    shownTaxLines(context, line.taxLines).slice(0, first ?? undefined),
  isGiftCard: () => false,
  duties: () => [],
  sellingPlan: () => null,
  lineItemGroup: () => null,
  customAttributes: (line) => line.properties.map(({ name, value }) => ({ key: name, value })),
  product: (line, _args, { store }) => store.state.products.get(line.productId) ?? null,
  variant: (line, _args, { store }) => store.state.variants.get(line.variantId) ?? null,
  image: (line, _args, { store }) => store.state.products.get(line.productId)?.images[0] ?? null,
  discountAllocations: (line, _args, context) => shownAllocations(context, line.order, line),
  originalUnitPriceSet: (line, _args, context) => moneyBag(context, line.price),
  originalTotalSet: (line, _args, context) => moneyBag(context, priceOf(line, line.quantity)),
  totalDiscountSet: (line, _args, context) => moneyBag(context, line.totalDiscount),
  // Codes come off the order and not the line: Shopify leaves them out here unless they are asked for.
  discountedTotalSet: (line, args: { readonly withCodeDiscounts?: boolean | null }, context) =>
    moneyBag(context, args.withCodeDiscounts ? priceOfUnits(line, line.quantity) : withoutCodes(line)),
  discountedUnitPriceSet: (line, _args, context) =>
    moneyBag(context, amountOf(Math.round(centsOf(withoutCodes(line)) / Math.max(1, line.quantity)))),
  discountedUnitPriceAfterAllDiscountsSet: (line, _args, context) => moneyBag(context, priceOfUnits(line, 1)),
  priceAfterAllDiscountsBeforeTaxesSet: (line, _args, context) => moneyBag(context, priceOfUnits(line, line.quantity)),
  unfulfilledOriginalTotalSet: (line, _args, context) =>
    moneyBag(context, priceOf(line, unfulfilledQuantity(line.order, line))),
  unfulfilledDiscountedTotalSet: (line, _args, context) =>
    moneyBag(context, priceOfUnits(line, unfulfilledQuantity(line.order, line))),
});

function priceOf(line: LineItem, units: number): string {
  return amountOf(centsOf(line.price) * units);
}

/** What the line costs with what comes off the line itself. */
function withoutCodes(line: LineItem): string {
  return amountOf(centsOf(priceOf(line, line.quantity)) - centsOf(line.manualDiscount?.amount ?? "0"));
}

function lineStatus(line: LineItem): string {
  if (fulfilledQuantity(line.order, line) === 0) return "unfulfilled";
  return unfulfilledQuantity(line.order, line) === 0 ? "fulfilled" : "partial";
}
