import { findLevel } from "../../devstore/inventory/stock.ts";
import type { InventoryLevel } from "../../devstore/state/records/inventory.ts";
import type { Product } from "../../devstore/state/records/product.ts";
import type { ProductInStore } from "./catalogue.ts";
import type { ShopInProcess } from "./shop-in-process.ts";

/** Makes all that the app knows of the catalogue an hour old, so that what changes in the store now is newer by far. */
export async function letAnHourPass({ house }: ShopInProcess): Promise<void> {
  for (const table of ["product", "variant", "inventory_level", "inventory_item"]) {
    await house.db.query(
      `update ${table} set updated_at = updated_at - interval '1 hour', news_at = greatest(to_timestamp(0), news_at - interval '1 hour')`,
    );
  }
  await house.db.query("update inventory_level set read_at = greatest(to_timestamp(0), read_at - interval '1 hour')");
}

/** A minute ago, in whole seconds: older than any news that may still be on its way. */
export function aMinuteAgo(): string {
  return `${new Date(Date.now() - 60_000).toISOString().slice(0, 19)}Z`;
}

/** The level of a product's only variant at one of the locations, in their order. */
export function levelOf({ store }: ShopInProcess, { variant }: ProductInStore, at = 0): InventoryLevel {
  const level = findLevel(store, variant.inventoryItemId, [...store.state.locations.keys()][at] ?? "");
  if (level === null) throw new Error("the variant has no level there");
  return level;
}

/** Changes a level in the store, a minute ago, and nobody is told. */
export function setUnitsUnheard(level: InventoryLevel, available: number): void {
  level.quantities.available = available;
  level.updatedAt = aMinuteAgo();
}

/** Changes a product in the store, a minute ago, and nobody is told. */
export function changeUnheard(
  product: Product,
  changes: Partial<Pick<Product, "status" | "published" | "title">>,
): void {
  Object.assign(product, changes, { updatedAt: aMinuteAgo() });
}
