import fc from "fast-check";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { addTo, countOf, merged, newSketch } from "./sketch.ts";

const keyOf = (name: string) => createHash("sha256").update(name).digest().readUIntBE(0, 6);

function sketchOf(names: Iterable<string>) {
  const sketch = newSketch();
  for (const name of names) addTo(sketch, keyOf(name));
  return sketch;
}

const viewers = (from: number, to: number, crowd = "") =>
  Array.from({ length: to - from }, (_each, nth) => `${crowd}${from + nth}`);

test("nobody is nobody", () => {
  expect(countOf(newSketch())).toBe(0);
});

test.each([1, 2, 3, 10, 50])("a crowd of %i is told to a unit or so", (count) => {
  const counted = countOf(sketchOf(viewers(0, count)));

  expect(Math.abs(counted - count)).toBeLessThanOrEqual(Math.ceil(count / 25));
});

test("whatever the crowd, it is told within a tenth, four times the mean error", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 30_000 }), fc.string(), (count, crowd) => {
      const counted = countOf(sketchOf(viewers(0, count, crowd)));
      expect(Math.abs(counted - count) / count).toBeLessThan(0.1);
    }),
    { numRuns: 15 },
  );
});

test("who comes again counts once", () => {
  const once = sketchOf(viewers(0, 500));

  expect(sketchOf([...viewers(0, 500), ...viewers(0, 500)])).toEqual(once);
});

test("two processes' sketches make the sketch of all, whoever watched at both, in any order and twice", () => {
  const names = fc.uniqueArray(fc.string(), { maxLength: 300 });
  fc.assert(
    fc.property(names, names, (some, others) => {
      const all = sketchOf([...some, ...others]);
      const [one, other] = [sketchOf(some), sketchOf(others)];
      expect(merged([one, other])).toEqual(all);
      expect(merged([other, one, one])).toEqual(all);
    }),
  );
});

test("a sketch that is none is passed over", () => {
  expect(countOf(merged([new Uint8Array(3), sketchOf(["Ana"])]))).toBe(1);
});
