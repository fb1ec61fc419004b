import fc from "fast-check";
import { expect, test } from "vitest";
import { takeDealUnits, type DealToTake } from "./deal-units.ts";
import { codeEndsAt, draftLiveDeal, dueMove, type DealSurroundings, type LiveDealInput } from "./live-deal.ts";

const now = new Date("2026-11-21T20:00:00Z");

function anInput(given: Partial<LiveDealInput> = {}): LiveDealInput {
  return {
    price: "12,50",
    startsAt: null,
    end: { kind: "after", minutes: "10" },
    units: "20",
    perShopper: "2",
    ...given,
  };
}

function beside(given: Partial<DealSurroundings> = {}): DealSurroundings {
  return { now, currency: "EUR", prices: [1500, 2000], sellable: 30, mostPerShopper: 5, others: [], ...given };
}

test("a deal that starts at once runs for its minutes", () => {
  expect(draftLiveDeal(anInput(), beside())).toEqual({
    ok: true,
    value: { priceMinor: 1250, startsAt: now, endsAt: new Date("2026-11-21T20:10:00Z"), units: 20, perShopper: 2 },
  });
});

test("a deal may start later, end by hand, and have no bounds of its own", () => {
  const input = anInput({
    startsAt: "2026-11-21T20:30:00Z",
    end: { kind: "by-hand" },
    units: "",
    perShopper: " ",
  });

  expect(draftLiveDeal(input, beside({ sellable: null }))).toEqual({
    ok: true,
    value: {
      priceMinor: 1250,
      startsAt: new Date("2026-11-21T20:30:00Z"),
      endsAt: null,
      units: null,
      perShopper: null,
    },
  });
});

test.each<[string, Partial<LiveDealInput>, object]>([
  ["no price", { price: "" }, { price: { code: "missing" } }],
  ["a word for a price", { price: "cheap" }, { price: { code: "not-an-amount" } }],
  ["a price of nothing", { price: "0" }, { price: { code: "not-positive" } }],
  ["a price that lowers none", { price: "20" }, { price: { code: "not-lower", than: 2000 } }],
  ["a start that is over", { startsAt: "2026-11-21T19:59:59Z" }, { startsAt: { code: "past" } }],
  ["a start that is no time", { startsAt: "soon" }, { startsAt: { code: "missing" } }],
  [
    "an end before the start",
    { startsAt: "2026-11-21T21:00:00Z", end: { kind: "at", endsAt: "2026-11-21T21:00:00Z" } },
    { end: { code: "before-start" } },
  ],
  ["an end in the past", { end: { kind: "at", endsAt: "2026-11-21T19:00:00Z" } }, { end: { code: "before-start" } }],
  ["a week", { end: { kind: "at", endsAt: "2026-11-28T20:00:00Z" } }, { end: { code: "too-long", hours: 24 } }],
  ["no minutes", { end: { kind: "after", minutes: "" } }, { end: { code: "missing" } }],
  ["0 minutes", { end: { kind: "after", minutes: "0" } }, { end: { code: "outside", least: 1, most: 1440 } }],
  ["0 units", { units: "0" }, { units: { code: "outside", least: 1, most: 1_000_000 } }],
  ["-1 units", { units: "-1" }, { units: { code: "outside", least: 1, most: 1_000_000 } }],
  ["1.5 units", { units: "1.5" }, { units: { code: "not-whole" } }],
  ["1e9 units", { units: "1e9" }, { units: { code: "not-whole" } }],
  ["1000000000 units", { units: "1000000000" }, { units: { code: "outside", least: 1, most: 1_000_000 } }],
  ["more units than there are", { units: "31" }, { units: { code: "more-than-there-are", units: 30 } }],
  ["more for one than the show allows", { perShopper: "6" }, { perShopper: { code: "outside", least: 1, most: 5 } }],
])("%s is refused beside its field", (_what, given, fields) => {
  expect(draftLiveDeal(anInput(given), beside())).toEqual({ ok: false, refusal: fields });
});

test("everything that is wrong is said at once", () => {
  const refused = draftLiveDeal(anInput({ price: "", units: "0", perShopper: "x" }), beside());

  expect(refused.ok ? [] : Object.keys(refused.refusal)).toEqual(["price", "units", "perShopper"]);
});

