import { expect, test } from "vitest";
import { Crowds } from "./crowds.ts";
import { countOf } from "./sketch.ts";

const show = "8a6e0804-2bd0-4672-b79d-d97027f9071a";
const place = { shop: "demo.myshopify.com", show };

function aHouse(): Crowds {
  let lives = 0;
  return new Crowds(() => `crowd ${(lives += 1)}`);
}

test("a second connection of the same viewer counts once, and so does a reload", () => {
  const crowds = aHouse();

  const first = crowds.join(place, "ana");
  const second = crowds.join(place, "ana");
  crowds.join(place, "ben");
  crowds.leave(show, first, 1000);
  crowds.leave(show, second, 1000);
  crowds.news(2000);
  crowds.join(place, "ana");

  expect(crowds.viewersOf(show)).toBe(2);
  expect(crowds.news(20_000)).toMatchObject([{ viewers: 2 }]);
});

test("who left counts for ten seconds more, and not for longer", () => {
  const crowds = aHouse();
  crowds.join(place, "ana");
  crowds.leave(show, crowds.join(place, "ben"), 1000);

  expect(crowds.news(10_999)).toMatchObject([{ viewers: 2 }]);
  expect(crowds.news(11_000)).toMatchObject([{ viewers: 1 }]);
});

test.each([null, "", "a b", "x".repeat(65), "<script>"])("each connection of a viewer called %s is one", (name) => {
  const crowds = aHouse();

  crowds.join(place, name);
  crowds.join(place, name);

  expect(crowds.viewersOf(show)).toBe(2);
});

test("who asks every few seconds counts as long as it asks, and not beside its own stream", () => {
  const crowds = aHouse();
  const stream = crowds.join(place, "ana");
  crowds.pass(place, "ana", 0);
  crowds.pass(place, "ben", 0);
  expect(crowds.viewersOf(show)).toBe(2);

  crowds.pass(place, "ben", 5000);
  crowds.leave(show, stream, 5000);

  expect(crowds.news(14_000)).toMatchObject([{ viewers: 2 }]);
  expect(crowds.news(15_000)).toMatchObject([{ viewers: 0, isOver: true }]);
});

test("a crowd is told of when it changes, and now and then while it does not", () => {
  const crowds = aHouse();
  crowds.join(place, "ana");

  expect(crowds.news(0)).toHaveLength(1);
  expect(crowds.news(2000)).toEqual([]);
  expect(crowds.news(8000)).toHaveLength(1);
});

test("the sketch knows all who ever came; the next crowd of the show has its own", () => {
  const crowds = aHouse();
  for (const name of ["ana", "ben", "cem"]) crowds.leave(show, crowds.join(place, name), 0);

  const [over] = crowds.news(10_000);
  crowds.join(place, "dee");
  const [next] = crowds.news(10_001);

  expect(over).toMatchObject({ crowd: "crowd 1", viewers: 0, isOver: true });
  expect(countOf(over?.seen ?? new Uint8Array())).toBe(3);
  expect(next).toMatchObject({ crowd: "crowd 2", viewers: 1, isOver: false });
});

test("when the process goes, nobody is left of its crowds", () => {
  const crowds = aHouse();
  const viewer = crowds.join(place, "ana");

  expect(crowds.end()).toMatchObject([{ show, viewers: 0, isOver: true }]);
  crowds.leave(show, viewer, 0);
  expect(crowds.viewersOf(show)).toBe(0);
});
