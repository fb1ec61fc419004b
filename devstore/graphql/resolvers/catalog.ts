import { gid, idIn } from "../../state/ids.ts";
import type { Catalog, Market } from "../../state/records/market.ts";
import { pageOf, type PageArgs, type SortValue } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { catalogId } from "./market-rules.ts";

type MarketsArgs = PageArgs & { readonly status?: string | null; readonly type?: string | null };

export const marketCatalog = fieldsOf<Catalog>({
  id: (catalog) => gid("MarketCatalog", catalog.id),
  title: (catalog) => catalog.title,
  status: (catalog) => catalog.status,
  priceList: (catalog, _args, { store }) => store.state.priceLists.get(catalog.priceListId) ?? null,
  publication: () => null,
  operations: () => [],
  markets: (catalog, args: MarketsArgs, context) =>
    pageOf(marketsOf(catalog, args, context), args, context, (one) => ({ id: one.id, value: one.id })),
  marketsCount: (catalog, args: MarketsArgs, context) => ({
    count: marketsOf(catalog, args, context).length,
    precision: "EXACT",
  }),
});

type ListArgs = PageArgs & {
  readonly query?: string | null;
  readonly sortKey: string;
  readonly type?: string | null;
};

export const catalogQueries = {
  catalog: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) => {
    const found = store.state.catalogs.get(catalogId(args.id));
    return found ? typed("MarketCatalog", found) : null;
  },
  catalogs: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const found = foundCatalogs(args, context).map((one) => typed("MarketCatalog", one));
    return pageOf<Catalog>(found, args, context, (one) => ({ id: one.id, value: placeOf(one, args.sortKey) }));
  },
  catalogsCount: (_root: unknown, args: ListArgs, context: AdminContext) => ({
    count: foundCatalogs(args, context).length,
    precision: "EXACT",
  }),
};

const SEARCH: Parameters<typeof compileSearch<Catalog>>[1] = {
  default: (catalog) => catalog.title,
  id: (catalog) => catalog.id,
  title: (catalog) => catalog.title,
  status: (catalog) => catalog.status,
  market_id: (catalog) => catalog.marketIds,
};

function foundCatalogs(args: Pick<ListArgs, "query" | "type">, { store }: AdminContext): Catalog[] {
  if (isGiven(args.type) && args.type !== "MARKET") return [];
  return store.state.catalogs.filter(compileSearch(args.query, SEARCH));
}

function placeOf(catalog: Catalog, sortKey: string): SortValue {
  return sortKey === "TITLE" ? catalog.title.toLowerCase() : sortKey === "TYPE" ? "MARKET" : catalog.id;
}

function marketsOf(catalog: Catalog, args: MarketsArgs, { store }: AdminContext): Market[] {
  if (isGiven(args.type) && args.type !== "REGION") return [];
  const markets = catalog.marketIds.flatMap((id) => store.state.markets.get(id) ?? []);
  return markets.filter((market) => !isGiven(args.status) || market.status === args.status);
}

/** The ids of the markets that an input names; null when the shop lacks one of them. */
export function marketIds(context: AdminContext, globalIds: readonly string[]): string[] | null {
  const ids = globalIds.map((globalId) => context.store.state.markets.get(idIn(globalId, "Market"))?.id);
  const known = ids.filter((id) => id !== undefined);
  return known.length === ids.length ? known : null;
}
