import type { Id } from "../ids.ts";
import type { LineProperty } from "./cart.ts";
import type { PostalAddress } from "./customer.ts";

/** A discount that the merchant gives by hand. */
export interface DraftDiscount {
  title: string | null;
  description: string;
  valueType: "FIXED_AMOUNT" | "PERCENTAGE";
  /** An amount in the shop's currency, or percent */
  value: number;
}

export interface DraftLine {
  id: Id;
  uuid: string;
  /** Null for something that is no product of the shop */
  variantId: Id | null;
  title: string;
  sku: string | null;
  quantity: number;
  /** For custom lines, and for variants whose price the merchant overrides; null asks the variant's price */
  unitPrice: string | null;
  appliedDiscount: DraftDiscount | null;
  properties: LineProperty[];
  requiresShipping: boolean;
  taxable: boolean;
}

/** Units that a draft holds back for its buyer */
export interface ReservedUnits {
  inventoryItemId: Id;
  locationId: Id;
  quantity: number;
}

/** An order in the making: the merchant writes it, the buyer pays it by its invoice, or the merchant completes it. */
export interface DraftOrder {
  id: Id;
  /** `#D1` */
  name: string;
  /** The secret part of the invoice's address */
  token: string;
  status: "OPEN" | "INVOICE_SENT" | "COMPLETED";
  lines: DraftLine[];
  appliedDiscount: DraftDiscount | null;
  shippingLine: { title: string; price: string } | null;
  discountCodes: string[];
  acceptAutomaticDiscounts: boolean;
  allowDiscountCodesInCheckout: boolean;
  customerId: Id | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  poNumber: string | null;
  tags: string[];
  properties: LineProperty[];
  shippingAddress: PostalAddress | null;
  billingAddress: PostalAddress | null;
  taxExempt: boolean;
  visibleToCustomer: boolean;
  sourceName: string | null;
  presentmentCurrencyCode: string;
  reserveInventoryUntil: string | null;
  reserved: ReservedUnits[];
  invoiceSentAt: string | null;
  completedAt: string | null;
  orderId: Id | null;
  createdAt: string;
  updatedAt: string;
}
