import type { Store } from "../state/store.ts";
import { unitsOf } from "./described-product.ts";
import { addDescribedProduct } from "./described-records.ts";
import { parseProductCsv } from "./product-csv.ts";
import { announceNewProduct } from "./product-records.ts";
import { replaceProduct } from "./replace-product.ts";

export interface LoadedCatalogue {
  readonly products: number;
  readonly variants: number;
  /** Of all variants, tracked or not, as the file states them */
  readonly units: number;
  /** Columns that say something for which the dev store has no place, such as "SEO title" */
  readonly notKept: readonly string[];
}

/**
 * Loads a Shopify product export into the shop. Of a product whose handle is there already the columns of the file are
 * overwritten: it keeps its id, and so does each variant with the same option values. All units go to the first location.
 * Throws a CatalogueError, loading nothing, when anything in the file is wrong.
 */
export function loadCatalogue(store: Store, csvText: string, fileName: string): LoadedCatalogue {
  const { products, columns, notKept } = parseProductCsv(csvText, fileName);
  let variants = 0;
  let units = 0;
  for (const described of products) {
    const existing = store.index.productByHandle.get(described.handle);
    if (existing) replaceProduct(store, existing, { described, columns });
    else announceNewProduct(store, addDescribedProduct(store, described, store.timestamp()));
    variants += described.variants.length;
    for (const variant of described.variants) units += unitsOf(variant);
  }
  return { products: products.length, variants, units, notKept };
}
