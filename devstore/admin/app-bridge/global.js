// @ts-check
import { adminOrigin, ask, hear, tell } from "./channel.js";
import { idToken } from "./id-token.js";
import { leaveConfirmation } from "./save-bar.js";
import { scopes } from "./scopes.js";
import { settings } from "./settings.js";

/** @type {Map<string, { onAction?: () => void, onDismiss?: () => void }>} */
const toasts = new Map();
let lastToast = 0;

const toast = {
  /** @param {string} message @param {{ duration?: number, isError?: boolean, action?: string, onAction?: () => void, onDismiss?: () => void }} [options] */
  show(message, { onAction, onDismiss, ...options } = {}) {
    const id = `toast-${++lastToast}`;
    toasts.set(id, { ...(onAction && { onAction }), ...(onDismiss && { onDismiss }) });
    tell("toast-show", { id, message: String(message), options });
    return id;
  },
  /** @param {string} id */
  hide(id) {
    tell("toast-hide", { id });
  },
};

hear("toast-action", ({ id }) => toasts.get(id)?.onAction?.());
hear("toast-dismissed", ({ id }) => {
  toasts.get(id)?.onDismiss?.();
  toasts.delete(id);
});

/** @param {{ type: string, selectionIds?: object[], multiple?: boolean | number, action?: string, query?: string, filter?: object }} options */
async function resourcePicker(options) {
  if (options?.type !== "product")
    throw new Error(`The dev store's resource picker offers products only, not "${options?.type}".`);
  const picked = await ask("pick", { options: JSON.parse(JSON.stringify(options)) });
  if (picked === null) return undefined;
  return Object.defineProperty(picked, "selection", { value: picked, enumerable: false });
}

/** Methods of an element with this id, by name: what `shopify.saveBar` and `shopify.modal` are. */
function elementMethods() {
  const call = (/** @type {string} */ id, /** @type {"show" | "hide" | "toggle"} */ method) => {
    const element = document.getElementById(id);
    const run = element === null ? undefined : Reflect.get(element, method);
    if (typeof run !== "function") throw new Error(`There is no element "${id}" to ${method}.`);
    return run.call(element);
  };
  return {
    show: async (/** @type {string} */ id) => call(id, "show"),
    hide: async (/** @type {string} */ id) => call(id, "hide"),
    toggle: async (/** @type {string} */ id) => call(id, "toggle"),
  };
}

const absent = ["scanner", "pos", "intents", "support", "reviews", "picker", "app", "shopifyQL", "tools"];

/** The `shopify` global. @param {{ apiKey: string, host: string, shop: string, locale: string }} config */
export function makeGlobal(config) {
  const made = {
    config,
    origin: adminOrigin ?? settings.adminOrigins[0],
    ready: Promise.resolve(),
    environment: { embedded: adminOrigin !== null, mobile: false, pos: false, intent: false },
    idToken,
    user: async () => ({ accountAccess: "Account owner" }),
    loading: (/** @type {boolean} */ isLoading = true) => tell("loading", { isLoading }),
    toast,
    resourcePicker,
    scopes,
    modal: elementMethods(),
    saveBar: { ...elementMethods(), leaveConfirmation },
    webVitals: { onReport: async () => {} },
    setSignals: () => {},
  };
  for (const name of absent) {
    Object.defineProperty(made, name, {
      get() {
        throw new Error(`The dev store's App Bridge does not emulate shopify.${name}.`);
      },
    });
  }
  return made;
}
