import { randomUUID } from "node:crypto";
import { emailOf, phoneOf } from "../../customers/contact.ts";
import { NO_ADDRESS } from "../../customers/customer-records.ts";
import { idIn } from "../../state/ids.ts";
import type { CustomerAddress, PostalAddress } from "../../state/records/customer.ts";
import type { DraftLine, DraftOrder } from "../../state/records/draft-order.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { addressOf, addressProblems, type AddressInput } from "./address-input.ts";
import { tagsIn, type PlainError } from "./customer-input.ts";
import { discountOf, type DiscountInput } from "./draft-discount-input.ts";
import { lineOf, lineProblems, refuseUnknownLines, type LineInput, type MoneyInput } from "./draft-line-input.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { notEmulated } from "./not-emulated.ts";

export type DraftInput = {
  readonly lineItems?: readonly LineInput[] | null;
  readonly appliedDiscount?: DiscountInput | null;
  readonly discountCodes?: readonly string[] | null;
  readonly acceptAutomaticDiscounts?: boolean | null;
  readonly allowDiscountCodesInCheckout?: boolean | null;
  readonly customerId?: string | null;
  readonly purchasingEntity?: { readonly customerId?: string | null } | null;
  readonly useCustomerDefaultAddress?: boolean | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly note?: string | null;
  readonly poNumber?: string | null;
  readonly tags?: readonly string[] | null;
  readonly customAttributes?: readonly { readonly key: string; readonly value: string }[] | null;
  readonly shippingAddress?: AddressInput | null;
  readonly billingAddress?: AddressInput | null;
  readonly shippingLine?: {
    readonly title?: string | null;
    readonly price?: string | null;
    readonly priceWithCurrency?: MoneyInput | null;
    readonly shippingRateHandle?: string | null;
  } | null;
  readonly taxExempt?: boolean | null;
  readonly visibleToCustomer?: boolean | null;
  readonly sourceName?: string | null;
  readonly presentmentCurrencyCode?: string | null;
  readonly reserveInventoryUntil?: string | null;
};

const FIELDS =
  "lineItems appliedDiscount discountCodes acceptAutomaticDiscounts allowDiscountCodesInCheckout customerId purchasingEntity useCustomerDefaultAddress email phone note poNumber tags customAttributes shippingAddress billingAddress shippingLine taxExempt visibleToCustomer sourceName presentmentCurrencyCode reserveInventoryUntil".split(
    " ",
  );
const MOST_LINES = 499;
const LONGEST_TAG = 40;
const LONGEST_NOTE = 5000;

/** What is wrong with a draft, in Shopify's words and field paths. `existing` is the one that it changes. */
export function draftProblems(store: Store, input: DraftInput, existing: DraftOrder | null): PlainError[] {
  refuseUnknown(store, input);
  const { lineItems, email, phone, note } = input;
  if ((!existing && (lineItems?.length ?? 0) === 0) || lineItems?.length === 0)
    return [{ field: null, message: "Add at least 1 product" }];
  const problems: PlainError[] = [];
  if ((lineItems?.length ?? 0) > MOST_LINES)
    problems.push({ field: ["lineItems"], message: "Line items cannot be more than 499" });
  if (isGiven(email) && email !== "" && emailOf(email) === null)
    problems.push({ field: ["email"], message: "Email is invalid" });
  if (isGiven(phone) && phone !== "" && phoneOf(phone) === null)
    problems.push({ field: ["phone"], message: "Phone is invalid" });
  if ((note?.length ?? 0) > LONGEST_NOTE)
    problems.push({ field: ["note"], message: "Note is too long (maximum is 5000 characters)" });
  if (tagsIn(input.tags ?? []).some((tag) => tag.length > LONGEST_TAG))
    problems.push({ field: ["tags"], message: "Title Tag exceeds the maximum length of 40 characters" });
  const buyer = buyerIn(input);
  if (isGiven(buyer) && !store.state.customers.has(idIn(buyer, "Customer")))
    problems.push({ field: ["customerId"], message: "Customer does not exist" });
  if (isGiven(input.reserveInventoryUntil) && Date.parse(input.reserveInventoryUntil) <= store.now().getTime())
    problems.push({ field: ["reserveInventoryUntil"], message: "Reserve until can't be in the past" });
  return [
    ...problems,
    ...lineProblems(store, lineItems ?? []),
    ...addressProblems(input.shippingAddress ?? {}, ["shippingAddress"]),
    ...addressProblems(input.billingAddress ?? {}, ["billingAddress"]),
  ];
}

