// @ts-check
/** @import { CartLine } from "./store-cart.js" */

/** The line's hidden property that carries a hold's mark: `1.<key's version>.<hold's id>.<units>.<end, in seconds>.<signature>`. */
export const HOLD = "_paniere_hold";

/**
 * What the mark on a line says; who signed it is the checkout's question. Null for a line without one.
 * @param {CartLine} line
 */
export function markOf({ properties }) {
  const [, , id = "", units, endsAtS] = (properties?.[HOLD] ?? "").split(".");
  return id ? { id, units: Number(units), endsAtMs: Number(endsAtS) * 1000 } : null;
}

/**
 * Minutes and seconds, such as 9:05; of an hour and more hours too, 1:09:05.
 * @param {number} ms
 */
export function clockText(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const short = String(seconds % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${short}` : `${minutes}:${short}`;
}
