import { describe, expect, test } from "vitest";
import { mostOpenHolds } from "../../app/domain/hoarding.ts";
import { shortHoldId, signMark } from "../../app/domain/hold-mark.ts";
import { cartValidationsGenerateRun } from "../../extensions/stock-guard/src/cart_validations_generate_run.js";
import { aHold, guardOn, inputOf, key, refusalsOf, refusedLines, soap, tenOClock } from "./guarded-cart.ts";

const other = { version: 1, bytes: new Uint8Array(16) };

describe("a guarded variant at the checkout", () => {
  test("is turned away without a hold, with words that name it", () => {
    expect(refusalsOf({ lines: [{}] })).toEqual([
      { line: 0, message: "“Candle” is kept for the live show right now. Hold it there to buy it." },
    ]);
  });

  test("passes with a hold", () => {
    expect(refusedLines({ lines: [{ hold: aHold() }] })).toEqual([]);
  });

  test.each([
    ["another variant's hold", signMark(aHold({ variantId: soap }), key)],
    ["a hold that somebody else signed", signMark(aHold(), other)],
    ["a hold of a key that the shop does not have", signMark(aHold(), { ...key, version: 2 })],
    ["a key named after a property of every object", signMark(aHold(), key).replace("1.1.", "1.constructor.")],
    ["a hold with more units than were signed", signMark(aHold(), key).replace(".1.17", ".9.17")],
    ["a hold with a later end than was signed", signMark(aHold(), key).replace(/\.\d{10}\./, ".9999999999.")],
    ["a hold without its signature", signMark(aHold(), key).slice(0, -16)],
    ["any text", "held"],
    ["a text of a hundred kilobytes", "1.1.".repeat(25_000)],
    ["an empty text", ""],
  ])("is turned away with %s", (_what, hold) => {
    expect(refusedLines({ lines: [{ hold }] })).toEqual([0]);
  });

  test("is turned away with a hold that ended before the guard's beginning, and says so", () => {
    const ended = aHold({ endsAt: new Date((tenOClock - 1) * 1000) });
    const justEnded = aHold({ endsAt: new Date(tenOClock * 1000) });
    const inTime = aHold({ endsAt: new Date((tenOClock + 1) * 1000) });

    expect(refusalsOf({ lines: [{ hold: ended }] })).toEqual([
      { line: 0, message: "Your hold on “Candle” has ended. Hold it again in the live show." },
    ]);
    expect(refusedLines({ lines: [{ hold: justEnded }] })).toEqual([0]);
    expect(refusedLines({ lines: [{ hold: inTime }] })).toEqual([]);
  });

  test("is turned away with a hold that was bought already, wherever the guard names it", () => {
    const used = (...ids: string[]) => ({ ...guardOn, used: ids.map(shortHoldId).join("") });
    const [first, second] = ["11111111-8a51-4b7e-9d10-2f9be1a7c0de", "22222222-8a51-4b7e-9d10-2f9be1a7c0de"];

    expect(refusedLines({ lines: [{ hold: aHold(), guard: used(aHold().id) }] })).toEqual([0]);
    expect(refusedLines({ lines: [{ hold: aHold(), guard: used(first, aHold().id, second) }] })).toEqual([0]);
    expect(refusedLines({ lines: [{ hold: aHold(), guard: used(first, second) }] })).toEqual([]);
    const across = { ...guardOn, used: `11${shortHoldId(aHold().id)}1111` };
    expect(refusedLines({ lines: [{ hold: aHold(), guard: across }] })).toEqual([]);
    const behind = { ...guardOn, used: `11${shortHoldId(aHold().id)}1111${shortHoldId(aHold().id)}` };
    expect(refusedLines({ lines: [{ hold: aHold(), guard: behind }] })).toEqual([0]);
  });

  test("is turned away with more units than are held, counted over all the hold's lines", () => {
    const hold = aHold({ units: 3 });
    const renewed = aHold({ units: 3, endsAt: new Date((tenOClock + 900) * 1000) });

    expect(refusedLines({ lines: [{ hold, quantity: 3 }] })).toEqual([]);
    expect(refusalsOf({ lines: [{ hold, quantity: 4 }] })).toEqual([
      { line: 0, message: "You hold 3 of “Candle”. Hold more in the live show, or lower the quantity." },
    ]);
    expect(refusedLines({ lines: [{ hold, quantity: 2 }, { hold: renewed }, { hold }] })).toEqual([2]);
  });

  test.each([
    ["in capitals", (id: string) => id.toUpperCase()],
    ["with other signs for its dashes", (id: string) => id.replaceAll("-", "_")],
    ["with digits in front of its last number", (id: string) => id.replace(/(.{8})$/, "5$1")],
    ["with a sign in front", (id: string) => id.replace(/^0/, "+")],
  ])("takes a hold whose id is written %s for the hold that it is", (_how, written) => {
    const good = signMark(aHold(), key);
    const hold = good.replace(aHold().id, written(aHold().id));
    const used = { ...guardOn, used: shortHoldId(aHold().id) };

    expect(hold).not.toBe(good);
    expect(refusedLines({ lines: [{ hold: good }, { hold }] })).toContain(1);
    expect(refusedLines({ lines: [{ hold, guard: used }] })).toEqual([0]);
  });

  test("is turned away with two lines of which one has no hold", () => {
    expect(refusedLines({ lines: [{ hold: aHold() }, {}] })).toEqual([1]);
  });

  test("is turned away while the app's keys are missing at the shop", () => {
    expect(refusedLines({ lines: [{ hold: aHold() }], keys: null })).toEqual([0]);
    expect(refusedLines({ lines: [{ hold: aHold() }], keys: {} })).toEqual([0]);
  });

  test("is checked as strictly when the order is completed, and where no step is named", () => {
    for (const step of ["CHECKOUT_COMPLETION", null]) {
      const ended = aHold({ id: "11111111-8a51-4b7e-9d10-2f9be1a7c0de", endsAt: new Date((tenOClock - 1) * 1000) });

      expect(refusedLines({ lines: [{}, { hold: ended }, { hold: aHold() }], step })).toEqual([0, 1]);
    }
  });
});

