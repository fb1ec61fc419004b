import { expect, test } from "vitest";
import { Clock } from "./clock.ts";

const NOON = new Date("2026-11-21T12:00:00Z");

function standing(): Clock {
  const clock = new Clock();
  clock.setSpeed(0);
  clock.set(NOON);
  return clock;
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a clock that stands still shows the same moment until it is moved on", () => {
  const clock = standing();

  clock.advance(60_000);

  expect(clock.now().toISOString()).toBe("2026-11-21T12:01:00.000Z");
});

test("an alarm rings when the clock is moved past it, and only then", async () => {
  const clock = standing();
  const rang: string[] = [];
  clock.at(new Date("2026-11-21T13:00:00Z"), () => rang.push("one o'clock"));
  clock.at(new Date("2026-11-21T12:30:00Z"), () => rang.push("half past twelve"));

  clock.advance(29 * 60_000);
  await turn();
  expect(rang).toEqual([]);

  clock.advance(90 * 24 * 3600_000);
  await turn();
  expect(rang).toEqual(["half past twelve", "one o'clock"]);
});

test("an alarm that was taken back does not ring", async () => {
  const clock = standing();
  const rang: string[] = [];
  const takeBack = clock.at(new Date(NOON.getTime() + 1000), () => rang.push("rang"));

  takeBack();
  clock.advance(5000);
  await turn();

  expect(rang).toEqual([]);
});

test("a fast clock brings ninety days within moments", async () => {
  const clock = new Clock();
  const rang = new Promise((resolve) => {
    clock.at(new Date(clock.now().getTime() + 90 * 24 * 3600_000), () => resolve("rang"));
  });

  clock.setSpeed(1e10);

  expect(await rang).toBe("rang");
});

test("a clock refuses to run backwards", () => {
  expect(() => new Clock().setSpeed(-1)).toThrow("A clock cannot run at the speed -1.");
});

test("a setting that was kept goes on in another clock", () => {
  const clock = standing();
  const other = new Clock();

  other.restore(clock.setting);

  expect(other.now()).toEqual(NOON);
});
