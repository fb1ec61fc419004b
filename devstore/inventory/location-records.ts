import type { InventoryLevel, Location } from "../state/records/inventory.ts";
import { levelKey } from "../state/shop-state.ts";
import type { Store } from "../state/store.ts";
import { changeQuantities, levelsOfItem, onHand, type QuantityChange } from "./stock.ts";
import { stockAt, unstock } from "./stocking.ts";

/** The levels of everything that is stocked at a location. */
export function levelsAt(store: Store, location: Location): InventoryLevel[] {
  return store.state.levels.filter((level) => level.active && level.locationId === location.id);
}

/** Whether anything lies there, or is on its way there. */
export function hasUnits(store: Store, location: Location): boolean {
  return levelsAt(store, location).some((level) => onHand(level) !== 0 || level.quantities.incoming !== 0);
}

/** Whether units lie there that were sold and not sent yet. */
export function hasPendingOrders(store: Store, location: Location): boolean {
  return (
    store.state.levels.find((one) => one.locationId === location.id && one.quantities.committed !== 0) !== undefined
  );
}

/** The shop's own address, which it always has: the first location. */
export function isPrimary(store: Store, location: Location): boolean {
  return store.state.locations.first() === location;
}

/** Whether no online order could be fulfilled without this location. */
export function isLastForOnlineOrders(store: Store, location: Location): boolean {
  if (!location.active || !location.fulfillsOnlineOrders) return false;
  return !store.state.locations.find((one) => one !== location && one.active && one.fulfillsOnlineOrders);
}

/** Forgets that anything was ever stocked at a location. */
export function removeLevelsAt(store: Store, location: Location): void {
  for (const level of store.state.levels.filter((one) => one.locationId === location.id)) {
    store.state.levels.delete(levelKey(level.inventoryItemId, level.locationId));
    store.index.removeLevel(level);
    if (level.active) store.events.emit("inventory_levels/disconnect", level);
  }
}

/** Moves all that lies at a location to another, state by state: no unit is lost or won. */
export function relocate(store: Store, from: Location, to: Location): void {
  for (const level of levelsAt(store, from)) {
    const target = stockAt(store, { inventoryItemId: level.inventoryItemId, locationId: to.id });
    const changes = Object.entries(level.quantities).flatMap(([name, units]): QuantityChange[] => {
      const quantity = name as QuantityChange["name"];
      return [
        { level, name: quantity, delta: -units },
        { level: target, name: quantity, delta: units },
      ];
    });
    changeQuantities(store, changes);
    if (levelsOfItem(store, level.inventoryItemId).length > 1) unstock(store, level);
  }
}
