import type { AddressInput } from "./address-input.ts";

/** What the dev store reads of `OrderCreateOrderInput` */
export type OrderInput = {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly note?: string | null;
  readonly tags?: readonly string[] | null;
  readonly processedAt?: string | null;
  readonly sourceName?: string | null;
  readonly sourceIdentifier?: string | null;
  readonly financialStatus?: string | null;
  readonly customerId?: string | null;
  readonly customer?: {
    readonly toAssociate?: { readonly id: string } | null;
    readonly toUpsert?: { readonly email?: string | null } | null;
  } | null;
  readonly customAttributes?: readonly { readonly key: string; readonly value: string }[] | null;
  readonly shippingAddress?: AddressInput | null;
  readonly lineItems?: readonly LineInput[] | null;
  readonly transactions?: readonly { readonly amountSet: { readonly shopMoney: { readonly amount: string } } }[] | null;
};

export type LineInput = {
  readonly variantId?: string | null;
  readonly title?: string | null;
  readonly variantTitle?: string | null;
  readonly sku?: string | null;
  readonly vendor?: string | null;
  readonly quantity: number;
  readonly priceSet?: { readonly shopMoney: { readonly amount: string } } | null;
  readonly properties?: readonly { readonly name: string; readonly value: string }[] | null;
  readonly requiresShipping?: boolean | null;
  readonly taxable?: boolean | null;
};

export type OrderCreateArgs = {
  readonly order: OrderInput;
  readonly options?: {
    readonly inventoryBehaviour?: "BYPASS" | "DECREMENT_IGNORING_POLICY" | "DECREMENT_OBEYING_POLICY" | null;
  } | null;
};

export const ORDER_FIELDS = [
  "name",
  "email",
  "note",
  "tags",
  "processedAt",
  "sourceName",
  "sourceIdentifier",
  "financialStatus",
  "customerId",
  "customer",
  "customAttributes",
  "shippingAddress",
  "billingAddress",
  "lineItems",
  "transactions",
  "currency",
  "test",
];

export const LINE_FIELDS = [
  "variantId",
  "productId",
  "title",
  "variantTitle",
  "sku",
  "vendor",
  "quantity",
  "priceSet",
  "properties",
  "requiresShipping",
  "taxable",
];
