import type { InventoryLevel, Location } from "../state/records/inventory.ts";
import type { Store } from "../state/store.ts";
import { changeQuantities, levelsOfItem, onHand, type QuantityChange } from "./stock.ts";
import { stockAt, unstock } from "./stocking.ts";

/** The levels of everything that is stocked at a location. */
export function levelsAt(store: Store, location: Location): InventoryLevel[] {
  return store.state.levels.filter((level) => level.active && level.locationId === location.id);
}

export function hasUnits(store: Store, location: Location): boolean {
  return levelsAt(store, location).some((level) => onHand(level) !== 0 || level.quantities.incoming !== 0);
}

/** Moves all that lies at a location to another, state by state: no unit is lost or won. */
export function relocate(store: Store, from: Location, to: Location): void {
  for (const level of levelsAt(store, from)) {
    const target = stockAt(store, level.inventoryItemId, to.id, 0);
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
