/**
 * `npm run bench:vitals` opens a product's page in Chromium as a shopper on a slow phone does, in turn with the live basket and
 * without, and sets side by side what the browser measures: Core Web Vitals, what the main thread was kept from, bytes.
 */
import { parseArgs } from "node:util";
import { renderEmbed } from "../tests/storefront/embed.ts";
import { openBrowser, openShop } from "../tests/storefront/shopper.ts";
import { productPage, productPath } from "./vitals/product-page.ts";
import { seePage, type Seen } from "./vitals/seen-page.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "7" }, slowdown: { type: "string", default: "4" } },
});
const rounds = Number(values.rounds);
const slowdown = Number(values.slowdown);

const figures = [
  ["lcpMs", "largest contentful paint", "ms"],
  ["cls", "layout shifts", ""],
  ["inpMs", "first tap to next picture", "ms"],
  ["blockedMs", "total blocking time", "ms"],
  ["mainThreadMs", "main thread's processor time", "ms"],
  ["oursMs", "longest script of ours", "ms"],
  ["bytes", "bytes before the tap, not gzipped", "B"],
] as const;

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function told(all: readonly number[], unit: string): string {
  const [middle, least, most] = [median(all), Math.min(...all), Math.max(...all)].map((number) =>
    unit === "" ? number.toFixed(4) : String(Math.round(number)),
  );
  return `${middle} [${least}–${most}] ${unit}`;
}

const browser = await openBrowser();
const shop = await openShop();
shop.isStreamUp = false;
const show = {
  id: "show-1",
  title: "Autumn, by the sea",
  host: "Giulia Moretti",
  state: "live",
  startsAt: "2026-11-21T18:00:00.000Z",
  streamUrl: "/stream/live.m3u8",
  token: "first",
} as const;
const embed = renderEmbed({ live: { v: 1, origin: shop.url, show } });
const url = `${shop.url}${productPath}`;
const pages = {
  without: { html: productPage(""), tap: "#add" },
  with: { html: productPage(embed), tap: "#add" },
  "with, its pin tapped": { html: productPage(embed), tap: ".paniere-pin" },
};
const seen = new Map<string, Seen[]>(Object.keys(pages).map((name) => [name, []]));

try {
  for (let round = 0; round <= rounds; round++) {
    for (const [name, { html, tap }] of Object.entries(pages)) {
      const one = await seePage(browser, { url, html, slowdown, tap });
      // The first round warms up.
      if (round > 0) seen.get(name)?.push(one);
    }
  }
} finally {
  await browser.close();
  await shop.stop();
}

console.log(`\nA product's page with and without the live basket, ${rounds} rounds, a processor ${slowdown} × slower`);
for (const [name, visits] of seen) {
  console.log(`  ${name}`);
  for (const [key, words, unit] of figures) {
    console.log(
      `    ${words.padEnd(36)} ${told(
        visits.map((visit) => visit[key]),
        unit,
      )}`,
    );
  }
}
const [without = [], withIt = [], tapped = []] = [...seen.values()];
// Until the tap these two are the same page: how far they lie apart is the machine's doing.
const all = [...withIt, ...tapped];
const of = (visits: readonly Seen[], key: keyof Seen) => median(visits.map((visit) => visit[key]));
for (const [key, words] of [
  ["lcpMs", "largest contentful paint"],
  ["mainThreadMs", "main thread's processor time"],
] as const) {
  const [ratio, noise] = [of(all, key) / of(without, key), of(withIt, key) / of(tapped, key)];
  console.log(`  ${words}, with ÷ without: ${ratio.toFixed(2)}; the same page ÷ itself: ${noise.toFixed(2)}`);
}
const still = all.filter(({ cls }) => cls <= Math.max(...without.map((visit) => visit.cls))).length;
const short = all.filter(({ oursMs }) => oursMs <= 50).length;
console.log(`  visits without a layout shift of ours: ${still} of ${all.length}`);
console.log(`  visits without a script of ours over 50 ms before the tap: ${short} of ${all.length}`);
