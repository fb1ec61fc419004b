// @ts-check
import { sipHash } from "./sip-hash.js";
import { refusalText } from "./words.js";

/**
 * What the app says of a variant, in its metafield: `on <until> <from> <variant> <used> <title>`, words with a space between them.
 * The guard is on until the end of the day `until` of the shop's. It takes no hold that ended at `from` (seconds since 1970) or
 * before, nor one that `used` names, by the first six digits of its id, one behind the other. `variant` is the variant's number
 * and `title` the product's, so that lines which nobody guards need not bring theirs. A plain text, as reading JSON is what
 * takes a function most of its instructions.
 *
 * @typedef {{ from: number, used: string, variant: string }} Guard
 *
 * @typedef {object} Line
 * @property {number} quantity
 * @property {{ value?: string | null } | null} [hold] the hold's mark: `1.<key's version>.<id>.<units>.<end>.<signature>`
 * @property {{ guard?: { value: string } | null }} merchandise
 *
 * @typedef {object} Input
 * @property {{ step?: string | null }} buyerJourney
 * @property {{ lines: readonly Line[] }} cart
 * @property {{ language: { isoCode: string } }} localization
 * @property {{ localTime: { date: string } }} shop
 * @property {{ guard?: { jsonValue: { keys?: Readonly<Record<string, string>> } } | null }} validation the keys, by version
 *
 * @typedef {{ message: string, target: string }} Problem
 */

/** More are not needed to stop a cart, and the answer has a limit of 20,000 bytes. */
const mostErrors = 25;

/** Marks whose signature is checked in one cart: as many as a shopper can have holds in a show. It bounds the instructions. */
const mostMarks = 20;

/** Longer than any mark. */
const longestMark = 120;

/**
 * Turns lines away whose variant the app guards and which no hold of the shopper's covers: a hold is good for its variant, for its
 * units over all its lines, and until the guard has left it behind. A cart is only kept from taking in what is not held at all,
 * so that the end of one hold does not bar a shopper from the rest of the shop; the checkout takes nothing but good holds.
 *
 * @param {Input} input
 * @returns {{ operations: { validationAdd: { errors: Problem[] } }[] }}
 */
export function cartValidationsGenerateRun({ buyerJourney, cart, localization, shop, validation }) {
  const isCart = buyerJourney.step === "CART_INTERACTION";
  const keys = validation.guard?.jsonValue.keys ?? {};
  const today = shop.localTime.date;
  /** @type {Map<number, number>} */
  const quantities = new Map();
  /** @type {Problem[]} */
  const errors = [];
  let marks = 0;
  for (let index = 0; index < cart.lines.length && errors.length < mostErrors; index += 1) {
    const line = /** @type {Line} */ (cart.lines[index]);
    const text = line.merchandise.guard?.value ?? "";
    const guard = readGuard(text, today);
    if (guard === null) continue;
    const mark = line.hold?.value ?? "";
    if (mark !== "") marks += 1;
    const hold = marks > mostMarks ? null : readGoodMark(mark, guard.variant, keys);
    const reason = hold === null ? "none" : refusalOf(hold, { line, guard, quantities });
    if (reason === null || (isCart && reason !== "none")) continue;
    /** @type {{ reason: import("./words.js").Reason, title: string, units: number }} */
    const about = { reason, title: titleIn(text), units: hold?.units ?? 0 };
    errors.push({
      message: refusalText(localization.language.isoCode, about),
      target: `$.cart.lines[${index}].quantity`,
    });
  }
  return { operations: errors.length === 0 ? [] : [{ validationAdd: { errors } }] };
}

/**
 * Null when the guard is off. One that was forgotten ends by itself: days are compared as texts, `2026-11-21`.
 *
 * @param {string} text
 * @param {string} today
 * @returns {Guard | null}
 */
function readGuard(text, today) {
  if (!text.startsWith("on ")) return null;
  // Not taken apart by a pattern: that costs an interpreter many times as much.
  const words = text.split(" ", 5);
  if (today > (words[1] ?? "")) return null;
  return { from: Number(words[2]), variant: words[3] ?? "", used: words[4] ?? "" };
}

/** @param {string} guard */
function titleIn(guard) {
  return guard.split(" ").slice(5).join(" ");
}

/**
 * @typedef {{ id: number, units: number, endsAtS: number }} Hold its id is the first number of what was signed
 *
 * @param {string} mark
 * @param {string} variant
 * @param {Readonly<Record<string, string>>} keys
 * @returns {Hold | null} null when no key of the app's signed this mark for this variant
 */
function readGoodMark(mark, variant, keys) {
  if (mark === "" || mark.length > longestMark) return null;
  const parts = mark.split(".", 6);
  const keyVersion = parts[1] ?? "";
  const key = Object.hasOwn(keys, keyVersion) ? keys[keyVersion] : undefined;
  if (parts[0] !== "1" || key === undefined) return null;
  const id = parts[2] ?? "";
  // The id's 32 digits, between its dashes
  const numbers = [
    parseInt(id.slice(0, 8), 16) | 0,
    parseInt(id.slice(9, 13) + id.slice(14, 18), 16) | 0,
    parseInt(id.slice(19, 23) + id.slice(24, 28), 16) | 0,
    parseInt(id.slice(28), 16) | 0,
  ];
  if (sipHash(key, numbers, `${parts[3]}.${parts[4]}.${variant}`) !== parts[5]) return null;
  // The numbers were signed, not their text: one hold stays one however its id is written.
  return { id: (numbers[0] ?? 0) >>> 0, units: Number(parts[3]), endsAtS: Number(parts[4]) };
}

/**
 * @param {Hold} hold
 * @param {{ line: Line, guard: Guard, quantities: Map<number, number> }} at
 * @returns {"ended" | "more" | null}
 */
function refusalOf(hold, { line, guard, quantities }) {
  const total = (quantities.get(hold.id) ?? 0) + line.quantity;
  quantities.set(hold.id, total);
  if (hold.endsAtS <= guard.from || isUsed(hold, guard)) return "ended";
  return total > hold.units ? "more" : null;
}

/**
 * Whether the guard names the hold; what stands across two names is none.
 *
 * @param {Hold} hold
 * @param {Guard} guard
 */
function isUsed({ id }, { used }) {
  if (used === "") return false;
  const shortId = id.toString(16).padStart(8, "0").slice(0, 6);
  let at = used.indexOf(shortId);
  while (at % shortId.length > 0) at = used.indexOf(shortId, at + 1);
  return at >= 0;
}
