import { guardBuffer, guardDelayS, isGuardNeeded, seeOutsideSales, type OutsideSales } from "../domain/guard.ts";
import { unitsForOthers } from "../domain/stock.ts";
import { listStock, type VariantStock } from "../persistence/allocations.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import {
  listReturningVariants,
  lockGuards,
  readGuardDelays,
  saveGuards,
  type GuardRow,
} from "../persistence/guards.server.ts";
import { findShow } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";

/** With more units for others than these, no pace and no delay calls for the guard. */
const plenty = 500;

/**
 * Thinks over whether the checkout should guard these variants of a show (null: all), after their units moved or the show
 * started or ended. What changes is owed to Shopify, as is the end of holds that a guard was not told of.
 */
export async function reconsiderGuard(
  house: House,
  tx: Transaction,
  { showId, variantIds }: { readonly showId: string; readonly variantIds: readonly string[] | null },
): Promise<void> {
  const now = house.clock();
  const rows = await lockGuards(tx, showId, { variantIds, now });
  if (rows.length === 0) return;
  const stock = await stockOf(tx, showId, rows);
  // Units on their way back from Shopify's reserve are in no figure: what was thought before stands until they have arrived.
  const moving = await listReturningVariants(tx, showId);
  const isNear = ({ variantId, wanted }: GuardRow) => {
    const figures = stock.get(variantId);
    return wanted || (figures !== undefined && (unitsForOthers(figures) ?? Infinity) <= plenty);
  };
  const delayS = rows.some(isNear) ? guardDelayS(await readGuardDelays(tx, tx.shop)) : 0;
  const thought = rows.map((row) => {
    const figures = stock.get(row.variantId);
    const isSeen = figures !== undefined && !moving.has(row.variantId);
    const outside = isSeen ? seen(figures, row.outside, now) : row.outside;
    const buffer = guardBuffer(outside, delayS, now);
    const needed = figures !== undefined && isGuardNeeded(figures, { buffer, wasNeeded: row.wanted });
    return { row, wanted: moving.has(row.variantId) ? row.wanted : needed, outside };
  });
  const changed = thought.filter(({ row, wanted, outside }) => wanted !== row.wanted || outside !== row.outside);
  await saveGuards(
    tx,
    changed.map(({ row, wanted, outside }) => ({ ...row, wanted, outside })),
    now,
  );
  if (thought.some(({ row, wanted }) => wanted !== row.on || row.isStale)) {
    await oweEffect(house, tx, "switch-guard", showId);
  }
}

/**
 * The figures of variants that the guard may be needed for; none unless the guard keeps the show's units. What is for a show is no
 * longer so when it has ended, but what shoppers hold is, until their time is up.
 */
async function stockOf(
  tx: Transaction,
  showId: string,
  rows: readonly GuardRow[],
): Promise<ReadonlyMap<string, VariantStock>> {
  const show = await findShow(tx, tx.shop, showId);
  if (show === null || show.state === "scheduled" || show.stockKeeper !== "guard") return new Map();
  const variantIds = rows.map((row) => row.variantId);
  const stock = await listStock(tx, tx.shop, showId, variantIds);
  const isOver = show.state === "ended";
  return new Map(
    stock.map((figures) => [figures.variantId, isOver ? { ...figures, units: null, waiting: 0 } : figures]),
  );
}

/** What others bought, after these figures; the same object when nothing moved. */
function seen(figures: VariantStock, before: OutsideSales | null, now: Date): OutsideSales | null {
  if (figures.inStore === null) return before;
  const left = figures.inStore + figures.sold + figures.soldOutside;
  return left === before?.left ? before : seeOutsideSales(before, left, now);
}
