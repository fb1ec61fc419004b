// @ts-check
/** @import { ItemView, LiveMessage, PinView, ShowView } from "../../../app/live/message.ts" */

/**
 * What this page knows of the show. Pins are newest first.
 * @typedef {{ show?: ShowView, items: ReadonlyMap<string, ItemView>, pins: readonly PinView[], pinsVersion: number }} ShowState
 */

/** @type {ShowState} */
export const NOTHING_KNOWN = { items: new Map(), pins: [], pinsVersion: -1 };

/**
 * Keeps, of every value, the one with the highest version: late or repeated messages change nothing.
 * @param {ShowState} state
 * @param {LiveMessage} message
 * @returns {ShowState} the same object when there was nothing new
 */
export function applyMessage(state, message) {
  if (message.kind === "snapshot") {
    // It says which items there are; a value that a faster message brought stays.
    const items = new Map(message.items.map((item) => [item.id, newest(state.items.get(item.id), item)]));
    const { pins, pinsVersion } = message.pinsVersion < state.pinsVersion ? state : message;
    return { show: newest(state.show, message.show), items, pins, pinsVersion };
  }
  if (message.kind === "show") {
    const show = newest(state.show, message.show);
    return show === state.show ? state : { ...state, show };
  }
  if (message.kind === "item") {
    const { id } = message.item;
    const item = newest(state.items.get(id), message.item);
    return item === state.items.get(id) ? state : { ...state, items: new Map(state.items).set(id, item) };
  }
  if (message.kind !== "pins" || message.version <= state.pinsVersion) return state;
  return { ...state, pins: message.pins, pinsVersion: message.version };
}

/** The newest pin on screen whose item is known, while the show is on. @param {ShowState} state */
export function findTopPin({ show, items, pins }) {
  for (const pin of show?.state === "ended" ? [] : pins) {
    const item = items.get(pin.itemId);
    if (item && pin.until === null) return { pin, item };
  }
  return null;
}

/** @template {{ version: number }} T @param {T | undefined} known @param {T} arriving */
function newest(known, arriving) {
  return known && known.version >= arriving.version ? known : arriving;
}
