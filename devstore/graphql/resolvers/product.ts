import { variantsOf } from "../../catalogue/product-records.ts";
import { unitsInLevels } from "../../inventory/stock.ts";
import { centsOf } from "../../orders/money.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Image, Product, Variant } from "../../state/records/product.ts";
import { pageById, pageOf, type PageArgs, type SortValue } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { productPricing } from "./contextual-pricing.ts";
import { mediaOf, type MediaImage } from "./media.ts";
import { metafieldFields } from "./metafield.ts";
import { money } from "./money.ts";

const DEFAULT_VARIANT = "Default Title";

export const product = fieldsOf<Product>({
  ...metafieldFields<Product>("Product"),
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
  templateSuffix: () => null,
  seo: () => ({ title: null, description: null }),
  createdAt: (product) => product.createdAt,
  updatedAt: (product) => product.updatedAt,
  publishedAt: (product) => (product.published ? product.createdAt : null),
  onlineStoreUrl: (product, _args, { store }) =>
    product.published && product.status === "ACTIVE" ? storeUrl(store.state.shop.primaryDomainUrl, product) : null,
  onlineStorePreviewUrl: (product, _args, { store }) => storeUrl(store.state.shop.primaryDomainUrl, product),
  options: (product, args: { readonly first?: number | null }) =>
    product.options.slice(0, args.first ?? undefined).map((option, index) => ({ ...option, position: index + 1 })),
  variants: (product, args: PageArgs & { readonly sortKey: string }, context) => {
    const variants = variantsOf(context.store, product);
    return pageOf(variants, args, context, (variant) => ({
      id: variant.id,
      value: variantPlace(variant, args.sortKey),
    }));
  },
  variantsCount: (product) => ({ count: product.variantIds.length, precision: "EXACT" }),
  totalVariants: (product) => product.variantIds.length,
  hasOnlyDefaultVariant: (product, _args, { store }) =>
    variantsOf(store, product).every((variant) => variant.title === DEFAULT_VARIANT),
  tracksInventory: (product, _args, context) => trackedVariants(product, context).length > 0,
  totalInventory: (product, _args, context) =>
    trackedVariants(product, context).reduce(
      (sum, variant) => sum + unitsInLevels(context.store, variant.inventoryItemId),
      0,
    ),
  hasOutOfStockVariants: (product, _args, context) =>
    trackedVariants(product, context).some((variant) => unitsInLevels(context.store, variant.inventoryItemId) <= 0),
  priceRangeV2: (product, _args, context) => priceRange(product, context),
  contextualPricing: productPricing,
  priceRange: (product, _args, context) => priceRange(product, context),
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

export const productOption = fieldsOf<Product["options"][number] & { position: number }>({
  id: (option) => gid("ProductOption", option.id),
  name: (option) => option.name,
  position: (option) => option.position,
  values: (option) => option.values,
});

type ListArgs = PageArgs & { readonly query?: string | null; readonly sortKey: string };

export const productQueries = {
  product: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.products.get(idIn(args.id, "Product")) ?? null,
  productByHandle: (_root: unknown, args: { readonly handle: string }, { store }: AdminContext) =>
    store.index.productByHandle.get(args.handle) ?? null,
  productByIdentifier: (_root: unknown, args: { readonly identifier: Identifier }, { store }: AdminContext) => {
    const { id, handle } = args.identifier;
    if (isGiven(id)) return store.state.products.get(idIn(id, "Product")) ?? null;
    return (isGiven(handle) && store.index.productByHandle.get(handle)) || null;
  },
  products: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const { state, index } = context.store;
    const matches = compileSearch(args.query, searchFields(context));
    const list = { ids: index.productIds, find: (id: string) => state.products.get(id), matches };
    if (args.sortKey === "ID" || args.sortKey === "RELEVANCE") return pageById(list, args, context);
    const found = state.products.filter(matches);
    return pageOf(found, args, context, (one) => ({ id: one.id, value: productPlace(one, args.sortKey, context) }));
  },
  productsCount: (_root: unknown, args: { readonly query?: string | null }, context: AdminContext) => {
    const matches = compileSearch(args.query, searchFields(context));
    return { count: context.store.state.products.filter(matches).length, precision: "EXACT" };
  },
};

type Identifier = { readonly id?: string | null; readonly handle?: string | null };

function searchFields(context: AdminContext): Parameters<typeof compileSearch<Product>>[1] {
  const variants = (product: Product) => variantsOf(context.store, product);
  return {
    default: (product) => [product.title, product.vendor, product.productType, ...product.tags],
    id: (product) => product.id,
    title: (product) => product.title,
    handle: (product) => product.handle,
    vendor: (product) => product.vendor,
    product_type: (product) => product.productType,
    tag: (product) => product.tags,
    status: (product) => product.status.toLowerCase(),
    published_status: (product) => (product.published && product.status === "ACTIVE" ? "published" : "unpublished"),
    sku: (product) => variants(product).flatMap((variant) => variant.sku ?? []),
    variant_id: (product) => product.variantIds,
    created_at: (product) => product.createdAt,
    updated_at: (product) => product.updatedAt,
  };
}

function productPlace(product: Product, sortKey: string, context: AdminContext): SortValue {
  switch (sortKey) {
    case "TITLE":
      return product.title.toLowerCase();
    case "VENDOR":
      return product.vendor.toLowerCase();
    case "PRODUCT_TYPE":
      return product.productType.toLowerCase();
    case "UPDATED_AT":
      return product.updatedAt;
    case "INVENTORY_TOTAL":
      return trackedVariants(product, context).reduce(
        (sum, one) => sum + unitsInLevels(context.store, one.inventoryItemId),
        0,
      );
    default:
      return product.createdAt;
  }
}

function variantPlace(variant: Variant, sortKey: string): SortValue {
  if (sortKey === "ID") return variant.id;
  if (sortKey === "TITLE" || sortKey === "NAME") return variant.title;
  return sortKey === "SKU" ? (variant.sku ?? "") : variant.position;
}

function trackedVariants(product: Product, { store }: AdminContext): Variant[] {
  return variantsOf(store, product).filter(
    (variant) => store.state.inventoryItems.get(variant.inventoryItemId)?.tracked,
  );
}

function priceRange(product: Product, context: AdminContext): object {
  const prices = variantsOf(context.store, product).map((variant) => centsOf(variant.price));
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
