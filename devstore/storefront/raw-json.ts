import type { Id } from "../state/ids.ts";

const mark = "\u0001id:";

/** An id that stands in JSON as a bare number, as the storefront's APIs write it, though it passes 2^53. */
export function numericId(id: Id): string {
  return `${mark}${id}`;
}

/** JSON in which every `numericId` is a number with all its digits. */
export function jsonWithIds(value: unknown): string {
  return JSON.stringify(value).replace(/"\\u0001id:(\d+)"/g, "$1");
}
