import { gid, type Id } from "../state/ids.ts";
import { removeMetafieldsOf } from "../state/metafields.ts";
import type { CollectionSource, ProductCollection } from "../state/records/product-collection.ts";
import type { Product } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import { meetsRules } from "./collection-rules.ts";
import { slugOf } from "./slug.ts";

/** Whether a collection is filled by conditions, at least in part. */
export function isSmart(collection: ProductCollection): boolean {
  return collection.sources.some((source) => source.rules.length > 0);
}

export function hasProduct(store: Store, collection: ProductCollection, product: Product): boolean {
  return collection.sources.some((source) => source.productIds.includes(product.id) || meets(store, source, product));
}

/** The products of a collection: the selected ones in the merchant's order, then those that meet its conditions. */
export function productsIn(store: Store, collection: ProductCollection): Product[] {
  const selected = collection.sources.flatMap((source) => source.productIds);
  const found = new Set(selected.flatMap((id) => store.state.products.get(id) ?? []));
  for (const source of collection.sources.filter(({ rules }) => rules.length > 0)) {
    for (const product of store.state.products.values()) if (meets(store, source, product)) found.add(product);
  }
  return [...found];
}

/** The collections that hold a product. */
export function collectionsWith(store: Store, product: Product): ProductCollection[] {
  return store.state.productCollections.filter((collection) => hasProduct(store, collection, product));
}

function meets(store: Store, source: CollectionSource, product: Product): boolean {
  return source.rules.length > 0 && meetsRules(store, product, source);
}

/** The source that holds what is selected one by one; made where there is none. */
export function selectionOf(store: Store, collection: ProductCollection): CollectionSource {
  const found = collection.sources.find((source) => source.rules.length === 0) ?? collection.sources[0];
  if (found) return found;
  const made = newSource(store, { title: collection.title });
  collection.sources.push(made);
  return made;
}

export function newSource(
  store: Store,
  given: Pick<CollectionSource, "title"> & Partial<CollectionSource>,
): CollectionSource {
  return { id: store.nextId(), description: null, matchesAny: false, rules: [], productIds: [], ...given };
}

/** Puts a product in a collection, after the others; one that is there stays where it is. */
export function addToCollection(store: Store, collection: ProductCollection, productIds: readonly Id[]): void {
  const selection = selectionOf(store, collection);
  selection.productIds = [...new Set([...selection.productIds, ...productIds])];
}

export function removeFromCollection(collection: ProductCollection, productIds: readonly Id[]): void {
  for (const source of collection.sources) {
    source.productIds = source.productIds.filter((id) => !productIds.includes(id));
  }
}

/** Marks a collection as changed at this moment, and tells of it. */
export function announceCollection(store: Store, collection: ProductCollection): void {
  collection.updatedAt = store.timestamp();
  store.state.productCollections.put(collection);
  store.events.emit("collections/update", collection);
}

/** Deletes a collection, not its products, and tells of it. */
export function removeCollection(store: Store, collection: ProductCollection): void {
  store.state.productCollections.delete(collection.id);
  removeMetafieldsOf(store, gid("Collection", collection.id));
  store.events.emit("collections/delete", { id: collection.id });
}

export function findCollectionByHandle(store: Store, handle: string): ProductCollection | undefined {
  return store.state.productCollections.find((one) => one.handle === handle);
}

/** The handle that Shopify makes of a collection's title. */
export function freeCollectionHandle(store: Store, title: string): string {
  const base = slugOf(title);
  for (let number = 0; ; number += 1) {
    const handle = number === 0 ? base : `${base}-${number}`;
    if (!findCollectionByHandle(store, handle)) return handle;
  }
}
