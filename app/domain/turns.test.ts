import { expect, test } from "vitest";
import { decideTurns } from "./turns.ts";

const queue = [
  { id: "b", place: 2, units: 1 },
  { id: "a", place: 1, units: 3 },
  { id: "c", place: 3, units: 1 },
];

const served = (free: number | null) => decideTurns(free, queue).map(({ entry, units }) => [entry.id, units]);

test("units go to the queue in the order of its places", () => {
  expect(served(4)).toEqual([
    ["a", 3],
    ["b", 1],
  ]);
});

test("who waits for more than there is is offered what there is, and not passed over", () => {
  expect(served(2)).toEqual([["a", 2]]);
});

test("without units it is nobody's turn, and without an end of them everybody's", () => {
  expect(served(0)).toEqual([]);
  expect(served(null)).toEqual([
    ["a", 3],
    ["b", 1],
    ["c", 1],
  ]);
});
