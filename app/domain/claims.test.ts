import fc from "fast-check";
import { expect, test } from "vitest";
import { decideClaims, newShopper, type Claim, type ClaimContext } from "./claims.ts";
import { mostOpenHolds } from "./hoarding.ts";

const now = new Date("2026-11-21T12:00:00Z");

function aClaim(given: Partial<Claim> = {}): Claim {
  return { id: "claim", itemId: "hat", variantId: "1", pinId: null, shopper: "ana", units: 1, ...given };
}

function aContext(given: Partial<ClaimContext> = {}): ClaimContext {
  return {
    now,
    unitsPerShopper: 5,
    stock: new Map([["1", { free: 3, waiting: 0 }]]),
    shoppers: new Map(),
    ...given,
  };
}

test("claims get their units in the order in which they came, and a smaller one behind may still fit", () => {
  const claims = [
    aClaim({ shopper: "a", units: 2 }),
    aClaim({ shopper: "b", units: 2 }),
    aClaim({ shopper: "c", units: 1 }),
    aClaim({ shopper: "d", units: 1 }),
  ];

  expect(decideClaims(claims, aContext())).toEqual([
    null,
    { kind: "sold-out", left: 1, waiting: 0 },
    null,
    { kind: "sold-out", left: 0, waiting: 0 },
  ]);
});

test("nobody passes those who wait", () => {
  const stock = new Map([["1", { free: 3, waiting: 1 }]]);

  expect(decideClaims([aClaim()], aContext({ stock }))).toEqual([{ kind: "sold-out", left: 0, waiting: 1 }]);
});

test("what the store does not count has no end", () => {
  const stock = new Map([["1", { free: null, waiting: 0 }]]);

  expect(decideClaims([aClaim({ units: 5 })], aContext({ stock }))).toEqual([null]);
});

test("a shopper has no more than the show allows, what they had and what they claim at once together", () => {
  const shoppers = new Map([["ana", { ...newShopper, unitsOfItems: new Map([["hat", 2]]) }]]);
  const context = aContext({ unitsPerShopper: 3, shoppers });

  expect(decideClaims([aClaim(), aClaim(), aClaim({ shopper: "ben" })], context)).toEqual([
    null,
    { kind: "too-many", most: 3 },
    null,
  ]);
});

test("a shopper has no more holds open than can be bought in the time", () => {
  const shoppers = new Map([["ana", { ...newShopper, openHolds: mostOpenHolds }]]);

  expect(decideClaims([aClaim()], aContext({ shoppers }))).toEqual([{ kind: "too-many", most: mostOpenHolds }]);
});

test("a variant that is not there is gone", () => {
  expect(decideClaims([aClaim({ variantId: "2" })], aContext())).toEqual([{ kind: "gone" }]);
});

test("whatever is claimed, by whomever, no more is granted than is free, and no shopper gets more than allowed", () => {
  const shopper = fc.constantFrom("a", "b", "c", "d");
  const claim = fc.record({ shopper, units: fc.integer({ min: 1, max: 6 }), variantId: fc.constantFrom("1", "2") });
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 40 }), fc.nat(20), fc.nat(20), (given, one, two) => {
      const claims = given.map((wish) => aClaim({ ...wish, itemId: wish.variantId }));
      const stock = new Map([
        ["1", { free: one, waiting: 0 }],
        ["2", { free: two, waiting: 0 }],
      ]);

      const granted = claims.filter(
        (_claim, index) => decideClaims(claims, aContext({ stock, unitsPerShopper: 6 }))[index] === null,
      );

      const units = (of: (claim: Claim) => boolean) => granted.filter(of).reduce((sum, each) => sum + each.units, 0);
      expect(units((each) => each.variantId === "1")).toBeLessThanOrEqual(one);
      expect(units((each) => each.variantId === "2")).toBeLessThanOrEqual(two);
      for (const name of ["a", "b", "c", "d"]) {
        expect(units((each) => each.shopper === name && each.variantId === "1")).toBeLessThanOrEqual(6);
      }
    }),
  );
});
