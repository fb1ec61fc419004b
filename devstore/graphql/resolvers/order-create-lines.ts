import type { TakenUnits } from "../../inventory/take-units.ts";
import { amountOf, centsOf, shareOut, type Cents } from "../../orders/money.ts";
import { newLineParts } from "../../orders/order-records.ts";
import { idIn } from "../../state/ids.ts";
import type { DiscountAmount, OrderLine, TaxLine } from "../../state/records/order.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { LineInput, OrderInput, TaxLineInput } from "./order-create-input.ts";

/** The lines of a new order, with its discount and its taxes shared among them. */
export function linesFrom(store: Store, input: OrderInput, taken: readonly TakenUnits[]): OrderLine[] {
  const claims = [...taken];
  const lines = (input.lineItems ?? []).map((line) =>
    lineFrom(store, line, isGiven(line.variantId) ? claims.shift() : undefined),
  );
  discount(lines, input);
  shareTaxes(lines, input.taxLines ?? []);
  return lines;
}

/** The code that the order was given, with what it takes off. */
export function discountOf(input: OrderInput): { code: string; value: DiscountAmount } | null {
  const { itemFixedDiscountCode: fixed, itemPercentageDiscountCode: part } = input.discountCode ?? {};
  if (part) return { code: part.code, value: { percentage: part.percentage ?? 0 } };
  return fixed ? { code: fixed.code, value: { amount: fixed.amountSet?.shopMoney.amount ?? "0" } } : null;
}

/** A tax line: its amount as it was given, or its rate of `taxed`. */
export function taxLineFrom({ title, rate, priceSet, channelLiable }: TaxLineInput, taxed: Cents): TaxLine {
  const price = priceSet ? centsOf(priceSet.shopMoney.amount) : Math.round(taxed * Number(rate));
  return { title, rate: Number(rate), price: amountOf(price), channelLiable: channelLiable ?? false };
}

function lineFrom(store: Store, input: LineInput, taken: TakenUnits | undefined): OrderLine {
  const variant = store.state.variants.get(idIn(input.variantId ?? "", "ProductVariant"));
  const product = store.state.products.get(variant?.productId);
  const price = amountOf(centsOf(input.priceSet?.shopMoney.amount ?? variant?.price ?? "0"));
  return {
    id: store.nextId(),
    variantId: variant?.id ?? null,
    productId: product?.id ?? null,
    title: input.title ?? product?.title ?? "",
    variantTitle: input.variantTitle ?? (variant && variant.title !== "Default Title" ? variant.title : ""),
    sku: input.sku ?? variant?.sku ?? null,
    vendor: input.vendor ?? product?.vendor ?? "",
    quantity: input.quantity,
    price,
    totalDiscount: "0.00",
    discountAllocations: [],
    properties: (input.properties ?? []).map((property) => ({ ...property })),
    // Not what the product says: Shopify leaves it false where the input does not set it.
    requiresShipping: input.requiresShipping ?? false,
    taxable: input.taxable ?? true,
    ...newLineParts(taken),
    taxLines: (input.taxLines ?? []).map((tax) => taxLineFrom(tax, centsOf(price) * input.quantity)),
  };
}

function discount(lines: readonly OrderLine[], input: OrderInput): void {
  const given = discountOf(input);
  if (!given) return;
  const totals = lines.map(({ price, quantity }) => centsOf(price) * quantity);
  const total = totals.reduce((sum, one) => sum + one, 0);
  const { code, value } = given;
  const off = "percentage" in value ? Math.round((total * value.percentage) / 100) : centsOf(value.amount);
  const shares = shareOut(Math.min(total, off), totals);
  for (const [index, line] of lines.entries()) {
    line.totalDiscount = amountOf(shares[index] ?? 0);
    line.discountAllocations = [{ code, amount: line.totalDiscount }];
  }
}

/** Taxes of the whole order are shared among the lines that are taxable. */
function shareTaxes(lines: readonly OrderLine[], taxLines: readonly TaxLineInput[]): void {
  const costs = lines.map(({ price, quantity, totalDiscount, taxable }) =>
    taxable ? centsOf(price) * quantity - centsOf(totalDiscount) : 0,
  );
  const taxed = costs.reduce((sum, one) => sum + one, 0);
  for (const given of taxLines) {
    const whole = taxLineFrom(given, taxed);
    const shares = shareOut(centsOf(whole.price), costs);
    for (const [index, line] of lines.entries()) {
      if (line.taxable) line.taxLines.push({ ...whole, price: amountOf(shares[index] ?? 0) });
    }
  }
}
