import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { embedStates } from "./embed-states.ts";
import { extensionDir } from "./embed.ts";
import type { FakeShop } from "./fake-shop.ts";
import { openBrowser, openShop, phone, Shopper } from "./shopper.ts";
import { textsCutOff, textsSaid } from "./text-fit.ts";

const languages = ["en", "de", "fr", "it", "es", "id", "th", "ms", "vi", "zh-CN"];
/** Where much is said at once; in the languages with the longest words and the highest letters, everything. */
const main = [
  "three pins",
  "the line-up",
  "a running deal",
  "a code that the store refuses",
  "a line whose deal is over",
  "a place in the waitlist, and a wrong address",
];
const shownIn = (language: string) => (["de", "th"].includes(language) ? Object.keys(embedStates) : main);

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

function textsOf(language: string): Set<string> {
  const file = join(extensionDir, "locales", `${language}${language === "en" ? ".default" : ""}.json`);
  const groups = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return new Set(Object.values(groups).flatMap((group) => Object.values(group)));
}

describe.each(languages)("in %s, on a phone", (language) => {
  const foreign = textsOf("en").difference(textsOf(language));

  test.each(shownIn(language))("%s: nothing is cut off, and nothing is left in English", async (name) => {
    const state = embedStates[name];
    if (!state) throw new Error(`there is no state ${name}`);
    shop.locale = language;
    state.given?.(shop);
    shopper = await Shopper.arrive(browser, shop, { viewport: phone });
    await shopper.page.locator(".paniere-pin:visible").first().waitFor();

    await state.when(shopper, shop);

    expect(await textsCutOff(shopper.page)).toEqual([]);
    expect((await textsSaid(shopper.page)).filter((text) => foreign.has(text))).toEqual([]);
    expect(await shopper.part("frame").evaluate((frame) => frame.closest<HTMLElement>("[lang]")?.lang)).toBe(language);
  });

  test("the next show is told in the language's own form of day and hour", async () => {
    const startsAt = "2099-06-05T18:30:00.000Z";
    shop.show = { title: "Winter", host: "", state: "scheduled", startsAt };
    shop.locale = language;
    shopper = await Shopper.arrive(browser, shop, { viewport: phone, timezoneId: "Europe/Rome" });
    await shopper.part("pill").waitFor();

    const form = { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;
    const expected = new Date(startsAt).toLocaleString(language, { ...form, timeZone: "Europe/Rome" });
    const plain = (text: string | null) => text?.replace(/\s/g, " ");
    expect(plain(await shopper.part("pill").locator("time").textContent())).toBe(plain(expected));
    expect(await textsCutOff(shopper.page)).toEqual([]);
  });
});
