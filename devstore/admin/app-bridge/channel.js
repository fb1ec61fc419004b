// @ts-check
import { settings } from "./settings.js";

const originKey = "dev-store-admin-origin";

/** The admin that embeds this page, by its origin; null when the page stands alone. */
export const adminOrigin = findAdminOrigin();

function findAdminOrigin() {
  if (window.parent === window) return null;
  const seen = [location.ancestorOrigins?.[0], originOf(document.referrer), sessionStorage.getItem(originKey)];
  const found = settings.adminOrigins.find((origin) => seen.includes(origin)) ?? null;
  if (found !== null) sessionStorage.setItem(originKey, found);
  return found;
}

/** @param {string} url */
function originOf(url) {
  return URL.parse(url)?.origin ?? null;
}

/** @type {Map<string, (message: any) => void>} */
const listeners = new Map();
/** @type {Map<number, (value: any) => void>} */
const waiting = new Map();
let lastRequest = 0;

/** Tells the admin something. @param {string} kind @param {object} [content] */
export function tell(kind, content = {}) {
  if (adminOrigin !== null) window.parent.postMessage({ bridge: "dev-store", kind, ...content }, adminOrigin);
}

/** Asks the admin something and waits for its answer. @param {string} kind @param {object} [content] @returns {Promise<any>} */
export function ask(kind, content = {}) {
  const request = ++lastRequest;
  return new Promise((resolve) => {
    waiting.set(request, resolve);
    tell(kind, { ...content, request });
  });
}

/** Hears one kind of message from the admin. @param {string} kind @param {(message: any) => void} listener */
export function hear(kind, listener) {
  listeners.set(kind, listener);
}

addEventListener("message", (event) => {
  if (event.source !== window.parent || event.origin !== adminOrigin || event.data?.bridge !== "dev-store") return;
  if (event.data.kind === "answer") {
    waiting.get(event.data.request)?.(event.data.value);
    waiting.delete(event.data.request);
  } else listeners.get(event.data.kind)?.(event.data);
});
