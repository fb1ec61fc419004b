import type { Id } from "../ids.ts";
import type { LineProperty } from "./cart.ts";

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
  /** Where the units were taken */
  locationId: Id | null;
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
  financialStatus: "PAID" | "PENDING" | "REFUNDED" | "PARTIALLY_REFUNDED" | "VOIDED";
  fulfillmentStatus: "UNFULFILLED" | "FULFILLED";
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
}
