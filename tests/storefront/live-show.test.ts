import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accessFaultsOf, BlockShop, layoutFaultsOf, visit } from "./block-shop.ts";
import { languages, renderBlock } from "./block.ts";
import type { FakeShop } from "./fake-shop.ts";
import { aLampSnapshot, aShow, aVariant } from "./line-up.ts";
import { desktop, eventually, openBrowser, openShop, phone, Shopper } from "./shopper.ts";

const replaysPage = { replays_page: "/pages/replays" };
const block = "live-basket.paniere-page";
let browser: Browser;
let shop: FakeShop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("on air", () => {
  beforeEach(async () => {
    shop = await openShop();
    shop.isStreamUp = false;
    shop.block = (live) => renderBlock("live-show", { metafields: { live }, locale: shop.locale, origin: shop.url });
  });
  afterEach(async () => {
    await shopper.leave();
    await shop.stop();
  });
  const arrive = async (options: Parameters<typeof Shopper.arrive>[2] = {}) => {
    shopper = await Shopper.arrive(browser, shop, options);
  };
  const inBlock = (selector: string) => shopper.page.locator(`${block} ${selector}`);
  const pins = () => inBlock(".paniere-pin:visible");

  const states: Readonly<Record<string, () => Promise<void>>> = {
    "before the first tap": () => pins().first().waitFor(),
    "the line-up open": async () => {
      await pins().first().waitFor();
      await inBlock('.paniere-page-side [data-action="line-up"]').click();
      await inBlock('[data-part="sheet-title"]').waitFor();
    },
    "a product sold out": async () => {
      await pins().first().waitFor();
      shop.send(aLampSnapshot());
      await eventually(() => pins().first().innerText()).toContain("59");
      await pins().first().click();
      await inBlock('paniere-sheet [data-field="add"]').waitFor();
      const [, lamp] = aLampSnapshot({ version: 3, variants: [aVariant({ id: "201", available: 0 })] }).items;
      if (lamp) shop.send({ kind: "item", item: lamp });
      await eventually(() => inBlock('paniere-sheet [data-field="add"]').textContent()).toBe("Sold out");
    },
    over: async () => {
      await pins().first().waitFor();
      await inBlock('[data-action="play"]').click();
      shop.send({ kind: "show", show: aShow({ version: 2, state: "ended" }) });
      await shopper.page.getByText("The show is over").first().waitFor();
    },
  };

  describe.each([
    ["a desktop", desktop],
    ["a phone", phone],
  ] as const)("on %s", (_, viewport) => {
    test.each(Object.keys(states))("axe-core finds nothing, and nothing sticks out of the page: %s", async (state) => {
      await arrive({ viewport });

      await states[state]?.();

      expect(await accessFaultsOf(shopper.page, block)).toEqual([]);
      expect(await shopper.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
        0,
      );
    });
  });

  test("the floating show steps aside on a page with the block", async () => {
    await arrive();
    await pins().first().waitFor();

    const floating = shopper.page.locator("live-basket:not([data-place])");
    expect(await floating.locator("paniere-stage").isVisible()).toBe(false);
    expect(await floating.locator(".paniere-bubble").isVisible()).toBe(false);
    expect(shop.connections).toHaveLength(1);
  });

  test.each([desktop, phone])(
    "the video stands in the page, whatever style sheets come after the block's: %j",
    async (viewport) => {
      await arrive({ viewport });
      await pins().first().waitFor();

      const around = await shopper.page.locator(block).boundingBox();
      const screen = await inBlock('[data-part="screen"]').boundingBox();
      const [left, right] = [around?.x ?? NaN, (around?.x ?? NaN) + (around?.width ?? NaN)];
      expect(screen?.x).toBeGreaterThanOrEqual(left);
      expect((screen?.x ?? NaN) + (screen?.width ?? NaN)).toBeLessThanOrEqual(right + 0.5);
      expect(screen?.y).toBeGreaterThanOrEqual(around?.y ?? NaN);
      expect(screen?.height).toBeGreaterThan(400);
      const button = inBlock(".paniere-page-button").first();
      expect(await button.evaluate((each) => getComputedStyle(each).borderTopWidth)).toBe("1px");
    },
  );

  test("on a wide page the line-up stands beside the video, which stays in use", async () => {
    await arrive({ viewport: desktop });
    await states["the line-up open"]?.();

    const screen = await inBlock('[data-part="screen"]').boundingBox();
    const sheet = await inBlock('[data-part="sheet"]').boundingBox();
    expect(sheet?.x).toBeGreaterThanOrEqual((screen?.x ?? 0) + (screen?.width ?? Infinity));
    expect(await inBlock('[data-part="screen"]').evaluate((each) => (each as HTMLElement).inert)).toBe(false);
    await pins().first().click();
    await inBlock('paniere-sheet [data-field="add"]').waitFor();
  });

  test("with the keyboard alone a product is put into the basket without leaving the page", async () => {
    await arrive({ viewport: desktop });
    await pins().first().waitFor();
    await pins().first().focus();
    await shopper.page.keyboard.press("Enter");
    const add = inBlock('paniere-sheet [data-field="add"]');
    await add.waitFor();
    await add.focus();
    await shopper.page.keyboard.press("Enter");

    await eventually(() => shop.cart.requests.length).toBeGreaterThan(0);
    expect(new URL(shopper.page.url()).pathname).toBe("/");
  });

  test("the place for the chat takes no room and says nothing", async () => {
    await arrive();
    await pins().first().waitFor();

    expect(await inBlock('[data-slot="chat"]').isVisible()).toBe(false);
    expect(await inBlock('[data-slot="chat"]').evaluate((each) => each.childNodes.length)).toBe(0);
  });

  test.each(languages)("in %s a phone shows it whole", async (locale) => {
    shop.locale = locale;
    await arrive({ viewport: phone, locale });
    await pins().first().waitFor();

    expect(await layoutFaultsOf(shopper.page, ".paniere-page-side")).toEqual([]);
    expect(await shopper.page.locator(block).innerText()).not.toMatch(/translation missing|undefined|NaN/i);
  });

  test("without script the page has the show and the way to its stream", async () => {
    await arrive({ javaScriptEnabled: false });

    const plain = inBlock(".paniere-plain");
    expect(await plain.getByRole("link", { name: "Open the stream" }).getAttribute("href")).toBe("/stream/live.m3u8");
    expect(await inBlock("paniere-stage").isVisible()).toBe(false);
  });

  test("no title opens a tag or ends an attribute", async () => {
    const nasty = `"><img src=x onerror="window.hurt=1"><script>window.hurt=1</script>`;
    if (shop.show) shop.show = { ...shop.show, title: nasty, host: nasty };
    await arrive();

    expect(await inBlock(".paniere-page-title").innerText()).toBe(nasty);
    expect(await shopper.page.evaluate(() => Reflect.get(window, "hurt") as unknown)).toBeUndefined();
  });
});

