// @ts-check

const KEPT = "paniere:in-cart";
const MOST = 100;

/** Ids of the holds that were on a line of the cart, on this page or one before. @returns {string[]} */
export function seenBefore() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
  } catch {
    return [];
  }
}

/** Keeps such ids for the next page, the newest of them. @param {Set<string>} ids */
export function rememberSeen(ids) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify([...ids].slice(-MOST)));
  } catch {
    // A browser that keeps nothing
  }
}
