import { isForSale } from "../domain/catalogue.ts";
import { marketPricesOf, reducedIn, type MarketPrice } from "../domain/market-price.ts";
import { moneyText, type Money } from "../domain/money.ts";
import { freeUnits } from "../domain/stock.ts";
import type { DealView, ItemView, PriceView, VariantView } from "../live/message.ts";
import type { VariantStock } from "../persistence/allocations.server.ts";
import type { ItemOnScreen, LiveDealOnScreen, VariantOnScreen } from "../persistence/items-on-screen.server.ts";

/** How a shop writes money. */
export interface MoneyStyle {
  readonly currency: string;
  /** BCP 47 */
  readonly locale: string;
}

export function priceView(minor: number, style: MoneyStyle): PriceView {
  const money: Money = { minor, currency: style.currency };
  return { amountMinor: minor, currency: style.currency, text: moneyText(money, style.locale) };
}

/** Units that can be bought now; null when the store does not count them or goes on selling. */
export function availableUnits(variant: Pick<VariantOnScreen, "tracked" | "oversells" | "units">): number | null {
  return variant.tracked && !variant.oversells ? Math.max(0, variant.units) : null;
}

/** What of a show its items' views need. */
export interface ShowOnScreen {
  readonly isLive: boolean;
  /** The units of its variants, by variant, while it is on air */
  readonly stock: ReadonlyMap<string, VariantStock>;
  readonly now: Date;
  /** What its variants cost in the viewers' market, by variant; empty for the shop's own */
  readonly market: ReadonlyMap<string, MarketPrice>;
}

/**
 * An item as viewers of its show see it. A live price, and that of a live deal, is shown once the discount code that makes it
 * true at the checkout is there; until then, and when the show is not on air, the store's price is.
 */
export function itemView(item: ItemOnScreen, show: ShowOnScreen, style: MoneyStyle): ItemView {
  const deal = show.isLive ? runningDeal(item, show.now) : null;
  const market = marketPricesOf(
    item.variants.map(({ id }) => id),
    show.market,
  );
  const variants = item.variants.map((variant) => variantView(item, { variant, deal, market, show }, style));
  const isThere = deal !== null && item.deals.some(({ liveDealId }) => liveDealId === deal.id);
  return {
    id: item.id,
    version: item.version,
    position: item.position,
    productId: item.productId,
    title: item.product?.title ?? "",
    path: item.product === null ? "/" : `/products/${item.product.handle}`,
    imageUrl: item.product?.imageUrl ?? null,
    optionNames: item.product?.optionNames ?? [],
    variants,
    forSale: item.product !== null && isForSale(item.product) && item.variants.length > 0,
    deal: isThere ? dealView(deal, unitsOf(variants, item, deal.id)) : null,
  };
}

/** The deal whose time it is, whatever was noted of it yet. */
function runningDeal({ liveDeal }: ItemOnScreen, now: Date): LiveDealOnScreen | null {
  if (liveDeal === null || new Date(liveDeal.startsAt) > now) return null;
  return liveDeal.endsAt !== null && new Date(liveDeal.endsAt) <= now ? null : liveDeal;
}

/** Units that there are of the variants whose code for the deal is there; without end where one is not counted. */
function unitsOf(variants: readonly VariantView[], item: ItemOnScreen, dealId: string): number {
  const ids = new Set(item.deals.filter((code) => code.liveDealId === dealId).flatMap((code) => code.variantIds));
  return variants.filter(({ id }) => ids.has(id)).reduce((sum, { available }) => sum + (available ?? Infinity), 0);
}

function dealView(deal: LiveDealOnScreen, inStock: number): DealView {
  return {
    id: deal.id,
    startsAt: new Date(deal.startsAt).toISOString(),
    endsAt: deal.endsAt === null ? null : new Date(deal.endsAt).toISOString(),
    unitsLeft: deal.units === null ? null : Math.max(0, Math.min(deal.units - deal.taken, inStock)),
    perShopper: deal.perShopper,
  };
}

interface VariantInShow {
  readonly variant: VariantOnScreen;
  readonly deal: LiveDealOnScreen | null;
  /** The prices of the item's variants in the viewers' market; null for the shop's own */
  readonly market: ReadonlyMap<string, MarketPrice> | null;
  readonly show: ShowOnScreen;
}

function variantView(item: ItemOnScreen, of: VariantInShow, style: MoneyStyle): VariantView {
  const { variant, deal, show } = of;
  const stock = show.isLive ? show.stock.get(variant.id) : undefined;
  const free = stock === undefined ? availableUnits(variant) : freeUnits(stock);
  const besides = pricesView(of, show.isLive ? codeFor(item, variant, showPrice(item)) : null, style);
  // Who taps when none is left at the deal's price has the price besides.
  const hasUnits = deal !== null && (deal.units === null || deal.taken < deal.units);
  const code = hasUnits ? codeFor(item, variant, { liveDealId: deal.id, priceMinor: deal.priceMinor }) : null;
  return {
    id: variant.id,
    title: variant.title,
    ...(code === null ? besides : pricesView(of, code, style)),
    // Nobody passes those who wait.
    available: stock !== undefined && stock.waiting > 0 ? 0 : free,
    hold: stock !== undefined && free !== null ? "needed" : "none",
    waiting: stock?.waiting ?? 0,
    servedUpTo: stock?.servedUpTo ?? 0,
    beforeDeal: code === null ? null : besides,
  };
}

function showPrice({ livePriceMinor }: ItemOnScreen) {
  return { liveDealId: null, priceMinor: livePriceMinor };
}

/** The code that brings the variant from its store price of now to that price; a store price that has moved on has none. */
function codeFor(
  item: ItemOnScreen,
  variant: VariantOnScreen,
  price: { readonly liveDealId: string | null; readonly priceMinor: number | null },
): ItemOnScreen["deals"][number] | null {
  if (price.priceMinor === null) return null;
  const amountOff = variant.priceMinor - price.priceMinor;
  const isFor = (code: ItemOnScreen["deals"][number]) =>
    code.liveDealId === price.liveDealId && code.amountOffMinor === amountOff && code.variantIds.includes(variant.id);
  return item.deals.find(isFor) ?? null;
}

type Prices = Pick<VariantView, "price" | "regularPrice" | "dealCode">;

/** What the variant costs with that code, or without one, in the viewers' currency. */
function pricesView(
  { variant, market }: VariantInShow,
  code: ItemOnScreen["deals"][number] | null,
  { currency, locale }: MoneyStyle,
): Prices {
  const there = market?.get(variant.id) ?? null;
  const base = there ?? { ...variant, currency };
  const style = { currency: base.currency, locale };
  if (code === null) {
    const { priceMinor, compareAtMinor } = base;
    const isReduced = compareAtMinor !== null && compareAtMinor > priceMinor;
    const regularPrice = isReduced ? priceView(compareAtMinor, style) : null;
    return { price: priceView(priceMinor, style), regularPrice, dealCode: null };
  }
  const reducedMinor = variant.priceMinor - code.amountOffMinor;
  const price =
    base.currency === currency
      ? priceView(base.priceMinor - code.amountOffMinor, style)
      : about(priceView(reducedIn(base, { reducedMinor, ofMinor: variant.priceMinor }), style));
  return { price, regularPrice: priceView(base.priceMinor, style), dealCode: code.code };
}

/** Shopify converts a code's amount by its own rate, so what we reckon is near it. */
function about(price: PriceView): PriceView {
  return { ...price, text: `≈ ${price.text}` };
}
