import { expect, test } from "vitest";
import { parseOptions, WrongOption } from "./options.mjs";

test("without options the demo stays open on ports from 4500, with its own catalogue", () => {
  expect(parseOptions([])).toEqual({
    catalogues: [],
    fresh: false,
    once: false,
    json: false,
    basePort: 4500,
    help: false,
  });
});

test("several catalogues are loaded in the order they are named", () => {
  expect(parseOptions(["--once", "--catalogue", "package.json", "--catalogue=tsconfig.json"]).catalogues).toEqual([
    "package.json",
    "tsconfig.json",
  ]);
});

test.each([
  [["--colour"], "Unknown option '--colour'"],
  [["--catalogue"], "argument missing"],
  [["apparel.csv"], "Unexpected argument 'apparel.csv'"],
  [["--port", "many"], "--port many is no port"],
  [["--port", "65535"], "--port 65535 is no port"],
  [["--catalogue", "nowhere.csv"], "There is no file nowhere.csv"],
  [["--json"], "--json belongs to --once"],
])("%j is refused in one line", (args, words) => {
  expect(() => parseOptions(args)).toThrow(WrongOption);
  expect(() => parseOptions(args)).toThrow(words);
  expect(() => parseOptions(args)).not.toThrow(/\n/);
});
