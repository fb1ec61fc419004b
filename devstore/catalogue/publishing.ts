import { gid, type Id } from "../state/ids.ts";
import type { ProductCollection } from "../state/records/product-collection.ts";
import type { Product } from "../state/records/product.ts";
import type { Publication, ResourcePublication } from "../state/records/publication.ts";
import type { Store } from "../state/store.ts";
import { announceCollection } from "./collection-records.ts";
import { announceProduct } from "./product-records.ts";

export type Publishable = Product | ProductCollection;

/** Where the resource is or will be published, and since when. */
export function publicationsOf(store: Store, resource: Publishable): ResourcePublication[] {
  const online = findOnlineStore(store);
  const known = resource.publications ?? [];
  if (!isProduct(resource) || !online) return known;
  // A catalogue says only whether a product is in the online store.
  const inOnlineStore = known.find((one) => one.publicationId === online.id);
  const others = known.filter((one) => one !== inOnlineStore);
  if (resource.published) {
    if (inOnlineStore && isDue(store, inOnlineStore)) return known;
    return [{ publicationId: online.id, publishDate: resource.createdAt }, ...others];
  }
  return inOnlineStore && isDue(store, inOnlineStore) ? others : known;
}

/** Whether shoppers of the publication can see it by now; whether the product is active is another matter. */
export function isDue(store: Store, { publishDate }: ResourcePublication): boolean {
  return Date.parse(publishDate) <= store.now().getTime();
}

export function isPublishedOn(store: Store, resource: Publishable, publicationId: Id | null): boolean {
  return publicationsOf(store, resource).some((one) => one.publicationId === publicationId && isDue(store, one));
}

/** When a product came to the online store; null when it is not there. */
export function publishedAt(store: Store, resource: Publishable): string | null {
  const online = findOnlineStore(store);
  const found = publicationsOf(store, resource).find((one) => one.publicationId === online?.id && isDue(store, one));
  return found?.publishDate ?? null;
}

export function findOnlineStore(store: Store): Publication | undefined {
  return store.state.publications.first();
}

/** Publishes a resource to publications, each at its time, and tells of it. */
export function publish(store: Store, resource: Publishable, wanted: readonly ResourcePublication[]): void {
  const ids = wanted.map((one) => one.publicationId);
  write(store, resource, [
    ...publicationsOf(store, resource).filter((one) => !ids.includes(one.publicationId)),
    ...wanted,
  ]);
}

/** Takes a resource out of publications, and tells of it. */
export function unpublish(store: Store, resource: Publishable, publicationIds: readonly Id[]): void {
  const left = publicationsOf(store, resource).filter((one) => !publicationIds.includes(one.publicationId));
  write(store, resource, left);
}

/** Goes on waiting for the times at which products and collections come to the online store. */
export function resumePublishing(store: Store): void {
  for (const product of store.state.products.values()) if (product.publications) awaitDates(store, product);
  for (const collection of store.state.productCollections.values()) awaitDates(store, collection);
}

function write(store: Store, resource: Publishable, publications: ResourcePublication[]): void {
  resource.publications = publications;
  settle(store, resource);
  awaitDates(store, resource);
}

/** Brings what the online store sells up to date. */
function settle(store: Store, resource: Publishable): void {
  if (!isProduct(resource)) return announceCollection(store, resource);
  const online = findOnlineStore(store);
  const inOnlineStore = resource.publications?.find((one) => one.publicationId === online?.id);
  resource.published = inOnlineStore !== undefined && isDue(store, inOnlineStore);
  announceProduct(store, resource);
}

function awaitDates(store: Store, resource: Publishable): void {
  const resourceGid = gid(isProduct(resource) ? "Product" : "Collection", resource.id);
  for (const one of resource.publications ?? []) {
    if (isDue(store, one)) continue;
    store.clock.at(new Date(one.publishDate), () => {
      const still = findPublishable(store, resourceGid);
      // It may have been published at another time by now, or be gone.
      if (still?.publications?.some((entry) => entry.publishDate === one.publishDate)) settle(store, still);
    });
  }
}

function isProduct(resource: Publishable): resource is Product {
  return "variantIds" in resource;
}

/** The product or collection with this global id */
export function findPublishable(store: Store, globalId: string): Publishable | null {
  const [, type, id] = /^gid:\/\/shopify\/(Product|Collection)\/(\d+)$/.exec(globalId) ?? [];
  if (type === "Product") return store.state.products.get(id) ?? null;
  return store.state.productCollections.get(id) ?? null;
}
