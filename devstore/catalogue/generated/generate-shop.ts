import { setImmediate as nextTurn } from "node:timers/promises";
import type { Store } from "../../state/store.ts";
import { LARGEST_PRODUCT } from "../described-product.ts";
import { addDescribedProduct } from "../described-records.ts";
import { Chance } from "./chance.ts";
import { generatedProduct } from "./generated-product.ts";

export interface GeneratedShop {
  readonly products: number;
  readonly variantsPerProduct: number;
  /** The same seed gives the same shop */
  readonly seed: number;
}

const OPENED_MS = Date.UTC(2026, 0, 6, 8);
/** Over which the products came, in the order of their ids */
const GREW_FOR_MS = 290 * 24 * 3600_000;
const AT_A_TIME = 200;

/** Reads `100000x5`. Throws when that is no size of a shop. */
export function readShopSize(text: string): Omit<GeneratedShop, "seed"> {
  const match = /^(?<products>\d{1,7})x(?<variants>\d{1,4})$/.exec(text);
  const products = Number(match?.groups?.["products"]);
  const variantsPerProduct = Number(match?.groups?.["variants"]);
  if (!(products >= 1) || !(variantsPerProduct >= 1) || variantsPerProduct > LARGEST_PRODUCT) {
    throw new RangeError(`"${text}" is no size of a shop: write products x variants, as in 100000x5.`);
  }
  return { products, variantsPerProduct };
}

/**
 * Fills a shop with products by chance. Nobody is told of them: the shop was like this before any app came. Other work
 * goes on meanwhile.
 */
export async function generateShop(store: Store, { products, variantsPerProduct, seed }: GeneratedShop): Promise<void> {
  const chance = new Chance(seed);
  const from = store.state.products.size;
  for (let number = 1; number <= products; number += 1) {
    const at = momentOf(OPENED_MS + Math.floor((number / products) * GREW_FOR_MS));
    const described = generatedProduct(chance, from + number, variantsPerProduct);
    const product = addDescribedProduct(store, described, at);
    if (chance.happens(70)) product.updatedAt = momentOf(Date.parse(at) + chance.between(1, 9 * 24 * 3600) * 1000);
    store.state.products.put(product);
    if (number % AT_A_TIME === 0) await nextTurn();
  }
}

function momentOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
