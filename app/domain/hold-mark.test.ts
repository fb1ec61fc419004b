import { expect, test } from "vitest";
import { isGoodMark, readMark, shortHoldId, signMark, type MarkedHold, type MarkKey } from "./hold-mark.ts";

const key: MarkKey = { version: 3, bytes: Uint8Array.from({ length: 16 }, (_, index) => index * 7) };
const hold: MarkedHold = {
  id: "0f3c2f2e-8a51-4b7e-9d10-2f9be1a7c0de",
  variantId: "9007199254740993",
  units: 2,
  endsAt: new Date("2026-11-21T10:00:00.400Z"),
};

test("a mark is one short word that a cart's line can carry, and says whose hold it is, how many units, and until when", () => {
  const mark = signMark(hold, key);

  expect(mark).toMatch(/^[0-9a-z.-]{1,90}$/);
  expect(readMark(mark)).toEqual({
    id: hold.id,
    keyVersion: 3,
    units: 2,
    endsAtS: Date.UTC(2026, 10, 21, 10, 0, 1) / 1000,
  });
});

test("the same hold has the same mark", () => {
  expect(signMark({ ...hold }, { ...key })).toBe(signMark(hold, key));
});

test("a mark is good for its variant only, and only by the key that signed it", () => {
  const mark = signMark(hold, key);
  const otherBytes = { version: 3, bytes: new Uint8Array(16) };
  const otherVersion = { version: 4, bytes: key.bytes };

  expect(isGoodMark(mark, hold.variantId, [otherVersion, key])).toBe(true);
  expect(isGoodMark(mark, "9007199254740992", [key])).toBe(false);
  expect(isGoodMark(mark, hold.variantId, [otherBytes])).toBe(false);
  expect(isGoodMark(mark, hold.variantId, [otherVersion])).toBe(false);
  expect(isGoodMark(mark, hold.variantId, [])).toBe(false);
});

test("whoever changes one character of a mark has none", () => {
  const mark = signMark(hold, key);

  for (let at = 0; at < mark.length; at += 1) {
    const other = mark[at] === "1" ? "2" : "1";
    const forged = mark.slice(0, at) + other + mark.slice(at + 1);

    expect(isGoodMark(forged, hold.variantId, [key]), forged).toBe(false);
  }
});

test.each([
  "",
  "held",
  "1.3.0f3c2f2e.2.1795255201.0123456789abcdef",
  "1.3.0f3c2f2e-8a51-4b7e-9d10-2f9be1a7c0de.0.1795255201.0123456789abcdef",
  "1.3.0f3c2f2e-8a51-4b7e-9d10-2f9be1a7c0de.-1.1795255201.0123456789abcdef",
  "1.3.0f3c2f2e-8a51-4b7e-9d10-2f9be1a7c0de.1e9.1795255201.0123456789abcdef",
  "1.3.0F3C2F2E-8A51-4B7E-9D10-2F9BE1A7C0DE.2.1795255201.0123456789abcdef",
  "2.3.0f3c2f2e-8a51-4b7e-9d10-2f9be1a7c0de.2.1795255201.0123456789abcdef",
  " 1.3.0f3c2f2e-8a51-4b7e-9d10-2f9be1a7c0de.2.1795255201.0123456789abcdef",
])('"%s" is no mark', (text) => {
  expect(readMark(text)).toBeNull();
  expect(isGoodMark(text, hold.variantId, [key])).toBe(false);
});

test("two holds of one show have two short names", () => {
  expect(shortHoldId(hold.id)).toBe("0f3c2f");
  expect(shortHoldId("0f3c2e2e-8a51-4b7e-9d10-2f9be1a7c0de")).not.toBe(shortHoldId(hold.id));
});
