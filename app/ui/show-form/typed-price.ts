import { decimalText, type Money } from "../../domain/money.ts";

/** Writes a price as a person of a language types it, without its currency: ("de", 19.99 EUR) → "19,99". */
export function typedPrice(price: Money, language: string): string {
  const parts = new Intl.NumberFormat(language).formatToParts(0.5);
  return decimalText(price).replace(".", parts.find((part) => part.type === "decimal")?.value ?? ".");
}
