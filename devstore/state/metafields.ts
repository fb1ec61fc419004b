import type { Metafield } from "./records/metafield.ts";
import { metafieldKey } from "./shop-state.ts";
import type { Store } from "./store.ts";

/** The metafields of an owner (its global id), in the order in which they were made. */
export function metafieldsOf(store: Store, ownerGid: string): readonly Metafield[] {
  return store.index.metafieldsByOwner.get(ownerGid) ?? [];
}

/** One metafield of an owner by its full namespace (`app--123--orders`, never `$app:orders`) and key. */
export function findMetafield(store: Store, ownerGid: string, namespace: string, key: string): Metafield | null {
  return store.state.metafields.get(metafieldKey(ownerGid, namespace, key)) ?? null;
}

export interface MetafieldValue {
  readonly ownerGid: string;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
}

/** Writes a metafield, new or over the one that is there. */
export function putMetafield(store: Store, given: MetafieldValue): Metafield {
  const at = store.timestamp();
  const existing = findMetafield(store, given.ownerGid, given.namespace, given.key);
  if (existing) {
    existing.type = given.type;
    existing.value = given.value;
    existing.updatedAt = at;
    return store.state.metafields.put(existing);
  }
  const metafield: Metafield = { id: store.nextId(), ...given, createdAt: at, updatedAt: at };
  store.state.metafields.put(metafield);
  store.index.addMetafield(metafield);
  return metafield;
}

export function removeMetafield(store: Store, metafield: Metafield): void {
  store.state.metafields.delete(metafieldKey(metafield.ownerGid, metafield.namespace, metafield.key));
  store.index.removeMetafield(metafield);
}

/** Removes what hung on a thing that is gone. */
export function removeMetafieldsOf(store: Store, ownerGid: string): void {
  for (const metafield of metafieldsOf(store, ownerGid)) removeMetafield(store, metafield);
}

/**
 * The namespace as Shopify stores it: `$app` becomes `app--{appId}` and `$app:orders` becomes `app--{appId}--orders`.
 * https://shopify.dev/docs/apps/build/custom-data/ownership
 */
export function resolveNamespace(namespace: string, appId: string | null): string {
  if (appId === null) return namespace;
  if (namespace === "$app") return `app--${appId}`;
  if (namespace.startsWith("$app:")) return `app--${appId}--${namespace.slice("$app:".length)}`;
  return namespace;
}
