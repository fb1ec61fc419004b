import { provinceCodeOf } from "../../customers/provinces.ts";
import { countryNamed } from "../../markets/countries.ts";
import type { PostalAddress } from "../../state/records/customer.ts";
import { onlyEmulated } from "./emulated-input.ts";

export type AddressInput = {
  readonly [Name in keyof PostalAddress]?: string | null;
} & { readonly country?: string | null; readonly province?: string | null };

const FIELDS =
  "firstName lastName company address1 address2 city zip provinceCode countryCode phone country province".split(" ");
const LONGEST = 255;

/** A mailing address as it was typed; what is not given is as in `before`. Names of countries become their codes. */
export function addressOf(input: AddressInput, before: PostalAddress): PostalAddress {
  onlyEmulated("MailingAddressInput", input, FIELDS);
  const text = (name: Exclude<keyof PostalAddress, "provinceCode" | "countryCode">): string | null => {
    const given = input[name];
    return given === undefined ? before[name] : given;
  };
  const country = input.countryCode ?? input.country;
  const countryCode = country === undefined ? before.countryCode : country && countryNamed(country);
  const province = input.provinceCode ?? input.province;
  return {
    firstName: text("firstName"),
    lastName: text("lastName"),
    company: text("company"),
    address1: text("address1"),
    address2: text("address2"),
    city: text("city"),
    zip: text("zip"),
    phone: text("phone"),
    countryCode,
    provinceCode: province === undefined ? before.provinceCode : provinceCodeOf(countryCode, province),
  };
}

export interface AddressProblem {
  readonly field: string[];
  readonly message: string;
}

/** What is wrong with a typed address, at this path of the input. */
export function addressProblems(input: AddressInput, at: readonly string[]): AddressProblem[] {
  const problems: AddressProblem[] = [];
  const { country } = input;
  if (typeof country === "string" && country.trim() !== "" && countryNamed(country) === null)
    problems.push({ field: [...at, "country"], message: "Country is invalid" });
  for (const name of ["firstName", "lastName", "address1", "address2", "city", "zip"] as const) {
    if ((input[name]?.length ?? 0) <= LONGEST) continue;
    problems.push({ field: [...at, name], message: `${WORDS[name]} is too long (maximum is 255 characters)` });
  }
  return problems;
}

const WORDS = {
  firstName: "First name",
  lastName: "Last name",
  address1: "Address1",
  address2: "Address2",
  city: "City",
  zip: "Zip",
};
