import {
  changeQuantities,
  findItemOfVariant,
  findLevel,
  levelsOfItem,
  type QuantityChange,
} from "../inventory/stock.ts";
import type { DraftLine, DraftOrder, ReservedUnits } from "../state/records/draft-order.ts";
import type { Store } from "../state/store.ts";

/**
 * Holds the units of a draft back until its time: they are reserved and no longer available. Where fewer are left, so many
 * are held. Until then nothing is, when the time is over or the draft has none.
 */
export function reserveUnits(store: Store, draft: DraftOrder): void {
  releaseUnits(store, draft);
  if (draft.status === "COMPLETED" || !isAhead(store, draft.reserveInventoryUntil)) return;
  const parts = draft.lines.flatMap((line) => partsOf(store, line));
  draft.reserved = parts;
  store.state.draftOrders.put(draft);
  move(store, parts, 1);
  awaitEnd(store, draft);
}

/** Makes what a draft holds back available again. */
export function releaseUnits(store: Store, draft: DraftOrder): void {
  const parts = draft.reserved;
  if (parts.length === 0) return;
  draft.reserved = [];
  store.state.draftOrders.put(draft);
  move(store, parts, -1);
}

/** Goes on waiting for the ends of reservations that were made before the dev store started. */
export function resumeReservations(store: Store): void {
  for (const draft of store.state.draftOrders.values()) if (draft.reserved.length > 0) awaitEnd(store, draft);
}

function awaitEnd(store: Store, { id, reserveInventoryUntil }: DraftOrder): void {
  if (reserveInventoryUntil === null) return;
  store.clock.at(new Date(reserveInventoryUntil), () => {
    // The draft may have another end by now, or be gone.
    const draft = store.state.draftOrders.get(id);
    if (draft && !isAhead(store, draft.reserveInventoryUntil)) releaseUnits(store, draft);
  });
}

function isAhead(store: Store, until: string | null): boolean {
  return until !== null && Date.parse(until) > store.now().getTime();
}

/** From one location that has them all, or else from one after the other. */
function partsOf(store: Store, line: DraftLine): ReservedUnits[] {
  const item = line.variantId === null ? null : findItemOfVariant(store, line.variantId);
  if (!item?.tracked) return [];
  const active = levelsOfItem(store, item.id).filter((level) => store.state.locations.get(level.locationId)?.active);
  const whole = active.find((level) => level.quantities.available >= line.quantity);
  const parts: ReservedUnits[] = [];
  let open = line.quantity;
  for (const level of whole ? [whole] : active) {
    const quantity = Math.min(open, Math.max(0, level.quantities.available));
    if (quantity > 0) parts.push({ inventoryItemId: item.id, locationId: level.locationId, quantity });
    open -= quantity;
  }
  return parts;
}

function move(store: Store, parts: readonly ReservedUnits[], sign: 1 | -1): void {
  const changes = parts.flatMap(({ inventoryItemId, locationId, quantity }): QuantityChange[] => {
    const level = findLevel(store, inventoryItemId, locationId);
    if (!level) return [];
    return [
      { level, name: "available", delta: -sign * quantity },
      { level, name: "reserved", delta: sign * quantity },
    ];
  });
  changeQuantities(store, changes);
}
