import { describe, expect, test } from "vitest";
import { decideKeeping, spreadUnits, unitsToKeep, type KeptUnits, type WantedUnits } from "./reservation.ts";

function aWish(given: Partial<WantedUnits> = {}): WantedUnits {
  return { itemId: "i", variantId: "1", inventoryItemId: "11", units: 10, locationIds: ["A", "B"], ...given };
}

function aRow(given: Partial<KeptUnits> = {}): KeptUnits {
  return { id: "r", itemId: "i", variantId: "1", inventoryItemId: "11", locationId: "A", units: 10, ...given };
}

describe("what a show keeps", () => {
  const of = { units: 10, sold: 3, unitsOut: 2 };
  const show = { reserves: true, stockKeeper: "guard" } as const;

  test("before it starts it keeps what was set, if it reserves at all", () => {
    expect(unitsToKeep({ ...show, state: "scheduled" }, { ...of, sold: 0, unitsOut: 0 })).toBe(10);
    expect(unitsToKeep({ ...show, state: "scheduled" }, { units: null, sold: 0, unitsOut: 0 })).toBeNull();
    expect(unitsToKeep({ ...show, state: "scheduled", reserves: false }, of)).toBe(0);
  });

  test("on air with a guarded checkout it keeps nothing: all of it is to be bought", () => {
    expect(unitsToKeep({ ...show, state: "live" }, of)).toBe(0);
  });

  test("on air without a guard it keeps what is neither sold nor let out, with or without the merchant's wish", () => {
    for (const reserves of [true, false]) {
      const unguarded = { state: "live", stockKeeper: "reserve", reserves } as const;
      expect(unitsToKeep(unguarded, of)).toBe(5);
      expect(unitsToKeep(unguarded, { units: 2, sold: 3, unitsOut: 0 })).toBe(0);
      expect(unitsToKeep(unguarded, { ...of, units: null })).toBe("as-is");
    }
  });

  test("after its end, or when it is deleted, it keeps nothing", () => {
    expect(unitsToKeep({ ...show, state: "ended" }, of)).toBe(0);
    expect(unitsToKeep(null, of)).toBe(0);
  });
});

describe("what is to change", () => {
  test("nothing, when it keeps what it wants", () => {
    const rows = [aRow({ id: "r", units: 4 }), aRow({ id: "s", locationId: "B", units: 6 })];

    expect(decideKeeping([aWish()], rows)).toEqual({ give: [], lacks: [] });
  });

  test("what is missing is wanted, and without a number always more", () => {
    const rows = [aRow({ units: 4 })];

    expect(decideKeeping([aWish()], rows)).toEqual({ give: [], lacks: [aWish({ units: 6 })] });
    expect(decideKeeping([aWish({ units: null })], rows)).toEqual({ give: [], lacks: [aWish({ units: null })] });
  });

  test("what is too much is given back, of a row its part", () => {
    const rows = [aRow({ id: "r", units: 4 }), aRow({ id: "s", locationId: "B", units: 6 })];

    expect(decideKeeping([aWish({ units: 7 })], rows)).toEqual({ give: [{ id: "s", units: 3 }], lacks: [] });
    expect(decideKeeping([aWish({ units: 0 })], rows).give).toEqual([
      { id: "r", units: 4 },
      { id: "s", units: 6 },
    ]);
  });

  test("what lies at another location is given back and taken where it may be", () => {
    expect(decideKeeping([aWish({ locationIds: ["B"] })], [aRow()])).toEqual({
      give: [{ id: "r", units: 10 }],
      lacks: [aWish({ locationIds: ["B"] })],
    });
  });

  test("a variant that left the line-up keeps nothing", () => {
    expect(decideKeeping([], [aRow()])).toEqual({ give: [{ id: "r", units: 10 }], lacks: [] });
    expect(decideKeeping([aWish({ itemId: "j" })], [aRow()])).toMatchObject({
      give: [{ id: "r" }],
      lacks: [{ itemId: "j" }],
    });
  });
});

test("units come from the fullest location first, and never more than there are", () => {
  const levels = [
    { locationId: "A", available: 3 },
    { locationId: "B", available: 8 },
    { locationId: "C", available: -2 },
    { locationId: "D", available: 0 },
  ];

  expect(spreadUnits(5, levels)).toEqual([{ locationId: "B", units: 5 }]);
  expect(spreadUnits(10, levels)).toEqual([
    { locationId: "B", units: 8 },
    { locationId: "A", units: 2 },
  ]);
  expect(spreadUnits(50, levels)).toEqual(spreadUnits(null, levels));
  expect(spreadUnits(null, levels).map(({ units }) => units)).toEqual([8, 3]);
  expect(spreadUnits(4, [])).toEqual([]);
});
