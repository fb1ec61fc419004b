import { expect, test } from "vitest";
import { tagChanges } from "./mail-tags.ts";

test("a customer who waits is tagged so, and at their turn otherwise", () => {
  expect(tagChanges([{ state: "waiting", tagged: null }])).toEqual({ add: ["Paniere waitlist"], remove: [] });
  expect(tagChanges([{ state: "offered", tagged: "waiting" }])).toEqual({
    add: ["Paniere turn"],
    remove: ["Paniere waitlist"],
  });
});

test("a turn that is over takes its tag away, so that the next turn brings it anew", () => {
  for (const state of ["bought", "missed", "left"] as const) {
    expect(tagChanges([{ state, tagged: "turn" }])).toEqual({ add: [], remove: ["Paniere turn"] });
  }
});

test("a tag that another place of the customer needs stays", () => {
  const places = [
    { state: "left", tagged: "waiting" },
    { state: "waiting", tagged: "waiting" },
  ] as const;

  expect(tagChanges(places)).toEqual({ add: [], remove: [] });
});
