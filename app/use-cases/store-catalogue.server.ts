import type { LevelRecord, ProductRecord, VariantRecord } from "../domain/catalogue.ts";
import { SeenCatalogue } from "../domain/seen-catalogue.ts";
import { sweepUnseen } from "../persistence/catalogue-sweep.server.ts";
import { importNews, saveLevels, saveProducts, saveVariants } from "../persistence/catalogue.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { markImportDone, saveImportCount } from "../persistence/import-progress.server.ts";
import { correctTracking } from "../persistence/inventory-items.server.ts";
import { touchItemsOfInventory, touchItemsOfProducts } from "../persistence/on-screen.server.ts";
import type { ShopRecord } from "../persistence/shops.server.ts";
import { CatalogueUnreadable } from "../shopify/catalogue-file.server.ts";
import { parseCatalogueLine } from "../shopify/catalogue-line.ts";
import type { House } from "./house.server.ts";
import { oweDealsOf } from "./settle-deals.server.ts";

/** Rows that one statement writes. */
const batchSize = 2_000;

export interface CatalogueExport {
  readonly lines: AsyncIterable<string>;
  /** How many lines Shopify says there are */
  readonly objectCount: number;
  readonly startedAt: Date;
}

interface Batch {
  readonly products: Map<string, ProductRecord>;
  readonly variants: Map<string, VariantRecord>;
  readonly levels: Map<string, LevelRecord>;
  read: number;
}

/**
 * Stores an export, batch by batch and never whole in memory, then deletes what it no longer shows. Rows that are known as new
 * or newer are not written. Throws CatalogueUnreadable when a line is broken or the file ends early; nothing is deleted then.
 */
export async function storeCatalogue(house: House, shop: ShopRecord, exported: CatalogueExport): Promise<void> {
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
    writing = writeBatch(house, shop.domain, { batch: full, startedAt: exported.startedAt, counted });
    // A fault is met where it is waited for; until then it must not count as one that nobody looks at.
    writing.catch(() => undefined);
  };
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
  await house.db.transaction(shop.domain, async (tx) => {
    await oweDealsOf(house, tx, await touchItemsOfProducts(tx, await sweepUnseen(tx, seen, exported.startedAt)));
    await markImportDone(tx, counted, house.clock());
  });
}

async function writeBatch(
  house: House,
  shop: string,
  { batch, startedAt, counted }: { readonly batch: Batch; readonly startedAt: Date; readonly counted: number },
): Promise<void> {
  await house.db.transaction(shop, (tx) => storeBatch(house, tx, { batch, startedAt }));
  await saveImportCount(house.db, shop, counted);
}

function emptyBatch(): Batch {
  return { products: new Map(), variants: new Map(), levels: new Map(), read: 0 };
}

function addLine(batch: Batch, text: string, at: { readonly number: number; readonly currency: string }): void {
  const line = readLine(text, at);
  batch.read += 1;
  switch (line.kind) {
    case "product":
      batch.products.set(line.product.id, line.product);
      break;
    case "variant":
      batch.variants.set(line.variant.id, line.variant);
      break;
    case "level":
      batch.levels.set(`${line.level.inventoryItemId} ${line.level.locationId}`, line.level);
      break;
    case "unused":
  }
}

function readLine(
  text: string,
  at: { readonly number: number; readonly currency: string },
): ReturnType<typeof parseCatalogueLine> {
  try {
    return parseCatalogueLine(text, at.currency);
  } catch (error) {
    throw new CatalogueUnreadable(`Line ${at.number} of the catalogue export is broken`, { cause: error });
  }
}

async function storeBatch(
  house: House,
  tx: Transaction,
  { batch, startedAt }: { readonly batch: Batch; readonly startedAt: Date },
): Promise<void> {
  const products = [...batch.products.values()].map((product) => ({ ...product, variantIds: [] }));
  const variants = [...batch.variants.values()];
  const levels = [...batch.levels.values()];
  const changedProducts = await saveProducts(tx, products, importNews);
  const changedByVariant = await saveVariants(tx, variants, { at: importNews, since: startedAt });
  const recounted = await correctTracking(tx, variants, startedAt);
  const changedItems = await saveLevels(tx, levels);
  const touched = await touchItemsOfProducts(tx, [...new Set([...changedProducts, ...changedByVariant, ...recounted])]);
  await oweDealsOf(house, tx, touched);
  await touchItemsOfInventory(tx, changedItems);
}

function noteSeen(seen: SeenCatalogue, batch: Batch): void {
  for (const id of batch.products.keys()) seen.products.add(id);
  for (const id of batch.variants.keys()) seen.variants.add(id);
  for (const level of batch.levels.values()) seen.addLevel(level);
}
