import type { Id } from "../ids.ts";
import type { LineProperty } from "./cart.ts";
import type { PostalAddress } from "./customer.ts";
import type { Fulfillment, FulfillmentOrder } from "./fulfillment.ts";
import type { Refund } from "./refund.ts";

export interface Address {
  firstName: string;
  lastName: string;
  address1: string;
  city: string;
  zip: string;
  countryCode: string;
}

export interface OrderLine {
  id: Id;
  /** Null for something that is no product of the shop */
  variantId: Id | null;
  productId: Id | null;
  title: string;
  variantTitle: string;
  sku: string | null;
  vendor: string;
  quantity: number;
  price: string;
  /** Discount on the whole line */
  totalDiscount: string;
  discountAllocations: { code: string; amount: string }[];
  properties: LineProperty[];
  requiresShipping: boolean;
  taxable: boolean;
  /** Of all its units */
  taxLines: TaxLine[];
  /** What the merchant took off by hand, in an edit */
  manualDiscount: ManualDiscount | null;
  /** Where its units were taken; empty when nothing was counted */
  claims: Claim[];
  /** Units that were refunded, shipped or not */
  refundedQuantity: number;
  /** Units that an edit took off the order */
  removedQuantity: number;
}

export interface TaxLine {
  title: string;
  /** 0.06 = 6 % */
  rate: number;
  price: string;
  channelLiable: boolean;
}

export type DiscountAmount = { readonly percentage: number } | { readonly amount: string };

export interface ManualDiscount {
  id: Id;
  description: string;
  value: DiscountAmount;
  /** Off the whole line */
  amount: string;
}

export interface ShippingLine {
  id: Id;
  title: string;
  code: string | null;
  source: string | null;
  price: string;
  taxLines: TaxLine[];
}

/** Units of a line that were taken at a location */
export interface Claim {
  locationId: Id;
  units: number;
}

export interface Order {
  id: Id;
  /** `#1001` */
  name: string;
  number: number;
  /** Null for an order of nobody in particular */
  customerId: Id | null;
  email: string;
  phone: string | null;
  currencyCode: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  financialStatus: FinancialStatus;
  fulfillmentStatus: "UNFULFILLED" | "PARTIALLY_FULFILLED" | "FULFILLED";
  sourceName: string;
  lines: OrderLine[];
  discountCodes: string[];
  /** What a code takes off that was given with the order and is none of the shop's */
  givenDiscount: { code: string; value: DiscountAmount } | null;
  shippingLines: ShippingLine[];
  /** Whether prices hold the taxes already */
  taxesIncluded: boolean;
  subtotalPrice: string;
  totalDiscounts: string;
  /** With what edits added and took off, whatever was refunded */
  totalPrice: string;
  /** As it was before the first edit; null while there was none */
  originalTotalPrice: string | null;
  shippingAddress: PostalAddress | null;
  billingAddress: PostalAddress | null;
  tags: string[];
  note: string;
  cartToken: string | null;
  /** The secret part of the address of its status page */
  token: string;
  poNumber: string | null;
  /** The app that made it; null for the shop itself */
  appId: Id | null;
  isTest: boolean;
  /** As the merchant's own system or another shop knows it */
  sourceIdentifier: string | null;
  customAttributes: LineProperty[];
  processedAt: string;
  closedAt: string | null;
  cancelReason: CancelReason | null;
  edited: boolean;
  fulfillmentOrders: FulfillmentOrder[];
  fulfillments: Fulfillment[];
  refunds: Refund[];
  transactions: OrderTransaction[];
}

export type FinancialStatus =
  "AUTHORIZED" | "EXPIRED" | "PAID" | "PARTIALLY_PAID" | "PENDING" | "REFUNDED" | "PARTIALLY_REFUNDED" | "VOIDED";

export type CancelReason = "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF";

export interface OrderTransaction {
  id: Id;
  kind: "AUTHORIZATION" | "CAPTURE" | "REFUND" | "SALE" | "VOID";
  /** Only what succeeded moves money */
  status: "SUCCESS" | "PENDING" | "FAILURE" | "ERROR";
  amount: string;
  gateway: string;
  parentId: Id | null;
  createdAt: string;
}
