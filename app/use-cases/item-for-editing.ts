import { isForSale } from "../domain/catalogue.ts";
import type { Money } from "../domain/money.ts";
import type { ItemOnScreen } from "../persistence/items-on-screen.server.ts";
import { availableUnits } from "./item-view.ts";

/** A product as the form of a show lists it. */
export interface ProductForLineUp {
  /** Decimal text of Shopify's product id */
  readonly productId: string;
  readonly title: string;
  readonly imageUrl: string | null;
  readonly storePrices: { readonly min: Money; readonly max: Money };
  /** Units of all variants; null when the store does not count some of them or goes on selling */
  readonly available: number | null;
  readonly forSale: boolean;
}

export interface ItemForEditing extends ProductForLineUp {
  readonly id: string;
  readonly livePrice: Money | null;
}

export function productForLineUp(
  row: Pick<ItemOnScreen, "productId" | "product" | "variants">,
  currency: string,
): ProductForLineUp {
  const prices = row.variants.map((variant) => variant.priceMinor);
  const units = row.variants.map(availableUnits);
  return {
    productId: row.productId,
    title: row.product?.title ?? "",
    imageUrl: row.product?.imageUrl ?? null,
    storePrices: {
      min: { minor: prices.length === 0 ? 0 : Math.min(...prices), currency },
      max: { minor: Math.max(0, ...prices), currency },
    },
    available: units.reduce((sum, counted) => (sum === null || counted === null ? null : sum + counted), 0),
    forSale: row.product !== null && isForSale(row.product) && row.variants.length > 0,
  };
}
