import { z } from "zod";

const id = z.string().regex(/^\d+$/);
const units = z.coerce.number().int().min(0);

/** Units of an order's line that go back on the shelf. Ids are decimal text. */
export interface RestockedUnits {
  readonly lineId: string;
  readonly quantity: number;
}

/** What a refund, or a cancelled order, put back. */
export interface RestockNews {
  /** Of the refund; of the order when it was cancelled */
  readonly id: string;
  readonly orderId: string;
  readonly lines: readonly RestockedUnits[];
}

const refundBody = z.object({
  id,
  order_id: id,
  refund_line_items: z.array(z.object({ line_item_id: id, quantity: units, restock_type: z.string() })),
});

const cancelledBody = z.object({ id, line_items: z.array(z.object({ id, quantity: units })) });

/** Reads the kept body of refunds/create: the lines that were not left with the shopper. Throws when it is not one. */
export function parseRefundNews(body: unknown): RestockNews {
  const read = refundBody.parse(body);
  const lines = read.refund_line_items.filter((line) => line.restock_type !== "no_restock");
  return {
    id: read.id,
    orderId: read.order_id,
    lines: lines.map((line) => ({ lineId: line.line_item_id, quantity: line.quantity })),
  };
}

/** Reads the kept body of orders/cancelled: nothing of the order is sold any more. Throws when it is not one. */
export function parseCancelledNews(body: unknown): RestockNews {
  const read = cancelledBody.parse(body);
  return {
    id: read.id,
    orderId: read.id,
    lines: read.line_items.map((line) => ({ lineId: line.id, quantity: line.quantity })),
  };
}
