import { isSmart } from "../catalogue/collection-records.ts";
import { publishedAt } from "../catalogue/publishing.ts";
import { gid } from "../state/ids.ts";
import type { CollectionSortOrder, ProductCollection } from "../state/records/product-collection.ts";
import type { Store } from "../state/store.ts";
import { restId, type RestValue } from "./rest-json.ts";

const SORT_ORDERS: Record<CollectionSortOrder, string> = {
  ALPHA_ASC: "alpha-asc",
  ALPHA_DESC: "alpha-desc",
  BEST_SELLING: "best-selling",
  CREATED: "created",
  CREATED_DESC: "created-desc",
  MANUAL: "manual",
  MOST_RELEVANT: "most-relevant",
  PRICE_ASC: "price-asc",
  PRICE_DESC: "price-desc",
};

/** A collection as `collections/create` and `collections/update` tell it: the rules with a smart one only. */
export function collectionPayload(store: Store, collection: ProductCollection): Record<string, RestValue> {
  const [source] = collection.sources.filter((one) => one.rules.length > 0);
  const rules = (source?.rules ?? []).flatMap(({ column, relation, values }) =>
    (values.length > 0 ? values : [""]).map((condition) => ({
      column: column.toLowerCase(),
      relation: relation.toLowerCase(),
      condition,
    })),
  );
  return {
    admin_graphql_api_id: gid("Collection", collection.id),
    id: restId(collection.id),
    handle: collection.handle,
    title: collection.title,
    updated_at: collection.updatedAt,
    body_html: collection.descriptionHtml,
    published_at: publishedAt(store, collection),
    sort_order: SORT_ORDERS[collection.sortOrder],
    template_suffix: collection.templateSuffix,
    published_scope: "web",
    ...(isSmart(collection) ? { rules, disjunctive: source?.matchesAny ?? false } : {}),
  };
}
