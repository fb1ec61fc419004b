import type { Id } from "../ids.ts";

export interface Refund {
  id: Id;
  note: string;
  lines: RefundLine[];
  /** Of what was asked for shipping */
  shipping: { id: Id; shippingLineId: Id; amount: string }[];
  /** What was paid back, by the ids of the order's transactions */
  transactionIds: Id[];
  createdAt: string;
  processedAt: string;
}

export interface RefundLine {
  id: Id;
  lineId: Id;
  quantity: number;
  restockType: "CANCEL" | "RETURN" | "NO_RESTOCK";
  /** Where the units went */
  locationId: Id | null;
  /** After discounts */
  subtotal: string;
}
