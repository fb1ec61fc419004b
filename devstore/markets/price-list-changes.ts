import type { Catalog, PriceList } from "../state/records/market.ts";
import { fixedPriceKey } from "../state/shop-state.ts";
import type { Store } from "../state/store.ts";

/** Takes a price list away with its fixed prices; its catalogs go on without one. */
export function deletePriceList(store: Store, list: PriceList): void {
  deleteFixedPrices(store, list);
  assignPriceList(store, list, null);
  store.state.priceLists.delete(list.id);
}

/** Takes the fixed prices of a list away. */
export function deleteFixedPrices(store: Store, list: PriceList): void {
  for (const { priceListId, variantId } of store.state.fixedPrices.filter((one) => one.priceListId === list.id)) {
    store.state.fixedPrices.delete(fixedPriceKey(priceListId, variantId));
  }
}

/** A price list belongs to one catalog at most, and the list that the catalog had is unlinked. */
export function assignPriceList(store: Store, list: PriceList, catalog: Catalog | null): void {
  for (const other of store.state.catalogs.filter((one) => one.priceListId === list.id)) {
    other.priceListId = null;
    store.state.catalogs.put(other);
  }
  if (catalog) store.state.catalogs.put(Object.assign(catalog, { priceListId: list.id }));
}

/** Why a price list may not hold in these markets: one is the primary market, or one has another base currency. */
export function priceListMisfit(
  store: Store,
  list: Pick<PriceList, "currency">,
  ids: readonly string[],
): "primary" | "currency" | null {
  const markets = ids.flatMap((id) => store.state.markets.get(id) ?? []);
  if (markets.some((market) => market.primary)) return "primary";
  const currencies = markets.map((market) => market.currency?.baseCurrency ?? store.state.shop.currencyCode);
  return currencies.every((currency) => currency === list.currency) ? null : "currency";
}
