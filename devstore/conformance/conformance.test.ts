import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { writtenFiles } from "../commands/conformance.ts";
import { coverageOfFiles } from "../commands/coverage.ts";
import { runConformance, type ConformanceRun } from "./run.ts";

const top = join(import.meta.dirname, "..", "..");
let run: ConformanceRun;

beforeAll(async () => {
  run = await runConformance();
}, 300_000);

test("every case is proved", () => {
  const failures = run.outcomes.filter(({ failure }) => failure !== null);

  expect(failures.map(({ file, says, failure }) => `${file}: ${says}\n${failure ?? ""}`)).toEqual([]);
});

test("there are as many cases as make the word conformance mean something", () => {
  expect(run.outcomes.length).toBeGreaterThanOrEqual(150);
});

test("no two cases of a file say the same", () => {
  const said = run.outcomes.map(({ file, says }) => `${file}: ${says}`);

  expect(said.filter((one, index) => said.indexOf(one) !== index)).toEqual([]);
});

test("CONFORMANCE.md and the list of answered fields are those of this run", async () => {
  for (const { path, text } of await writtenFiles(run)) expect(await readFile(path, "utf8"), path).toBe(text);
});

test("every GraphQL document of the app is emulated whole", async () => {
  const documents = await coverageOfFiles([join(top, "app", "shopify", "operations")]);

  expect(documents.filter(({ missing, invalid }) => missing.length + invalid.length > 0)).toEqual([]);
});