test.each([
  ["19:50", "20:00", true],
  ["20:10", null, true],
  ["19:50", "20:01", false],
  ["20:05", "20:06", false],
  ["19:00", null, false],
])("beside a deal from %s to %s, one from 20:00 to 20:10 is planned: %s", (from, to, ok) => {
  const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);
  const other = { startsAt: at(from), endsAt: to === null ? null : at(to) };

  const planned = draftLiveDeal(anInput(), beside({ others: [other] }));

  expect(planned.ok).toBe(ok);
  if (!planned.ok) expect(planned.refusal.startsAt).toMatchObject({ code: "overlaps" });
});

const planned = {
  state: "planned" as const,
  startsAt: now,
  endsAt: new Date("2026-11-21T20:10:00Z"),
  isPossible: true,
};

test.each([
  ["before its start", planned, "2026-11-21T19:59:59.999Z", null],
  ["at its start", planned, "2026-11-21T20:00:00Z", "start"],
  ["when its start is seen late", planned, "2026-11-21T20:09:59Z", "start"],
  ["when all of it was slept through", planned, "2026-11-21T22:00:00Z", "end"],
  ["while it runs", { ...planned, state: "running" as const }, "2026-11-21T20:09:59.999Z", null],
  ["at its end", { ...planned, state: "running" as const }, "2026-11-21T20:10:00Z", "end"],
  ["when it ends by hand", { ...planned, state: "running" as const, endsAt: null }, "2026-12-21T20:00:00Z", null],
  ["when its show is over", { ...planned, isPossible: false }, "2026-11-21T19:00:00Z", "end"],
  ["once it is over", { ...planned, state: "ended" as const }, "2026-11-21T22:00:00Z", null],
] as const)("%s what is due is told by the clock alone", (_when, deal, at, due) => {
  expect(dueMove(deal, new Date(at))).toBe(due);
});

test("a code works until the last unit held at its price can have been bought", () => {
  const hold = { minutes: 10, renewals: 2 };
  const endsAt = new Date("2026-11-21T20:10:00Z");

  expect(codeEndsAt({ endsAt, endedAt: null }, hold)).toEqual(new Date("2026-11-21T20:40:00Z"));
  expect(codeEndsAt({ endsAt, endedAt: now }, hold)).toEqual(new Date("2026-11-21T20:30:00Z"));
  expect(codeEndsAt({ endsAt: null, endedAt: null }, hold)).toBeNull();
});

function aDeal(given: Partial<DealToTake> = {}): DealToTake {
  const none = { units: null, taken: 0, perShopper: null, takenBy: new Map<string, number>() };
  return { id: "deal", itemId: "hat", variantIds: new Set(["m"]), ...none, ...given };
}

const ana = { itemId: "hat", variantId: "m", shopper: "ana", units: 1 };

test("who comes when fewer are left than they ask for has the price besides, and a smaller claim behind may still fit", () => {
  const claims = [
    { ...ana, units: 2 },
    { ...ana, shopper: "ben", units: 2 },
    { ...ana, shopper: "cleo" },
  ];

  expect(takeDealUnits(claims, [aDeal({ units: 4, taken: 1 })])).toEqual(["deal", null, "deal"]);
});

test("a shopper has no more at a deal's price than is for each, whatever they had before", () => {
  const deal = aDeal({ perShopper: 2, takenBy: new Map([["ana", 1]]) });

  expect(takeDealUnits([ana, ana, { ...ana, shopper: "ben" }], [deal])).toEqual(["deal", null, "deal"]);
});

test("a deal is for the variants whose code is there, and for no other item", () => {
  const claims = [
    { ...ana, variantId: "l" },
    { ...ana, itemId: "mug" },
  ];

  expect(takeDealUnits(claims, [aDeal()])).toEqual([null, null]);
});

test("never more is taken than a deal has, nor by one shopper than is for each", () => {
  const claim = fc.record({
    shopper: fc.constantFrom("ana", "ben", "cleo"),
    units: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(claim), fc.nat(9), fc.integer({ min: 1, max: 5 }), (given, units, perShopper) => {
      const claims = given.map((one) => ({ ...ana, ...one }));
      const answers = takeDealUnits(claims, [aDeal({ units, perShopper })]);
      const at = claims.filter((_claim, index) => answers[index] === "deal");
      expect(at.reduce((sum, one) => sum + one.units, 0)).toBeLessThanOrEqual(units);
      for (const theirs of Map.groupBy(at, ({ shopper }) => shopper).values()) {
        expect(theirs.reduce((sum, one) => sum + one.units, 0)).toBeLessThanOrEqual(perShopper);
      }
    }),
  );
});
