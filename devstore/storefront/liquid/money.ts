import type { Cents } from "../../orders/money.ts";

/** Money for a person's eyes, such as "€19.99" or "19,99 €". */
export function formatMoney(minor: Cents, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(minor / 100);
}

/** The same without ",00" or ".00". */
export function formatMoneyBriefly(minor: Cents, currency: string, locale: string): string {
  const minimumFractionDigits = minor % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale, { style: "currency", currency, minimumFractionDigits }).format(minor / 100);
}

/** Only the number, such as "19.99" or "19,99". */
export function formatAmount(minor: Cents, locale: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(minor / 100);
}
