import type { Id } from "../state/ids.ts";
import type { InventoryLevel } from "../state/records/inventory.ts";
import { levelKey } from "../state/shop-state.ts";
import type { Store } from "../state/store.ts";
import { addLevel, changeQuantities, levelsOfItem } from "./stock.ts";

/**
 * Stocks an item at a location and tells of it. What lay there when it was unstocked lies there again, or so many units
 * as are said. A location that stocks it stays as it is.
 * https://shopify.dev/changelog/inventoryactivate-now-preserves-available-quantity
 */
export function stockAt(
  store: Store,
  place: { readonly inventoryItemId: Id; readonly locationId: Id },
  available: number | null = null,
): InventoryLevel {
  const { inventoryItemId, locationId } = place;
  const known = store.state.levels.get(levelKey(inventoryItemId, locationId));
  if (known?.active) return known;
  const level = known ?? addLevel(store, inventoryItemId, locationId, available ?? 0);
  level.active = true;
  level.updatedAt = store.timestamp();
  store.state.levels.put(level);
  store.events.emit("inventory_levels/connect", level);
  const delta = (available ?? level.quantities.available) - level.quantities.available;
  changeQuantities(store, [{ level, name: "available", delta }]);
  return level;
}

/** Stocks an item at a location no more: what lies there is not sold, until the item is stocked there again. */
export function unstock(store: Store, level: InventoryLevel): void {
  level.active = false;
  level.updatedAt = store.timestamp();
  store.state.levels.put(level);
  store.events.emit("inventory_levels/disconnect", level);
}

/** Whether no other location stocks the item: somewhere it must lie. */
export function isOnlyLevel(store: Store, level: InventoryLevel): boolean {
  return levelsOfItem(store, level.inventoryItemId).every((other) => other === level);
}
