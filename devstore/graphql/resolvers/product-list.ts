import { collectionsWith } from "../../catalogue/collection-records.ts";
import { variantsOf } from "../../catalogue/product-records.ts";
import { publicationsOf, publishedAt } from "../../catalogue/publishing.ts";
import { levelsOfItem, unitsInLevels } from "../../inventory/stock.ts";
import { gid } from "../../state/ids.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { pageById, pageOf, type Connection, type PageArgs, type SortValue } from "../connection.ts";
import type { AdminContext } from "../resolver.ts";
import { compileSearch, type SearchField, type SearchFields } from "../search-query.ts";
import { Words } from "../search-term.ts";
import { limitedCount, type Count, type CountArgs } from "./count.ts";
import { searchedMetafield } from "./metafield-search.ts";
import { publishedStatuses } from "./published-status.ts";

export type ProductListArgs = PageArgs & { readonly query?: string | null };

/** A page of the products that a query finds, those of them that `isListed` lets through. */
export function listProducts(
  context: AdminContext,
  args: ProductListArgs,
  isListed: (product: Product) => boolean = () => true,
): Connection<Product> {
  const { state, index } = context.store;
  const sortKey = args.sortKey ?? "ID";
  const search = productSearch(context, args.query);
  const matches = (product: Product) => isListed(product) && search(product);
  const list = { ids: index.productIds, find: (id: string) => state.products.get(id), matches };
  if (sortKey === "ID" || sortKey === "RELEVANCE") return pageById(list, args, context);
  return pageOf(state.products.filter(matches), args, context, (one) => ({
    id: one.id,
    value: placeOf(context.store, one, sortKey),
  }));
}

export function productCount(
  context: AdminContext,
  args: CountArgs,
  isListed: (product: Product) => boolean = () => true,
): Count {
  const search = productSearch(context, args.query);
  return limitedCount(context.store.state.products.filter((one) => isListed(one) && search(one)).length, args);
}

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/products#arguments-query */
function productSearch(context: AdminContext, query: string | null | undefined): (product: Product) => boolean {
  const findField = (name: string): SearchField<Product> | null =>
    searchedMetafield(context, name, (product: Product) => gid("Product", product.id));
  return compileSearch(query, searchFields(context.store), { now: context.store.now(), findField });
}

function searchFields(store: Store): SearchFields<Product> {
  const variants = (product: Product) => variantsOf(store, product);
  const tracked = (product: Product) => trackedVariants(store, product);
  return {
    default: (product) => [
      product.title,
      product.vendor,
      product.productType,
      ...product.tags,
      ...skusOf(store, product),
    ],
    id: (product) => product.id,
    title: (product) => new Words(product.title),
    handle: { read: (product) => product.handle, takes: "values" },
    vendor: (product) => product.vendor,
    product_type: { read: (product) => product.productType, takes: "values" },
    tag: (product) => product.tags,
    tag_not: { read: (product) => product.tags, takes: "absence" },
    status: { read: (product) => product.status.toLowerCase(), takes: "values" },
    gift_card: () => false,
    bundles: () => false,
    published_status: (product) => publishedStatuses(store, product),
    published_at: (product) => publishedAt(store, product),
    publication_ids: {
      read: (product) => publicationsOf(store, product).map((one) => one.publicationId),
      takes: "values",
    },
    collection_id: (product) => collectionsWith(store, product).map((collection) => collection.id),
    sku: (product) => skusOf(store, product),
    barcode: (product) => variants(product).flatMap((variant) => variant.barcode ?? []),
    price: (product) => variants(product).map((variant) => Number(variant.price)),
    is_price_reduced: (product) =>
      variants(product).some((one) => one.compareAtPrice !== null && Number(one.compareAtPrice) > Number(one.price)),
    variant_id: (product) => product.variantIds,
    variant_title: (product) => variants(product).map((variant) => new Words(variant.title)),
    has_only_default_variant: (product) => variants(product).every((variant) => variant.title === "Default Title"),
    tracks_inventory: (product) => tracked(product).length > 0,
    inventory_total: (product) => totalInventory(store, product),
    out_of_stock_somewhere: (product) =>
      tracked(product).some((variant) =>
        levelsOfItem(store, variant.inventoryItemId).some((level) => level.quantities.available <= 0),
      ),
    created_at: (product) => product.createdAt,
    updated_at: (product) => product.updatedAt,
  };
}

function skusOf(store: Store, product: Product): string[] {
  return variantsOf(store, product).flatMap((variant) => variant.sku ?? []);
}

/** The variants of a product whose units the store counts. */
export function trackedVariants(store: Store, product: Product): Variant[] {
  return variantsOf(store, product).filter(
    (variant) => store.state.inventoryItems.get(variant.inventoryItemId)?.tracked,
  );
}

export function totalInventory(store: Store, product: Product): number {
  return trackedVariants(store, product).reduce((sum, one) => sum + unitsInLevels(store, one.inventoryItemId), 0);
}

function placeOf(store: Store, product: Product, sortKey: string): SortValue {
  switch (sortKey) {
    case "TITLE":
      return product.title.toLowerCase();
    case "VENDOR":
      return product.vendor.toLowerCase();
    case "PRODUCT_TYPE":
      return product.productType.toLowerCase();
    case "UPDATED_AT":
      return product.updatedAt;
    case "PUBLISHED_AT":
      return publishedAt(store, product) ?? "";
    case "INVENTORY_TOTAL":
      return totalInventory(store, product);
    default:
      return product.createdAt;
  }
}
