import { describe, expect, test } from "vitest";
import { offerOf } from "../../extensions/live-basket/assets/offer.js";
import { waitBeforeTry } from "../../extensions/live-basket/assets/show-return.js";
import { applyMessage, findPins, NOTHING_KNOWN } from "../../extensions/live-basket/assets/show-state.js";
import { anItem, aShow, aSnapshot, aVariant, euros } from "./line-up.ts";

describe("what a page knows of the show", () => {
  const state = applyMessage(NOTHING_KNOWN, aSnapshot());

  test("a snapshot brings show, items and pins", () => {
    expect(state.show?.title).toBe("Autumn, by the sea");
    expect([...state.items.keys()]).toEqual(["item-shirt", "item-lamp", "item-bag"]);
    expect(findPins(state)[0]?.item.id).toBe("item-shirt");
  });

  test("a newer item replaces the older one", () => {
    const next = applyMessage(state, { kind: "item", item: anItem({ version: 2, title: "Blue Shirt" }) });

    expect(next.items.get("item-shirt")?.title).toBe("Blue Shirt");
  });

  test.each([
    ["item", { kind: "item", item: anItem({ version: 1, title: "Late" }) }],
    ["show", { kind: "show", show: aShow({ version: 1, state: "ended" }) }],
    ["pins", { kind: "pins", version: 1, pins: [] }],
  ] as const)("a late or repeated %s changes nothing, and is seen to change nothing", (_, message) => {
    expect(applyMessage(state, message)).toBe(state);
  });

  test("a snapshot that was overtaken keeps the newer values, and says which items there are", () => {
    const ahead = applyMessage(state, { kind: "item", item: anItem({ version: 7, forSale: false }) });
    const pinned = applyMessage(ahead, { kind: "pins", version: 9, pins: [] });
    const again = aSnapshot();

    const next = applyMessage(pinned, { ...again, items: again.items.slice(0, 2) });

    expect(next.items.get("item-shirt")?.version).toBe(7);
    expect([...next.items.keys()]).toEqual(["item-shirt", "item-lamp"]);
    expect(next.pins).toEqual([]);
  });

  test("a pin whose item is not known gives way to the next", () => {
    const pins = [
      { id: "new", itemId: "not-yet", at: "", until: null },
      { id: "old", itemId: "item-lamp", at: "", until: null },
    ];

    expect(findPins(applyMessage(state, { kind: "pins", version: 2, pins }))[0]?.pin.id).toBe("old");
  });

  test("a pin that left the screen is kept for late pictures, and is not the one on screen", () => {
    const pins = [
      { id: "left", itemId: "item-bag", at: "", until: "2026-11-21T18:07:00.000Z" },
      { id: "there", itemId: "item-lamp", at: "", until: null },
    ];

    expect(findPins(applyMessage(state, { kind: "pins", version: 2, pins }))[0]?.pin.id).toBe("there");
  });

  test("nothing is pinned once the show is over", () => {
    expect(findPins(applyMessage(state, { kind: "show", show: aShow({ version: 2, state: "ended" }) }))).toEqual([]);
  });
});

describe("an offer", () => {
  test("is the lowest price that can be bought", () => {
    const variants = [
      aVariant({ id: "1", price: euros(1000), available: 0 }),
      aVariant({ id: "2", price: euros(1500) }),
      aVariant({ id: "3", price: euros(2000) }),
    ];

    expect(offerOf(anItem({ variants }))).toMatchObject({ price: euros(1500), isFrom: true, isSoldOut: false });
  });

  test.each([
    ["ten units", [10], 10],
    ["units of two sizes together", [1, 2], 3],
    ["eleven units", [11], 0],
    ["units that nobody counts", [3, null], 0],
    ["no units", [0], 0],
  ])("says how many are left of %s", (_, units, left) => {
    const variants = units.map((available, i) => aVariant({ id: String(i), available }));

    expect(offerOf(anItem({ variants })).left).toBe(left);
  });

  test("is sold out when every variant is, or when the product is not for sale", () => {
    expect(offerOf(anItem({ variants: [aVariant({ available: 0 })] })).isSoldOut).toBe(true);
    expect(offerOf(anItem({ forSale: false })).isSoldOut).toBe(true);
    expect(offerOf(anItem({ variants: [aVariant({ available: null })] })).isSoldOut).toBe(false);
  });
});

test("a lost stream is tried again ever later, spread by chance, and at least every 45 seconds", () => {
  expect([1, 2, 3].map((failures) => waitBeforeTry(failures, 0.5))).toEqual([1000, 2000, 4000]);
  expect(waitBeforeTry(1, 0)).toBe(500);
  expect(waitBeforeTry(40, 1)).toBe(45_000);
});
