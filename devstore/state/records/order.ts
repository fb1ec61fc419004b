import type { Id } from "../ids.ts";
import type { LineProperty } from "./cart.ts";
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
  /** Where its units were taken; empty when nothing was counted */
  claims: Claim[];
  /** Units that were refunded, shipped or not */
  refundedQuantity: number;
  /** Units that an edit took off the order */
  removedQuantity: number;
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
  currencyCode: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  financialStatus: FinancialStatus;
  fulfillmentStatus: "UNFULFILLED" | "PARTIALLY_FULFILLED" | "FULFILLED";
  sourceName: string;
  lines: OrderLine[];
  discountCodes: string[];
  subtotalPrice: string;
  totalDiscounts: string;
  totalPrice: string;
  shippingAddress: Address;
  tags: string[];
  note: string;
  cartToken: string | null;
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

export type FinancialStatus = "PAID" | "PARTIALLY_PAID" | "PENDING" | "REFUNDED" | "PARTIALLY_REFUNDED" | "VOIDED";

export type CancelReason = "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF";

export interface OrderTransaction {
  id: Id;
  kind: "SALE" | "REFUND";
  amount: string;
  gateway: string;
  parentId: Id | null;
  createdAt: string;
}
