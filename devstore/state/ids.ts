/** Decimal text of Shopify's numeric id. They pass 2^53, so never a number; `gid` makes the global form. */
export type Id = string;

/** The first ids lie beyond 2^53 (9007199254740992), where a reader that parses them as numbers gets another shop's. */
export const FIRST_ID: Id = "9007199254750000";

/** The id after `last`: decimal text of a 63-bit integer. */
export function idAfter(last: Id): Id {
  return (BigInt(last) + 1n).toString();
}

/** Orders ids by value: text of different lengths compares by length first. */
export function compareIds(a: Id, b: Id): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `gid://shopify/{type}/{id}` */
export function gid(type: string, id: Id): string {
  return `gid://shopify/${type}/${id}`;
}

export interface GlobalId {
  readonly type: string;
  readonly id: Id;
  /** What follows a question mark, as in `gid://shopify/InventoryLevel/1?inventory_item_id=2` */
  readonly query: URLSearchParams | null;
}

/** Reads a global id; null when the text is not one. */
export function parseGid(text: string): GlobalId | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?(.+))?$/.exec(text);
  if (!match) return null;
  const [, type, id, query] = match;
  return { type: type ?? "", id: id ?? "", query: query === undefined ? null : new URLSearchParams(query) };
}

/** The numeric part of a global id of the given type; null for another type or for text that is no global id. */
export function idIn(text: string, type: string): Id | null {
  const parsed = parseGid(text);
  return parsed?.type === type ? parsed.id : null;
}
