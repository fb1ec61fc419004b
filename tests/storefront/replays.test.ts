import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { accessFaultsOf, BlockShop, layoutFaultsOf, visit } from "./block-shop.ts";
import { type BlockOptions, languages, renderBlock } from "./block.ts";
import { desktop, eventually, openBrowser, phone } from "./shopper.ts";

const video = join(import.meta.dirname, "../fixtures/videos/recording.mp4");
const shirt = "ocean-blue-shirt";
const lamp = "paper-lamp";
const vase = "clay-vase";

function aReplay(given: Record<string, unknown> = {}) {
  return {
    id: "r1",
    title: "Autumn, by the sea",
    host: "Giulia Moretti",
    startedAt: "2026-11-14T18:00:00.000Z",
    duration: 2700,
    recordingUrl: "/recording.mp4",
    cues: [
      { handle: shirt, title: "Ocean Blue Shirt", at: 5 },
      { handle: lamp, title: "Paper Lamp", at: 30 },
      { handle: vase, title: "Clay Vase", at: 50 },
    ],
    ...given,
  };
}
const inLiquid = {
  [shirt]: { title: "Ocean Blue Shirt", price: 2490, price_varies: true, available: true },
  [lamp]: { title: "Paper Lamp", price: 5900, price_varies: false, available: false },
};
const sizes = ["S / Ocean", "S / Sand", "M / Ocean"];
const inStore = {
  [shirt]: {
    id: 1,
    title: "Ocean Blue Shirt",
    url: `/products/${shirt}`,
    featured_image: "/pictures/Shirt",
    options: [{ name: "Size" }, { name: "Colour" }],
    variants: sizes.map((title, i) => ({
      id: 101 + i,
      title,
      price: 2490 + i * 100,
      compare_at_price: null,
      available: i !== 1,
    })),
  },
  [lamp]: {
    id: 2,
    title: "Paper Lamp",
    url: `/products/${lamp}`,
    featured_image: null,
    options: [{ name: "Title" }],
    variants: [{ id: 201, title: "Default Title", price: 4900, compare_at_price: 5900, available: true }],
  },
};
const goods = [
  { id: "101", title: "Ocean Blue Shirt", variantTitle: "S / Ocean", price: 2490, stock: 5 },
  { id: "103", title: "Ocean Blue Shirt", variantTitle: "M / Ocean", price: 2690, stock: 5 },
  { id: "201", title: "Paper Lamp", variantTitle: "", price: 4900, stock: 1 },
];

let browser: Browser;
let shop: BlockShop;
let page: Page;
let leave: () => Promise<void>;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await leave();
  await shop.stop();
});

function withReplays(shows: readonly object[], more: Partial<BlockOptions> = {}): BlockOptions {
  return { metafields: { replays: { v: 1, shows } }, products: inLiquid, ...more };
}
async function arrive(block: BlockOptions, options: Parameters<typeof visit>[2] = {}): Promise<void> {
  shop = new BlockShop({ name: "replays", ...block }, goods);
  shop.productJson = { ...inStore };
  shop.recording = video;
  await shop.start();
  ({ page, leave } = await visit(browser, shop, options));
}
const row = (handle: string): Locator => page.locator(`[data-handle="${handle}"]`);
const price = (handle: string): Promise<string> => row(handle).locator('[data-field="price"]').innerText();
const play = () => page.getByRole("button", { name: "Play the replay: Autumn, by the sea" }).click();
const buy = (handle: string) => row(handle).locator('[data-action="buy"]').click();
const secondOfVideo = () => page.locator("video").evaluate((each) => (each as HTMLVideoElement).currentTime);

const states: Readonly<Record<string, () => Promise<void>>> = {
  playing: async () => {
    await play();
    await eventually(() => secondOfVideo()).toBeGreaterThan(0);
    await eventually(() => price(vase)).toBe("No longer in the store");
  },
  "choosing a variant": async () => {
    await buy(shirt);
    await row(shirt).locator("select").first().waitFor();
  },
  added: async () => {
    await buy(lamp);
    await row(lamp).getByRole("link", { name: "View cart" }).waitFor();
  },
  "sold out": async () => {
    const [first] = inStore[lamp].variants;
    shop.productJson[lamp] = { ...inStore[lamp], variants: [{ ...first, available: false }] };
    await buy(shirt);
    await eventually(() => row(lamp).locator('[data-action="buy"]').isVisible()).toBe(false);
  },
};

