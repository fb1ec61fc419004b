import type { Id } from "../state/ids.ts";
import type { InventoryAdjustmentGroup, InventoryChange } from "../state/records/inventory.ts";
import type { Store } from "../state/store.ts";
import { changeQuantities, type QuantityChange } from "./stock.ts";

/** Why quantities change, as the history of the inventory tells it */
export interface Adjustment {
  readonly reason: string;
  readonly referenceDocumentUri: string | null;
  readonly appId: Id | null;
}

/** A change of a quantity, with the document that it is entered under */
export interface LedgerChange extends QuantityChange {
  readonly ledgerDocumentUri: string | null;
}

/**
 * Makes the changes together and keeps what they were; a change on the shelf is one of `on_hand` too, but for what only
 * moves from one state there to another. Null when nothing changes.
 */
export function adjust(
  store: Store,
  adjustment: Adjustment,
  changes: readonly LedgerChange[],
): InventoryAdjustmentGroup | null {
  const real = changes.filter(({ delta }) => delta !== 0);
  if (real.length === 0) return null;
  changeQuantities(store, real);
  return store.state.adjustmentGroups.put({
    id: store.nextId(),
    ...adjustment,
    changes: [...real.map(changeOf), ...shelfChanges(real)],
    createdAt: store.timestamp(),
  });
}

function changeOf({ level, name, delta, ledgerDocumentUri }: LedgerChange): InventoryChange {
  const { inventoryItemId, locationId } = level;
  return { name, delta, ledgerDocumentUri, inventoryItemId, locationId };
}

function shelfChanges(changes: readonly LedgerChange[]): InventoryChange[] {
  const deltas = new Map<QuantityChange["level"], number>();
  for (const { level, name, delta } of changes) {
    if (name !== "incoming") deltas.set(level, (deltas.get(level) ?? 0) + delta);
  }
  return [...deltas].flatMap(([level, delta]) => {
    const { inventoryItemId, locationId } = level;
    const one = { name: "on_hand" as const, delta, ledgerDocumentUri: null };
    return delta === 0 ? [] : [{ ...one, inventoryItemId, locationId }];
  });
}
