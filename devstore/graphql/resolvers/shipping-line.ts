import { amountOf, centsOf } from "../../orders/money.ts";
import { gid } from "../../state/ids.ts";
import type { Order, ShippingLine } from "../../state/records/order.ts";
import { fieldsOf } from "../resolver.ts";
import { moneyBag } from "./money.ts";
import { shownTaxLines } from "./tax-line.ts";

/** What is asked for shipping, with the order that it belongs to */
export type ShippingLineOf = ShippingLine & { readonly order: Order };

export const shippingLine = fieldsOf<ShippingLineOf>({
  id: (line) => gid("ShippingLine", line.id),
  title: (line) => line.title,
  code: (line) => line.code,
  source: (line) => line.source,
  custom: (line) => line.code === "custom",
  carrierIdentifier: () => null,
  deliveryCategory: () => null,
  phone: () => null,
  shippingRateHandle: () => null,
  isRemoved: () => false,
  discountAllocations: () => [],
  taxLines: (line, _args, context) => shownTaxLines(context, line.taxLines),
  originalPriceSet: (line, _args, context) => moneyBag(context, line.price),
  discountedPriceSet: (line, _args, context) => moneyBag(context, line.price),
  currentDiscountedPriceSet: (line, _args, context) => moneyBag(context, currentPrice(line)),
});

export function shippingLinesOf(order: Order): ShippingLineOf[] {
  return order.shippingLines.map((line) => ({ ...line, order }));
}

function currentPrice({ id, price, order }: ShippingLineOf): string {
  const back = order.refunds.flatMap(({ shipping }) => shipping).filter(({ shippingLineId }) => shippingLineId === id);
  return amountOf(centsOf(price) - back.reduce((sum, { amount }) => sum + centsOf(amount), 0));
}
