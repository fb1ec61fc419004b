import type { Id } from "../ids.ts";
import type { DiscountAmount } from "./order.ts";

/** An order as an edit would leave it, until the edit is committed */
export interface OrderEdit {
  /** Of the calculated order and of its session */
  id: Id;
  orderId: Id;
  lines: OrderEditLine[];
  shippingLines: EditedShippingLine[];
}

export interface OrderEditLine {
  /** That of the order's line, or a new one */
  id: Id;
  /** Null for a line that the edit adds */
  lineId: Id | null;
  variantId: Id | null;
  productId: Id | null;
  title: string;
  variantTitle: string;
  sku: string | null;
  vendor: string;
  price: string;
  requiresShipping: boolean;
  taxable: boolean;
  before: number;
  quantity: number;
  restock: boolean;
  /** What the edit takes off the line by hand */
  discount: EditDiscount | null;
}

export interface EditDiscount {
  id: Id;
  description: string;
  value: DiscountAmount;
}

export interface EditedShippingLine {
  /** That of the order's shipping line, or a new one */
  id: Id;
  title: string;
  price: string;
  status: "NONE" | "ADDED" | "REMOVED";
}
