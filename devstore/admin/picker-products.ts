import { unitsInLevels } from "../inventory/stock.ts";
import { gid, idIn } from "../state/ids.ts";
import type { Product } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import { isAvailable, variantsOfProduct } from "../storefront/catalogue.ts";

const pageSize = 50;

/**
 * The products that the resource picker offers, in the shape in which it hands them to the app; `ids` asks for certain
 * ones in that order. `pictureAddress` turns an address on cdn.shopify.com into one that this browser reaches.
 */
export function pickerProducts(
  store: Store,
  query: URLSearchParams,
  pictureAddress: (url: string) => string,
): object[] {
  const ids = query.get("ids");
  if (ids !== null) {
    const wanted = ids.split(",").flatMap((id) => store.state.products.get(idIn(id, "Product")) ?? []);
    return wanted.map((product) => pickerProduct(store, product, pictureAddress));
  }
  const words = `${query.get("query") ?? ""} ${query.get("filter") ?? ""}`.toLowerCase().split(/\s+/).filter(Boolean);
  const found: object[] = [];
  for (const id of store.index.productIds.ids) {
    const product = store.state.products.get(id);
    if (product === undefined || !isOffered(product, query) || !words.every((word) => has(product, word))) continue;
    found.push(pickerProduct(store, product, pictureAddress));
    if (found.length === pageSize) break;
  }
  return found;
}

function isOffered(product: Product, query: URLSearchParams): boolean {
  if (product.status === "DRAFT") return query.get("drafts") !== "false";
  return product.status !== "ARCHIVED" || query.get("archived") !== "false";
}

/** One word of a search, or a term such as `status:active`. */
function has(product: Product, word: string): boolean {
  const [name, value] = word.split(":");
  if (value !== undefined && name === "status") return product.status.toLowerCase() === value;
  if (value !== undefined && name === "vendor") return product.vendor.toLowerCase() === value;
  return `${product.title} ${product.productType} ${product.vendor} ${product.tags.join(" ")}`
    .toLowerCase()
    .includes(word);
}

function pickerProduct(store: Store, product: Product, pictureAddress: (url: string) => string): object {
  const variants = variantsOfProduct(store, product);
  const items = variants.flatMap((variant) => store.state.inventoryItems.get(variant.inventoryItemId) ?? []);
  const units = items.map((item) => unitsInLevels(store, item.id));
  const onlyDefault = variants.length === 1 && variants[0]?.title === "Default Title";
  return {
    id: gid("Product", product.id),
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.bodyHtml,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: product.status,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.published ? product.createdAt : null,
    templateSuffix: null,
    availablePublicationCount: product.published ? 1 : 0,
    hasOnlyDefaultVariant: onlyDefault,
    tracksInventory: items.some((item) => item.tracked),
    totalInventory: units.reduce((sum, one) => sum + one, 0),
    totalVariants: variants.length,
    options: product.options.map((option, at) => ({
      id: gid("ProductOption", option.id),
      name: option.name,
      position: at + 1,
      values: option.values,
    })),
    images: product.images.map((image) => ({
      id: gid("ProductImage", image.id),
      altText: image.altText,
      originalSrc: pictureAddress(image.url),
    })),
    variants: variants.map((variant, at) => ({
      id: gid("ProductVariant", variant.id),
      title: variant.title,
      displayName: `${product.title} - ${variant.title}`,
      sku: variant.sku,
      barcode: variant.barcode,
      price: variant.price,
      compareAtPrice: variant.compareAtPrice,
      position: variant.position,
      availableForSale: isAvailable(store, variant),
      inventoryQuantity: units[at] ?? 0,
      inventoryItem: { id: gid("InventoryItem", variant.inventoryItemId) },
      inventoryManagement: items[at]?.tracked === true ? "SHOPIFY" : "NOT_MANAGED",
      inventoryPolicy: variant.inventoryPolicy,
      requiresShipping: items[at]?.requiresShipping ?? true,
      taxable: variant.taxable,
      selectedOptions: variant.optionValues.map((value) => ({ value })),
      product: { id: gid("Product", product.id) },
      createdAt: variant.createdAt,
      updatedAt: variant.updatedAt,
    })),
  };
}
