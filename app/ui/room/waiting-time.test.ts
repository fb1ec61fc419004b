import { expect, it } from "vitest";
import { waitingTimeMs } from "./waiting-time.ts";

it("a lost stream is tried again soon, then ever more seldom, never more than 15 s later", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 50].map((failures) => waitingTimeMs(failures, 1))).toEqual([
    500, 1000, 2000, 4000, 8000, 15000, 15000, 15000,
  ]);
  expect(waitingTimeMs(3, 0)).toBe(1000);
});
