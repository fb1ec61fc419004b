import { changeQuantities, levelsOfItem } from "../inventory/stock.ts";
import type { InventoryItem } from "../state/records/inventory.ts";
import type { Product, Variant } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import type { Column } from "./csv-columns.ts";
import { type DescribedProduct, type DescribedVariant, unitsOf } from "./described-product.ts";
import { fieldsOf, keepMarketPrices, keepMetafields, variantFieldsOf } from "./described-records.ts";
import { addVariant, announceProduct, removeVariant, variantsOf } from "./product-records.ts";

/** What a file says of a product that is there already */
export interface Replacement {
  readonly described: DescribedProduct;
  /** The columns that the file has; what the others say stays */
  readonly columns: ReadonlySet<Column>;
}

/** Overwrites a product with what a file says of it, and tells apps. Variants that the file does not name are gone. */
export function replaceProduct(store: Store, product: Product, { described, columns }: Replacement): void {
  const { options, images, ...fields } = fieldsOf(store, described);
  Object.assign(product, withColumns(fields, columns, PRODUCT_COLUMNS));
  if (columns.has("imageUrl")) product.images = images;
  const isNamed = columns.has("option1Value") || product.variantIds.length <= 1;
  if (columns.has("option1Value")) product.options = options;
  const items = isNamed ? replaceVariants(store, product, { described, columns }) : NO_ITEMS;
  keepMetafields(store, product, described);
  announceProduct(store, product);
  for (const item of items.made) store.events.emit("inventory_items/create", item);
  for (const item of items.changed) store.events.emit("inventory_items/update", item);
}

const PRODUCT_COLUMNS = {
  bodyHtml: "description",
  vendor: "vendor",
  productType: "type",
  tags: "tags",
  status: "status",
  published: "published",
} as const;

const VARIANT_COLUMNS = {
  sku: "sku",
  barcode: "barcode",
  price: "price",
  compareAtPrice: "compareAtPrice",
  inventoryPolicy: "policy",
  taxable: "chargeTax",
  imageId: "variantImageUrl",
} as const;

const ITEM_COLUMNS = { tracked: "tracker", requiresShipping: "requiresShipping", cost: "cost" } as const;

/** Without the fields whose columns the file does not have. */
function withColumns<T extends object>(
  fields: T,
  columns: ReadonlySet<Column>,
  columnOf: Readonly<Record<string, Column>>,
): Partial<T> {
  const kept = Object.entries(fields).filter(([name]) => {
    const column = columnOf[name];
    return column === undefined || columns.has(column);
  });
  return Object.fromEntries(kept) as Partial<T>;
}

interface ReplacedItems {
  readonly made: InventoryItem[];
  readonly changed: InventoryItem[];
}

const NO_ITEMS: ReplacedItems = { made: [], changed: [] };

/** Answers the inventory items that apps are to hear of: product news does not say what they are like. */
function replaceVariants(store: Store, product: Product, { described, columns }: Replacement): ReplacedItems {
  const items: ReplacedItems = { made: [], changed: [] };
  const before = new Map(variantsOf(store, product).map((variant) => [variant.title, variant]));
  const after = described.variants.map((one, index): Variant => {
    const fields = variantFieldsOf(product, one, index);
    const kept = before.get(fields.title);
    before.delete(fields.title);
    const variant = kept ?? addVariant(store, product, fields, { ...itemFieldsOf(one), units: one.units });
    keepMarketPrices(store, variant.id, one);
    if (!kept) {
      items.made.push(...itemOf(store, variant));
      return variant;
    }
    for (const item of itemOf(store, kept)) {
      const wanted = withColumns(itemFieldsOf(one), columns, ITEM_COLUMNS);
      if (isSame(item, wanted) && (kept.sku === one.sku || !columns.has("sku"))) continue;
      items.changed.push(store.state.inventoryItems.put(Object.assign(item, wanted, { updatedAt: store.timestamp() })));
    }
    if (columns.has("quantity")) setUnits(store, kept, unitsOf(one));
    const wanted = withColumns(fields, columns, VARIANT_COLUMNS);
    return store.state.variants.put(Object.assign(kept, wanted, { updatedAt: store.timestamp() }));
  });
  for (const gone of before.values()) removeVariant(store, gone.id);
  product.variantIds = after.map((variant) => variant.id);
  return items;
}

type ItemFields = Pick<InventoryItem, "tracked" | "requiresShipping" | "cost">;

function itemFieldsOf({ tracked, requiresShipping, cost }: DescribedVariant): ItemFields {
  return { tracked, requiresShipping, cost };
}

function itemOf(store: Store, variant: Variant): InventoryItem[] {
  const item = store.state.inventoryItems.get(variant.inventoryItemId);
  return item ? [item] : [];
}

function isSame(item: ItemFields, wanted: Partial<ItemFields>): boolean {
  return (Object.keys(wanted) as (keyof ItemFields)[]).every((name) => item[name] === wanted[name]);
}

/** A kept variant's units become those of the file: all at the first location. */
function setUnits(store: Store, variant: Variant, units: number): void {
  const changes = levelsOfItem(store, variant.inventoryItemId).map((level, index) => {
    return { level, name: "available" as const, delta: (index === 0 ? units : 0) - level.quantities.available };
  });
  changeQuantities(store, changes);
}
