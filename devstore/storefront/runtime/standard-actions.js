// @ts-check
/**
 * The dev store's stand-in for the runtime that Shopify puts on every Liquid storefront: `Shopify.actions` and the
 * `shopify:cart:*` events that go with it. https://shopify.dev/docs/api/storefront-events-and-actions
 */

/** @typedef {{ id?: string, merchandiseId?: string, quantity?: number, attributes?: { key: string, value: string }[] }} LineInput */
/** @typedef {{ lines?: LineInput[], note?: string, discountCodes?: string[], attributes?: { key: string, value: string }[] }} Payload */
/** @typedef {{ signal?: AbortSignal, event?: { context?: string, detail?: Record<string, unknown> } }} Options */

const shopify = Reflect.get(window, "Shopify") ?? {};
const address = `${shopify.routes?.root ?? "/"}services/standard-actions/cart`;

/** @param {RequestInit} [request] */
async function ask(request) {
  const answer = await fetch(address, {
    headers: { accept: "application/json", "content-type": "application/json" },
    ...request,
  });
  if (!answer.ok) throw new Error(`The cart answered ${answer.status}.`);
  return answer.json();
}

/** @param {string} name @param {object} properties */
function dispatch(name, properties) {
  document.dispatchEvent(Object.assign(new Event(name, { bubbles: true }), properties));
}

/** @param {Payload} payload @param {Options} [options] */
function updateCart(payload, options = {}) {
  if (typeof payload !== "object" || payload === null)
    return Promise.reject(new TypeError("updateCart needs a payload."));
  const result = ask({ method: "POST", body: JSON.stringify(payload), signal: options.signal ?? null });
  const detail = options.event?.detail ?? {};
  const context = options.event?.context ?? "standard-action";
  for (const [action, lines] of Object.entries(byAction(payload.lines ?? []))) {
    if (lines.length > 0) dispatch("shopify:cart:lines-update", { action, context, lines, promise: result, detail });
  }
  if (payload.note !== undefined)
    dispatch("shopify:cart:note-update", { note: payload.note, context, promise: result, detail });
  if (payload.attributes !== undefined)
    dispatch("shopify:cart:attributes-update", { attributes: payload.attributes, promise: result, detail });
  if (payload.discountCodes !== undefined) {
    const discountCodes = payload.discountCodes.map((code) => ({ code }));
    dispatch("shopify:cart:discount-update", { discountCodes, promise: result, detail });
  }
  result.catch((error) =>
    dispatch("shopify:cart:error", { error, code: "REQUEST_FAILED", message: String(error.message), detail }),
  );
  return result;
}

/** @param {LineInput[]} lines */
function byAction(lines) {
  return {
    add: lines.filter((line) => line.merchandiseId !== undefined),
    remove: lines.filter((line) => line.merchandiseId === undefined && line.quantity === 0),
    update: lines.filter((line) => line.merchandiseId === undefined && line.quantity !== 0),
  };
}

async function openCart() {
  location.assign(`${shopify.routes?.root ?? "/"}cart`);
}

/** An action that a theme may configure. @param {(...given: any[]) => Promise<any>} standard */
function action(standard) {
  /** @type {((...given: any[]) => Promise<any>) | null} */
  let handler = null;
  const run = (/** @type {any[]} */ ...given) => (handler === null ? standard(...given) : handler(...given));
  return Object.assign(run, {
    isDefault: () => handler === null,
    /** @param {{ handler: (...given: any[]) => Promise<any> }} configuration */
    configure(configuration) {
      handler = configuration.handler;
    },
  });
}

const getCart = Object.assign(() => ask(), { isDefault: () => true });
shopify.actions = Object.freeze({ getCart, updateCart: action(updateCart), openCart: action(openCart) });
Reflect.set(window, "Shopify", shopify);
