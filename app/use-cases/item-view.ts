import { isForSale } from "../domain/catalogue.ts";
import { moneyText, type Money } from "../domain/money.ts";
import { freeUnits } from "../domain/stock.ts";
import type { ItemView, PriceView, VariantView } from "../live/message.ts";
import type { VariantStock } from "../persistence/allocations.server.ts";
import type { ItemOnScreen, VariantOnScreen } from "../persistence/items-on-screen.server.ts";

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
}

/**
 * An item as viewers of its show see it. A live price is shown once the discount code that makes it true at the checkout is
 * there; until then, and when the show is not on air, the store's price is.
 */
export function itemView(item: ItemOnScreen, show: ShowOnScreen, style: MoneyStyle): ItemView {
  return {
    id: item.id,
    version: item.version,
    position: item.position,
    productId: item.productId,
    title: item.product?.title ?? "",
    path: item.product === null ? "/" : `/products/${item.product.handle}`,
    imageUrl: item.product?.imageUrl ?? null,
    optionNames: item.product?.optionNames ?? [],
    variants: item.variants.map((variant) => variantView(item, variant, { ...style, ...show })),
    forSale: item.product !== null && isForSale(item.product) && item.variants.length > 0,
    deal: null,
  };
}

function variantView(item: ItemOnScreen, variant: VariantOnScreen, style: MoneyStyle & ShowOnScreen): VariantView {
  const stock = style.isLive ? style.stock.get(variant.id) : undefined;
  const free = stock === undefined ? availableUnits(variant) : freeUnits(stock);
  const deal = style.isLive ? dealOf(item, variant) : null;
  const isReduced = variant.compareAtMinor !== null && variant.compareAtMinor > variant.priceMinor;
  const regularMinor = deal !== null ? variant.priceMinor : isReduced ? variant.compareAtMinor : null;
  return {
    id: variant.id,
    title: variant.title,
    price: priceView(variant.priceMinor - (deal?.amountOffMinor ?? 0), style),
    regularPrice: regularMinor === null ? null : priceView(regularMinor, style),
    // Nobody passes those who wait.
    available: stock !== undefined && stock.waiting > 0 ? 0 : free,
    hold: stock !== undefined && free !== null ? "needed" : "none",
    waiting: stock?.waiting ?? 0,
    servedUpTo: stock?.servedUpTo ?? 0,
    dealCode: deal?.code ?? null,
    beforeDeal: null,
  };
}

/** The open deal that brings the variant from its store price of now to the live price; a price that has moved on has none. */
function dealOf(item: ItemOnScreen, variant: VariantOnScreen): ItemOnScreen["deals"][number] | null {
  const { livePriceMinor } = item;
  if (livePriceMinor === null) return null;
  const amountOff = variant.priceMinor - livePriceMinor;
  return item.deals.find((deal) => deal.amountOffMinor === amountOff && deal.variantIds.includes(variant.id)) ?? null;
}