function refuseUnknown(store: Store, input: DraftInput): void {
  onlyEmulated("DraftOrderInput", input, FIELDS);
  onlyEmulated("PurchasingEntityInput", input.purchasingEntity ?? {}, ["customerId"]);
  if (isGiven(input.shippingLine?.shippingRateHandle)) throw notEmulated("ShippingLineInput.shippingRateHandle");
  const currency = store.state.shop.currencyCode;
  const others = [input.presentmentCurrencyCode, input.shippingLine?.priceWithCurrency?.currencyCode];
  for (const code of others) if (isGiven(code) && code !== currency) throw notEmulated(`draft orders in ${code}`);
  refuseUnknownLines(input.lineItems ?? [], currency);
}

/** Writes what was given into a draft; what is left out stays as it was. */
export function writeDraft(store: Store, draft: DraftOrder, input: DraftInput): void {
  const has = (name: keyof DraftInput) => input[name] !== undefined;
  if (input.lineItems) draft.lines = linesIn(store, input.lineItems);
  if (has("appliedDiscount")) draft.appliedDiscount = discountOf(input.appliedDiscount ?? null);
  if (has("discountCodes")) draft.discountCodes = [...(input.discountCodes ?? [])];
  draft.acceptAutomaticDiscounts = input.acceptAutomaticDiscounts ?? draft.acceptAutomaticDiscounts;
  draft.allowDiscountCodesInCheckout = input.allowDiscountCodesInCheckout ?? draft.allowDiscountCodesInCheckout;
  draft.taxExempt = input.taxExempt ?? draft.taxExempt;
  draft.visibleToCustomer = input.visibleToCustomer ?? draft.visibleToCustomer;
  if (has("email")) draft.email = input.email ? emailOf(input.email) : null;
  if (has("phone")) draft.phone = input.phone ? phoneOf(input.phone) : null;
  if (has("note")) draft.note = input.note ?? null;
  if (has("poNumber")) draft.poNumber = input.poNumber ?? null;
  if (has("tags")) draft.tags = tagsIn(input.tags ?? []);
  if (has("sourceName")) draft.sourceName = input.sourceName ?? null;
  if (has("reserveInventoryUntil")) draft.reserveInventoryUntil = input.reserveInventoryUntil ?? null;
  if (input.customAttributes) draft.properties = input.customAttributes.map(({ key, value }) => ({ name: key, value }));
  if (has("shippingAddress"))
    draft.shippingAddress = input.shippingAddress ? addressOf(input.shippingAddress, NO_ADDRESS) : null;
  if (has("billingAddress"))
    draft.billingAddress = input.billingAddress ? addressOf(input.billingAddress, NO_ADDRESS) : null;
  if (has("shippingLine")) draft.shippingLine = shippingIn(input.shippingLine ?? null);
  setBuyer(store, draft, input);
}

function setBuyer(store: Store, draft: DraftOrder, input: DraftInput): void {
  const buyer = buyerIn(input);
  if (buyer === undefined) return;
  const customer = store.state.customers.get(buyer && idIn(buyer, "Customer"));
  draft.customerId = customer?.id ?? null;
  if (!customer) return;
  if (input.email === undefined) draft.email ??= customer.email;
  if (!input.useCustomerDefaultAddress) return;
  const address = customer.addresses.find((one) => one.id === customer.defaultAddressId);
  if (!address) return;
  draft.shippingAddress ??= postalOf(address);
  draft.billingAddress ??= postalOf(address);
}

function postalOf(address: CustomerAddress): PostalAddress {
  const { firstName, lastName, company, address1, address2, city, zip, provinceCode, countryCode, phone } = address;
  return { firstName, lastName, company, address1, address2, city, zip, provinceCode, countryCode, phone };
}

function buyerIn(input: DraftInput): string | null | undefined {
  return input.purchasingEntity?.customerId ?? input.customerId;
}

function linesIn(store: Store, lines: readonly LineInput[]): DraftLine[] {
  return lines.map((line) => ({ ...lineOf(store, line), id: store.nextId(), uuid: line.uuid ?? randomUUID() }));
}

function shippingIn(given: NonNullable<DraftInput["shippingLine"]> | null): DraftOrder["shippingLine"] {
  if (!given) return null;
  const price = Number(given.priceWithCurrency?.amount ?? given.price ?? "0");
  return { title: given.title ?? "", price: price.toFixed(2) };
}
