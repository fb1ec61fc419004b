import { expect, it } from "vitest";
import { setUnitsOf, unitsThere } from "./set-units.ts";

const variants = [
  {
    variantId: "1",
    title: "S",
    shelves: [
      { locationId: "5", units: 4 },
      { locationId: "6", units: -2 },
    ],
  },
  { variantId: "2", title: "M", shelves: null },
];

it("says what was set: all, a sum, or for how many variants there is a number", () => {
  expect(setUnitsOf({ variants, units: {} })).toEqual({ kind: "all" });
  expect(setUnitsOf({ variants, units: { "1": "", "2": "ten" } })).toEqual({ kind: "all" });
  expect(setUnitsOf({ variants, units: { "1": " 4 ", "2": "6" } })).toEqual({ kind: "units", units: 10 });
  expect(setUnitsOf({ variants, units: { "2": "6" } })).toEqual({ kind: "some", set: 1, variants: 2 });
  expect(setUnitsOf({ variants, units: { "3": "6" } })).toEqual({ kind: "all" });
});

it("counts what the chosen locations have, and a shelf below zero as empty", () => {
  const [small, medium] = variants;
  if (small === undefined || medium === undefined) throw new Error("there are two variants");

  expect(unitsThere(small, [])).toBe(4);
  expect(unitsThere(small, ["6"])).toBe(0);
  expect(unitsThere(small, ["5", "6"])).toBe(4);
  expect(unitsThere(medium, [])).toBeNull();
  expect(unitsThere({ ...small, shelves: [] }, [])).toBeNull();
});
