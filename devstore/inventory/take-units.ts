import type { Id } from "../state/ids.ts";
import type { InventoryLevel } from "../state/records/inventory.ts";
import type { Store } from "../state/store.ts";
import { canSell, changeQuantities, findItemOfVariant, levelsForOrders, type QuantityChange } from "./stock.ts";

/** Where units were taken; null when nothing is counted there. */
export interface TakenUnits {
  readonly locationId: Id | null;
  /** So many at each location; empty when nothing is counted */
  readonly claims: readonly { readonly locationId: Id; readonly units: number }[];
}

export interface UnitsWanted {
  readonly variantId: Id;
  readonly quantity: number;
}

/**
 * Takes units of one variant for an order and says where from. Answers null, taking nothing, when fewer are available.
 */
export function takeUnits(store: Store, variantId: Id, quantity: number): TakenUnits | null {
  return takeAll(store, [{ variantId, quantity }])?.[0] ?? null;
}

/**
 * Takes the units of a whole order or none at all: available units become committed ones until they are shipped.
 * Answers where each was taken, in the order asked; null when one of them is short.
 */
export function takeAll(store: Store, wanted: readonly UnitsWanted[]): TakenUnits[] | null {
  if (findShort(store, wanted) !== null) return null;
  const changes: QuantityChange[] = [];
  const taken = wanted.map(({ variantId, quantity }): TakenUnits => {
    const item = findItemOfVariant(store, variantId);
    if (!item?.tracked) return { locationId: firstLevel(store, item?.id ?? "")?.locationId ?? null, claims: [] };
    const parts = partsFrom(levelsForOrders(store, item.id), quantity, changes);
    for (const { level, units } of parts) {
      changes.push({ level, name: "available", delta: -units }, { level, name: "committed", delta: units });
    }
    const claims = parts.map(({ level, units }) => ({ locationId: level.locationId, units }));
    return { locationId: parts[0]?.level.locationId ?? null, claims };
  });
  changeQuantities(store, changes);
  return taken;
}

/** Takes the units of a whole order though fewer may be there: the first location's available units go below zero. */
export function takeRegardless(store: Store, wanted: readonly UnitsWanted[]): TakenUnits[] {
  return (
    takeAll(store, wanted) ??
    wanted.map(({ variantId, quantity }): TakenUnits => {
      const one = takeUnits(store, variantId, quantity);
      if (one) return one;
      const item = findItemOfVariant(store, variantId);
      const level = item ? firstLevel(store, item.id) : null;
      if (!level) return { locationId: null, claims: [] };
      const { locationId } = level;
      changeQuantities(store, [
        { level, name: "available", delta: -quantity },
        { level, name: "committed", delta: quantity },
      ]);
      return { locationId, claims: [{ locationId, units: quantity }] };
    })
  );
}

/** The first variant of which fewer units are left than all lines together want; null when all can be sold. */
export function findShort(store: Store, wanted: readonly UnitsWanted[]): Id | null {
  const sums = new Map<Id, number>();
  for (const { variantId, quantity } of wanted) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  for (const [variantId, quantity] of sums) if (!canSell(store, variantId, quantity)) return variantId;
  return null;
}

interface Part {
  readonly level: InventoryLevel;
  readonly units: number;
}

/** One location that has them all, as order routing prefers it; else one after the other; the first also oversells. */
function partsFrom(levels: readonly InventoryLevel[], quantity: number, taken: readonly QuantityChange[]): Part[] {
  const left = (level: InventoryLevel) =>
    taken.reduce(
      (sum, change) => (change.level === level && change.name === "available" ? sum + change.delta : sum),
      level.quantities.available,
    );
  const whole = levels.find((level) => left(level) >= quantity);
  if (whole) return [{ level: whole, units: quantity }];

  const parts: Part[] = [];
  let open = quantity;
  for (const level of levels) {
    const units = Math.min(open, Math.max(0, left(level)));
    if (units > 0) parts.push({ level, units });
    open -= units;
  }
  const first = levels[0];
  if (open > 0 && first) parts.unshift({ level: first, units: open });
  return parts;
}

function firstLevel(store: Store, inventoryItemId: Id): InventoryLevel | null {
  return levelsForOrders(store, inventoryItemId)[0] ?? null;
}
