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

const itemBody = z.object({ id, tracked: z.boolean(), updated_at: z.string() });

/** Whether the store counts the units of an inventory item. */
export interface InventoryItemNews {
  readonly id: string;
  readonly tracked: boolean;
  readonly updatedAt: string;
}

/** Reads the kept body of inventory_items/create and inventory_items/update. Throws when it is not one. */
export function parseInventoryItemNews(body: unknown): InventoryItemNews {
  const { id, tracked, updated_at: updatedAt } = itemBody.parse(body);
  return { id, tracked, updatedAt };
}

/** Reads the kept body of inventory_levels/connect and inventory_levels/update. Throws when it is not one. */
export function parseStockNews(body: unknown): LevelRecord {
  const read = stockBody.parse(body);
  return {
    inventoryItemId: read.inventory_item_id,
    locationId: read.location_id,
    available: read.available ?? 0,
    updatedAt: read.updated_at,
  };
}

/** Reads the kept body of inventory_levels/disconnect. Throws when it is not one. */
export function parseDisconnection(body: unknown): Pick<LevelRecord, "inventoryItemId" | "locationId"> {
  const read = stockBody.pick({ inventory_item_id: true, location_id: true }).parse(body);
  return { inventoryItemId: read.inventory_item_id, locationId: read.location_id };
}
