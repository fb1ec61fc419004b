// @ts-check
/** @import { ItemView, LiveMessage, PinView, ShowView } from "../../../app/live/message.ts" */

/** The newest pin is first; `clockAheadMs` is the server's clock before the page's.
 * @typedef {{ show?: ShowView, items: ReadonlyMap<string, ItemView>, pins: readonly PinView[], pinsVersion: number, clockAheadMs?: number }} ShowState */

/** @type {ShowState} */
export const NOTHING_KNOWN = { items: new Map(), pins: [], pinsVersion: -1 };

/**
 * Keeps, of every value, the highest version: late or repeated messages change nothing, and answer the same state.
 * @param {ShowState} state @param {LiveMessage} message @param {number} [nowMs] the page's clock @returns {ShowState}
 */
export function applyMessage(state, message, nowMs = 0) {
  const { kind } = message;
  if (kind === "snapshot") {
    // It says which items there are; a value that a faster message brought stays.
    const items = new Map(message.items.map((item) => [item.id, newest(state.items.get(item.id), item)]));
    const { pins, pinsVersion } = message.pinsVersion < state.pinsVersion ? state : message;
    return { ...state, show: newest(state.show, message.show), items, pins, pinsVersion };
  }
  if (kind === "show") {
    const show = newest(state.show, message.show);
    return show === state.show ? state : { ...state, show };
  }
  if (kind === "item") {
    const { id } = message.item;
    const item = newest(state.items.get(id), message.item);
    return item === state.items.get(id) ? state : { ...state, items: new Map(state.items).set(id, item) };
  }
  if (kind === "clock") {
    // The faster message is right.
    const clockAheadMs = Date.parse(message.now) - nowMs;
    return clockAheadMs > (state.clockAheadMs ?? -Infinity) ? { ...state, clockAheadMs } : state;
  }
  if (kind !== "pins" || message.version <= state.pinsVersion) return state;
  return { ...state, pins: message.pins, pinsVersion: message.version };
}

/** The pins on screen whose items are known, while the show is on. @param {ShowState} state */
export function findPins({ show, items, pins }) {
  return pins.flatMap((pin) => {
    const item = pin.until === null && show?.state !== "ended" && items.get(pin.itemId);
    return item ? [{ pin, item }] : [];
  });
}

/** @template {{ version: number }} T @param {T | undefined} known @param {T} arriving */
function newest(known, arriving) {
  return known && known.version >= arriving.version ? known : arriving;
}
