import { hasProduct } from "../../catalogue/collection-records.ts";
import { optionValues, type OptionValue } from "../../catalogue/option-values.ts";
import { variantsOf } from "../../catalogue/product-records.ts";
import { publishedAt } from "../../catalogue/publishing.ts";
import { unitsInLevels } from "../../inventory/stock.ts";
import { centsOf } from "../../orders/money.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Image, Product } from "../../state/records/product.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { listCollections, type CollectionListArgs } from "./collection-list.ts";
import { findCollection } from "./collection-lookup.ts";
import { productPricing } from "./contextual-pricing.ts";
import type { CountArgs } from "./count.ts";
import { mediaOf, type MediaImage } from "./media.ts";
import { metafieldFields } from "./metafield.ts";
import { money } from "./money.ts";
import { notEmulated } from "./not-emulated.ts";
import type { PlacedOption } from "./option-lookup.ts";
import { listProducts, productCount, totalInventory, trackedVariants, type ProductListArgs } from "./product-list.ts";
import { publishableFields } from "./publication.ts";
import { withoutSavedSearch, type SavedSearchArgs } from "./saved-search.ts";
import { variantOrder } from "./variant-search.ts";

const DEFAULT_VARIANT = "Default Title";

export const product = fieldsOf<Product>({
  ...metafieldFields<Product>("Product"),
  ...publishableFields<Product>("Product"),
  id: (product) => gid("Product", product.id),
  legacyResourceId: (product) => product.id,
  title: (product) => product.title,
  handle: (product) => product.handle,
  description: (product, args: { readonly truncateAt?: number | null }) => plainText(product, args.truncateAt ?? null),
  descriptionHtml: (product) => product.bodyHtml,
  bodyHtml: (product) => product.bodyHtml,
  vendor: (product) => product.vendor,
  productType: (product) => product.productType,
  category: () => null,
  tags: (product) => [...product.tags].sort(),
  status: (product) => product.status,
  isGiftCard: () => false,
  requiresSellingPlan: () => false,
  templateSuffix: (product) => product.templateSuffix ?? null,
  seo: (product) => product.seo ?? { title: null, description: null },
  createdAt: (product) => product.createdAt,
  updatedAt: (product) => product.updatedAt,
  publishedAt: (product, _args, { store }) => publishedAt(store, product),
  onlineStoreUrl: (product, _args, { store }) =>
    product.published && product.status === "ACTIVE" ? storeUrl(store.state.shop.primaryDomainUrl, product) : null,
  onlineStorePreviewUrl: (product, _args, { store }) => storeUrl(store.state.shop.primaryDomainUrl, product),
  options: (product, args: { readonly first?: number | null }) =>
    product.options
      .slice(0, args.first ?? undefined)
      .map((option, index) => ({ option, product, position: index + 1 })),
  variants: (product, args: PageArgs & { readonly sortKey: string }, context) => {
    const variants = variantsOf(context.store, product);
    const placeOf = variantOrder(context.store, args.sortKey);
    return pageOf(variants, args, context, (variant) => ({
      id: variant.id,
      value: placeOf(variant),
    }));
  },
  variantsCount: (product) => ({ count: product.variantIds.length, precision: "EXACT" }),
  hasVariantsThatRequiresComponents: () => false,
  collections: (product, args: CollectionListArgs, context) =>
    listCollections(context, args, (collection) => hasProduct(context.store, collection, product)),
  inCollection: (product, args: { readonly id: string }, { store }) => {
    const collection = findCollection(store, args.id);
    return collection !== undefined && hasProduct(store, collection, product);
  },
  totalVariants: (product) => product.variantIds.length,
  hasOnlyDefaultVariant: (product, _args, { store }) =>
    variantsOf(store, product).every((variant) => variant.title === DEFAULT_VARIANT),
  tracksInventory: (product, _args, { store }) => trackedVariants(store, product).length > 0,
  totalInventory: (product, _args, { store }) => totalInventory(store, product),
  hasOutOfStockVariants: (product, _args, { store }) =>
    trackedVariants(store, product).some((variant) => unitsInLevels(store, variant.inventoryItemId) <= 0),
  priceRangeV2: (product, _args, context) => priceRange(product, context),
  contextualPricing: productPricing,
  priceRange: (product, _args, context) => priceRange(product, context),
  compareAtPriceRange: (product, _args, context) => compareAtPriceRange(product, context),
  featuredMedia: (product) => {
    const first = mediaOf(product)[0];
    return first ? typed("MediaImage", first) : null;
  },
  featuredImage: (product) => product.images[0] ?? null,
  media: (product, args: PageArgs, context) => {
    const media = mediaOf(product).map((one) => typed("MediaImage", one));
    return pageOf<MediaImage>(media, args, context, (one, index) => ({ id: one.image.id, value: index }));
  },
  mediaCount: (product) => ({ count: product.images.length, precision: "EXACT" }),
  images: (product, args: PageArgs, context) =>
    pageOf<Image>(product.images, args, context, (one) => ({ id: one.id, value: one.position })),
});

