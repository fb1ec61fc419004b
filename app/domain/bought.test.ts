import { expect, test } from "vitest";
import { decideBought } from "./bought.ts";

const line = { variantId: "1", quantity: 2 };
const hold = { state: "held", variantId: "1", units: 2 } as const;
const allocation = { units: 10, held: 2, sold: 0 };

test("a line bought with its hold turns what was held into what is sold", () => {
  expect(decideBought(line, hold, allocation)).toEqual({ byHold: 2, outside: 0, unheld: 2 });
});

test("what was held and not bought is free again; what was bought beyond it is outside", () => {
  expect(decideBought({ ...line, quantity: 1 }, hold, allocation)).toEqual({ byHold: 1, outside: 0, unheld: 2 });
  expect(decideBought({ ...line, quantity: 3 }, hold, allocation)).toEqual({ byHold: 2, outside: 1, unheld: 2 });
});

test("a hold that ended and still counts is bought with", () => {
  expect(decideBought(line, { ...hold, state: "lapsed" }, allocation).byHold).toBe(2);
});

test("a hold that was given back is bought with if there are units left, else not", () => {
  const late = { ...hold, state: "released" } as const;

  expect(decideBought(line, late, allocation)).toEqual({ byHold: 2, outside: 0, unheld: 0 });
  expect(decideBought(line, late, { ...allocation, sold: 7 })).toEqual({ byHold: 0, outside: 2, unheld: 0 });
  expect(decideBought(line, late, { ...allocation, units: null }).byHold).toBe(2);
});

test.each([
  ["none", null],
  ["one that was bought with before", { ...hold, state: "sold" } as const],
  ["one of another variant", { ...hold, variantId: "2" }],
])("without a hold that is good the units are bought outside: %s", (_words, given) => {
  expect(decideBought(line, given, allocation)).toEqual({ byHold: 0, outside: 2, unheld: 0 });
});
