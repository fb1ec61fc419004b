import { listStock } from "../persistence/allocations.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { insertDrifts } from "../persistence/drifts.server.ts";
import { countLocations, deleteGoneVariants } from "../persistence/known-line-up.server.ts";
import { touchItemsOfProducts } from "../persistence/on-screen.server.ts";
import {
  correctTracking,
  emptyOtherLevels,
  markLevelsRead,
  saveReadLevels,
  saveReadVariants,
  type WrittenLevel,
} from "../persistence/readings.server.ts";
import { ReadVariantsDocument } from "../shopify/generated.ts";
import { gid } from "../shopify/gid.ts";
import { variantsIn, type ReadVariant } from "../shopify/line-up-reading.ts";
import { foundDrift, goneDrift, levelDrift } from "./found-drift.ts";
import { unitsMoved } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import type { Reconciling } from "./reconcile-products.server.ts";
import { oweDealsOf } from "./settle-deals.server.ts";
import { levelsMoved } from "./stock-moved.server.ts";

/** What one query may ask for, of the 1000 points that Shopify allows it, and of its 250 ids. */
const mostPoints = 900;
const mostIds = 250;

/** Compares variants of a line-up and their units at every location, as many at a time as a query may ask for. */
export async function reconcileVariants(
  house: House,
  reconciling: Reconciling,
  variantIds: readonly string[],
): Promise<void> {
  // One more than there are tells that there are new ones.
  const levels = (await countLocations(house.db, reconciling.shop.domain)) + 1;
  // A variant, its product, its item with a connection, and each level with location and quantity.
  const points = 5 + 3 * levels;
  const most = Math.max(1, Math.min(mostIds, Math.floor(mostPoints / points)));
  for (let from = 0; from < variantIds.length; from += most) {
    const asked = variantIds.slice(from, from + most);
    const ids = asked.map((id) => gid("ProductVariant", id));
    const { data, asOf } = await reconciling.admin.read(ReadVariantsDocument, { ids, levels });
    const read = variantsIn(data, reconciling.shop.currency);
    await house.db.transaction(reconciling.shop.domain, (tx) =>
      storeReading(house, tx, { reconciling, asked, read, asOf }),
    );
  }
}

interface Reading {
  readonly reconciling: Reconciling;
  readonly asked: readonly string[];
  readonly read: readonly ReadVariant[];
  readonly asOf: Date;
}

async function storeReading(house: House, tx: Transaction, reading: Reading): Promise<void> {
  const { asked, asOf, reconciling } = reading;
  const { showId } = reconciling;
  const before = await listStock(tx, tx.shop, showId, asked);
  const records = reading.read.map(({ variant }) => variant);
  const variants = await saveReadVariants(tx, records, asOf);
  const recounted = await correctTracking(tx, records, asOf);
  const found = new Set(records.map((variant) => variant.id));
  const gone = await deleteGoneVariants(
    tx,
    asked.filter((id) => !found.has(id)),
    asOf,
  );
  const levels = await storeLevels(house, tx, reading);
  const shifted = shiftedVariants(before, await listStock(tx, tx.shop, showId, asked));
  await levelsMoved(house, tx, levels);
  if (shifted.length > 0) await unitsMoved(house, tx, { showId, variants: shifted });
  const changed = new Set([
    ...gone,
    ...[...variants.filter((variant) => variant.isOtherwise), ...recounted].map((variant) => variant.productId),
  ]);
  await oweDealsOf(house, tx, await touchItemsOfProducts(tx, [...changed]));
  await insertDrifts(tx, showId, {
    drifts: [...foundDrift({ products: [], variants, levels, recounted }, asOf), ...goneDrift(gone)],
    foundAt: house.clock(),
  });
}

/** Writes the read levels, empties those that are no more, and answers the ones whose units were otherwise. */
async function storeLevels(house: House, tx: Transaction, { read, asOf }: Reading): Promise<readonly WrittenLevel[]> {
  const whole = read.filter((variant) => variant.hasAllLevels);
  const levels = read.flatMap((variant) => variant.levels);
  // There are locations that are not known yet.
  if (whole.length < read.length) await oweEffect(house, tx, "refresh-shop", "shop");
  const inventoryItemIds = whole.map(({ variant }) => variant.inventoryItemId);
  const written = await saveReadLevels(tx, levels, asOf);
  const emptied = await emptyOtherLevels(tx, { inventoryItemIds, levels }, asOf);
  await markLevelsRead(tx, inventoryItemIds, asOf);
  return [...written, ...emptied].filter((level) => levelDrift(level).length > 0);
}

interface Figures {
  readonly itemId: string;
  readonly variantId: string;
  readonly inStore: number | null;
}

/** Variants of which there are more or fewer in the store now, because sales are known to be in its figures. */
function shiftedVariants(before: readonly Figures[], after: readonly Figures[]): readonly Figures[] {
  const known = new Map(before.map((figures) => [figures.variantId, figures.inStore]));
  return after.filter((figures) => known.get(figures.variantId) !== figures.inStore);
}
