import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { extensionDir } from "./embed.ts";

const assets = join(extensionDir, "assets");
const ours = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name) && !name.includes(".min."));
const scripts = ours.filter((name) => name.endsWith(".js"));
const styles = ours.filter((name) => name.endsWith(".css")).sort();
const read = (name: string): string => readFileSync(join(assets, name), "utf8");
const gzipped = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);

/** A module and everything it imports before it runs. */
function withImports(name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const imported = [...read(name).matchAll(/^import [^;]*?"\.\/([^"]+)";$/gm)].map((match) => match[1] ?? "");
  return [name, ...imported.flatMap((each) => withImports(each, seen))];
}

const beforeTheFirstTap = withImports("live-basket.js");
const block = readFileSync(join(extensionDir, "blocks/live-basket.liquid"), "utf8");
/** The style sheets and scripts that the block names itself. */
const named = (ending: string): string[] =>
  [...block.matchAll(/'([\w-]+\.\w+)' \| asset_url/g)]
    .map((match) => match[1] ?? "")
    .filter((name) => name.endsWith(ending));
const stylesBeforeTheFirstTap = named(".css");

const blocks = ["upcoming-shows", "replays", "live-show"];
/** The same of the blocks that stand in a page. */
const namedBy = (name: string, ending: string): string[] =>
  [...readFileSync(join(extensionDir, `blocks/${name}.liquid`), "utf8").matchAll(/'([\w-]+\.\w+)' \| asset_url/g)]
    .map((match) => match[1] ?? "")
    .filter((asset) => asset.endsWith(ending));
const namedByBlocks = (ending: string): string[] => blocks.flatMap((name) => namedBy(name, ending));

describe.each(blocks)("the block %s", (name) => {
  test("its script weighs at most 6 KB gzipped before the first tap, its style sheets 4 KB", () => {
    const first = new Set(
      namedBy(name, ".js")
        .slice(-1)
        .flatMap((script) => withImports(script)),
    );

    expect(first.size).toBeGreaterThan(0);
    expect(gzipped([...first])).toBeLessThanOrEqual(6 * 1024);
    const styles = namedBy(name, ".css").filter((style) => !stylesBeforeTheFirstTap.includes(style));
    expect(gzipped(styles)).toBeLessThanOrEqual(4 * 1024);
    for (const script of namedBy(name, ".js")) expect(read(script).length, script).toBeLessThanOrEqual(10_000);
  });
});

describe("weight", () => {
  test("the script of a page weighs at most 6 KB gzipped before the first tap", () => {
    expect(beforeTheFirstTap).toContain("show-stream.js");
    expect(gzipped(beforeTheFirstTap)).toBeLessThanOrEqual(6 * 1024);
  });

  test("the script that the block names has at most 10,000 bytes", () => {
    expect(named(".js").sort()).toEqual(["live-basket.js", "show-stage.js"]);
    for (const name of named(".js")) expect(read(name).length, name).toBeLessThanOrEqual(10_000);
  });

  test("player, sheets and cart are not asked for before the first tap", () => {
    const onTheFirstTap = withImports("show-stage.js");

    expect(onTheFirstTap).toEqual(
      expect.arrayContaining(["show-player.js", "show-sheet.js", "cart-view.js", "hold-book.js"]),
    );
    expect(beforeTheFirstTap.filter((name) => onTheFirstTap.includes(name)).sort()).toEqual([
      "offer.js",
      "show-state.js",
    ]);
  });

  test("every script has its way in", () => {
    const fetchedLater = scripts.flatMap((name) =>
      [...read(name).matchAll(/import\("\.\/([^"]+)"\)/g)].flatMap(([, imported = ""]) => withImports(imported)),
    );
    const ofBlocks = namedByBlocks(".js").flatMap((name) => withImports(name));
    const all = new Set([...beforeTheFirstTap, ...withImports("show-stage.js"), ...fetchedLater, ...ofBlocks]);

    expect([...all].sort()).toEqual(scripts);
  });

  test("the style sheets before the first tap weigh at most 4 KB gzipped", () => {
    const all = new Set([
      ...stylesBeforeTheFirstTap,
      ...namedByBlocks(".css"),
      "show-holds.css",
      "show-player.css",
      "show-sheet.css",
    ]);
    expect([...all].sort()).toEqual(styles);
    expect(gzipped(stylesBeforeTheFirstTap)).toBeLessThanOrEqual(4 * 1024);
  });
});

describe("the theme is left alone", () => {
  test.each(scripts)("%s reaches nothing of the page outside itself", (name) => {
    const text = read(name);

    expect(text).toMatch(/^\/\/ @ts-check\n/);
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
    expect(text).not.toMatch(/document\.(body|head|querySelector|getElement)/);
    expect(text).not.toMatch(/fetch\s*=|prototype/);
  });

  test.each(scripts)("%s holds at most one custom element", (name) => {
    expect(read(name).match(/customElements\.define/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });
});

describe("style", () => {
  const css = styles
    .map(read)
    .join("\n")
    .replace(/\/\*[\s\S]*?\*\//g, "");
  const selectors = [...css.matchAll(/([^{};]+)\{/g)]
    .flatMap((match) => (match[1] ?? "").split(/,(?![^(]*\))/))
    .map((selector) => selector.trim())
    .filter((selector) => !/^(@|from$|to$|\d+%$)/.test(selector));

  test("every selector has one class, and it is ours", () => {
    expect(selectors.length).toBeGreaterThan(60);
    expect(selectors.filter((selector) => !/^\.paniere[\w-]*(?!.*\.)/.test(selector))).toEqual([]);
  });

  test("custom properties carry our prefix", () => {
    const names = [...css.matchAll(/--[\w-]+/g)].map(([name]) => name);

    expect(names.filter((name) => !name.startsWith("--paniere-"))).toEqual([]);
  });

  test("sides are named by the text's direction", () => {
    expect(css).not.toMatch(
      /(?<![\w-])(left|right|margin-top|margin-bottom|padding-top|padding-bottom|top|bottom)\s*:/,
    );
    expect(css, "four different sides").not.toMatch(/(padding|margin|inset):\s*([^\s;]+\s+){3}[^\s;]+;/);
  });
});
