import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { freePort } from "../../scripts/demo/ports.ts";
import { runDemo } from "./demo-run.ts";

const folder = mkdtempSync(join(tmpdir(), "paniere-refusals-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function aFile(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test("an option that does not exist is told in one line", async () => {
  const { code, stdout, lines } = await runDemo(["--colour", "orange"]);

  expect(lines).toEqual(["Unknown option '--colour': see npm run demo -- --help"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
});

test("a catalogue that is not there is told in one line", async () => {
  const { code, lines } = await runDemo(["--once", "--catalogue", "nowhere.csv"]);

  expect(lines).toEqual(["There is no file nowhere.csv: name a Shopify product export (CSV)."]);
  expect(code).toBe(2);
});

test("a broken catalogue is told by file, line and column, before anything starts", async () => {
  const file = aFile("broken.csv", "Handle,Title,Variant Price\nmug,Mug,12.00\nbowl,Bowl,cheap\n");

  const { code, lines } = await runDemo(["--once", "--catalogue", file]);

  expect(lines).toEqual([`broken.csv, line 3, column "Variant Price": "cheap" is not a price`]);
  expect(code).toBe(1);
});

test("a catalogue with nothing on sale says what to load instead", async () => {
  const file = aFile("drafts.csv", "Handle,Title,Variant Price,Status\nmug,Mug,12.00,draft\n");

  const { code, stdout, lines } = await runDemo(["--once", "--json", "--catalogue", file]);

  expect(lines.at(-1)).toBe(
    "The catalogue has no product on sale to show: load one whose products are active and published.",
  );
  expect(JSON.parse(stdout)).toMatchObject({ catalogue: null, order: null });
  expect(code).toBe(1);
});

test("a port that another program has is named, with the option that chooses others", async () => {
  const base = await freePort();
  const other = createServer().listen(base + 2, "127.0.0.1");
  await once(other, "listening");

  const { code, lines } = await runDemo(["--port", String(base)]);
  other.close();

  expect(lines).toEqual([
    `Port ${base + 2} is in use by another program (or another demo): end that, or choose other ports with --port, such as --port ${base + 100}.`,
  ]);
  expect(code).toBe(1);
});
