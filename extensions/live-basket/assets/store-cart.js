// @ts-check

/**
 * The store's cart as GET /cart.js answers it, as far as it is used. Amounts are hundredths of the currency's main unit.
 * https://shopify.dev/docs/api/ajax/reference/cart
 * @typedef {object} CartLine
 * @property {string} key the variant's id, a colon and a hash
 * @property {number} quantity
 * @property {string} product_title
 * @property {string | null} variant_title
 * @property {string | null} image
 * @property {number} final_line_price
 * @property {number} original_line_price
 * @property {Record<string, string> | null} properties
 * @typedef {object} Cart
 * @property {CartLine[]} items
 * @property {number} item_count
 * @property {number} total_price
 * @property {string} [currency] that it is in; the page may be older
 * @property {{ code: string, applicable: boolean }[]} [discount_codes]
 */

/**
 * Shopify.actions, as far as it is used.
 * https://shopify.dev/docs/api/storefront-events-and-actions/actions/update-cart
 * @typedef {{ code?: string, message: string }} Complaint
 * @typedef {{ userErrors?: Complaint[], warnings?: Complaint[] }} ActionResult
 * @typedef {(payload: object) => Promise<ActionResult>} UpdateCart
 */

/**
 * A store's cart, and how it is reached: through the theme's actions where they may be used, else by the AJAX Cart API.
 * @typedef {{ rootUrl: string, updateCart: UpdateCart | null }} Store
 */

/**
 * An expected no, in the store's own words.
 * @typedef {{ refusal: string } | { refusal: null }} Answer
 */

/**
 * The store that a view belongs to, by the addresses Liquid gave it.
 * @param {HTMLElement} view
 * @returns {Store}
 */
export function storeOf({ dataset }) {
  const actions = Reflect.get(globalThis, "Shopify")?.actions;
  const rootUrl = `${dataset.rootUrl ?? "/"}/`.replace(/\/+$/, "/");
  return { rootUrl, updateCart: dataset.refreshTheme === "true" && actions?.updateCart ? actions.updateCart : null };
}

/**
 * @param {Store} store
 * @returns {Promise<Cart>}
 */
export async function readCart(store) {
  const response = await fetch(`${store.rootUrl}cart.js`, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The cart answered ${response.status}.`);
  return response.json();
}

/**
 * Puts units into the cart with their hidden line properties, and applies the code of their live price beside the codes
 * that are there. A refusal (sold out, say) changes nothing.
 * @param {Store} store
 * @param {{ variantId: string, quantity: number, properties: Record<string, string>, dealCode: string | null }} units
 * @returns {Promise<Answer>}
 */
export async function addUnits(store, { variantId, quantity, properties, dealCode }) {
  const codes = dealCode && codesWith(await readCart(store), dealCode);
  if (store.updateCart) {
    const attributes = Object.entries(properties).map(([key, value]) => ({ key, value }));
    const line = { merchandiseId: `gid://shopify/ProductVariant/${variantId}`, quantity, attributes };
    return answerOf(await store.updateCart({ lines: [line], ...(codes && { discountCodes: codes }) }));
  }
  const answer = await post(store, "cart/add.js", { items: [{ id: variantId, quantity, properties }] });
  if (codes && answer.refusal === null) await applyCodes(store, codes);
  return answer;
}

/**
 * Gives the cart these discount codes and no others.
 * @param {Store} store
 * @param {string[]} codes
 * @returns {Promise<Answer>}
 */
export async function applyCodes(store, codes) {
  if (store.updateCart) return answerOf(await store.updateCart({ discountCodes: codes }));
  return post(store, "cart/update.js", { discount: codes.join(",") });
}

/**
 * Sets a line's quantity; 0 removes it.
 * @param {Store} store
 * @param {string} key
 * @param {number} quantity
 * @returns {Promise<Answer>}
 */
export async function setQuantity(store, key, quantity) {
  if (store.updateCart) {
    const answer = await store.updateCart({ lines: [{ id: key, quantity }] }).then(answerOf, () => null);
    if (answer?.refusal === null) return answer;
    // A theme's handler may know its lines by other ids: the AJAX API has the last word.
  }
  return post(store, "cart/change.js", { id: key, quantity });
}

/**
 * Sets a line's quantity and all of its properties; the line has another key then. The theme is not told.
 * @param {Store} store
 * @param {string} key
 * @param {{ quantity: number, properties: Record<string, string> }} line
 * @returns {Promise<Answer>}
 */
export function changeLine(store, key, line) {
  return post(store, "cart/change.js", { id: key, ...line });
}

/**
 * Decimal text, from the key: `variant_id` is a number, and an id may hold more digits than a number keeps.
 * @param {CartLine} line
 */
export function variantIdOf({ key }) {
  return key.split(":", 1)[0] ?? "";
}

/**
 * All codes the cart should have: both APIs replace the list, so what the shopper entered goes along.
 * @param {Cart} cart
 * @param {string} code
 */
export function codesWith(cart, code) {
  const known = (cart.discount_codes ?? []).map((each) => each.code);
  // The store keeps a code as it was first entered, in capitals or not.
  return hasCode(known, code) ? known : [...known, code];
}

/**
 * Whether a code is among others: a store takes no notice of capitals.
 * @param {Iterable<string>} codes
 * @param {string} code
 */
export function hasCode(codes, code) {
  return [...codes].some((each) => each.toLowerCase() === code.toLowerCase());
}

/**
 * @param {Store} store
 * @param {string} path
 * @param {object} body
 * @returns {Promise<Answer>}
 */
async function post({ rootUrl }, path, body) {
  const response = await fetch(`${rootUrl}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) return { refusal: null };
  // 422: sold out, or not so many left. The description is in the store's own language.
  if (response.status !== 422) throw new Error(`${path} answered ${response.status}.`);
  const { description, message } = await response.json();
  return { refusal: String(description ?? message) };
}

/**
 * An action that could not have all it asked for answers with errors, or with a warning and a smaller change.
 * @param {ActionResult} result
 * @returns {Answer}
 */
function answerOf({ userErrors = [], warnings = [] }) {
  const complaint = userErrors[0] ?? warnings.find(({ code }) => code?.startsWith("MERCHANDISE_"));
  return { refusal: complaint ? complaint.message : null };
}
