import { amountInContext } from "../markets/price-in-context.ts";
import type { Store } from "../state/store.ts";
import { amountOf, centsOf, type Cents } from "./money.ts";
import type { PricedLine, PricedLines } from "./price-lines.ts";

/**
 * Lines that were priced for a market, in the shop's own currency: what its orders are kept in. A market that sells in that
 * currency changes nothing, whatever its prices.
 */
export function inShopMoney(store: Store, priced: PricedLines, countryCode: string | null): PricedLines {
  if (countryCode === null) return priced;
  const { amount, currencyCode } = amountInContext(store, "10000.00", countryCode);
  if (currencyCode === store.state.shop.currencyCode) return priced;
  const rate = Number(amount) / 10_000;
  const back = (text: string) => amountOf(Math.round(centsOf(text) / rate));
  const lines = priced.lines.map((line) => lineIn(line, back));
  const subtotal = amountOf(sum(lines.map(({ finalLinePrice }) => centsOf(finalLinePrice))));
  const totalDiscounts = amountOf(sum(lines.map(({ totalDiscount }) => centsOf(totalDiscount))));
  return { ...priced, lines, subtotal, totalDiscounts, total: subtotal };
}

function lineIn(line: PricedLine, back: (text: string) => string): PricedLine {
  const unitPrice = back(line.unitPrice);
  const original = centsOf(unitPrice) * line.quantity;
  const discountAllocations = line.discountAllocations.map(({ code, amount }) => ({ code, amount: back(amount) }));
  const discount = sum(discountAllocations.map(({ amount }) => centsOf(amount)));
  return {
    ...line,
    unitPrice,
    discountAllocations,
    originalLinePrice: amountOf(original),
    totalDiscount: amountOf(discount),
    finalLinePrice: amountOf(original - discount),
  };
}

function sum(cents: readonly Cents[]): Cents {
  return cents.reduce((all, one) => all + one, 0);
}
