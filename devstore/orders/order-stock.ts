import { changeQuantities, findItemOfVariant, findLevel, type QuantityChange } from "../inventory/stock.ts";
import type { Id } from "../state/ids.ts";
import type { OrderLine } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";

/** What becomes of an order's units at a location */
export interface UnitMove {
  readonly line: OrderLine;
  readonly locationId: Id | null;
  readonly units: number;
  /** `sent` left the shelf, `unsent` came back to it, `freed` can be sold again, `lost` were committed and are gone, `returned` came back from a buyer, `claimed` are committed now */
  readonly kind: "sent" | "unsent" | "freed" | "lost" | "returned" | "claimed";
}

const DELTAS: Record<UnitMove["kind"], { readonly committed: number; readonly available: number }> = {
  sent: { committed: -1, available: 0 },
  unsent: { committed: 1, available: 0 },
  freed: { committed: -1, available: 1 },
  lost: { committed: -1, available: 0 },
  returned: { committed: 0, available: 1 },
  claimed: { committed: 1, available: -1 },
};

/**
 * Moves the units of an order together. What is not tracked, or of no product any more, is not counted; of an order that
 * claimed no units, only what comes back is.
 */
export function moveOrderUnits(store: Store, moves: readonly UnitMove[]): void {
  const changes = moves.flatMap(({ line, locationId, units, kind }): QuantityChange[] => {
    if (line.claims.length === 0 && kind !== "returned") return [];
    const item = line.variantId === null ? null : findItemOfVariant(store, line.variantId);
    const level = item?.tracked && locationId !== null ? findLevel(store, item.id, locationId) : null;
    if (!level) return [];
    const { committed, available } = DELTAS[kind];
    return [
      { level, name: "committed", delta: committed * units },
      { level, name: "available", delta: available * units },
    ];
  });
  changeQuantities(store, changes);
}
