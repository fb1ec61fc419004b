import { z } from "zod";
import type { LevelRecord } from "../domain/catalogue.ts";

const id = z.string().regex(/^\d+$/);
// `available` is null where the store does not count the item.
const stockBody = z.object({
  inventory_item_id: id,
  location_id: id,
  available: z.coerce.number().int().nullable(),
  updated_at: z.string(),
});

/** Reads the kept body of inventory_levels/update. Throws when it is not one. */
export function parseStockNews(body: unknown): LevelRecord {
  const read = stockBody.parse(body);
  return {
    inventoryItemId: read.inventory_item_id,
    locationId: read.location_id,
    available: read.available ?? 0,
    updatedAt: read.updated_at,
  };
}
