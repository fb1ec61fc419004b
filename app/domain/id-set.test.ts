import fc from "fast-check";
import { expect, test } from "vitest";
import { IdSet } from "./id-set.ts";

const id = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String);

test("a set of ids has what was added to it, and nothing else", () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 3_000 }), fc.array(id), (added, others) => {
      const ids = new IdSet();
      for (const one of added) ids.add(one);

      expect(added.every((one) => ids.has(one))).toBe(true);
      expect(others.filter((one) => ids.has(one))).toEqual(others.filter((one) => added.includes(one)));
    }),
  );
});

test("ids that a number cannot tell apart are told apart, and more may come after a question", () => {
  const ids = new IdSet();
  ids.add("9007199254740993");

  expect(ids.has("9007199254740992")).toBe(false);
  ids.add("9007199254740992");
  expect(ids.has("9007199254740992")).toBe(true);
});
