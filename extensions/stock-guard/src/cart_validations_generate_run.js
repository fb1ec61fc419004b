// @ts-check
import { sipHash } from "./sip-hash.js";
import { refusalText } from "./words.js";

/**
 * What the app says of a variant, in its metafield: the guard is on until the end of a day of the shop's. It takes no hold that
 * ended at `from` (seconds since 1970) or before, nor one that `used` names by the first eight digits of its id.
 *
 * @typedef {{ on?: boolean, until?: string, from?: number, used?: string }} Guard
 *
 * @typedef {object} Line
 * @property {number} quantity
 * @property {{ value?: string | null } | null} [hold] the hold's mark: `1.<key's version>.<id>.<units>.<end>.<signature>`
 * @property {{ id?: string, guard?: { jsonValue: Guard } | null, product?: { title: string } }} merchandise
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

/** Marks whose signature is checked in one cart; whoever needs more needs another cart. It bounds the instructions. */
const mostMarks = 50;

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
  /** @type {Record<string, number>} */
  const quantities = {};
  /** @type {Problem[]} */
  const errors = [];
  let marks = 0;
  for (let index = 0; index < cart.lines.length && errors.length < mostErrors; index += 1) {
    const line = /** @type {Line} */ (cart.lines[index]);
    const { id, guard, product } = line.merchandise;
    if (id === undefined || !isOn(guard?.jsonValue, today)) continue;
    const mark = line.hold?.value ?? "";
    if (mark !== "") marks += 1;
    const hold = marks > mostMarks ? null : readGoodMark(mark, id, keys);
    const reason = hold === null ? "none" : refusalOf(hold, { line, guard: guard?.jsonValue ?? {}, quantities });
    if (reason === null || (isCart && reason !== "none")) continue;
    /** @type {{ reason: import("./words.js").Reason, title: string, units: number }} */
    const about = { reason, title: product?.title ?? "", units: hold?.units ?? 0 };
    errors.push({
      message: refusalText(localization.language.isoCode, about),
      target: `$.cart.lines[${index}].quantity`,
    });
  }
  return { operations: errors.length === 0 ? [] : [{ validationAdd: { errors } }] };
}

/**
 * A guard that was forgotten ends by itself: days are compared as texts, `2026-11-21`.
 *
 * @param {Guard | undefined} guard
 * @param {string} today
 */
function isOn(guard, today) {
  return guard?.on === true && today <= (guard.until ?? "");
}

/**
 * @typedef {{ id: string, units: number, endsAtS: number }} Hold
 *
 * @param {string} mark
 * @param {string} variantGid
 * @param {Readonly<Record<string, string>>} keys
 * @returns {Hold | null} null when no key of the app's signed this mark for this variant
 */
function readGoodMark(mark, variantGid, keys) {
  if (mark === "" || mark.length > longestMark) return null;
  const end = mark.lastIndexOf(".");
  const said = mark.slice(0, end);
  const [version = "", keyVersion = "", id = "", units = "", endsAtS = ""] = said.split(".");
  const key = Object.hasOwn(keys, keyVersion) ? keys[keyVersion] : undefined;
  if (version !== "1" || key === undefined) return null;
  const variantId = variantGid.slice(variantGid.lastIndexOf("/") + 1);
  if (sipHash(key, `${said}.${variantId}`) !== mark.slice(end + 1)) return null;
  return { id, units: Number(units), endsAtS: Number(endsAtS) };
}

/**
 * @param {Hold} hold
 * @param {{ line: Line, guard: Guard, quantities: Record<string, number> }} at
 * @returns {"ended" | "more" | null}
 */
function refusalOf(hold, { line, guard, quantities }) {
  const total = (quantities[hold.id] ?? 0) + line.quantity;
  quantities[hold.id] = total;
  if (hold.endsAtS <= (guard.from ?? 0)) return "ended";
  if (` ${guard.used ?? ""} `.includes(` ${hold.id.slice(0, 8)} `)) return "ended";
  return total > hold.units ? "more" : null;
}
