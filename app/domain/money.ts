/** Money in whole minor units of one currency: `{ minor: 1999, currency: "EUR" }` is 19.99 EUR. */
export interface Money {
  readonly minor: number;
  /** ISO 4217 */
  readonly currency: string;
}

const digitsByCurrency = new Map<string, number>();

/** Number of decimals that a currency is written with: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

/**
 * Reads Shopify's decimal text ("19.99", "19.9", "1000") as money.
 * Throws a RangeError on text that is not a decimal number, has a fraction finer than the currency's, or passes 2^53.
 */
export function parseMoney(text: string, currency: string): Money {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) throw new RangeError(`"${text}" is not an amount of money`);
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) throw new RangeError(`"${text}" is finer than ${currency} goes`);
  const minor = Number(`${match[1]}${match[2]}${fraction.padEnd(digits, "0")}`);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`"${text}" is too large`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

/** Writes money as Shopify's decimal text: `{ minor: 1999, currency: "EUR" }` → "19.99". */
export function decimalText(money: Money): string {
  const digits = minorDigits(money.currency);
  const sign = money.minor < 0 ? "-" : "";
  const whole = String(Math.abs(money.minor)).padStart(digits + 1, "0");
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
}

/** Writes money for people of a language: ("de", 19.99 EUR) → "19,99 €". */
export function moneyText(money: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency: money.currency });
  return format.format(money.minor / 10 ** minorDigits(money.currency));
}
