import { themeCheckRun } from "@shopify/theme-check-node";
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { extensionDir } from "./embed.ts";

const root = join(import.meta.dirname, "../..");

/** What theme-check says of a theme app extension. The path is absolute: of a relative one it finds nothing to say. */
async function faultsOf(folder: string): Promise<string[]> {
  const { offenses, theme } = await themeCheckRun(folder, "theme-check:theme-app-extension");
  expect(theme.length, "files it looked at").toBeGreaterThan(3);
  return offenses.map(({ check, uri, start, message }) => {
    return `${check} ${uri.split("/").slice(-2).join("/")}:${start.line + 1} ${message}`;
  });
}

beforeAll(() => {
  const engine = join(extensionDir, "assets/hls.light.min.js");
  if (!existsSync(engine)) copyFileSync(join(root, "node_modules/hls.js/dist/hls.light.min.js"), engine);
});

test("theme-check finds nothing in the live basket", async () => {
  expect(await faultsOf(extensionDir)).toEqual([]);
});

test("theme-check finds the faults of a bad extension, so it does look", async () => {
  const faults = await faultsOf(join(root, "tests/fixtures/bad-extension"));

  expect([...new Set(faults.map((fault) => fault.split(" ", 1)[0]))].sort()).toEqual([
    "AssetSizeAppBlockJavaScript",
    "HardcodedRoutes",
    "ImgWidthAndHeight",
    "MatchingTranslations",
    "MissingAsset",
    "OrphanedSnippet",
    "ParserBlockingScript",
    "TranslationKeyExists",
    "UndefinedObject",
    "UnknownFilter",
  ]);
});
