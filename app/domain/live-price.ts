import { grant, refuse, type Decision } from "./decision.ts";
import { minorDigits, parseMoney, type Money } from "./money.ts";

export type LivePriceError =
  | { readonly code: "not-an-amount" }
  | { readonly code: "too-fine"; readonly digits: number }
  | { readonly code: "not-positive" };

/** Reads a live price as a person types it, with a comma or a point: "12,50". Empty text means none. */
export function parseLivePrice(text: string, currency: string): Decision<Money | null, LivePriceError> {
  const typed = text.trim().replace(",", ".");
  if (typed === "") return grant(null);
  const match = /^\d{1,12}(?:\.(\d*))?$/.exec(typed);
  if (match === null) return refuse({ code: "not-an-amount" });
  const digits = minorDigits(currency);
  if ((match[1] ?? "").replace(/0+$/, "").length > digits) return refuse({ code: "too-fine", digits });
  const price = parseMoney(typed.replace(/\.$/, ""), currency);
  return price.minor > 0 ? grant(price) : refuse({ code: "not-positive" });
}

/** Variants of an item that a discount code makes cheaper by the same amount. */
export interface WantedDeal {
  readonly itemId: string;
  readonly variantIds: readonly string[];
  readonly amountOffMinor: number;
  /** The live deal that it is for; null for the price of the whole show */
  readonly liveDealId: string | null;
}

/** How many variants one discount code names at most: Shopify takes no longer lists. */
export const mostVariantsPerDeal = 250;

/**
 * The discount codes that make an item's live price, or the price of a live deal, true at the checkout: one for the variants of each store price above it.
 * A variant that costs the live price or less needs none.
 */
export function wantedDeals(item: {
  readonly id: string;
  readonly livePriceMinor: number | null;
  readonly liveDealId: string | null;
  readonly variants: readonly { readonly id: string; readonly priceMinor: number }[];
}): readonly WantedDeal[] {
  const { livePriceMinor } = item;
  if (livePriceMinor === null) return [];
  const dearer = item.variants.filter((variant) => variant.priceMinor > livePriceMinor);
  const byPrice = Map.groupBy(dearer, (variant) => variant.priceMinor);
  return [...byPrice].flatMap(([priceMinor, variants]) => {
    const ids = variants.map((variant) => variant.id);
    const parts = Array.from({ length: Math.ceil(ids.length / mostVariantsPerDeal) }, (_, part) =>
      ids.slice(part * mostVariantsPerDeal, (part + 1) * mostVariantsPerDeal),
    );
    return parts.map((variantIds) => ({
      itemId: item.id,
      variantIds,
      amountOffMinor: priceMinor - livePriceMinor,
      liveDealId: item.liveDealId,
    }));
  });
}

/** Whether two deals do the same. */
export function isSameDeal(one: WantedDeal, other: WantedDeal): boolean {
  return (
    one.itemId === other.itemId &&
    one.liveDealId === other.liveDealId &&
    one.amountOffMinor === other.amountOffMinor &&
    one.variantIds.length === other.variantIds.length &&
    one.variantIds.every((id) => other.variantIds.includes(id))
  );
}

const codeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A discount code that nobody guesses, made of a random uuid: "LIVE-7KQ2XD9M". Letters that look alike are left out. */
export function dealCode(uuid: string): string {
  const digits = BigInt(`0x${uuid.replaceAll("-", "").slice(0, 10)}`);
  const letters = Array.from({ length: 8 }, (_, index) => codeLetters[Number((digits >> BigInt(index * 5)) & 31n)]);
  return `LIVE-${letters.join("")}`;
}
