import type { TaxLine } from "../../state/records/order.ts";
import type { AdminContext } from "../resolver.ts";
import { moneyBag } from "./money.ts";

/** Tax lines as the Admin API shows them. */
export function shownTaxLines(context: AdminContext, taxLines: readonly TaxLine[]): object[] {
  return taxLines.map(({ title, rate, price, channelLiable }) => ({
    title,
    rate,
    ratePercentage: rate * 100,
    priceSet: moneyBag(context, price),
    price,
    channelLiable,
    source: null,
  }));
}
