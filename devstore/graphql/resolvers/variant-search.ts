import { collectionsWith } from "../../catalogue/collection-records.ts";
import { levelsOfItem, unitsInLevels } from "../../inventory/stock.ts";
import { gid } from "../../state/ids.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import type { SortValue } from "../connection.ts";
import type { AdminContext } from "../resolver.ts";
import { compileSearch, type SearchField, type SearchFields } from "../search-query.ts";
import { Words, type SearchValue } from "../search-term.ts";
import { searchedMetafield } from "./metafield-search.ts";
import { notEmulated } from "./not-emulated.ts";
import { publishedStatuses } from "./published-status.ts";

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/productVariants#arguments-query */
export function variantSearch(context: AdminContext, query: string | null | undefined): (variant: Variant) => boolean {
  const findField = (name: string): SearchField<Variant> | null =>
    searchedMetafield(context, name, (variant: Variant) => gid("ProductVariant", variant.id));
  return compileSearch(query, searchFields(context.store), { now: context.store.now(), findField });
}

function searchFields(store: Store): SearchFields<Variant> {
  const productOf = (variant: Variant) => store.state.products.get(variant.productId);
  const ofProduct =
    (read: (product: Product) => SearchValue | readonly SearchValue[]) =>
    (variant: Variant): SearchValue | readonly SearchValue[] | null => {
      const product = productOf(variant);
      return product ? read(product) : null;
    };
  return {
    default: (variant) => [variant.title, variant.sku ?? "", variant.barcode ?? "", productOf(variant)?.title ?? ""],
    id: (variant) => variant.id,
    title: (variant) => new Words(variant.title),
    sku: (variant) => variant.sku,
    barcode: (variant) => variant.barcode,
    taxable: (variant) => variant.taxable,
    gift_card: () => false,
    requires_components: () => false,
    product_id: (variant) => variant.productId,
    product_status: { read: ofProduct((product) => product.status.toLowerCase()), takes: "values" },
    product_type: { read: ofProduct((product) => product.productType), takes: "values" },
    vendor: { read: ofProduct((product) => product.vendor), takes: "values" },
    tag: ofProduct((product) => product.tags),
    tag_not: { read: ofProduct((product) => product.tags), takes: "absence" },
    published_status: ofProduct((product) => publishedStatuses(store, product)),
    collection: ofProduct((product) => collectionsWith(store, product).map((collection) => collection.id)),
    location_id: (variant) => levelsOfItem(store, variant.inventoryItemId).map((level) => level.locationId),
    inventory_quantity: (variant) => unitsInLevels(store, variant.inventoryItemId),
    updated_at: (variant) => variant.updatedAt,
  };
}

/** By what variants stand in a list that is sorted so. */
export function variantOrder(store: Store, sortKey: string): (variant: Variant) => SortValue {
  const titleOf = (variant: Variant) => store.state.products.get(variant.productId)?.title ?? "";
  switch (sortKey) {
    case "ID":
    case "RELEVANCE":
      return (variant) => variant.id;
    case "SKU":
      return (variant) => variant.sku ?? "";
    case "TITLE":
    case "NAME":
      return (variant) => variant.title.toLowerCase();
    case "FULL_TITLE":
      return (variant) => `${titleOf(variant)} ${variant.title}`.toLowerCase();
    case "POSITION":
      return (variant) => variant.position;
    case "INVENTORY_QUANTITY":
    case "INVENTORY_LEVELS_AVAILABLE":
      return (variant) => unitsInLevels(store, variant.inventoryItemId);
    case "INVENTORY_POLICY":
      return (variant) => variant.inventoryPolicy;
    default:
      throw notEmulated(`ProductVariantSortKeys.${sortKey}`);
  }
}
