import { isForSale, variantTitle } from "../domain/catalogue.ts";
import type { Money } from "../domain/money.ts";
import type { ItemOnScreen } from "../persistence/items-on-screen.server.ts";
import type { ReservationRow } from "../persistence/reservations.server.ts";
import type { ShelfRow, UnitsRow } from "../persistence/show-units.server.ts";
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

/** A variant as the form of a show asks for its units. */
export interface VariantForLineUp {
  readonly variantId: string;
  /** Empty for the only variant of a product */
  readonly title: string;
  /** What each location has for the show; null when the store does not count the variant or goes on selling it */
  readonly shelves: readonly { readonly locationId: string; readonly units: number }[] | null;
}

export interface ItemForEditing extends ProductForLineUp {
  readonly id: string;
  readonly livePrice: Money | null;
  readonly variants: readonly VariantForLineUp[];
  /** By variant, where the merchant set a number */
  readonly units: Readonly<Record<string, string>>;
  readonly locationIds: readonly string[];
  /** What is kept safe for the show, and Shopify's words when some could not be moved; null when nothing is to be kept */
  readonly kept: KeptForEditing | null;
}

export interface KeptForEditing {
  readonly units: number;
  /** What is to be kept; null for all that is available */
  readonly wanted: number | null;
  readonly isMoving: boolean;
  readonly error: string | null;
}

/** What a show has of an item besides the catalogue. */
export interface ItemStock {
  readonly shelves: readonly ShelfRow[];
  readonly units: readonly UnitsRow[];
  readonly reservations: readonly ReservationRow[];
  readonly reserves: boolean;
}

/** An item of a show with its units, as the form shows it. */
export function stockForEditing(
  itemId: string,
  variants: ItemOnScreen["variants"],
  stock: ItemStock,
): Pick<ItemForEditing, "variants" | "units" | "kept"> {
  const rows = stock.units.filter((row) => row.itemId === itemId);
  const reservations = stock.reservations.filter((row) => row.itemId === itemId);
  const numbered = rows.flatMap(({ variantId, units }) => (units === null ? [] : [[variantId, `${units}`] as const]));
  return {
    variants: variants.map((variant) => ({
      variantId: variant.id,
      title: variantTitle(variant.title),
      shelves:
        availableUnits(variant) === null
          ? null
          : stock.shelves
              .filter((shelf) => shelf.variantId === variant.id)
              .map(({ locationId, units }) => ({ locationId, units })),
    })),
    units: Object.fromEntries(numbered),
    kept: stock.reserves || reservations.length > 0 ? keptForEditing(variants, rows, reservations) : null,
  };
}

function keptForEditing(
  variants: ItemOnScreen["variants"],
  rows: readonly UnitsRow[],
  reservations: readonly ReservationRow[],
): KeptForEditing {
  const counted = variants.filter((variant) => availableUnits(variant) !== null);
  const wanted = counted.map(({ id }) => rows.find((row) => row.variantId === id)?.units ?? null);
  const kept = reservations.filter((row) => row.state === "reserved");
  return {
    units: kept.reduce((sum, row) => sum + row.units, 0),
    wanted: wanted.reduce((sum, units) => (sum === null || units === null ? null : sum + units), 0),
    isMoving: reservations.some((row) => row.error === null && row.state !== "reserved"),
    error: reservations.find((row) => row.error !== null)?.error ?? null,
  };
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
