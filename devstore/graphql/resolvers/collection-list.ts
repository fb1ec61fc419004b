import { isSmart, productsIn } from "../../catalogue/collection-records.ts";
import { publishedAt } from "../../catalogue/publishing.ts";
import { gid } from "../../state/ids.ts";
import type { ProductCollection } from "../../state/records/product-collection.ts";
import { pageOf, type Connection, type PageArgs } from "../connection.ts";
import type { AdminContext } from "../resolver.ts";
import { compileSearch, type SearchField } from "../search-query.ts";
import { Words } from "../search-term.ts";
import { limitedCount, type Count, type CountArgs } from "./count.ts";
import { searchedMetafield } from "./metafield-search.ts";
import { publishedStatuses } from "./published-status.ts";

export type CollectionListArgs = PageArgs & { readonly query?: string | null };

/** A page of the collections that a query finds, those of them that `isListed` lets through. */
export function listCollections(
  context: AdminContext,
  args: CollectionListArgs,
  isListed: (collection: ProductCollection) => boolean = () => true,
): Connection<ProductCollection> {
  const search = collectionSearch(context, args.query);
  const found = context.store.state.productCollections.filter((one) => isListed(one) && search(one));
  return pageOf(found, args, context, (one) => ({ id: one.id, value: placeOf(one, args.sortKey) }));
}

export function collectionCount(context: AdminContext, args: CountArgs): Count {
  return limitedCount(
    context.store.state.productCollections.filter(collectionSearch(context, args.query)).length,
    args,
  );
}

/** https://shopify.dev/docs/api/admin-graphql/latest/queries/collections#arguments-query */
function collectionSearch(
  context: AdminContext,
  query: string | null | undefined,
): (collection: ProductCollection) => boolean {
  const { store } = context;
  const findField = (name: string): SearchField<ProductCollection> | null =>
    searchedMetafield(context, name, (collection: ProductCollection) => gid("Collection", collection.id));
  return compileSearch<ProductCollection>(
    query,
    {
      default: (collection) => [collection.title, collection.handle],
      id: (collection) => collection.id,
      title: (collection) => new Words(collection.title),
      handle: (collection) => collection.handle,
      collection_type: (collection) => (isSmart(collection) ? "smart" : "custom"),
      product_id: (collection) => productsIn(store, collection).map((product) => product.id),
      published_at: (collection) => publishedAt(store, collection),
      published_status: (collection) => publishedStatuses(store, collection),
      updated_at: (collection) => collection.updatedAt,
    },
    { now: store.now(), findField },
  );
}

function placeOf(collection: ProductCollection, sortKey: string | null | undefined): string {
  if (sortKey === "TITLE") return collection.title.toLowerCase();
  return sortKey === "UPDATED_AT" ? collection.updatedAt : collection.id;
}
