import { signMark, type MarkedHold, type MarkKey } from "../../app/domain/hold-mark.ts";
import { cartValidationsGenerateRun } from "../../extensions/stock-guard/src/cart_validations_generate_run.js";

export const key: MarkKey = { version: 1, bytes: Uint8Array.from({ length: 16 }, (_, index) => 200 - index) };
export const candle = "9007199254740993";
export const soap = "9007199254740995";
/** 2026-11-21T10:00:00Z */
export const tenOClock = Date.UTC(2026, 10, 21, 10) / 1000;

/** A hold of one candle until five past ten */
export function aHold(of: Partial<MarkedHold> = {}): MarkedHold {
  return {
    id: "0f3c2f2e-8a51-4b7e-9d10-2f9be1a7c0de",
    variantId: candle,
    units: 1,
    endsAt: new Date((tenOClock + 300) * 1000),
    ...of,
  };
}

interface Guard {
  readonly on?: boolean;
  readonly until?: string;
  readonly from?: number;
  readonly used?: string;
}

/** Guarded since ten o'clock, until the end of the 23rd */
export const guardOn: Guard = { on: true, until: "2026-11-23", from: tenOClock, used: "" };

export interface Line {
  readonly variantId?: string;
  readonly quantity?: number;
  /** A hold is signed; a text is the property as somebody wrote it */
  readonly hold?: MarkedHold | string;
  readonly guard?: Guard | null;
  readonly title?: string;
}

interface Cart {
  readonly lines: readonly Line[];
  readonly step?: string | null;
  readonly language?: string;
  readonly today?: string;
  readonly keys?: Readonly<Record<string, string>> | null;
}

export const keysText = { "1": Buffer.from(key.bytes).toString("hex") };

/** The metafield of a guard, as the app writes it. */
function textOf(
  { on = false, until = "", from = 0, used = "" }: Guard,
  of: { variantId: string; title: string },
): string {
  return on ? `on ${until} ${from} ${of.variantId} ${used} ${of.title}` : "off";
}

/** What Shopify gives the function of a cart. */
export function inputOf({ lines, step = "CHECKOUT_INTERACTION", language = "EN", today = "2026-11-21", keys }: Cart) {
  return {
    buyerJourney: { step },
    cart: {
      lines: lines.map(({ variantId = candle, quantity = 1, hold, guard = guardOn, title = "Candle" }) => ({
        quantity,
        hold: hold === undefined ? null : { value: typeof hold === "string" ? hold : signMark(hold, key) },
        merchandise: { guard: guard === null ? null : { value: textOf(guard, { variantId, title }) } },
      })),
    },
    localization: { language: { isoCode: language } },
    shop: { localTime: { date: today } },
    validation: { guard: keys === null ? null : { jsonValue: { keys: keys ?? keysText } } },
  };
}

/** The refusals of a cart: line and words. */
export function refusalsOf(cart: Cart): readonly { readonly line: number; readonly message: string }[] {
  const { operations } = cartValidationsGenerateRun(inputOf(cart));
  return operations.flatMap(({ validationAdd }) =>
    validationAdd.errors.map(({ message, target }) => ({
      line: Number(/^\$\.cart\.lines\[(\d+)\]\.quantity$/.exec(target)?.[1]),
      message,
    })),
  );
}

/** The lines that a cart is refused for. */
export const refusedLines = (cart: Cart): readonly number[] => refusalsOf(cart).map(({ line }) => line);