describe.each([
  ["a phone", phone],
  ["a desktop", desktop],
] as const)("on %s", (_, viewport) => {
  test.each([
    ["none", []],
    ["several", [aReplay(), aReplay({ id: "r2", host: "", duration: null, cues: [] })]],
  ])("axe-core finds nothing, nothing sticks out, no target is too small: %s", async (__, shows) => {
    await arrive(withReplays(shows), { viewport });
    await page.locator("paniere-replays").waitFor();

    expect(await accessFaultsOf(page, "paniere-replays")).toEqual([]);
    expect(await layoutFaultsOf(page, "paniere-replays")).toEqual([]);
  });

  test.each(Object.keys(states))("the same while it is %s", async (state) => {
    await arrive(withReplays([aReplay()]), { viewport });

    await states[state]?.();

    expect(await accessFaultsOf(page, "paniere-replays")).toEqual([]);
    expect(await layoutFaultsOf(page, "paniere-replays")).toEqual([]);
  });
});

test.each(languages)("in %s a phone shows it whole, with a product to choose", async (locale) => {
  await arrive(withReplays([aReplay()], { locale }), { locale });
  await states["choosing a variant"]?.();

  expect(await layoutFaultsOf(page, "paniere-replays")).toEqual([]);
  expect(await page.locator("paniere-replays").innerText()).not.toMatch(/translation missing|undefined|NaN|%p/i);
});

test("before the first tap no engine, no player and no product is asked for", async () => {
  await arrive(withReplays([aReplay()]));
  await page.getByRole("button", { name: "Play the replay: Autumn, by the sea" }).waitFor();

  expect(shop.asked.filter((path) => /replay-|hls|recording|products/.test(path))).toEqual([]);
});

test("prices are the store's of today: as Liquid read them, and as the store answers on a tap", async () => {
  await arrive(withReplays([aReplay()]));
  expect([await price(shirt), await price(lamp), await price(vase)]).toEqual(["from €24.90", "Sold out", ""]);

  await play();

  await eventually(() => price(lamp)).toBe("€49.00");
  expect(await price(shirt)).toBe("from €24.90");
});

test("a product that the store no longer has says so, leads nowhere and is not sold", async () => {
  await arrive(withReplays([aReplay()]));

  await play();

  await eventually(() => price(vase)).toBe("No longer in the store");
  expect(await row(vase).locator("a").first().getAttribute("href")).toBeNull();
  expect(await row(vase).locator('[data-action="buy"]').isVisible()).toBe(false);
});

test("a cue plays the recording from its moment, and the cue of the moment is marked", async () => {
  await arrive(withReplays([aReplay()]));

  await page.getByRole("button", { name: "Play from 0:30: Paper Lamp" }).click();

  await eventually(() => secondOfVideo()).toBeGreaterThanOrEqual(30);
  await eventually(() => row(lamp).getAttribute("aria-current")).toBe("true");
  expect(await row(lamp).innerText()).toContain("On screen now");

  await page.getByRole("button", { name: "Play from 0:05: Ocean Blue Shirt" }).click();

  await eventually(() => row(shirt).getAttribute("aria-current")).toBe("true");
  expect(await row(lamp).getAttribute("aria-current")).toBeNull();
});

test("one recording plays at a time", async () => {
  await arrive(withReplays([aReplay(), aReplay({ id: "r2", title: "Winter" })]));
  await play();
  await page.getByText("Winter", { exact: true }).click();

  await page.getByRole("button", { name: "Play the replay: Winter" }).click();

  await eventually(() => page.locator("paniere-replay[data-playing] summary").allInnerTexts()).toMatchObject([
    expect.stringContaining("Winter"),
  ]);
  expect(await page.locator("video").count()).toBe(1);
});

test("a product with one variant goes into the store's cart at once, without a hold and without our marks", async () => {
  await arrive(withReplays([aReplay()]));

  await buy(lamp);

  await eventually(() => row(lamp).locator('[data-field="message"]').innerText()).toBe("Added to basket. View cart");
  const [added] = shop.cart.requests;
  expect(added).toEqual({ path: "/cart/add.js", body: { items: [{ id: "201", quantity: 1, properties: {} }] } });
});

