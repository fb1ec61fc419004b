import { findOnlineStore, isDue, publicationsOf, type Publishable } from "../../catalogue/publishing.ts";
import type { Store } from "../../state/store.ts";

/**
 * Everything that `published_status:` finds a product or collection by. Only the online store can be named, and by no id.
 * https://shopify.dev/docs/api/admin-graphql/latest/queries/products#argument-query-filter-published_status
 */
export function publishedStatuses(store: Store, resource: Publishable): string[] {
  const publications = publicationsOf(store, resource);
  const isActive = !("status" in resource) || resource.status === "ACTIVE" || resource.status === "UNLISTED";
  const online = publications.find((one) => one.publicationId === findOnlineStore(store)?.id);
  const isVisible = isActive && online !== undefined && isDue(store, online);
  return [
    "online_store_channel",
    ...(isVisible ? ["published", "visible"] : ["unpublished"]),
    ...(publications.some((one) => isDue(store, one)) ? [] : ["unavailable"]),
  ];
}