export const productOption = fieldsOf<PlacedOption>({
  id: ({ option }) => gid("ProductOption", option.id),
  name: ({ option }) => option.name,
  position: ({ position }) => position,
  linkedMetafield: () => null,
  values: ({ option, product }, _args, { store }) =>
    optionValues(store, product, option).flatMap((value) => (value.hasVariants ? [value.name] : [])),
  optionValues: ({ option, product }, _args, { store }) => optionValues(store, product, option),
});

export const productOptionValue = fieldsOf<OptionValue>({
  id: (value) => gid("ProductOptionValue", value.id),
  name: (value) => value.name,
  hasVariants: (value) => value.hasVariants,
  linkedMetafieldValue: () => null,
  swatch: () => null,
});

type Identifier = { readonly id?: string | null; readonly handle?: string | null; readonly customId?: object | null };

export const productQueries = {
  product: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.products.get(idIn(args.id, "Product")) ?? null,
  productByHandle: (_root: unknown, args: { readonly handle: string }, { store }: AdminContext) =>
    store.index.productByHandle.get(args.handle) ?? null,
  productByIdentifier: (_root: unknown, args: { readonly identifier: Identifier }, { store }: AdminContext) => {
    const { id, handle, customId } = args.identifier;
    if (isGiven(customId)) throw notEmulated("ProductIdentifierInput.customId");
    if (isGiven(id)) return store.state.products.get(idIn(id, "Product")) ?? null;
    return (isGiven(handle) && store.index.productByHandle.get(handle)) || null;
  },
  products: (_root: unknown, args: SavedSearchArgs & ProductListArgs, context: AdminContext) =>
    listProducts(context, withoutSavedSearch(args)),
  productsCount: (_root: unknown, args: SavedSearchArgs & CountArgs, context: AdminContext) =>
    productCount(context, withoutSavedSearch(args)),
  productTags: (_root: unknown, args: PageArgs, context: AdminContext) => texts(context, args, (one) => one.tags),
  productTypes: (_root: unknown, args: PageArgs, context: AdminContext) =>
    texts(context, args, (one) => [one.productType]),
  productVendors: (_root: unknown, args: PageArgs, context: AdminContext) =>
    texts(context, args, (one) => [one.vendor]),
};

/** Each text once, in alphabetical order. */
function texts(context: AdminContext, args: PageArgs, textsOf: (product: Product) => readonly string[]) {
  const found = [...new Set([...context.store.state.products.values()].flatMap(textsOf))].filter((text) => text !== "");
  return pageOf(found, args, context, (text) => ({ id: "0", value: text }));
}

function priceRange(product: Product, context: AdminContext): object {
  return rangeOf(
    variantsOf(context.store, product).map((variant) => centsOf(variant.price)),
    context,
  );
}

/** Null when no variant has a price to compare with. */
function compareAtPriceRange(product: Product, context: AdminContext): object | null {
  const prices = variantsOf(context.store, product).flatMap((one) =>
    one.compareAtPrice === null ? [] : [centsOf(one.compareAtPrice)],
  );
  if (prices.length === 0) return null;
  const { minVariantPrice, maxVariantPrice } = rangeOf(prices, context);
  return { minVariantCompareAtPrice: minVariantPrice, maxVariantCompareAtPrice: maxVariantPrice };
}

function rangeOf(prices: readonly number[], context: AdminContext) {
  const price = (cents: number) => money(context, (cents / 100).toFixed(2));
  return { minVariantPrice: price(Math.min(...prices)), maxVariantPrice: price(Math.max(...prices)) };
}

function plainText(product: Product, truncateAt: number | null): string {
  const text = product.bodyHtml
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return truncateAt === null || text.length <= truncateAt ? text : `${text.slice(0, truncateAt - 3)}...`;
}

function storeUrl(origin: string, product: Product): string {
  return `${origin}/products/${product.handle}`;
}
