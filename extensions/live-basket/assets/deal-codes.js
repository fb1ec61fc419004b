// @ts-check
/** @import { Cart, Store } from "./store-cart.js" */
import { applyCodes, hasCode, readCart } from "./store-cart.js";

/**
 * The codes of a cart as they should be. Those that the shopper entered stay as they are. Ours are there for the lines they belong
 * to; one that does nothing, because its line is gone or the store will not have it, goes.
 * @param {Cart} cart
 * @param {{ wanted: readonly string[], ours: readonly string[], refused: readonly string[] }} deals codes of the lines that are there; all that ever were ours; those that the store would not have
 * @returns {{ codes: string[], refused: string[], isChanged: boolean }} `refused` are all that the store will not have, as of now
 */
export function codesFor({ discount_codes: known = [] }, { wanted, ours, refused }) {
  const idle = known.filter(({ applicable }) => !applicable).map(({ code }) => code);
  const no = [...refused, ...wanted.filter((code) => hasCode(idle, code))];
  const kept = known.map(({ code }) => code).filter((code) => !hasCode(idle, code) || !hasCode(ours, code));
  const missing = wanted.filter((code) => !hasCode(no, code) && !hasCode(kept, code));
  const isChanged = missing.length > 0 || kept.length < known.length;
  return { codes: [...kept, ...new Set(missing)], refused: no, isChanged };
}

/**
 * Sets a cart's codes right.
 * @param {Store} store
 * @param {Cart} cart
 * @param {{ wanted: readonly string[], ours: readonly string[], refused: readonly string[] }} deals as `codesFor` takes them
 * @returns {Promise<{ cart: Cart, refused: readonly string[] }>} the cart as it is then, and all codes that the store will not have
 */
export async function setCodesRight(store, cart, deals) {
  const first = codesFor(cart, deals);
  if (!first.isChanged) return { cart, refused: first.refused };
  await applyCodes(store, first.codes);
  const tried = await readCart(store);
  const { codes, refused, isChanged } = codesFor(tried, { ...deals, refused: first.refused });
  // What the store keeps quiet about it does not have either.
  const known = (tried.discount_codes ?? []).map(({ code }) => code);
  const silent = first.codes.filter((code) => !hasCode(known, code));
  if (!isChanged || !refused.length) return { cart: tried, refused: [...refused, ...silent] };
  await applyCodes(
    store,
    codes.filter((code) => !hasCode(silent, code)),
  );
  return { cart: await readCart(store), refused: [...refused, ...silent] };
}
