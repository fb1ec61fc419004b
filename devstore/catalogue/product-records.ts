import { addLevel } from "../inventory/stock.ts";
import type { Id } from "../state/ids.ts";
import { gid } from "../state/ids.ts";
import { removeMetafieldsOf } from "../state/metafields.ts";
import type { InventoryItem } from "../state/records/inventory.ts";
import type { Product, Variant } from "../state/records/product.ts";
import { levelKey } from "../state/shop-state.ts";
import type { Store } from "../state/store.ts";
import { slugOf } from "./slug.ts";

/** The variants of a product in their order. */
export function variantsOf(store: Store, product: Product): Variant[] {
  return product.variantIds.flatMap((id) => store.state.variants.get(id) ?? []);
}

/** Puts a product in the shop. */
export function addProduct(store: Store, product: Product): void {
  store.state.products.put(product);
  store.index.productIds.add(product.id);
  store.index.productByHandle.set(product.handle, product);
}

/** Gives a product another handle, which must be free. */
export function changeHandle(store: Store, product: Product, handle: string): void {
  store.index.productByHandle.delete(product.handle);
  product.handle = handle;
  store.index.productByHandle.set(handle, product);
  store.state.products.put(product);
}

export type NewVariant = Omit<Variant, "id" | "productId" | "inventoryItemId" | "createdAt" | "updatedAt">;
export type NewItem = Pick<InventoryItem, "tracked" | "requiresShipping" | "cost"> & {
  /** At the first location, or at each in their order */
  readonly units: number | readonly number[];
  /** When it came to the shop, if not now */
  readonly at?: string;
};

/** Adds a variant with its inventory item, stocked at every location: its units at the first, none where none are said. */
export function addVariant(store: Store, product: Product, given: NewVariant, item: NewItem): Variant {
  const { units, at = store.timestamp(), ...itemFields } = item;
  const unitsByLocation = typeof units === "number" ? [units] : units;
  const times = { createdAt: at, updatedAt: at };
  const variant: Variant = {
    ...given,
    id: store.nextId(),
    productId: product.id,
    inventoryItemId: store.nextId(),
    ...times,
  };
  store.state.variants.put(variant);
  store.state.inventoryItems.put({ id: variant.inventoryItemId, variantId: variant.id, ...itemFields, ...times });
  store.index.variantIds.add(variant.id);
  store.index.inventoryItemIds.add(variant.inventoryItemId);
  [...store.state.locations.keys()].forEach((locationId, index) => {
    const level = addLevel(store, variant.inventoryItemId, locationId, unitsByLocation[index] ?? 0);
    store.state.levels.put(Object.assign(level, times));
  });
  product.variantIds.push(variant.id);
  store.state.products.put(product);
  return variant;
}

/** Deletes a variant with its inventory item and its stock, and tells of the item. */
export function removeVariant(store: Store, variantId: Id): void {
  const variant = store.state.variants.get(variantId);
  if (!variant) return;
  forgetVariant(store, variant);
  store.events.emit("inventory_items/delete", { id: variant.inventoryItemId });
}

/** Deletes a product with its variants and their stock, and tells of it. Orders keep their lines. */
export function removeProduct(store: Store, product: Product): void {
  for (const variantId of product.variantIds) removeVariant(store, variantId);
  forgetProduct(store, product);
  store.events.emit("products/delete", { id: product.id });
}

/** Takes a product away of which nobody was told. */
export function forgetProduct(store: Store, product: Product): void {
  for (const variant of variantsOf(store, product)) forgetVariant(store, variant);
  store.state.products.delete(product.id);
  store.index.productIds.remove(product.id);
  store.index.productByHandle.delete(product.handle);
  removeMetafieldsOf(store, gid("Product", product.id));
  for (const collection of store.state.productCollections.values()) {
    for (const source of collection.sources.filter((one) => one.productIds.includes(product.id))) {
      source.productIds = source.productIds.filter((id) => id !== product.id);
      store.state.productCollections.put(collection);
    }
  }
}

/** Takes a variant away of which nobody was told. */
export function forgetVariant(store: Store, variant: Variant): void {
  for (const level of store.index.levelsByItem.get(variant.inventoryItemId) ?? []) {
    store.state.levels.delete(levelKey(level.inventoryItemId, level.locationId));
  }
  store.index.levelsByItem.delete(variant.inventoryItemId);
  store.state.inventoryItems.delete(variant.inventoryItemId);
  store.index.inventoryItemIds.remove(variant.inventoryItemId);
  store.state.variants.delete(variant.id);
  store.index.variantIds.remove(variant.id);
  removeMetafieldsOf(store, gid("ProductVariant", variant.id));
  const product = store.state.products.get(variant.productId);
  if (!product) return;
  product.variantIds = product.variantIds.filter((id) => id !== variant.id);
  store.state.products.put(product);
}

/** Marks a product as changed at this moment, and tells of it. */
export function announceProduct(store: Store, product: Product): void {
  product.updatedAt = store.timestamp();
  store.state.products.put(product);
  store.events.emit("products/update", product);
}

/** Tells of a new product, and of the inventory items that came with it. */
export function announceNewProduct(store: Store, product: Product): void {
  store.events.emit("products/create", product);
  for (const variant of variantsOf(store, product)) {
    const item = store.state.inventoryItems.get(variant.inventoryItemId);
    if (item) store.events.emit("inventory_items/create", item);
  }
}

/** The handle Shopify makes of a title; with a number behind it when another product has that one. */
export function freeHandle(store: Store, title: string): string {
  const base = slugOf(title);
  if (!store.index.productByHandle.has(base)) return base;
  for (let number = 1; ; number += 1) {
    if (!store.index.productByHandle.has(`${base}-${number}`)) return `${base}-${number}`;
  }
}
