import type { Id } from "../ids.ts";

/** An order as an edit would leave it, until the edit is committed */
export interface OrderEdit {
  /** Of the calculated order and of its session */
  id: Id;
  orderId: Id;
  lines: OrderEditLine[];
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
}
