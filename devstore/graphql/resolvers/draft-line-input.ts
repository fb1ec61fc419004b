import { idIn } from "../../state/ids.ts";
import type { DraftLine } from "../../state/records/draft-order.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { PlainError } from "./customer-input.ts";
import { discountOf, type DiscountInput } from "./draft-discount-input.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { notEmulated } from "./not-emulated.ts";

export type MoneyInput = { readonly amount: string; readonly currencyCode: string };
export type LineInput = {
  readonly variantId?: string | null;
  readonly title?: string | null;
  readonly sku?: string | null;
  readonly quantity: number;
  readonly originalUnitPrice?: string | null;
  readonly originalUnitPriceWithCurrency?: MoneyInput | null;
  readonly priceOverride?: MoneyInput | null;
  readonly generatePriceOverride?: boolean | null;
  readonly appliedDiscount?: DiscountInput | null;
  readonly customAttributes?: readonly { readonly key: string; readonly value: string }[] | null;
  readonly requiresShipping?: boolean | null;
  readonly taxable?: boolean | null;
  readonly uuid?: string | null;
};

const FIELDS =
  "variantId title sku quantity originalUnitPrice originalUnitPriceWithCurrency priceOverride generatePriceOverride appliedDiscount customAttributes requiresShipping taxable uuid weight grams".split(
    " ",
  );

/** Refuses what the dev store would have to ignore: bundles, and prices in another currency. */
export function refuseUnknownLines(lines: readonly LineInput[], currencyCode: string): void {
  for (const line of lines) {
    onlyEmulated("DraftOrderLineItemInput", line, FIELDS);
    const codes = [line.originalUnitPriceWithCurrency?.currencyCode, line.priceOverride?.currencyCode];
    for (const code of codes) if (isGiven(code) && code !== currencyCode) throw notEmulated(`draft orders in ${code}`);
  }
}

export function lineProblems(store: Store, lines: readonly LineInput[]): PlainError[] {
  return lines.flatMap((line, index) => {
    const at = ["lineItems", String(index)];
    const problems: PlainError[] = [];
    if (line.quantity < 1)
      problems.push({ field: [...at, "quantity"], message: "Quantity must be greater than or equal to 1" });
    if (isGiven(line.variantId)) {
      const exists = store.state.variants.has(idIn(line.variantId, "ProductVariant"));
      if (!exists) problems.push({ field: [...at, "variantId"], message: "Product with ID does not exist" });
    } else {
      if (!isGiven(line.title) || line.title.trim() === "")
        problems.push({ field: [...at, "title"], message: "Merchandise title is empty." });
      if (Number(customPrice(line)) < 0)
        problems.push({ field: [...at, "originalUnitPrice"], message: "Cannot send negative price for line_item" });
    }
    const percent = line.appliedDiscount?.valueType === "PERCENTAGE" ? line.appliedDiscount.value : 0;
    if (percent > 100 || percent < 0)
      problems.push({ field: [...at, "appliedDiscount", "value"], message: "Value must be between 0 and 100" });
    return problems;
  });
}

/** A line as it is written: what belongs to custom lines only is ignored for a variant. */
export function lineOf(store: Store, input: LineInput): Omit<DraftLine, "id" | "uuid"> {
  const variant = isGiven(input.variantId)
    ? store.state.variants.get(idIn(input.variantId, "ProductVariant"))
    : undefined;
  const common = {
    quantity: input.quantity,
    appliedDiscount: discountOf(input.appliedDiscount ?? null),
    properties: (input.customAttributes ?? []).map(({ key, value }) => ({ name: key, value })),
  };
  if (!variant) {
    return {
      ...common,
      variantId: null,
      title: input.title ?? "",
      sku: input.sku ?? null,
      unitPrice: Number(customPrice(input)).toFixed(2),
      requiresShipping: input.requiresShipping ?? false,
      taxable: input.taxable ?? true,
    };
  }
  const kept = input.generatePriceOverride ? variant.price : null;
  return {
    ...common,
    variantId: variant.id,
    title: store.state.products.get(variant.productId)?.title ?? "",
    sku: variant.sku,
    unitPrice: input.priceOverride ? Number(input.priceOverride.amount).toFixed(2) : kept,
    requiresShipping: store.state.inventoryItems.get(variant.inventoryItemId)?.requiresShipping ?? true,
    taxable: variant.taxable,
  };
}

function customPrice(line: LineInput): string {
  return line.originalUnitPriceWithCurrency?.amount ?? line.originalUnitPrice ?? "0";
}
