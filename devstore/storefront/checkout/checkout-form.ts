import { countriesSoldTo } from "../../markets/market-of-country.ts";
import type { Address } from "../../state/records/order.ts";
import type { Store } from "../../state/store.ts";

const NEIGHBOURS = {
  DE: "Germany",
  AT: "Austria",
  FR: "France",
  IT: "Italy",
  ES: "Spain",
  NL: "Netherlands",
  GB: "United Kingdom",
} as const;

/** Where an order can be sent: to the countries of the shop's markets, and to a few beside. */
export function shippingCountries(store: Store): Readonly<Record<string, string>> {
  const sold = countriesSoldTo(store).map(({ countryCode, name }) => [countryCode, name] as const);
  return { ...NEIGHBOURS, ...Object.fromEntries(sold) };
}

/** What the shopper typed, field by field. */
export type Typed = Readonly<Record<FieldName, string>>;
export const fieldNames = [
  "email",
  "firstName",
  "lastName",
  "address1",
  "zip",
  "city",
  "countryCode",
  "cardNumber",
  "cardExpiry",
  "cardCode",
] as const;
export type FieldName = (typeof fieldNames)[number];

export type CheckedForm =
  | {
      readonly kind: "complete";
      readonly email: string;
      readonly address: Address;
      readonly payment: "approved" | "declined";
    }
  | { readonly kind: "incomplete"; readonly problems: Readonly<Partial<Record<FieldName, string>>> };

const required: Readonly<Partial<Record<FieldName, string>>> = {
  firstName: "Enter a first name",
  lastName: "Enter a last name",
  address1: "Enter an address",
  zip: "Enter a postal code",
  city: "Enter a city",
};

/** Reads the form's fields, without spaces around them. */
export function typedIn(form: URLSearchParams): Typed {
  return Object.fromEntries(fieldNames.map((name) => [name, (form.get(name) ?? "").trim().slice(0, 200)])) as Typed;
}

/** Checks every field, and says what is wrong beside each; a complete form carries what the test payment answers. */
export function checkForm(store: Store, typed: Typed): CheckedForm {
  const problems: Partial<Record<FieldName, string>> = {};
  for (const name of fieldNames) {
    const message = required[name];
    if (message !== undefined && typed[name] === "") problems[name] = message;
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email)) problems.email = "Enter a valid email";
  if (!(typed.countryCode in shippingCountries(store))) problems.countryCode = "Select a country";
  if (typed.countryCode === "DE" && typed.zip !== "" && !/^\d{5}$/.test(typed.zip))
    problems.zip = "Enter a valid postal code for Germany";
  const payment = paymentOf(typed.cardNumber);
  if (payment === null) problems.cardNumber = "Enter a valid card number";
  if (!isInFuture(typed.cardExpiry, store.now())) problems.cardExpiry = "Enter a valid expiry date (MM / YY)";
  if (!/^\d{3,4}$/.test(typed.cardCode)) problems.cardCode = "Enter the security code";
  if (payment === null || Object.keys(problems).length > 0) return { kind: "incomplete", problems };
  const { email, firstName, lastName, address1, city, zip, countryCode } = typed;
  return { kind: "complete", email, address: { firstName, lastName, address1, city, zip, countryCode }, payment };
}

/**
 * What the test gateway answers to a card: 1 (or a well-known test number) is approved, 2 is declined; null is no card.
 * https://help.shopify.com/en/manual/checkout-settings/test-orders
 */
function paymentOf(cardNumber: string): "approved" | "declined" | null {
  const digits = cardNumber.replaceAll(" ", "");
  if (digits === "1" || digits === "4242424242424242") return "approved";
  return digits === "2" || digits === "4000000000000002" ? "declined" : null;
}

function isInFuture(expiry: string, now: Date): boolean {
  const parts = /^(?<month>0?[1-9]|1[0-2])\s*\/\s*(?:20)?(?<year>\d\d)$/.exec(expiry)?.groups;
  if (parts === undefined) return false;
  return new Date(2000 + Number(parts["year"]), Number(parts["month"]), 1).getTime() > now.getTime();
}
