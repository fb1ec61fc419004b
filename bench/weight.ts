/**
 * `npm run bench:weight` weighs what a page of the store loads of the live basket: before a shopper's first tap, at it, and when
 * a browser needs hls.js to play the stream. Each file is gzipped by itself, as it is sent.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const extension = join(import.meta.dirname, "../extensions/live-basket");
const budgetBytes = { scripts: 6 * 1024, styles: 4 * 1024 };
/** The most that Shopify's theme check takes for a script that a block names, raw. https://shopify.dev/docs/storefronts/themes/tools/theme-check/checks/asset-size-app-block-javascript */
const themeCheckBytes = 10_000;

interface Weight {
  readonly files: number;
  readonly raw: number;
  readonly gzipped: number;
}

const markup = ["blocks/live-basket", "snippets/paniere-sheets", "snippets/paniere-frame"]
  .map((name) => readFileSync(join(extension, `${name}.liquid`), "utf8"))
  .join("\n");

/** The assets that the markup names in such an attribute. */
function named(attribute: string): string[] {
  const uses = markup.matchAll(new RegExp(`${attribute}="{{ '([^']+)' \\| asset_url }}"`, "g"));
  return [...uses].map(([, name = ""]) => name);
}

function theOnly(attribute: string): string {
  const [name, ...more] = named(attribute);
  if (name === undefined || more.length > 0) throw new Error(`not one asset is named in ${attribute}`);
  return name;
}

function withImports(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(join(extension, "assets", name), "utf8");
  for (const [, imported = ""] of text.matchAll(/^import [^;]*?"\.\/([^"]+)";$/gm)) withImports(imported, seen);
  return seen;
}

function weigh(names: Iterable<string>): Weight {
  const files = [...names].map((name) => readFileSync(join(extension, "assets", name)));
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    files: files.length,
    raw: sum(files.map((file) => file.length)),
    gzipped: sum(files.map((file) => gzipSync(file).length)),
  };
}

function print(what: string, { files, raw, gzipped }: Weight, budget?: number): void {
  const share = budget === undefined ? "" : `  ${(gzipped / budget).toFixed(2)} × the budget of ${inKb(budget)}`;
  const figures = `${inKb(gzipped).padStart(9)} gzipped, ${inKb(raw).padStart(9)} raw, ${String(files).padStart(2)} files`;
  console.log(`  ${what.padEnd(34)} ${figures}${share}`);
}

function inKb(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

const stylesheets = named('rel="stylesheet" href');
const asleep = stylesheets.filter((name) => /^show-(sheet|player|holds)/.test(name));
const blockScript = theOnly('<script type="module" src');
const scriptsAtFirst = withImports(blockScript);
const scriptsAtTap = withImports(theOnly("data-stage-src")).difference(scriptsAtFirst);

console.log("\nWhat the storefront loads of the live basket");
print("scripts before the first tap", weigh(scriptsAtFirst), budgetBytes.scripts);
print(
  "style sheets before the first tap",
  weigh(stylesheets.filter((name) => !asleep.includes(name))),
  budgetBytes.styles,
);
print("scripts at the first tap", weigh(scriptsAtTap));
print("style sheets at the first tap", weigh(asleep));
print("hls.js, to play where it is needed", weigh([theOnly("data-engine-src")]));
const { raw } = weigh([blockScript]);
console.log(
  `  ${blockScript}: ${raw} bytes raw, ${(raw / themeCheckBytes).toFixed(2)} × what Shopify's theme check takes`,
);

/** The blocks of a page; where the floating show is there too, what they share is loaded once. */
for (const block of ["upcoming-shows", "replays", "live-show"]) {
  const text = readFileSync(join(extension, `blocks/${block}.liquid`), "utf8");
  const assets = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = ""]) => name);
  const first = assets(/type="module" src="{{ '([^']+)' \| asset_url }}"/g);
  const styles = assets(/rel="stylesheet" href="{{ '([^']+)' \| asset_url }}"/g);
  const own = styles.filter((name) => !stylesheets.includes(name));
  console.log(`\nThe block ${block}`);
  for (const script of first) print(`${script} before the first tap`, weigh(withImports(script)), budgetBytes.scripts);
  print("its own style sheets", weigh(own), budgetBytes.styles);
}
