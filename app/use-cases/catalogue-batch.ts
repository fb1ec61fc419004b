import type { LevelRecord, ProductRecord, VariantRecord } from "../domain/catalogue.ts";
import type { SeenCatalogue } from "../domain/seen-catalogue.ts";
import { parseCatalogueLine } from "../shopify/catalogue-line.ts";
import { CatalogueUnreadable } from "../shopify/errors.ts";

/** Lines of an export that are stored together, each thing once. */
export interface CatalogueBatch {
  readonly products: Map<string, ProductRecord>;
  readonly variants: Map<string, VariantRecord>;
  readonly levels: Map<string, LevelRecord>;
  /** Lines */
  read: number;
}

export function emptyBatch(): CatalogueBatch {
  return { products: new Map(), variants: new Map(), levels: new Map(), read: 0 };
}

/** Puts a line into the batch. Throws CatalogueUnreadable, with its number, when it is broken. */
export function addLine(
  batch: CatalogueBatch,
  text: string,
  at: { readonly number: number; readonly currency: string },
): void {
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

/** Notes what the batch shows to be there. */
export function noteSeen(seen: SeenCatalogue, batch: CatalogueBatch): void {
  for (const id of batch.products.keys()) seen.products.add(id);
  for (const id of batch.variants.keys()) seen.variants.add(id);
  for (const level of batch.levels.values()) seen.addLevel(level);
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
