// @ts-check
/**
 * The dev store's stand-in for the runtime that Shopify puts on every Liquid storefront: `Shopify.actions` and the
 * `shopify:cart:*` events that go with it. https://shopify.dev/docs/api/storefront-events-and-actions
 */

/** @typedef {{ key: string, value: string }} Attribute */
/** @typedef {{ id?: string | number, merchandiseId?: string | number, quantity?: number, attributes?: Attribute[] }} LineInput */
/** @typedef {{ cartId?: string, lines?: LineInput[], note?: string, discountCodes?: string[], attributes?: Attribute[] }} Payload */
/** @typedef {{ signal?: AbortSignal, event?: { context?: string, detail?: Record<string, unknown> } }} Options */
/** @typedef {{ type: string, action?: string }} EventMeta */
/**
 * What a theme may say once: where the events come from, and what it does beside the default.
 * @typedef {object} Configuration
 * @property {(meta: EventMeta) => EventTarget | null} [eventTarget]
 * @property {(defaultHandler: () => Promise<any>, ...given: any[]) => any} [handler]
 */

const shopify = Reflect.get(window, "Shopify") ?? {};
const root = shopify.routes?.root ?? "/";
const changes = ["lines", "note", "discountCodes", "attributes"];

/** @param {RequestInit} request */
async function ask(request) {
  const answer = await fetch(`${root}services/standard-actions/cart`, {
    headers: { accept: "application/json", "content-type": "application/json" },
    ...request,
  });
  if (!answer.ok) throw new Error(`The cart answered ${answer.status}.`);
  return answer.json();
}

/** An action that a theme may configure; only the first configuration holds. */
class Action {
  /** @type {Configuration | null} */
  configuration = null;

  /** @param {() => Promise<any>} standard @param {any[]} given */
  run(standard, ...given) {
    const handler = this.configuration?.handler;
    return handler === undefined ? standard() : handler(standard, ...given);
  }

  /** The function that stands on `Shopify.actions`. @param {(...given: any[]) => Promise<any>} call */
  exposed(call) {
    return Object.assign(call, {
      isDefault: () => this.configuration === null,
      /** @param {Configuration} configuration */
      configure: (configuration) => {
        if (this.configuration !== null) return false;
        this.configuration = configuration;
        return true;
      },
    });
  }
}

const updating = new Action();
const opening = new Action();

/** What is wrong with a payload; null when nothing is. @param {Payload} payload */
function problemOf(payload) {
  if (typeof payload !== "object" || payload === null) return "updateCart needs a payload.";
  if (changes.every((name) => Reflect.get(payload, name) === undefined)) return "The payload changes nothing.";
  const lines = payload.lines ?? [];
  if (!Array.isArray(lines)) return "lines must be a list.";
  return lines.some((line) => line?.id === undefined && line?.merchandiseId === undefined)
    ? "A line needs an id or a merchandiseId."
    : null;
}

/** @param {Payload} payload @param {Options} [options] */
function updateCart(payload, options = {}) {
  const problem = problemOf(payload);
  if (problem !== null) return Promise.reject(new TypeError(problem));
  const standard = () => ask({ method: "POST", body: JSON.stringify(payload), signal: options.signal ?? null });
  // The events are out before anything is asked: whoever listens may show what is to come.
  const result = Promise.resolve().then(() => updating.run(standard, payload, options));
  announce(payload, options, result);
  result.then(reloadWhereNobodyShowsIt, (error) => {
    if (error?.name !== "AbortError") fail(error, options.event?.detail ?? {});
  });
  return result;
}

/** @param {Payload} payload @param {Options} options @param {Promise<any>} promise */
function announce(payload, options, promise) {
  const detail = options.event?.detail ?? {};
  const context = options.event?.context ?? "standard-action";
  for (const [action, lines] of Object.entries(byAction(payload.lines ?? []))) {
    if (lines.length > 0)
      dispatch({ type: "shopify:cart:lines-update", action }, { action, context, lines, promise, detail });
  }
  const { note, attributes, discountCodes } = payload;
  if (note !== undefined) dispatch({ type: "shopify:cart:note-update" }, { note, context, promise, detail });
  if (attributes !== undefined)
    dispatch({ type: "shopify:cart:attributes-update" }, { attributes, context, promise, detail });
  if (discountCodes !== undefined) {
    const codes = discountCodes.map((code) => ({ code }));
    dispatch({ type: "shopify:cart:discount-update" }, { discountCodes: codes, promise, detail });
  }
}

/** @param {unknown} error @param {Record<string, unknown>} detail */
function fail(error, detail) {
  const words = error instanceof Error ? error.message : String(error);
  dispatch({ type: "shopify:cart:error" }, { error: words, code: "SERVICE_UNAVAILABLE", detail });
}

/** @param {EventMeta} meta @param {object} properties */
function dispatch(meta, properties) {
  const target = updating.configuration?.eventTarget?.(meta) ?? document;
  target.dispatchEvent(Object.assign(new Event(meta.type, { bubbles: true }), properties));
}

/** @param {LineInput[]} lines */
function byAction(lines) {
  return {
    add: lines.filter((line) => line.id === undefined),
    remove: lines.filter((line) => line.id !== undefined && line.quantity === 0),
    update: lines.filter((line) => line.id !== undefined && line.quantity !== 0),
  };
}

function reloadWhereNobodyShowsIt() {
  if (updating.configuration === null) location.reload();
}

/** @type {Promise<any> | null} */
let reading = null;

/** Those who ask at the same moment share one request. @param {{ cartId?: string }} [_payload] @param {{ signal?: AbortSignal }} [options] */
function getCart(_payload, options = {}) {
  reading ??= ask({ signal: options.signal ?? null }).finally(() => {
    reading = null;
  });
  return reading;
}

function openCart() {
  return Promise.resolve(opening.run(async () => location.assign(`${root}cart`))).then(() => undefined);
}

shopify.actions = Object.freeze({
  getCart: Object.assign(getCart, { isDefault: () => true }),
  updateCart: updating.exposed(updateCart),
  openCart: opening.exposed(openCart),
});
Reflect.set(window, "Shopify", shopify);
