import type { LevelRecord, ProductRecord, VariantRecord } from "../domain/catalogue.ts";
import { importNews, saveLevels, saveProducts, saveVariants } from "../persistence/catalogue.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { markImportDone, saveImportCount } from "../persistence/import-progress.server.ts";
import { addSightings, forgetSightings, sweepUnseen, type Sighting } from "../persistence/import-sightings.server.ts";
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
  await house.db.transaction(shop.domain, forgetSightings);
  let lines = 0;
  let counted = 0;
  let batch = emptyBatch();
  const flush = async (): Promise<void> => {
    counted += batch.products.size + batch.variants.size;
    await house.db.transaction(shop.domain, (tx) => storeBatch(house, tx, { batch, startedAt: exported.startedAt }));
    await saveImportCount(house.db, shop.domain, counted);
    batch = emptyBatch();
  };
  for await (const line of exported.lines) {
    lines += 1;
    addLine(batch, line, { number: lines, currency: shop.currency });
    if (batch.read === batchSize) await flush();
  }
  if (lines < exported.objectCount) {
    throw new CatalogueUnreadable(`The catalogue export was cut off after ${lines} of ${exported.objectCount} lines`);
  }
  await flush();
  await house.db.transaction(shop.domain, async (tx) => {
    await oweDealsOf(house, tx, await touchItemsOfProducts(tx, await sweepUnseen(tx, exported.startedAt)));
    await forgetSightings(tx);
    await markImportDone(tx, counted, house.clock());
  });
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
  await addSightings(tx, sightingsOf(batch));
  const changedProducts = await saveProducts(tx, products, importNews);
  const changedByVariant = await saveVariants(tx, variants, { at: importNews, since: startedAt });
  const recounted = await correctTracking(tx, variants, startedAt);
  const changedItems = await saveLevels(tx, levels);
  const touched = await touchItemsOfProducts(tx, [...new Set([...changedProducts, ...changedByVariant, ...recounted])]);
  await oweDealsOf(house, tx, touched);
  await touchItemsOfInventory(tx, changedItems);
}

function sightingsOf(batch: Batch): readonly Sighting[] {
  return [
    ...[...batch.products.keys()].map((id) => ({ kind: "product", id, locationId: "0" }) as const),
    ...[...batch.variants.keys()].map((id) => ({ kind: "variant", id, locationId: "0" }) as const),
    ...[...batch.levels.values()].map(
      (level) => ({ kind: "level", id: level.inventoryItemId, locationId: level.locationId }) as const,
    ),
  ];
}
