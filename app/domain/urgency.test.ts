import { expect, test } from "vitest";
import { newlyShown, subjectOf, unsaid, urgenciesOf, type PressingItem, type ShownUrgency } from "./urgency.ts";

function anItem(given: Partial<PressingItem> = {}): PressingItem {
  return { id: "hat", version: 1, forSale: true, variants: [{ id: "m", available: 40 }], deal: null, ...given };
}

test("an item with units enough presses nobody", () => {
  expect(urgenciesOf(anItem())).toEqual([]);
  expect(urgenciesOf(anItem({ variants: [{ id: "m", available: null }] }))).toEqual([]);
});

test.each([
  [10, "few-left"],
  [1, "few-left"],
  [0, "sold-out"],
])("%i units are said: %s", (available, kind) => {
  expect(urgenciesOf(anItem({ variants: [{ id: "m", available }] }))).toEqual([
    { variantId: null, kind, units: available, endsAt: null },
  ]);
});

test("of several variants each is said, and the item as a whole", () => {
  const variants = [
    { id: "s", available: 0 },
    { id: "m", available: 4 },
    { id: "l", available: null },
  ];

  expect(urgenciesOf(anItem({ variants })).map((said) => [said.variantId, said.kind])).toEqual([
    ["s", "sold-out"],
    ["m", "few-left"],
  ]);
  expect(urgenciesOf(anItem({ variants: variants.slice(0, 2) }))[0]).toMatchObject({ variantId: null, units: 4 });
});

test("what is not for sale is sold out on the page", () => {
  expect(urgenciesOf(anItem({ forSale: false }))).toMatchObject([{ kind: "sold-out" }]);
});

test("a deal counts down to its end and says its units; one that ends by hand has no countdown", () => {
  const endsAt = "2026-11-21T20:10:00.000Z";

  expect(urgenciesOf(anItem({ deal: { endsAt, unitsLeft: 12 } }))).toEqual([
    { variantId: null, kind: "countdown", units: null, endsAt },
    { variantId: null, kind: "deal-units-left", units: 12, endsAt: null },
  ]);
  expect(urgenciesOf(anItem({ deal: { endsAt: null, unitsLeft: null } }))).toEqual([]);
});

function shown(version: number, units: number | null, kind: ShownUrgency["kind"] = "few-left"): ShownUrgency {
  const shownAt = new Date("2026-11-21T20:00:00Z");
  return { itemId: "hat", variantId: null, kind, units, endsAt: null, version, shownAt };
}

test("every change is news once, whichever process notes it and however often it is told", () => {
  const told = [shown(1, 3), shown(2, 3), shown(3, 2), shown(4, 0, "sold-out")];
  const noted = newlyShown(told, []);

  expect(noted.map(({ version }) => version)).toEqual([1, 3, 4]);
  expect(newlyShown(told, noted.slice(-1))).toEqual([]);
  expect(newlyShown([shown(5, 0, "sold-out"), shown(6, 2)], noted.slice(-1)).map(({ version }) => version)).toEqual([
    6,
  ]);
});

test("what is no longer said ends its subject, sold out as well as few left", () => {
  const soldOut = shown(1, 0, "sold-out");

  expect(unsaid(soldOut)).toEqual({ variantId: null, kind: "few-left", units: null, endsAt: null });
  expect(subjectOf(unsaid(soldOut))).toBe(subjectOf(soldOut));
});
