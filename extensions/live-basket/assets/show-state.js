// @ts-check
/** @import { ItemView, LiveMessage, PinView, ShowView } from "../../../app/live/message.ts" */

/**
 * What this page knows of the show: whole values, each with the version it came with. Pins are newest first.
 * @typedef {{ show?: ShowView, items: ReadonlyMap<string, ItemView>, pins: readonly PinView[], pinsVersion: number }} ShowState
 */

/** @type {ShowState} */
export const NOTHING_KNOWN = { items: new Map(), pins: [], pinsVersion: -1 };

/**
 * Takes a message in and keeps, of every value, the one with the highest version: late or repeated messages change nothing.
 * @param {ShowState} state
 * @param {LiveMessage} message
 * @returns {ShowState} the same object when the message brought nothing new
 */
export function applyMessage(state, message) {
  switch (message.kind) {
    case "show":
      return isNews(state.show, message.show) ? { ...state, show: message.show } : state;
    case "item": {
      const { item } = message;
      if (!isNews(state.items.get(item.id), item)) return state;
      return { ...state, items: new Map(state.items).set(item.id, item) };
    }
    case "pins":
      return message.version > state.pinsVersion
        ? { ...state, pins: message.pins, pinsVersion: message.version }
        : state;
    case "snapshot": {
      // It says which items there are; a value that a faster message brought stays.
      const items = message.items.map((item) => newest(state.items.get(item.id), item));
      const { pins, pinsVersion } = message.pinsVersion < state.pinsVersion ? state : message;
      return {
        show: newest(state.show, message.show),
        items: new Map(items.map((item) => [item.id, item])),
        pins,
        pinsVersion,
      };
    }
    default:
      return state;
  }
}

/**
 * The newest pin whose item is known.
 * @param {ShowState} state
 */
export function findTopPin(state) {
  for (const pin of state.show?.state === "ended" ? [] : state.pins) {
    const item = state.items.get(pin.itemId);
    if (item) return { pin, item };
  }
  return null;
}

/**
 * @param {{ version: number } | undefined} known
 * @param {{ version: number }} arriving
 */
function isNews(known, arriving) {
  return !known || arriving.version > known.version;
}

/**
 * @template {{ version: number }} T
 * @param {T | undefined} known
 * @param {T} arriving
 */
function newest(known, arriving) {
  return known && !isNews(known, arriving) ? known : arriving;
}
