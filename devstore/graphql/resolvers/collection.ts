import { sortedProductsIn } from "../../catalogue/collection-order.ts";
import { findCollectionByHandle, hasProduct, productsIn } from "../../catalogue/collection-records.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { CollectionRule, CollectionSortOrder, ProductCollection } from "../../state/records/product-collection.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { collectionCount, listCollections, type CollectionListArgs } from "./collection-list.ts";
import { findCollection } from "./collection-lookup.ts";
import type { CountArgs } from "./count.ts";
import { metafieldFields } from "./metafield.ts";
import { notEmulated } from "./not-emulated.ts";
import { publishableFields } from "./publication.ts";
import { withoutSavedSearch, type SavedSearchArgs } from "./saved-search.ts";

export const collection = fieldsOf<ProductCollection>({
  ...metafieldFields<ProductCollection>("Collection"),
  ...publishableFields<ProductCollection>("Collection"),
  id: (collection) => gid("Collection", collection.id),
  legacyResourceId: (collection) => collection.id,
  title: (collection) => collection.title,
  handle: (collection) => collection.handle,
  description: (collection, args: { readonly truncateAt?: number | null }) => {
    const text = collection.descriptionHtml
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    return isGiven(args.truncateAt) && text.length > args.truncateAt
      ? `${text.slice(0, args.truncateAt - 3)}...`
      : text;
  },
  descriptionHtml: (collection) => collection.descriptionHtml,
  image: () => null,
  seo: (collection) => collection.seo,
  sortOrder: (collection) => collection.sortOrder,
  templateSuffix: (collection) => collection.templateSuffix,
  updatedAt: (collection) => collection.updatedAt,
  ruleSet: (collection) => {
    const [source] = collection.sources.filter((one) => one.rules.length > 0);
    return source ? { appliedDisjunctively: source.matchesAny, rules: source.rules.flatMap(rulesOf) } : null;
  },
  sources: (collection) =>
    collection.sources.map((source) => typed("CollectionConditionsSource", { source, collection })),
  hasProduct: (collection, args: { readonly id: string }, { store }) => {
    const product = store.state.products.get(idIn(args.id, "Product"));
    return product !== undefined && hasProduct(store, collection, product);
  },
  products: (collection, args: PageArgs, context) => {
    const sortKey = args.sortKey ?? "COLLECTION_DEFAULT";
    const order = ORDER_OF[sortKey] ?? (sortKey === "COLLECTION_DEFAULT" ? collection.sortOrder : "MANUAL");
    const sorted = sortedProductsIn(context.store, collection, order);
    return pageOf(sorted, args, context, (one, index) => ({ id: one.id, value: sortKey === "ID" ? one.id : index }));
  },
  productsCount: (collection, _args, { store }) => ({
    count: productsIn(store, collection).length,
    precision: "EXACT",
  }),
});

const ORDER_OF: Record<string, CollectionSortOrder> = {
  BEST_SELLING: "BEST_SELLING",
  CREATED: "CREATED",
  PRICE: "PRICE_ASC",
  TITLE: "ALPHA_ASC",
};

/** A condition of several values is as many rules. */
function rulesOf({ column, relation, values }: CollectionRule): object[] {
  const conditions = values.length > 0 ? values : [""];
  return conditions.map((condition) => ({ column, relation, condition, conditionObject: null }));
}

type Identifier = { readonly id?: string | null; readonly handle?: string | null; readonly customId?: object | null };

export const collectionQueries = {
  collection: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    findCollection(store, args.id) ?? null,
  collectionByHandle: (_root: unknown, args: { readonly handle: string }, { store }: AdminContext) =>
    findCollectionByHandle(store, args.handle) ?? null,
  collectionByIdentifier: (_root: unknown, args: { readonly identifier: Identifier }, { store }: AdminContext) => {
    const { id, handle, customId } = args.identifier;
    if (isGiven(customId)) throw notEmulated("CollectionIdentifierInput.customId");
    if (isGiven(id)) return findCollection(store, id) ?? null;
    return isGiven(handle) ? (findCollectionByHandle(store, handle) ?? null) : null;
  },
  collections: (_root: unknown, args: SavedSearchArgs & CollectionListArgs, context: AdminContext) =>
    listCollections(context, withoutSavedSearch(args)),
  collectionsCount: (_root: unknown, args: SavedSearchArgs & CountArgs, context: AdminContext) =>
    collectionCount(context, withoutSavedSearch(args)),
};
