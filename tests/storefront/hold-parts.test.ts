import { describe, expect, test } from "vitest";
import { signMark } from "../../app/domain/hold-mark.ts";
import { rowsOf } from "../../extensions/live-basket/assets/cart-rows.js";
import { clockText, markOf } from "../../extensions/live-basket/assets/hold-mark.js";
import { newId } from "../../extensions/live-basket/assets/new-id.js";

function aLine(properties: Record<string, string> | null, quantity = 1, variant = "201") {
  return {
    key: `${variant}:${JSON.stringify(properties)}`,
    quantity,
    product_title: "Paper Lamp",
    variant_title: null,
    image: null,
    final_line_price: 5000 * quantity,
    original_line_price: 5900 * quantity,
    properties,
  };
}
const hold = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  variantId: "201",
  units: 2,
  endsAt: new Date(1_795_000_000_000),
};
const mark = signMark(hold, { version: 3, bytes: new Uint8Array(16) });
const held = (id: string, quantity = 1) => aLine({ _paniere_item: "lamp", _paniere_hold: `1.1.${id}.1.9.0` }, quantity);

describe("a line's mark", () => {
  test("is read as the app writes it", () => {
    expect(markOf(aLine({ _paniere_hold: mark }))).toEqual({ id: hold.id, units: 2, endsAtMs: 1_795_000_000_000 });
  });

  test.each([null, {}, { _paniere_hold: "" }, { _paniere_hold: "nonsense" }])("is none in %j", (properties) => {
    expect(markOf(aLine(properties))).toBeNull();
  });
});

test.each([
  [600_000, "10:00"],
  [599_999, "10:00"],
  [61_000, "1:01"],
  [400, "0:01"],
  [0, "0:00"],
  [-5000, "0:00"],
])("%i ms are shown as %s", (ms, text) => {
  expect(clockText(ms)).toBe(text);
});

describe("the basket's rows", () => {
  const left: Readonly<Record<string, number>> = { a: 9000, b: 4000, c: 0 };
  const leftOn = (line: Parameters<typeof markOf>[0]) => {
    const read = markOf(line);
    return read ? (left[read.id] ?? 0) : null;
  };

  test("show taps of the same item as one, with the end that comes first", () => {
    const [row, ...others] = rowsOf([held("a"), held("b", 2)], leftOn);

    expect(others).toEqual([]);
    expect(row).toMatchObject({ quantity: 3, price: 15_000, regular: 17_700, leftMs: 4000 });
  });

  test("keep what is held no longer apart, and what never was", () => {
    const rows = rowsOf([held("a"), held("c"), aLine({ _paniere_item: "lamp" }), aLine(null)], leftOn);

    expect(rows.map(({ leftMs }) => leftMs)).toEqual([9000, 0, null, null]);
  });
});

test("a page makes ids as the app wants them", () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
