import { parseGid, type Id } from "../state/ids.ts";
import type { MetafieldDefinition } from "../state/records/metafield-definition.ts";
import type { Metafield } from "../state/records/metafield.ts";
import type { Store } from "../state/store.ts";
import { ownerTypeOf } from "./owner-type.ts";

/** https://shopify.dev/docs/apps/build/metafields/metafield-limits */
export const MOST_DEFINITIONS = 256;
export const MOST_PINNED = 20;

export interface DefinitionIdentifier {
  /** As GraphQL names it: `PRODUCT` */
  readonly ownerType: string;
  /** As it is stored */
  readonly namespace: string;
  readonly key: string;
}

export function findDefinition(store: Store, wanted: DefinitionIdentifier): MetafieldDefinition | null {
  const { metafieldDefinitions } = store.state;
  return (
    metafieldDefinitions.find(
      (one) => one.key === wanted.key && one.namespace === wanted.namespace && one.ownerType === wanted.ownerType,
    ) ?? null
  );
}

/** The definition that a metafield on this owner (its global id) is under. */
export function definitionFor(
  store: Store,
  ownerGid: string,
  namespace: string,
  key: string,
): MetafieldDefinition | null {
  const ownerType = ownerTypeOf(parseGid(ownerGid)?.type ?? "")?.name;
  return ownerType === undefined ? null : findDefinition(store, { ownerType, namespace, key });
}

/** The metafields under a definition. */
export function metafieldsUnder(store: Store, definition: MetafieldDefinition): Metafield[] {
  return store.state.metafields.filter(
    (one) =>
      one.key === definition.key &&
      one.namespace === definition.namespace &&
      ownerTypeOf(parseGid(one.ownerGid)?.type ?? "")?.name === definition.ownerType,
  );
}

/** `app--123--orders` belongs to the app 123; null for a namespace that is open to all. */
export function owningApp(namespace: string): Id | null {
  return /^app--(\d+)(?:--|$)/.exec(namespace)?.[1] ?? null;
}

/** How many definitions of one owner type the merchant has, or an app has in its own namespaces. */
export function countDefinitions(store: Store, ownerType: string, appId: Id | null): number {
  const { metafieldDefinitions } = store.state;
  return metafieldDefinitions.filter((one) => one.ownerType === ownerType && owningApp(one.namespace) === appId).length;
}

/** The pinned definitions of an owner type, first position first. */
export function pinnedDefinitions(store: Store, ownerType: string): MetafieldDefinition[] {
  const pinned = store.state.metafieldDefinitions.filter(
    (one) => one.ownerType === ownerType && one.pinnedPosition !== null,
  );
  return pinned.sort((a, b) => (a.pinnedPosition ?? 0) - (b.pinnedPosition ?? 0));
}

/** Pins a definition after those that are pinned. */
export function pin(store: Store, definition: MetafieldDefinition): void {
  const last = pinnedDefinitions(store, definition.ownerType).at(-1)?.pinnedPosition ?? 0;
  definition.pinnedPosition = last + 1;
  store.state.metafieldDefinitions.put(definition);
}

/** Takes a definition from among the pinned ones, which close up. */
export function unpin(store: Store, definition: MetafieldDefinition): void {
  const position = definition.pinnedPosition ?? Infinity;
  definition.pinnedPosition = null;
  store.state.metafieldDefinitions.put(definition);
  for (const one of pinnedDefinitions(store, definition.ownerType))
    if ((one.pinnedPosition ?? 0) > position)
      store.state.metafieldDefinitions.put(Object.assign(one, { pinnedPosition: (one.pinnedPosition ?? 0) - 1 }));
}
