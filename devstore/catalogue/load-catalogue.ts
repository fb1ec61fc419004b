import { changeQuantities, levelsOfItem } from "../inventory/stock.ts";
import type { InventoryItem } from "../state/records/inventory.ts";
import type { Image, Product, Variant } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import { unitsOf, type DescribedProduct, type DescribedVariant } from "./described-product.ts";
import { parseProductCsv } from "./product-csv.ts";
import {
  addProduct,
  addVariant,
  announceNewProduct,
  announceProduct,
  removeVariant,
  variantsOf,
  type NewVariant,
} from "./product-records.ts";

export interface LoadedCatalogue {
  readonly products: number;
  readonly variants: number;
  /** Of all variants, tracked or not, as the file states them */
  readonly units: number;
}

/**
 * Loads a Shopify product export into the shop. A product whose handle is there already is replaced: it keeps its id, and
 * so does each variant with the same option values. All units go to the first location. Throws a CatalogueError, loading
 * nothing, when the file cannot be read to its end.
 */
export function loadCatalogue(store: Store, csvText: string, fileName: string): LoadedCatalogue {
  const products = parseProductCsv(csvText, fileName);
  for (const product of products) loadProduct(store, product);
  const variants = products.flatMap((product) => product.variants);
  return {
    products: products.length,
    variants: variants.length,
    units: variants.reduce((sum, variant) => sum + unitsOf(variant), 0),
  };
}

function loadProduct(store: Store, given: DescribedProduct): void {
  const existing = store.index.productByHandle.get(given.handle);
  if (!existing) return announceNewProduct(store, addDescribedProduct(store, given, store.timestamp()));
  const product = Object.assign(existing, fieldsOf(store, given));
  const items = loadVariants(store, product, given.variants);
  announceProduct(store, product);
  for (const item of items.made) store.events.emit("inventory_items/create", item);
  for (const item of items.changed) store.events.emit("inventory_items/update", item);
}

/** Puts a new product in the shop, which came at this time. Tells nobody. */
export function addDescribedProduct(store: Store, given: DescribedProduct, at: string): Product {
  const id = store.nextId();
  const product: Product = { id, ...fieldsOf(store, given), variantIds: [], createdAt: at, updatedAt: at };
  addProduct(store, product);
  given.variants.forEach((described, index) => {
    const { tracked, requiresShipping, cost, units } = described;
    addVariant(store, product, variantFields(product, described, index), {
      ...{ tracked, requiresShipping, cost },
      ...{ units, at },
    });
  });
  return product;
}

type ProductFields = Omit<Product, "id" | "variantIds" | "createdAt" | "updatedAt">;

function fieldsOf(store: Store, given: DescribedProduct): ProductFields {
  return {
    handle: given.handle,
    title: given.title,
    bodyHtml: given.bodyHtml,
    vendor: given.vendor,
    productType: given.productType,
    tags: given.tags,
    status: given.status,
    published: given.published,
    options: given.optionNames.map((name, index) => ({
      id: store.nextId(),
      name,
      values: [...new Set(given.variants.map((variant) => variant.optionValues[index] ?? ""))],
    })),
    images: given.images.map((image) => imageFrom(store, given.handle, image)),
  };
}

function variantFields(product: Product, described: DescribedVariant, index: number): NewVariant {
  return {
    title: described.optionValues.join(" / "),
    sku: described.sku,
    barcode: described.barcode,
    price: described.price,
    compareAtPrice: described.compareAtPrice,
    optionValues: described.optionValues,
    position: index + 1,
    inventoryPolicy: described.inventoryPolicy,
    taxable: described.taxable,
    imageId: product.images.find((image) => image.sourceUrl === described.imageUrl)?.id ?? null,
  };
}

function imageFrom(store: Store, handle: string, image: DescribedProduct["images"][number]): Image {
  const { sourceUrl, altText, position } = image;
  const url = `https://cdn.shopify.com/s/files/1/${store.state.shop.id}/files/${handle}-${position}.svg`;
  return { id: store.nextId(), sourceUrl, url, altText, position };
}

interface LoadedItems {
  readonly made: InventoryItem[];
  readonly changed: InventoryItem[];
}

/** Answers the inventory items that apps are to hear of: product news does not say what they are like. */
function loadVariants(store: Store, product: Product, given: readonly DescribedVariant[]): LoadedItems {
  const items: LoadedItems = { made: [], changed: [] };
  const before = new Map(variantsOf(store, product).map((variant) => [variant.optionValues.join(" / "), variant]));
  const loaded = given.map((csv, index): Variant => {
    const fields = variantFields(product, csv, index);
    const { title } = fields;
    const item = { tracked: csv.tracked, requiresShipping: csv.requiresShipping, cost: csv.cost };
    const kept = before.get(title);
    if (!kept) {
      const variant = addVariant(store, product, fields, { ...item, units: csv.units });
      items.made.push(...itemOf(store, variant));
      return variant;
    }
    const at = store.timestamp();
    before.delete(title);
    for (const keptItem of itemOf(store, kept)) {
      if (isSame(keptItem, item) && kept.sku === csv.sku) continue;
      items.changed.push(store.state.inventoryItems.put(Object.assign(keptItem, item, { updatedAt: at })));
    }
    setUnits(store, kept, unitsOf(csv));
    return store.state.variants.put(Object.assign(kept, fields, { updatedAt: at }));
  });
  for (const gone of before.values()) removeVariant(store, gone.id);
  product.variantIds = loaded.map((variant) => variant.id);
  return items;
}

function itemOf(store: Store, variant: Variant): InventoryItem[] {
  const item = store.state.inventoryItems.get(variant.inventoryItemId);
  return item ? [item] : [];
}

type ItemFields = Pick<InventoryItem, "tracked" | "requiresShipping" | "cost">;

function isSame(one: ItemFields, other: ItemFields): boolean {
  return one.tracked === other.tracked && one.requiresShipping === other.requiresShipping && one.cost === other.cost;
}

/** A kept variant's units become those of the file: all at the first location. */
function setUnits(store: Store, variant: Variant, units: number): void {
  const changes = levelsOfItem(store, variant.inventoryItemId).map((level, index) => {
    return { level, name: "available" as const, delta: (index === 0 ? units : 0) - level.quantities.available };
  });
  changeQuantities(store, changes);
}
