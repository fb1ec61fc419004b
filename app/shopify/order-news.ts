import { z } from "zod";
import type { OrderLine, PlacedOrder } from "../domain/attribution.ts";
import { parseMoney } from "../domain/money.ts";

const id = z.string().regex(/^\d+$/);

const lineBody = z.object({
  id,
  product_id: id.nullish(),
  variant_id: id.nullish(),
  title: z.string(),
  variant_title: z.string().nullish(),
  quantity: z.coerce.number().int(),
  price: z.string(),
  // A property's value is whatever a shopper's browser sent.
  properties: z
    .array(z.object({ name: z.unknown(), value: z.unknown() }))
    .nullish()
    .catch(null),
  discount_allocations: z.array(z.object({ amount: z.string() })).nullish(),
});

const orderBody = z.object({
  id,
  name: z.string(),
  currency: z.string(),
  created_at: z.string(),
  line_items: z.array(lineBody),
});

/** Reads the kept body of orders/create. Throws when it is not one. */
export function parseOrderNews(body: unknown): PlacedOrder {
  const read = orderBody.parse(body);
  return {
    id: read.id,
    name: read.name,
    currency: read.currency,
    createdAt: read.created_at,
    lines: read.line_items.map((line) => lineOf(line, read.currency)),
  };
}

function lineOf(line: z.infer<typeof lineBody>, currency: string): OrderLine {
  const discount = (line.discount_allocations ?? []).reduce(
    (sum, allocation) => sum + parseMoney(allocation.amount, currency).minor,
    0,
  );
  return {
    id: line.id,
    productId: line.product_id ?? null,
    variantId: line.variant_id ?? null,
    title: line.title,
    variantTitle: line.variant_title ?? "",
    quantity: line.quantity,
    totalMinor: parseMoney(line.price, currency).minor * line.quantity - discount,
    properties: line.properties ?? [],
  };
}
