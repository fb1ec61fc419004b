import { grant, refuse, type Decision } from "./decision.ts";
import { parseLivePrice, type LivePriceError } from "./live-price.ts";
import type { Money } from "./money.ts";
import { parseUnits, type WholeNumberError } from "./typed-units.ts";

/** A product of the line-up as it was typed into the form of a show. */
export interface ItemInput {
  /** Of an item that the show has already */
  readonly id?: string | undefined;
  /** Decimal text of Shopify's product id */
  readonly productId: string;
  /** As typed: "12,50", "12.5", "" for the store's price */
  readonly livePrice: string;
  /** By variant, as typed: how many units are for the show; "" or absent for all that is available */
  readonly units?: Readonly<Record<string, string>> | undefined;
  /** Whose units the show may sell, as decimal text; none or absent for all locations */
  readonly locationIds?: readonly string[] | undefined;
}

/** A field of an item: `livePrice`, `locationIds`, or `units.` and the variant's number. */
export type ItemField = "livePrice" | "locationIds" | `units.${string}`;

export type ItemFieldError =
  | LivePriceError
  | WholeNumberError
  /** Fewer than shoppers hold and have bought already */
  | { readonly code: "below-promised"; readonly promised: number }
  /** The product has no such variant any more */
  | { readonly code: "unknown-variant" }
  /** A location that does not exist, or is deactivated */
  | { readonly code: "closed-location" };

export interface ItemDraft {
  readonly id: string | null;
  readonly productId: string;
  readonly livePrice: Money | null;
  /** The variants that the merchant set a number for */
  readonly units: readonly { readonly variantId: string; readonly units: number }[];
  readonly locationIds: readonly string[];
  /** Where it stood in the form, from 0 */
  readonly place: number;
}

/** Reads one product of the line-up. Refuses with an error per field. */
export function draftItem(
  item: ItemInput,
  at: { readonly place: number; readonly currency: string },
): Decision<ItemDraft, Readonly<Partial<Record<ItemField, ItemFieldError>>>> {
  const errors: Partial<Record<ItemField, ItemFieldError>> = {};
  const price = parseLivePrice(item.livePrice, at.currency);
  if (!price.ok) errors.livePrice = price.refusal;
  const numbered: { variantId: string; units: number }[] = [];
  for (const [variantId, typed] of Object.entries(item.units ?? {})) {
    const units = parseUnits(typed);
    if (!units.ok) errors[`units.${variantId}`] = units.refusal;
    else if (units.value !== null) numbered.push({ variantId, units: units.value });
  }
  if (!price.ok || Object.keys(errors).length > 0) return refuse(errors);
  return grant({
    id: item.id ?? null,
    productId: item.productId,
    livePrice: price.value,
    units: numbered,
    locationIds: [...new Set(item.locationIds ?? [])],
    place: at.place,
  });
}
