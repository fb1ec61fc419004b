/** Units of each currency for one US dollar. They stand still, so that a price is the same in every run. */
const PER_DOLLAR: Readonly<Record<string, number>> = {
  AUD: 1.5,
  BRL: 5.4,
  CAD: 1.4,
  CHF: 0.8,
  CZK: 21,
  DKK: 6.4,
  EUR: 0.85,
  GBP: 0.75,
  HKD: 7.8,
  HUF: 330,
  INR: 88,
  JPY: 150,
  KRW: 1400,
  MXN: 18.5,
  NOK: 10,
  NZD: 1.7,
  PLN: 3.6,
  RON: 4.3,
  SEK: 9.4,
  SGD: 1.3,
  USD: 1,
  ZAR: 17.5,
};

const names = new Intl.DisplayNames(["en"], { type: "currency" });

export function isExchanged(currencyCode: string): boolean {
  return currencyCode in PER_DOLLAR;
}

/** Units of `to` for one unit of `from`. Throws for a currency without a rate. */
export function exchangeRate(from: string, to: string): number {
  if (from === to) return 1;
  const [had, wanted] = [PER_DOLLAR[from], PER_DOLLAR[to]];
  if (had === undefined || wanted === undefined) throw new Error(`The dev store has no rate from ${from} to ${to}.`);
  return wanted / had;
}

/** "CAD" → "Canadian Dollar" */
export function currencyName(currencyCode: string): string {
  return names.of(currencyCode) ?? currencyCode;
}

/** Decimal text with two digits, rounded to what the currency has: there are no hundredths of a yen. */
export function amountIn(currencyCode: string, value: number): string {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency: currencyCode,
  }).resolvedOptions();
  const unit = 10 ** Math.min(2, maximumFractionDigits);
  // Twelve digits are more than any price has, and fewer than what binary fractions get wrong.
  return (Math.round(Number((value * unit).toPrecision(12))) / unit).toFixed(2);
}
