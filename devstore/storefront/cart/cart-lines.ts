import { availableUnits } from "../../inventory/stock.ts";
import type { Id } from "../../state/ids.ts";
import type { Cart, CartLine, LineProperty } from "../../state/records/cart.ts";
import type { Store } from "../../state/store.ts";
import { isForSale } from "../catalogue.ts";
import { itemTitle, lineKey } from "./priced-cart.ts";

/** What became of a wish to have a line in the cart. Only "not-found" and "sold-out" leave the cart as it was. */
export type LineChange =
  | { readonly kind: "changed"; readonly line: CartLine | null }
  | {
      readonly kind: "capped";
      readonly line: CartLine;
      readonly available: number;
      readonly added: number;
      readonly title: string;
    }
  | { readonly kind: "sold-out"; readonly title: string }
  | { readonly kind: "not-found" };

export interface WantedLine {
  readonly variantId: Id;
  readonly quantity: number;
  readonly properties: readonly LineProperty[];
}

/** Adds units of a variant, to the line with the same properties when there is one, as far as the stock goes. */
export function addLine(store: Store, cart: Cart, wanted: WantedLine): LineChange {
  const key = lineKey(wanted.variantId, wanted.properties);
  const existing = cart.lines.find((line) => line.key === key);
  const line = existing ?? { key, variantId: wanted.variantId, quantity: 0, properties: [...wanted.properties] };
  const change = changeQuantity(store, cart, line, line.quantity + wanted.quantity);
  if (existing === undefined && (change.kind === "changed" || change.kind === "capped")) cart.lines.unshift(line);
  return change;
}

/** Sets a line's quantity, as far as the stock goes; zero takes the line out, sold out or not. */
export function setQuantity(store: Store, cart: Cart, line: CartLine, quantity: number): LineChange {
  if (quantity > 0) return changeQuantity(store, cart, line, quantity);
  cart.lines = cart.lines.filter((other) => other !== line);
  return { kind: "changed", line: null };
}

/** Gives a line other properties, and with them another key. */
export function setProperties(line: CartLine, properties: LineProperty[]): void {
  line.properties = properties;
  line.key = lineKey(line.variantId, properties);
}

function changeQuantity(store: Store, cart: Cart, line: CartLine, quantity: number): LineChange {
  const variant = store.state.variants.get(line.variantId);
  const product = variant && store.state.products.get(variant.productId);
  if (variant === undefined || product === undefined || !isForSale(product)) return { kind: "not-found" };
  const available = unitsFor(store, cart, line);
  const title = itemTitle(product, variant);
  if (available <= 0) return { kind: "sold-out", title };
  const before = line.quantity;
  line.quantity = Math.min(quantity, available);
  if (line.quantity === quantity) return { kind: "changed", line };
  return { kind: "capped", line, available, added: line.quantity - before, title };
}

/** Units that this line may hold: what is available less what the cart's other lines of the same variant hold. */
function unitsFor(store: Store, cart: Cart, line: CartLine): number {
  if (store.state.variants.get(line.variantId)?.inventoryPolicy === "CONTINUE") return Infinity;
  const available = availableUnits(store, line.variantId) ?? Infinity;
  const others = cart.lines.filter((other) => other !== line && other.variantId === line.variantId);
  return available - others.reduce((sum, other) => sum + other.quantity, 0);
}

/** The line with this key, or else the first of this variant: both are what Shopify's Cart API calls a line's id. */
export function findLine(cart: Cart, id: string): CartLine | null {
  return cart.lines.find((line) => line.key === id) ?? cart.lines.find((line) => line.variantId === id) ?? null;
}
