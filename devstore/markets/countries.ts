/** Countries that the dev store sells to, with the currency that people there pay in. */
const LOCAL_CURRENCIES: Readonly<Record<string, string>> = {
  AT: "EUR",
  AU: "AUD",
  BE: "EUR",
  BG: "EUR",
  BR: "BRL",
  CA: "CAD",
  CH: "CHF",
  CY: "EUR",
  CZ: "CZK",
  DE: "EUR",
  DK: "DKK",
  EE: "EUR",
  ES: "EUR",
  FI: "EUR",
  FR: "EUR",
  GB: "GBP",
  GR: "EUR",
  HK: "HKD",
  HR: "EUR",
  HU: "HUF",
  IE: "EUR",
  IN: "INR",
  IT: "EUR",
  JP: "JPY",
  KR: "KRW",
  LT: "EUR",
  LU: "EUR",
  LV: "EUR",
  MT: "EUR",
  MX: "MXN",
  NL: "EUR",
  NO: "NOK",
  NZ: "NZD",
  PL: "PLN",
  PT: "EUR",
  RO: "RON",
  SE: "SEK",
  SG: "SGD",
  SI: "EUR",
  SK: "EUR",
  US: "USD",
  ZA: "ZAR",
};

const names = new Intl.DisplayNames(["en"], { type: "region" });

/** Whether the dev store knows what people in this country pay in. */
export function isSellable(countryCode: string): boolean {
  return countryCode in LOCAL_CURRENCIES;
}

/** The currency of the country itself; null for one that the dev store does not sell to. */
export function localCurrencyOf(countryCode: string): string | null {
  return LOCAL_CURRENCIES[countryCode] ?? null;
}

/** "CA" → "Canada" */
export function countryName(countryCode: string): string {
  return names.of(countryCode) ?? countryCode;
}

/** "Canada" or "ca" → "CA"; null when no country is called that. */
export function countryNamed(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  if (/^[a-z]{2}$/.test(wanted)) return wanted.toUpperCase();
  return Object.keys(LOCAL_CURRENCIES).find((code) => countryName(code).toLowerCase() === wanted) ?? null;
}
