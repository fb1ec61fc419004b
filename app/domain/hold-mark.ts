import { sipHash } from "./sip-hash.ts";

/** The property of a cart's line that carries a hold's mark to the checkout and into the order. */
export const holdProperty = "_paniere_hold";

/** A hold, as far as the checkout has to know it. */
export interface MarkedHold {
  /** uuid, in small letters */
  readonly id: string;
  /** Decimal text */
  readonly variantId: string;
  readonly units: number;
  readonly endsAt: Date;
}

export interface MarkKey {
  /** From 1 */
  readonly version: number;
  /** 16 */
  readonly bytes: Uint8Array;
}

/** What a mark says; who signed it is not said by reading. */
export interface ReadMark {
  readonly id: string;
  readonly keyVersion: number;
  readonly units: number;
  /** Seconds since 1970; a part of one counts whole */
  readonly endsAtS: number;
}

/**
 * Signs a hold for its line in the cart: `1.<key's version>.<id>.<units>.<end>.<signature>`, some 70 characters. The variant is
 * signed with it and not written: the line has it.
 */
export function signMark(hold: MarkedHold, key: MarkKey): string {
  const endsAtS = Math.ceil(hold.endsAt.getTime() / 1000);
  const said = `1.${key.version}.${hold.id}.${hold.units}.${endsAtS}`;
  return `${said}.${signature(said, hold.variantId, key)}`;
}

const form =
  /^1\.([1-9]\d{0,8})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,8})\.(\d{1,11})\.([0-9a-f]{16})$/;

/** Reads what a mark says, signed or not; null when it is none. */
export function readMark(text: string): ReadMark | null {
  const [, keyVersion, id, units, endsAtS] = form.exec(text) ?? [];
  if (id === undefined) return null;
  return { id, keyVersion: Number(keyVersion), units: Number(units), endsAtS: Number(endsAtS) };
}

/** Whether one of these keys signed the mark for this variant. */
export function isGoodMark(text: string, variantId: string, keys: readonly MarkKey[]): boolean {
  const mark = readMark(text);
  const key = keys.find(({ version }) => version === mark?.keyVersion);
  if (key === undefined) return false;
  const end = text.lastIndexOf(".");
  return isSame(text.slice(end + 1), signature(text.slice(0, end), variantId, key));
}

/** How a guard's metafield names a hold: the first eight hexadecimal digits of its id. */
export function shortHoldId(id: string): string {
  return id.slice(0, 8);
}

function signature(said: string, variantId: string, key: MarkKey): string {
  return sipHash(key.bytes, `${said}.${variantId}`);
}

/** Compares without telling by its time where the first difference is. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}