describe("what the guard lets pass", () => {
  test.each([
    ["a variant that it was never told of", null],
    ["a variant whose guard is off", { ...guardOn, on: false }],
    ["a variant whose guard has no day to end on", { on: true }],
    ["a variant whose guard was forgotten", { ...guardOn, until: "2026-11-20" }],
  ])("%s", (_what, guard) => {
    expect(refusedLines({ lines: [{ guard }, { guard, hold: "forged" }] })).toEqual([]);
  });

  test.each(["", "on", "on ", "true", "{}", '{"on":true}', "on tomorrow"])("a metafield that says %j", (value) => {
    const input = inputOf({ lines: [{}] });
    const lines = [{ quantity: 1, hold: null, merchandise: { guard: { value } } }];
    const answer = cartValidationsGenerateRun({ ...input, cart: { lines } });

    expect(answer.operations).toHaveLength(value === "on tomorrow" ? 1 : 0);
  });

  test("on the guard's last day it still works", () => {
    expect(refusedLines({ lines: [{}], today: "2026-11-23" })).toEqual([0]);
    expect(refusedLines({ lines: [{}], today: "2026-11-24" })).toEqual([]);
  });

  test("what is no product", () => {
    const input = inputOf({ lines: [{}] });
    const lines = [{ quantity: 1, hold: null, merchandise: {} }];

    expect(cartValidationsGenerateRun({ ...input, cart: { lines } })).toEqual({ operations: [] });
  });

  test("an empty cart", () => {
    expect(cartValidationsGenerateRun(inputOf({ lines: [] }))).toEqual({ operations: [] });
  });
});

describe("a cart of the online store", () => {
  const step = "CART_INTERACTION";

  test("takes nothing that is not held", () => {
    expect(refusedLines({ lines: [{}], step })).toEqual([0]);
    expect(refusedLines({ lines: [{ hold: signMark(aHold(), other) }], step })).toEqual([0]);
  });

  test("may keep a hold that has ended, so that nothing else in it is barred before the checkout", () => {
    const ended = aHold({ endsAt: new Date((tenOClock - 1) * 1000) });

    expect(refusedLines({ lines: [{ hold: ended }, { hold: aHold(), quantity: 2 }], step })).toEqual([]);
  });
});

describe("a cart made to exhaust the function", () => {
  test("is refused with as many words as an answer may have", () => {
    const lines = Array.from({ length: 500 }, () => ({ title: "ช".repeat(500) }));
    const answer = cartValidationsGenerateRun(inputOf({ lines, language: "TH" }));

    expect(answer.operations[0]?.validationAdd.errors).toHaveLength(25);
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(20_000);
  });

  test("has as many marks checked as a shopper can have holds, and the rest refused, even good ones", () => {
    const lines = Array.from({ length: mostOpenHolds + 3 }, (_, index) => ({
      hold: aHold({ id: `${String(index).padStart(8, "0")}-8a51-4b7e-9d10-2f9be1a7c0de` }),
    }));

    expect(refusedLines({ lines })).toEqual([mostOpenHolds, mostOpenHolds + 1, mostOpenHolds + 2]);
  });
});
