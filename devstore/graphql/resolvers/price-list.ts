import { fixedPriceIn, offer } from "../../markets/price-in-context.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Market, PriceList } from "../../state/records/market.ts";
import type { Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { pageById, pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { price } from "./money.ts";
import { notEmulated } from "./not-emulated.ts";

/** A variant as a price list prices it */
export interface PriceOfVariant {
  readonly list: PriceList;
  readonly variant: Variant;
}

type PricesArgs = PageArgs & { readonly originType?: "FIXED" | "RELATIVE" | null; readonly query?: string | null };

export const priceList = fieldsOf<PriceList>({
  id: (list) => gid("PriceList", list.id),
  name: (list) => list.name,
  currency: (list) => list.currency,
  parent: (list) => ({ adjustment: list.adjustment, settings: { compareAtMode: list.compareAtMode } }),
  fixedPricesCount: (list, _args, { store }) =>
    store.state.fixedPrices.filter((one) => one.priceListId === list.id).length,
  catalog: (list, _args, { store }) => {
    const catalog = store.state.catalogs.find((one) => one.priceListId === list.id);
    return catalog ? typed("MarketCatalog", catalog) : null;
  },
  prices: (list, args: PricesArgs, context) => {
    const { store } = context;
    if (isGiven(args.query) && args.query !== "") throw notEmulated("PriceList.prices(query:)");
    const isWanted = (variant: Variant) => {
      if (!isGiven(args.originType)) return true;
      return (fixedPriceIn(store, list, variant) === null) === (args.originType === "RELATIVE");
    };
    const find = (id: string): PriceOfVariant | undefined => {
      const variant = store.state.variants.get(id);
      return variant && { list, variant };
    };
    const matches = ({ variant }: PriceOfVariant) => isWanted(variant);
    return pageById<PriceOfVariant>({ ids: store.index.variantIds, find, matches }, args, context);
  },
});

export const priceListPrice = fieldsOf<PriceOfVariant>({
  variant: ({ variant }) => variant,
  originType: ({ list, variant }, _args, { store }) => (fixedPriceIn(store, list, variant) ? "FIXED" : "RELATIVE"),
  price: ({ list, variant }, _args, { store }) => {
    const offered = offer(store, { list, market: marketOf(store, list) }, variant).price;
    return price(offered.amount, offered.currencyCode);
  },
  compareAtPrice: ({ list, variant }, _args, { store }) => {
    const offered = offer(store, { list, market: marketOf(store, list) }, variant).compareAtPrice;
    return offered && price(offered.amount, offered.currencyCode);
  },
});

/** The market that a list is for: the first of its catalog. */
function marketOf(store: Store, list: PriceList): Market | null {
  const catalog = store.state.catalogs.find((one) => one.priceListId === list.id);
  return store.state.markets.get(catalog?.marketIds[0]) ?? null;
}

type ListArgs = PageArgs & { readonly sortKey: string };

export const priceListQueries = {
  priceList: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.priceLists.get(idIn(args.id, "PriceList")) ?? null,
  priceLists: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const lists = [...context.store.state.priceLists.values()];
    const valueOf = (list: PriceList) => (args.sortKey === "NAME" ? list.name.toLowerCase() : list.id);
    return pageOf(lists, args, context, (one) => ({ id: one.id, value: valueOf(one) }));
  },
};
