import type { Cents } from "../../orders/money.ts";

/** Money for a person's eyes, such as "€19.99" or "19,99 €". A dollar is "$", whoever's it is, as in a store's own format. */
export function formatMoney(minor: Cents, currency: string, locale: string): string {
  return formatOf(currency, locale).format(minor / 100);
}

/** The same without ",00" or ".00". */
export function formatMoneyBriefly(minor: Cents, currency: string, locale: string): string {
  const minimumFractionDigits = minor % 100 === 0 ? 0 : 2;
  return formatOf(currency, locale, { minimumFractionDigits }).format(minor / 100);
}

/** Only the number, such as "19.99" or "19,99". */
export function formatAmount(minor: Cents, currency: string, locale: string): string {
  const { maximumFractionDigits: digits = 2 } = formatOf(currency, locale).resolvedOptions();
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale, options).format(minor / 100);
}

/** The currency's sign, such as "€" or "$" */
export function symbolOf(currency: string): string {
  const parts = formatOf(currency, "en").formatToParts(0);
  return parts.find((part) => part.type === "currency")?.value ?? currency;
}

function formatOf(currency: string, locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol", ...options });
}
