import { SeenCatalogue } from "../domain/seen-catalogue.ts";
import { sweepUnseen } from "../persistence/catalogue-sweep.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { forgetOldDrifts, insertDrifts } from "../persistence/drifts.server.ts";
import { markCompared, markImportDone, saveImportCount, startReading } from "../persistence/import-progress.server.ts";
import { touchItemsOfProducts } from "../persistence/on-screen.server.ts";
import { correctTracking, saveReadLevels, saveReadProducts, saveReadVariants } from "../persistence/readings.server.ts";
import type { ShopRecord } from "../persistence/shops.server.ts";
import { CatalogueUnreadable } from "../shopify/errors.ts";
import { addLine, emptyBatch, noteSeen, type CatalogueBatch } from "./catalogue-batch.ts";
import { foundDrift, goneDrift, levelDrift } from "./found-drift.ts";
import type { House } from "./house.server.ts";
import { oweDealsOf } from "./settle-deals.server.ts";
import { levelsMoved } from "./stock-moved.server.ts";

/** Rows that one statement writes. */
const batchSize = 2_000;

/** An import is what the merchant waits for; a comparison comes every night, and what it finds is drift. */
export type Purpose = "import" | "comparison";

export interface CatalogueExport {
  readonly purpose: Purpose;
  /** Number of the bulk operation */
  readonly operation: string;
  readonly lines: AsyncIterable<string>;
  /** How many lines Shopify says there are */
  readonly objectCount: number;
  /** The second before which nothing changed that the export does not show */
  readonly asOf: Date;
  /** Lines that an earlier run stored */
  readonly storedLines: number;
}

interface Storing {
  readonly shop: string;
  readonly exported: CatalogueExport;
}

/**
 * Stores an export, batch by batch and never whole in memory, then deletes what it no longer shows. Rows that are known as new
 * or newer are not written; what an earlier run stored is only read. Throws CatalogueUnreadable when a line is broken or the
 * file ends early; nothing is deleted then.
 */
export async function storeCatalogue(house: House, shop: ShopRecord, exported: CatalogueExport): Promise<void> {
  const storing = { shop: shop.domain, exported };
  const seen = new SeenCatalogue();
  let lines = 0;
  let counted = 0;
  let batch = emptyBatch();
  // While a batch is written the next one is read.
  let writing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    const full = batch;
    batch = emptyBatch();
    noteSeen(seen, full);
    counted += full.products.size + full.variants.size;
    if (lines <= exported.storedLines) return;
    const progress = { operation: exported.operation, counted, lines };
    writing = house.db.transaction(shop.domain, async (tx) => {
      await storeBatch(house, tx, { batch: full, exported });
      await saveImportCount(tx, progress);
    });
    // A fault is met where it is waited for; until then it must not count as one that nobody looks at.
    writing.catch(() => undefined);
  };
  await startReading(house.db, shop.domain, { operation: exported.operation, now: house.clock() });
  try {
    for await (const line of exported.lines) {
      lines += 1;
      addLine(batch, line, { number: lines, currency: shop.currency });
      if (batch.read === batchSize) await flush();
    }
    if (lines < exported.objectCount) {
      throw new CatalogueUnreadable(`The catalogue export was cut off after ${lines} of ${exported.objectCount} lines`);
    }
    await flush();
  } finally {
    await writing;
  }
  await finish(house, storing, { seen, counted });
}

async function storeBatch(
  house: House,
  tx: Transaction,
  { batch, exported }: { readonly batch: CatalogueBatch; readonly exported: CatalogueExport },
): Promise<void> {
  const { asOf, purpose } = exported;
  const read = [...batch.products.values()].map((product) => ({ ...product, variantIds: [] }));
  const products = await saveReadProducts(tx, read, asOf);
  const variants = await saveReadVariants(tx, [...batch.variants.values()], asOf);
  const written = new Set(variants.map((variant) => variant.id));
  const others = [...batch.variants.values()].filter((variant) => !written.has(variant.id));
  const recounted = await correctTracking(tx, others, asOf);
  const levels = await saveReadLevels(tx, [...batch.levels.values()], asOf);
  const changed = [
    ...products.filter((product) => product.isOtherwise).map((product) => product.id),
    ...variants.filter((variant) => variant.isOtherwise).map((variant) => variant.productId),
    ...recounted.map((variant) => variant.productId),
  ];
  await oweDealsOf(house, tx, await touchItemsOfProducts(tx, [...new Set(changed)]));
  await levelsMoved(house, tx, levels);
  if (purpose === "comparison") {
    const drifts = foundDrift({ products, variants, levels, recounted }, asOf);
    await insertDrifts(tx, null, { drifts, foundAt: house.clock() });
  }
}

/** Deletes what the export does not show, and notes that the run is over. */
async function finish(
  house: House,
  { shop, exported }: Storing,
  { seen, counted }: { readonly seen: SeenCatalogue; readonly counted: number },
): Promise<void> {
  const now = house.clock();
  await house.db.transaction(shop, async (tx) => {
    const swept = await sweepUnseen(tx, seen, exported.asOf);
    await oweDealsOf(house, tx, await touchItemsOfProducts(tx, swept.productIds));
    if (exported.purpose === "import") return markImportDone(tx, { operation: exported.operation, counted, now });
    const drifts = [...goneDrift(swept.goneProductIds), ...swept.levels.flatMap(levelDrift)];
    await insertDrifts(tx, null, { drifts, foundAt: now });
    await forgetOldDrifts(tx, now);
    await markCompared(tx, exported.operation, now);
  });
}
