import type { StoreVariant } from "./merchant.ts";

const longest = 6;

export interface ChosenProduct {
  /** gid://shopify/Product/123 */
  readonly id: string;
  readonly title: string;
  readonly variants: readonly StoreVariant[];
}

/** Most units that one variant of the product has: what a shopper can still buy after the last shopper bought one. */
function deepest(product: ChosenProduct): number {
  return Math.max(...product.variants.map(({ inventoryQuantity }) => inventoryQuantity ?? 0));
}

function isOnSale({ product }: StoreVariant): boolean {
  return product.status === "ACTIVE" && product.publishedAt !== null;
}

/**
 * Chooses up to six products on sale for a show, those with units first, the one to pin foremost: it has a variant with two units
 * or more if any product has. Otherwise the store's own order is kept. Empty when nothing is on sale.
 */
export function chooseLineUp(variants: readonly StoreVariant[]): ChosenProduct[] {
  const byProduct = Map.groupBy(variants.filter(isOnSale), ({ product }) => product.id);
  const products = [...byProduct.values()].flatMap((group): ChosenProduct[] => {
    const [first] = group;
    return first === undefined ? [] : [{ id: first.product.id, title: first.product.title, variants: group }];
  });
  const rank = (product: ChosenProduct) => Math.min(2, Math.max(0, deepest(product)));
  return products.sort((one, other) => rank(other) - rank(one)).slice(0, longest);
}
