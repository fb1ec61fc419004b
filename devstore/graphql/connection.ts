import { GraphQLError } from "graphql";
import type { Id } from "../state/ids.ts";
import { compareIds } from "../state/ids.ts";
import type { SortedIds } from "../state/state-index.ts";
import { isGiven } from "./given.ts";
import type { AdminContext } from "./resolver.ts";

/** The arguments of every connection. Type aliases, not interfaces, so that arguments coerced by the schema fit. */
export type PageArgs = {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
  /** By what the list is sorted, where it can be sorted: a cursor is good for this order only */
  readonly sortKey?: string | null;
};

export interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}

export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export type SortValue = string | number;

/** Where an item stands in its list: by a value, and by its id among equals. */
export interface Place {
  readonly id: Id;
  readonly value: SortValue;
}

const MOST = 250;

/** A page of a list that is at hand whole. `placeOf` says where an item stands; without it the list is in its order. */
export function pageOf<T>(
  items: readonly T[],
  args: PageArgs,
  context: AdminContext,
  placeOf: (item: T, index: number) => Place,
): Connection<T> {
  const placed = items.map((item, index) => ({ item, place: placeOf(item, index) }));
  placed.sort((a, b) => comparePlaces(a.place, b.place));
  if (args.reverse) placed.reverse();
  const direction = args.reverse ? -1 : 1;
  const after = args.after ? readCursor(args.after, args) : null;
  const before = args.before ? readCursor(args.before, args) : null;
  const from = after ? placed.findIndex(({ place }) => direction * comparePlaces(place, after) > 0) : 0;
  const to = before ? placed.findIndex(({ place }) => direction * comparePlaces(place, before) >= 0) : placed.length;
  const start = from < 0 ? placed.length : from;
  const end = to < 0 ? placed.length : to;
  const size = pageSize(args, context);
  const [low, high] = size.fromEnd
    ? [Math.max(start, end - size.count), end]
    : [start, Math.min(end, start + size.count)];
  const page = placed.slice(low, high).map(({ item, place }) => ({ node: item, cursor: writeCursor(place, args) }));
  return connection(page, low > 0, high < placed.length);
}

/** A list in the order of its items' ids that is too long to look at whole. */
export interface IdList<T> {
  readonly ids: SortedIds;
  readonly find: (id: Id) => T | undefined;
  readonly matches: (item: T) => boolean;
}

/** A page of a long list by id: reads no more items than the page needs. */
export function pageById<T>(list: IdList<T>, args: PageArgs, context: AdminContext): Connection<T> {
  const { ids } = list.ids;
  const size = pageSize(args, context);
  const backwards = (args.reverse ?? false) !== size.fromEnd;
  const afterId = args.after ? readCursor(args.after, args).id : null;
  const beforeId = args.before ? readCursor(args.before, args).id : null;
  const [lower, upper] = args.reverse ? [beforeId, afterId] : [afterId, beforeId];
  const low = lower === null ? 0 : list.ids.positionOf((BigInt(lower) + 1n).toString());
  const high = upper === null ? ids.length : list.ids.positionOf(upper);

  const found: T[] = [];
  const foundIds: Id[] = [];
  let more = false;
  for (let step = 0; low + step < high; step += 1) {
    const id = ids[backwards ? high - 1 - step : low + step] ?? "";
    const item = list.find(id);
    if (item === undefined || !list.matches(item)) continue;
    if (found.length === size.count) {
      more = true;
      break;
    }
    found.push(item);
    foundIds.push(id);
  }
  const page = found.map((node, index) => ({
    node,
    cursor: writeCursor({ id: foundIds[index] ?? "", value: foundIds[index] ?? "" }, args),
  }));
  if (size.fromEnd) page.reverse();
  const moreBefore = size.fromEnd ? more : afterId !== null;
  const moreAfter = size.fromEnd ? beforeId !== null : more || (beforeId !== null && high < ids.length);
  return connection(page, moreBefore, moreAfter);
}

function connection<T>(edges: readonly Edge<T>[], hasPreviousPage: boolean, hasNextPage: boolean): Connection<T> {
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasPreviousPage,
      hasNextPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function pageSize(args: PageArgs, context: AdminContext): { count: number; fromEnd: boolean } {
  const { first, last } = args;
  if (context.bulk && !isGiven(first)) return { count: Number.MAX_SAFE_INTEGER, fromEnd: false };
  if (isGiven(first) && isGiven(last)) throw badPage("providing both first and last is not supported");
  const count = first ?? last;
  if (!isGiven(count)) throw badPage("you must provide one of first or last");
  if (count < 0) throw badPage(`${!isGiven(first) ? "last" : "first"} must be greater than or equal to 0`);
  if (count > MOST) throw badPage(`${!isGiven(first) ? "last" : "first"} cannot exceed ${MOST}`);
  return { count, fromEnd: !isGiven(first) };
}

function badPage(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
}

function comparePlaces(a: Place, b: Place): number {
  if (typeof a.value === "number" && typeof b.value === "number" && a.value !== b.value) return a.value - b.value;
  if (a.value !== b.value) return String(a.value) < String(b.value) ? -1 : 1;
  return compareIds(a.id, b.id);
}

function writeCursor(place: Place, { sortKey }: PageArgs): string {
  const cursor = { last_id: place.id, last_value: place.value, ...(sortKey ? { sorted_by: sortKey } : {}) };
  return Buffer.from(JSON.stringify(cursor)).toString("base64");
}

/** Throws for text that is no cursor, and for a cursor of a list in another order. */
function readCursor(cursor: string, { sortKey }: PageArgs): Place {
  try {
    const read = JSON.parse(Buffer.from(cursor, "base64").toString("utf8")) as Record<string, unknown>;
    const { last_id: id, last_value: value, sorted_by: sortedBy } = read;
    const isPlace =
      typeof id === "string" && /^\d+$/.test(id) && (typeof value === "string" || typeof value === "number");
    if (isPlace && (sortedBy ?? null) === (sortKey ?? null)) return { id, value };
  } catch {
    // Answered below, as for any other cursor that is not ours.
  }
  throw new GraphQLError("Invalid cursor for current pagination sort.", { extensions: { code: "BAD_REQUEST" } });
}
