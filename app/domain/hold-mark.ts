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
export function signMark({ id, variantId, units, endsAt }: MarkedHold, key: MarkKey): string {
  const endsAtS = Math.ceil(endsAt.getTime() / 1000);
  return `1.${key.version}.${id}.${units}.${endsAtS}.${signature({ id, units, endsAtS }, variantId, key)}`;
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
  if (mark === null || key === undefined) return false;
  return isSame(text.slice(text.lastIndexOf(".") + 1), signature(mark, variantId, key));
}

/** How a guard names a hold: by the first six hexadecimal digits of its id. */
export function shortHoldId(id: string): string {
  return id.slice(0, 6);
}

/**
 * What is signed: the id as four numbers of 32 bits, the lowest byte first, then `<units>.<end>.<variant>`. As numbers the id
 * takes half the work of its text, which counts where instructions are counted. The key says its version by itself.
 */
function signature(
  { id, units, endsAtS }: Pick<ReadMark, "id" | "units" | "endsAtS">,
  variantId: string,
  key: MarkKey,
): string {
  const said = new TextEncoder().encode(`${units}.${endsAtS}.${variantId}`);
  const message = new Uint8Array(16 + said.length);
  const numbers = new DataView(message.buffer);
  const digits = id.replaceAll("-", "");
  for (let at = 0; at < 16; at += 4) numbers.setUint32(at, parseInt(digits.slice(at * 2, at * 2 + 8), 16), true);
  message.set(said, 16);
  return sipHash(key.bytes, message);
}

/** Compares without telling by its time where the first difference is. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}