test("of several variants only what exists can be chosen", async () => {
  await arrive(withReplays([aReplay()]));
  await buy(shirt);
  const [size, colour] = [row(shirt).getByLabel("Size"), row(shirt).getByLabel("Colour")];
  await eventually(() => colour.locator("option").allTextContents()).toEqual(["Ocean", "Sand – Sold out"]);

  await size.selectOption({ label: "M" });
  await eventually(() => colour.locator("option").allTextContents()).toEqual(["Ocean"]);
  expect(await row(shirt).locator('[data-field="picked-price"]').innerText()).toBe("€26.90");
  await row(shirt).getByRole("button", { name: "Add to basket", exact: true }).click();

  await row(shirt).getByRole("link", { name: "View cart" }).waitFor();
  expect(shop.cart.requests.at(-1)?.body).toEqual({ items: [{ id: "103", quantity: 1, properties: {} }] });
});

test("what the store refuses stands at the product, in the store's words", async () => {
  await arrive(withReplays([aReplay()]));
  await buy(lamp);
  await row(lamp).getByRole("link", { name: "View cart" }).waitFor();

  await buy(lamp);

  await eventually(() => row(lamp).locator('[data-field="message"]').innerText()).toContain("Paper Lamp");
});

test("with the keyboard alone a recording is played, a moment chosen and a product bought", async () => {
  await arrive(withReplays([aReplay()]));
  await page.locator("summary").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await eventually(() => secondOfVideo()).toBeGreaterThan(0);

  await row(lamp).locator('[data-action="jump"]').focus();
  await page.keyboard.press("Enter");
  await eventually(() => row(lamp).getAttribute("aria-current")).toBe("true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  await row(lamp).getByRole("link", { name: "View cart" }).waitFor();
});

test("without script the recording and its products are links, and prices are there", async () => {
  await arrive(withReplays([aReplay()]), { javaScriptEnabled: false });

  expect(await page.getByRole("link", { name: "Open the recording" }).getAttribute("href")).toBe("/recording.mp4");
  expect(await page.getByRole("link", { name: "Ocean Blue Shirt" }).getAttribute("href")).toBe(`/products/${shirt}`);
  expect(await price(shirt)).toBe("from €24.90");
  expect(await page.locator("paniere-replays button:visible").count()).toBe(0);
});

test("a recording that cannot be played says so and can be opened by itself; its products are sold all the same", async () => {
  await arrive(withReplays([aReplay({ recordingUrl: "/gone.mp4" })]));

  await play();

  await eventually(() => page.locator('[data-field="fault"]').innerText()).toBe("The video cannot be played here");
  await page.getByRole("link", { name: "Open the recording" }).waitFor();
  await buy(lamp);
  await row(lamp).getByRole("link", { name: "View cart" }).waitFor();
});

test("the store's silence is said at the product, and the next tap asks again", async () => {
  await arrive(withReplays([aReplay()]));
  await page.route("**/products/*.js", (route) => route.abort());
  await buy(lamp);
  await eventually(() => row(lamp).locator('[data-field="message"]').innerText()).toBe(
    "That did not work. Please try again.",
  );

  await page.unroute("**/products/*.js");
  await buy(lamp);

  await row(lamp).getByRole("link", { name: "View cart" }).waitFor();
});

test("no title opens a tag or ends an attribute", async () => {
  const nasty = `"><img src=x onerror="window.hurt=1"><script>window.hurt=1</script>`;
  const cues = [{ handle: `"><script>window.hurt=1</script>`, title: nasty, at: 1 }];
  await arrive(
    withReplays([aReplay({ title: nasty, host: nasty, cues, recordingUrl: `/a.mp4"onerror="window.hurt=1` })]),
  );

  expect(await page.locator(".paniere-replay-title").innerText()).toBe(nasty);
  expect(await page.locator(".paniere-cue-title").innerText()).toBe(nasty);
  expect(await page.evaluate(() => Reflect.get(window, "hurt") as unknown)).toBeUndefined();
});

test("Liquid reads no more than the twenty products that a page may read", async () => {
  const cues = Array.from({ length: 30 }, (_, i) => ({ handle: `p${i}`, title: `P${i}`, at: i }));
  const read = new Set<string>();
  const products = {};
  for (const { handle } of cues) Object.defineProperty(products, handle, { get: () => void read.add(handle) });
  await arrive(withReplays([aReplay({ cues }), aReplay({ id: "r2", cues })], { products }));
  renderBlock("replays", withReplays([aReplay({ cues }), aReplay({ id: "r2", cues })], { products }));

  expect(read.size).toBe(20);
});
