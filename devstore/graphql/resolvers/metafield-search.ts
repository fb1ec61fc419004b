import { findMetafield, resolveNamespace } from "../../state/metafields.ts";
import type { Metafield } from "../../state/records/metafield.ts";
import { appIdOf, type AdminContext } from "../resolver.ts";
import type { SearchField } from "../search-query.ts";
import type { SearchValue } from "../search-term.ts";

/**
 * The filter `metafields.{namespace}.{key}`, whose values are compared as what their type says they are; null for any other
 * name. https://shopify.dev/docs/apps/build/custom-data/metafields/query-by-metafield-value
 */
export function searchedMetafield<T>(
  context: AdminContext,
  name: string,
  ownerOf: (item: T) => string,
): SearchField<T> | null {
  const [, namespace = "", key = ""] = /^metafields\.(.+)\.([\w-]+)$/.exec(name) ?? [];
  if (namespace === "") return null;
  const stored = resolveNamespace(namespace, appIdOf(context));
  return (item) => {
    const metafield = findMetafield(context.store, ownerOf(item), stored, key);
    return metafield ? valuesOf(metafield) : null;
  };
}

function valuesOf({ type, value }: Metafield): SearchValue | readonly SearchValue[] {
  if (type.startsWith("list.")) return (JSON.parse(value) as readonly unknown[]).map(String);
  return type.startsWith("number_") ? Number(value) : value;
}
