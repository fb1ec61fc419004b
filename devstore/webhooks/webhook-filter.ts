import { compileSearch, type SearchFields } from "../graphql/search-query.ts";
import type { SearchValue } from "../graphql/search-term.ts";
import type { Payload } from "./payloads.ts";
import { RestId, type RestValue } from "./rest-json.ts";

/**
 * Whether a payload passes a subscription's filter: search syntax over the payload's own fields, `variants.price:>=10.00`.
 * A list passes when one of its entries does. Throws when the filter is not understood.
 * https://shopify.dev/docs/apps/build/webhooks/customize/filters
 */
export function passesFilter(payload: Payload, filter: string | null): boolean {
  return compileSearch(filter, PATHS)(payload);
}

/** Throws when a filter is not understood. */
export function checkFilter(filter: string): void {
  compileSearch(filter, PATHS);
}

/** Every path is a field: what a payload has is known only when it comes. */
const PATHS = new Proxy<SearchFields<Payload>>(
  {},
  { get: (_target, path) => (payload: Payload) => valuesAt(payload, String(path).split(".")) },
);

function valuesAt(value: RestValue, path: readonly string[]): SearchValue[] {
  if (Array.isArray(value)) return (value as readonly RestValue[]).flatMap((item) => valuesAt(item, path));
  if (value === null) return [];
  if (value instanceof RestId) return path.length === 0 ? [value.digits] : [];
  if (typeof value !== "object") return path.length === 0 ? [value] : [];
  const [name = "", ...rest] = path;
  const inner = (value as Payload)[name];
  return inner === undefined ? [] : valuesAt(inner, rest);
}
