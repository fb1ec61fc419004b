import type { Id } from "../state/ids.ts";
import type { InventoryLevel } from "../state/records/inventory.ts";
import { levelKey } from "../state/shop-state.ts";
import type { Store } from "../state/store.ts";
import { addLevel, NOTHING } from "./stock.ts";

/** Stocks an item at a location, with so many available units there, and tells of it. A location that stocks it stays as it is. */
export function stockAt(store: Store, inventoryItemId: Id, locationId: Id, available: number): InventoryLevel {
  const known = store.state.levels.get(levelKey(inventoryItemId, locationId));
  if (known?.active) return known;
  const level = known ?? addLevel(store, inventoryItemId, locationId, 0);
  level.active = true;
  level.quantities = { ...NOTHING, available };
  level.updatedAt = store.timestamp();
  store.state.levels.put(level);
  store.events.emit("inventory_levels/connect", level);
  return level;
}

/** Stocks an item at a location no more: what was available there is gone. */
export function unstock(store: Store, level: InventoryLevel): void {
  level.active = false;
  level.quantities = { ...NOTHING };
  level.updatedAt = store.timestamp();
  store.state.levels.put(level);
  store.events.emit("inventory_levels/disconnect", level);
}

/** Why an item cannot be unstocked at a level's location: units there wait for somebody. */
export type UnstockObstacle = "committed" | "incoming" | "unavailable" | "only-location";

export function unstockObstacles(level: InventoryLevel, levels: readonly InventoryLevel[]): UnstockObstacle[] {
  const { committed, incoming, reserved, damaged, safety_stock, quality_control } = level.quantities;
  const obstacles: UnstockObstacle[] = [];
  if (levels.every((other) => other === level || !other.active)) obstacles.push("only-location");
  if (committed !== 0) obstacles.push("committed");
  if (incoming !== 0) obstacles.push("incoming");
  if ([reserved, damaged, safety_stock, quality_control].some((quantity) => quantity !== 0))
    obstacles.push("unavailable");
  return obstacles;
}
