import { describe, expect, test } from "vitest";
import type { ItemView, PinView } from "../../app/live/message.ts";
import { asSeen, momentOf, nextChangeMs, Pacer } from "../../extensions/live-basket/assets/show-pace.js";
import { applyMessage, NOTHING_KNOWN, type ShowState } from "../../extensions/live-basket/assets/show-state.js";
import { anItem, aShow, aSnapshot, aVariant, euros } from "./line-up.ts";

const second = (s: number): string => new Date(Date.UTC(2026, 10, 21, 18, 0, s)).toISOString();
const ms = (s: number): number => Date.parse(second(s));
const pin = (itemId: string, at: number, until: number | null = null): PinView => {
  return { id: `${itemId}@${at}`, itemId, at: second(at), until: until === null ? null : second(until) };
};
const known = (pins: readonly PinView[], items: readonly ItemView[] = aSnapshot().items): ShowState =>
  applyMessage(NOTHING_KNOWN, aSnapshot({ pins, items }));
const dealt = (startsAt: string): ItemView =>
  anItem({
    deal: { id: "d", startsAt, endsAt: null, unitsLeft: 5, perShopper: null },
    variants: [
      aVariant({
        price: euros(1500),
        regularPrice: euros(2490),
        dealCode: "DEAL",
        available: 2,
        beforeDeal: { price: euros(2490), regularPrice: null, dealCode: null },
      }),
    ],
  });

describe("the show as a late picture shows it", () => {
  test.each([
    [9, ["item-shirt"]],
    [10, ["item-lamp", "item-shirt"]],
    [19, ["item-lamp", "item-shirt"]],
    [20, ["item-lamp"]],
  ])("at second %i the pins are %j", (s, seen) => {
    const state = known([pin("item-lamp", 10), pin("item-shirt", 0, 20)]);

    const { pins } = asSeen(state, ms(s));

    expect(pins.map(({ itemId }) => itemId)).toEqual(seen);
    expect(pins.every(({ until }) => until === null)).toBe(true);
  });

  test("has three pins at most, the newest", () => {
    const state = known([4, 3, 2, 1].map((s) => pin(`item-${s}`, s)));

    expect(asSeen(state, ms(9)).pins.map(({ itemId }) => itemId)).toEqual(["item-4", "item-3", "item-2"]);
  });

  test("a deal's price comes with its start; stock is that of now, before it too", () => {
    const state = known([], [dealt(second(10))]);

    const before = asSeen(state, ms(9)).items.get("item-shirt");
    const after = asSeen(state, ms(10)).items.get("item-shirt");

    expect(before).toMatchObject({ deal: null, variants: [{ price: euros(2490), dealCode: null, available: 2 }] });
    expect(after).toMatchObject({
      deal: { id: "d" },
      variants: [{ price: euros(1500), dealCode: "DEAL", available: 2 }],
    });
  });

  test("a moment that nobody can read hides nothing", () => {
    const state = known([{ ...pin("item-lamp", 0), at: "soon" }], [dealt("soon")]);

    expect(asSeen(state, ms(0)).pins).toHaveLength(1);
    expect(asSeen(state, ms(0)).items.get("item-shirt")?.deal).not.toBeNull();
  });

  test("changes next at the first start or end that lies ahead", () => {
    const state = known([pin("item-lamp", 30), pin("item-shirt", 0, 20)], [dealt(second(25))]);

    expect([0, 20, 25, 30].map((s) => nextChangeMs(state, ms(s)))).toEqual([ms(20), ms(25), ms(30), Infinity]);
  });
});

describe("the moment of a picture", () => {
  const clock = { momentMs: null, behindMs: 8000, lagMs: 500 };

  test("is what the stream says", () => {
    expect(momentOf({ ...clock, momentMs: ms(7) }, known([]))).toBe(ms(7));
  });

  test("else the server's now, less the delay that is set, or the source's own", () => {
    const state = { ...known([]), clockAheadMs: 60_000 };
    const set = { ...state, show: aShow({ streamDelayMs: 3000 }) };

    const now = Date.now() + 60_000;

    expect(Math.abs(now - 8500 - momentOf(clock, state))).toBeLessThan(100);
    expect(Math.abs(now - 3500 - momentOf(clock, set))).toBeLessThan(100);
  });
});

describe("the pacer", () => {
  const seenBy = (picture: { momentMs: number; isMoving: boolean } | null) => {
    const told: ShowState[] = [];
    const at = { picture };
    const pacer = new Pacer(
      () =>
        at.picture && {
          clock: { momentMs: at.picture.momentMs, behindMs: 0, lagMs: 0 },
          isMoving: at.picture.isMoving,
        },
      (seen) => told.push(seen),
    );
    return { told, at, pacer };
  };

  test("tells all at once while there is no picture", () => {
    const { told, pacer } = seenBy(null);
    const state = known([pin("item-lamp", 10)]);

    pacer.learn(state);

    expect(told).toEqual([state]);
  });

  test("tells again only when something is to be seen, forward or back", () => {
    const { told, at, pacer } = seenBy({ momentMs: ms(5), isMoving: false });
    pacer.learn(known([pin("item-lamp", 10)]));
    for (const s of [6, 7, 12, 13, 8]) {
      at.picture = { momentMs: ms(s), isMoving: false };
      pacer.pace();
    }

    expect(told.map(({ pins }) => pins.length)).toEqual([0, 1, 0]);
  });
});
