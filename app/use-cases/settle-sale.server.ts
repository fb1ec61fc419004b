import { decideBought } from "../domain/bought.ts";
import {
  addToCounts,
  countOutside,
  lockAllocations,
  type CountChange,
  type LockedAllocation,
} from "../persistence/allocations.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { lockHolds, sellHold, type HoldRecord } from "../persistence/holds.server.ts";
import type { SoldLine } from "../persistence/sales.server.ts";
import { closeTurns } from "../persistence/waitlist.server.ts";
import type { VariantsOfShow } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";

/**
 * Counts what an order bought in one show: holds become sold, and what was bought past them counts as such. Answers whose units
 * moved by it.
 */
export async function settleSale(
  house: House,
  tx: Transaction,
  sale: { readonly showId: string; readonly orderId: string; readonly lines: readonly SoldLine[] },
): Promise<VariantsOfShow> {
  const { showId, lines } = sale;
  const variants = [
    ...new Map(lines.map(({ item, line }) => [line.variantId, variantOf(item.id, line.variantId)])).values(),
  ];
  if (lines.every(({ holdId }) => holdId === null)) {
    await countOutside(
      tx,
      showId,
      lines.map(({ item, line }) => ({ ...variantOf(item.id, line.variantId), units: line.quantity })),
    );
    return { showId, variants };
  }
  const allocations = new Map((await lockAllocations(tx, showId, variants)).map((row) => [row.variantId, row]));
  const holds = new Map(
    (
      await lockHolds(
        tx,
        lines.flatMap(({ holdId }) => (holdId === null ? [] : [holdId])),
      )
    ).map((hold) => [hold.id, hold]),
  );
  const changes: CountChange[] = [];
  for (const { line, item, holdId } of lines) {
    const allocation = allocations.get(line.variantId);
    const hold = holds.get(holdId ?? "");
    if (allocation === undefined) continue;
    const bought = decideBought(line, isOf(hold, showId) ? hold : null, allocation);
    changes.push({
      itemId: item.id,
      variantId: line.variantId,
      held: -bought.unheld,
      sold: bought.byHold,
      soldOutside: bought.outside,
    });
    allocations.set(line.variantId, after(allocation, bought));
    if (hold === undefined || bought.byHold === 0) {
      if (holdId !== null)
        house.log.warn({ shop: tx.shop, order: sale.orderId, hold: holdId }, "a hold was bought with twice");
      continue;
    }
    await sellHold(tx, hold.id, { units: bought.byHold, orderId: sale.orderId, at: house.clock() });
    holds.set(hold.id, { ...hold, state: "sold" });
  }
  await addToCounts(tx, changes);
  const bought = [...holds.values()].filter((hold) => hold.state === "sold" && hold.isTurn).map((hold) => hold.id);
  await closeTurns(tx, bought, { state: "bought", at: house.clock() });
  return { showId, variants };
}

function variantOf(itemId: string, variantId: string) {
  return { itemId, variantId };
}

function isOf(hold: HoldRecord | undefined, showId: string): hold is HoldRecord {
  return hold?.showId === showId;
}

function after(row: LockedAllocation, bought: { readonly byHold: number; readonly unheld: number }): LockedAllocation {
  return { ...row, held: row.held - bought.unheld, sold: row.sold + bought.byHold };
}
