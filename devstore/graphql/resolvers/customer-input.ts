import { emailOf, findCustomerByEmail, findCustomerByPhone, phoneOf } from "../../customers/contact.ts";
import { addAddress, NO_ADDRESS } from "../../customers/customer-records.ts";
import type { Customer } from "../../state/records/customer.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { addressOf, addressProblems, type AddressInput } from "./address-input.ts";
import type { ConsentInput } from "./consent-input.ts";
import { onlyEmulated } from "./emulated-input.ts";

export type CustomerInput = {
  readonly id?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly note?: string | null;
  readonly tags?: readonly string[] | null;
  readonly locale?: string | null;
  readonly taxExempt?: boolean | null;
  readonly multipassIdentifier?: string | null;
  readonly addresses?: readonly AddressInput[] | null;
  readonly metafields?: readonly MetafieldGiven[] | null;
  readonly emailMarketingConsent?: ConsentInput | null;
  readonly smsMarketingConsent?: ConsentInput | null;
};

export type MetafieldGiven = {
  readonly namespace?: string | null;
  readonly key?: string | null;
  readonly type?: string | null;
  readonly value?: string | null;
};

/** Most mutations of customers answer without codes. */
export interface PlainError {
  readonly field: readonly string[] | null;
  readonly message: string;
}

const FIELDS =
  "id firstName lastName email phone note tags locale taxExempt multipassIdentifier addresses metafields emailMarketingConsent smsMarketingConsent".split(
    " ",
  );
const LONGEST_NOTE = 5000;
const LONGEST_TAG = 255;
const MOST_TAGS = 250;

/** What is wrong with a customer, in Shopify's words and field paths. `existing` is the one that it changes. */
export function customerProblems(store: Store, input: CustomerInput, existing: Customer | null): PlainError[] {
  onlyEmulated("CustomerInput", input, FIELDS);
  const after = { ...existing, ...input };
  const says = [after.firstName, after.lastName, after.email, after.phone];
  if (says.every((text) => !isGiven(text) || text.trim() === ""))
    return [{ field: null, message: "Customer must have a name, phone number or email address" }];
  return [
    ...contactProblems(store, input, existing),
    ...textProblems(input),
    ...(input.addresses ?? []).flatMap((address, index) => addressProblems(address, ["addresses", String(index)])),
  ];
}

function contactProblems(store: Store, { email, phone }: CustomerInput, existing: Customer | null): PlainError[] {
  const problems: PlainError[] = [];
  if (isGiven(email) && email.trim() !== "") {
    const owner = findCustomerByEmail(store, email);
    if (emailOf(email) === null) problems.push({ field: ["email"], message: "Email is invalid" });
    else if (owner && owner !== existing) problems.push({ field: ["email"], message: "Email has already been taken" });
  }
  if (isGiven(phone) && phone.trim() !== "") {
    const owner = findCustomerByPhone(store, phone);
    if (phoneOf(phone) === null) problems.push({ field: ["phone"], message: "Phone is invalid" });
    else if (owner && owner !== existing) problems.push({ field: ["phone"], message: "Phone has already been taken" });
  }
  return problems;
}

function textProblems({ note, tags }: CustomerInput): PlainError[] {
  const problems: PlainError[] = [];
  if ((note?.length ?? 0) > LONGEST_NOTE)
    problems.push({ field: ["note"], message: "Note is too long (maximum is 5000 characters)" });
  const given = tagsIn(tags ?? []);
  if (given.length > MOST_TAGS) problems.push({ field: ["tags"], message: "Tags cannot be more than 250" });
  if (given.some((tag) => tag.length > LONGEST_TAG))
    problems.push({ field: ["tags"], message: "Tags is too long (maximum is 255 characters)" });
  return problems;
}

/** Writes what was given into a customer; tags are left to who tells of them. */
export function writeCustomer(store: Store, customer: Customer, input: CustomerInput): void {
  const text = (given: string | null | undefined, before: string | null) =>
    given === undefined ? before : given?.trim() || null;
  customer.firstName = text(input.firstName, customer.firstName);
  customer.lastName = text(input.lastName, customer.lastName);
  customer.note = text(input.note, customer.note);
  customer.multipassIdentifier = text(input.multipassIdentifier, customer.multipassIdentifier);
  if (input.email !== undefined) customer.email = input.email && emailOf(input.email);
  if (input.phone !== undefined) customer.phone = input.phone && phoneOf(input.phone);
  customer.locale = input.locale ?? customer.locale;
  customer.taxExempt = input.taxExempt ?? customer.taxExempt;
  if (!input.addresses) return;
  customer.addresses = [];
  customer.defaultAddressId = null;
  for (const address of input.addresses) addAddress(store, customer, addressOf(address, NO_ADDRESS));
}

/** Tags one by one, each once, in alphabetical order: a client may also write several between commas. */
export function tagsIn(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags.flatMap((one) => one.split(",")).map((one) => one.trim())) {
    if (tag !== "" && !byKey.has(tag.toLowerCase())) byKey.set(tag.toLowerCase(), tag);
  }
  return [...byKey.values()].sort();
}
