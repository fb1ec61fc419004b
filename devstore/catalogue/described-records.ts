import { findDefinition } from "../metafields/definition.ts";
import { gid } from "../state/ids.ts";
import { putMetafield } from "../state/metafields.ts";
import type { Image, Product } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import type { DescribedImage, DescribedProduct, DescribedVariant } from "./described-product.ts";
import { addProduct, addVariant, type NewVariant } from "./product-records.ts";

/** Puts a new product in the shop, which came at this time. Tells nobody. */
export function addDescribedProduct(store: Store, given: DescribedProduct, at: string): Product {
  const id = store.nextId();
  const product: Product = { id, ...fieldsOf(store, given), variantIds: [], createdAt: at, updatedAt: at };
  addProduct(store, product);
  given.variants.forEach((described, index) => {
    const { tracked, requiresShipping, cost, units } = described;
    const item = { tracked, requiresShipping, cost, units, at };
    const variant = addVariant(store, product, variantFieldsOf(product, described, index), item);
    keepMarketPrices(store, variant.id, described);
  });
  keepMetafields(store, product, given);
  return product;
}

export type ProductFields = Omit<Product, "id" | "variantIds" | "createdAt" | "updatedAt">;

export function fieldsOf(store: Store, given: DescribedProduct): ProductFields {
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

export function variantFieldsOf(product: Product, described: DescribedVariant, index: number): NewVariant {
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

/** Keeps the metafields that the shop has definitions for: a file does not say of which type the others are. */
export function keepMetafields(store: Store, product: Product, { metafields }: DescribedProduct): void {
  for (const { namespace, key, value } of metafields) {
    const definition = findDefinition(store, { ownerType: "PRODUCT", namespace, key });
    if (definition === null) continue;
    putMetafield(store, { ownerGid: gid("Product", product.id), namespace, key, type: definition.type, value });
  }
}

/** Keeps a variant's own prices in the markets that the shop has, and that have a price list. */
export function keepMarketPrices(store: Store, variantId: string, { marketPrices }: DescribedVariant): void {
  for (const { market: name, price, compareAtPrice } of marketPrices) {
    const market = store.state.markets.find((one) => one.name === name);
    const catalog = market && store.state.catalogs.find(({ marketIds }) => marketIds.includes(market.id));
    const priceListId = catalog?.priceListId ?? null;
    if (priceListId === null) continue;
    store.state.fixedPrices.put({ priceListId, variantId, price, compareAtPrice, createdAt: store.timestamp() });
  }
}

function imageFrom(store: Store, handle: string, image: DescribedImage): Image {
  const { sourceUrl, altText, position } = image;
  const url = `https://cdn.shopify.com/s/files/1/${store.state.shop.id}/files/${handle}-${position}.svg`;
  return { id: store.nextId(), sourceUrl, url, altText, position };
}
