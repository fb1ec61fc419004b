import { variantTitle } from "../../domain/catalogue.ts";
import { parseMoney, type Money } from "../../domain/money.ts";
import type { LineUpProduct, LineUpVariant } from "./filled-form.ts";

/** What is read of a product that Shopify's resource picker gives. */
export interface PickedProduct {
  /** gid://shopify/Product/123 */
  readonly id: string;
  readonly title: string;
  readonly images?: readonly { readonly originalSrc: string }[];
  readonly totalInventory?: number;
  readonly tracksInventory?: boolean;
  readonly status?: string;
  readonly variants?: readonly {
    /** gid://shopify/ProductVariant/123 */
    readonly id?: string;
    readonly title?: string;
    readonly price?: string;
    readonly inventoryPolicy?: string;
  }[];
}

/** The global id of a product, as the resource picker takes it. */
export function productGid(productId: string): string {
  return `gid://shopify/Product/${productId}`;
}

/** Reads a picked product as the line-up shows it, before the app has saved it. */
export function lineUpProduct(picked: PickedProduct, currency: string): LineUpProduct {
  const variants = picked.variants ?? [];
  const prices = variants
    .flatMap(({ price }) => (price === undefined ? [] : [readPrice(price, currency)]))
    .sort((one, other) => one.minor - other.minor);
  const nothing = { minor: 0, currency };
  const oversells = variants.some(({ inventoryPolicy }) => inventoryPolicy === "CONTINUE");
  return {
    productId: numberOf(picked.id),
    title: picked.title,
    imageUrl: picked.images?.[0]?.originalSrc ?? null,
    storePrices: { min: prices[0] ?? nothing, max: prices.at(-1) ?? nothing },
    available: picked.tracksInventory === false || oversells ? null : Math.max(0, picked.totalInventory ?? 0),
    forSale: picked.status === undefined || picked.status === "ACTIVE",
    variants: variants.flatMap((variant) => lineUpVariant(variant, picked.tracksInventory !== false)),
  };
}

/** A variant whose shelves are known once the show is saved. */
function lineUpVariant(
  { id, title = "", inventoryPolicy }: NonNullable<PickedProduct["variants"]>[number],
  isTracked: boolean,
): readonly LineUpVariant[] {
  if (id === undefined) return [];
  const isCounted = isTracked && inventoryPolicy !== "CONTINUE";
  return [{ variantId: numberOf(id), title: variantTitle(title), shelves: isCounted ? [] : null }];
}

function numberOf(globalId: string): string {
  return globalId.slice(globalId.lastIndexOf("/") + 1);
}

function readPrice(price: string, currency: string): Money {
  try {
    return parseMoney(price, currency);
  } catch {
    return { minor: 0, currency };
  }
}
