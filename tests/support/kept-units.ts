import { findLevel } from "../../devstore/inventory/stock.ts";
import type { Variant } from "../../devstore/state/records/product.ts";
import type { ShopInProcess } from "./shop-in-process.ts";

/** What the store's first location has of a variant. */
export function shelf({ store }: ShopInProcess, variant: Variant): { available: number; reserved: number } {
  const level = findLevel(store, variant.inventoryItemId, [...store.state.locations.keys()][0] ?? "");
  if (level === null) throw new Error("the variant has no level");
  const { available, reserved } = level.quantities;
  return { available, reserved };
}

/** The reservations of all shows that are not over, by their units and states. */
export async function openReservations({ house }: ShopInProcess): Promise<readonly object[]> {
  return house.db.query("select units, state, error from reservation where state <> 'returned' order by units, state");
}
