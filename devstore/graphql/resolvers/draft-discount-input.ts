import type { DraftDiscount } from "../../state/records/draft-order.ts";

export type DiscountInput = {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly value: number;
  readonly valueType: DraftDiscount["valueType"];
};

/** A discount by hand; what it amounts to is reckoned anew. */
export function discountOf(input: DiscountInput | null): DraftDiscount | null {
  if (!input) return null;
  const { title, description, value, valueType } = input;
  return { title: title ?? null, description: description ?? "", value, valueType };
}