describe("not on air", () => {
  const startsAt = new Date(Date.now() + 40 * 60_000).toISOString();
  const show = {
    id: "n1",
    title: "Winter, by the fire",
    host: "Ana",
    startsAt,
    endsAt: startsAt,
    plannedMinutes: 60,
    products: [],
  };
  const planned = { live: { v: 1, show: { ...show, state: "scheduled" } }, upcoming: { v: 1, shows: [show] } };

  test.each([
    ["the next show with its countdown", planned, /Starts in [34]\d:\d\d/],
    ["that none is planned", { live: { v: 1, show: null } }, /No show is planned right now/],
    ["the same before the app was ever told of a show", {}, /No show is planned right now/],
  ])("it says %s, and leads to the replays", async (_, metafields, words) => {
    const page = await new BlockShop({ name: "live-show", metafields, settings: replaysPage }).start();
    const visitor = await visit(browser, page);

    await eventually(() => visitor.page.locator("paniere-upcoming").innerText()).toMatch(words);

    expect(await visitor.page.getByRole("link", { name: "Watch replays" }).getAttribute("href")).toBe("/pages/replays");
    expect(await accessFaultsOf(visitor.page, "paniere-upcoming")).toEqual([]);
    expect(await layoutFaultsOf(visitor.page, "paniere-upcoming")).toEqual([]);
    await visitor.leave();
    await page.stop();
  });
});
