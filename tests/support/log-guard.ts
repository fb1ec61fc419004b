import { afterEach, expect } from "vitest";
import { takeLogFaults } from "./log-lines.ts";

afterEach(() => {
  expect(takeLogFaults(), "warnings and errors in the log that the test did not expect").toEqual([]);
});
