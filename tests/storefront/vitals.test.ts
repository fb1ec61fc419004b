import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { extensionDir } from "./embed.ts";
import type { FakeShop } from "./fake-shop.ts";
import { aLampSnapshot, aSnapshot } from "./line-up.ts";
import { desktop, eventually, openBrowser, openShop, phone, Shopper } from "./shopper.ts";

let browser: Browser;
let shop: FakeShop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop();
  shop.isStreamUp = false;
});
afterEach(async () => {
  await shopper.leave();
  await shop.stop();
});

/** The scripts that a script imports at once, those of these, and so on. */
function closureOf(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(join(extensionDir, "assets", name), "utf8");
  for (const [, imported = ""] of text.matchAll(/^import [^;]*?"\.\/([^"]+)";$/gm)) closureOf(imported, seen);
  return seen;
}

/** Every layout shift of the page that no tap caused, as the browser counts them. */
async function watchShifts(): Promise<void> {
  await shopper.page.addInitScript(() => {
    const shifts: number[] = [];
    Reflect.set(window, "shifts", shifts);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (Reflect.get(entry, "hadRecentInput") !== true) shifts.push(Number(Reflect.get(entry, "value")));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}
const shifts = () => shopper.page.evaluate(() => Reflect.get(window, "shifts") as number[]);

describe.each([
  ["a desktop", desktop],
  ["a phone", phone],
] as const)("on %s", (_, viewport) => {
  test("nothing of the page is shifted: not as the show comes, as pins and prices change, nor after the first tap", async () => {
    shopper = await Shopper.arrive(browser, shop, { viewport });
    await watchShifts();
    await shopper.page.reload();
    await shopper.pin.waitFor();
    shop.send(aLampSnapshot());
    await eventually(() => shopper.pin.innerText()).toContain("59");
    shop.send(
      aSnapshot({
        pins: ["item-bag", "item-lamp", "item-shirt"].map((itemId) => ({ id: itemId, itemId, at: "", until: null })),
        pinsVersion: 3,
      }),
    );
    await eventually(() => shopper.pin.first().innerText()).toContain("120");
    expect(await shifts()).toEqual([]);

    await shopper.part("play").click();
    await eventually(() => shopper.part("frame").getAttribute("data-size")).toBe("stage");
    shop.send(aLampSnapshot());
    await shopper.page.waitForTimeout(1000);

    expect(await shifts()).toEqual([]);
  });

  test("before the first tap there are the few scripts and styles of the start, and one event stream", async () => {
    shopper = await Shopper.arrive(browser, shop, { viewport });
    // The page before has asked for all that it asks for.
    await shopper.pin.waitFor();
    const asked: string[] = [];
    shopper.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await shopper.page.reload();
    await shopper.pin.waitFor();
    await shopper.page.waitForTimeout(1500);

    const ours = asked.filter((path) => !/^\/(pictures\/.*)?$/.test(path));
    const scripts = [...closureOf("live-basket.js")].map((name) => `/assets/${name}`);
    const styles = ["live-basket", "show-frame", "pinned-product"].map((name) => `/assets/${name}.css`);
    expect(ours.sort()).toEqual([...scripts, ...styles, "/live/shows/show-1"].sort());
  });
});

test("the scripts and styles of the start hold up nothing of the page", async () => {
  shopper = await Shopper.arrive(browser, shop);

  const scripts = await shopper.page.locator("script[src]").evaluateAll((all) => all.map((each) => each.outerHTML));
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain('type="module"');
  // Styles of the embed stand at the end of the body, behind all that the theme shows.
  expect(await shopper.page.locator("head link[rel='stylesheet'][href^='/assets/']").count()).toBe(0);
});
