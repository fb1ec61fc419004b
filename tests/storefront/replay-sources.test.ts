import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { accessFaultsOf, BlockShop, layoutFaultsOf, visit } from "./block-shop.ts";
import { eventually, openBrowser } from "./shopper.ts";
import { answerForVideoHosts } from "./video-hosts.ts";

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

const cues = [
  { handle: "ocean-blue-shirt", title: "Ocean Blue Shirt", at: 3 },
  { handle: "paper-lamp", title: "Paper Lamp", at: 12 },
];
const lamp = {
  id: 2,
  title: "Paper Lamp",
  url: "/products/paper-lamp",
  featured_image: null,
  options: [{ name: "Title" }],
  variants: [{ id: 201, title: "Default Title", price: 4900, compare_at_price: null, available: true }],
};

/** A shopper of a shop with one recording, at an address below the shop's or a host's. */
async function arrive(recordingUrl: string): Promise<void> {
  const replay = { id: "r1", title: "Autumn", host: "", startedAt: "2026-11-14T18:00:00.000Z", duration: 24 };
  const shows = [{ ...replay, recordingUrl, cues }];
  shop = new BlockShop({ name: "replays", metafields: { replays: { v: 1, shows } } }, [
    { id: "201", title: "Paper Lamp", variantTitle: "", price: 4900, stock: 3 },
  ]);
  shop.productJson = { "paper-lamp": lamp };
  await shop.start();
  ({ page, leave } = await visit(browser, shop));
  await answerForVideoHosts(page);
}
const play = () => page.getByRole("button", { name: "Play the replay: Autumn" }).click();
const jump = (handle: string) => page.locator(`[data-handle="${handle}"] [data-action="jump"]`).click();
const marked = () =>
  page.locator(".paniere-cue[aria-current]").evaluateAll((all) => all.map((cue) => cue.dataset.handle));
const video = () => page.locator("video");
const second = () => video().evaluate((each: HTMLVideoElement) => each.currentTime);
const frame = () => page.locator("iframe.paniere-replay-video");
const inHost = async <T>(read: () => T): Promise<T | undefined> =>
  (await (await frame().elementHandle()).contentFrame())?.evaluate(read);
const heard = async () => JSON.stringify(await inHost(() => Reflect.get(window, "heard") as unknown[]));

async function expectToSell(): Promise<void> {
  await page.locator('[data-handle="paper-lamp"] [data-action="buy"]').click();
  await page.locator('[data-handle="paper-lamp"]').getByRole("link", { name: "View cart" }).waitFor();
}
async function expectUnplayable(): Promise<void> {
  await eventually(() => page.locator(".paniere-replay-screen").innerText()).toMatch(
    /^The video cannot be played here\s+Open the recording$/,
  );
  expect(await frame().count()).toBe(0);
  expect(await video().count()).toBe(0);
  expect(await accessFaultsOf(page, "paniere-replays")).toEqual([]);
  expect(await layoutFaultsOf(page, "paniere-replays")).toEqual([]);
  await expectToSell();
}

describe("an HLS recording", () => {
  test("plays from its beginning to where it ends, and the cue of the moment is marked", async () => {
    await arrive("/recorded/show.m3u8");
    expect(shop.asked.filter((path) => /hls|recorded/.test(path))).toEqual([]);

    await play();

    await eventually(second).toBeGreaterThan(0);
    expect(await video().evaluate((each: HTMLVideoElement) => Math.round(each.duration))).toBe(24);
    await eventually(marked).toEqual(["ocean-blue-shirt"]);
  });

  test("a cue seeks in it, on and back", async () => {
    await arrive("/recorded/show.m3u8");

    await jump("paper-lamp");
    await eventually(second).toBeGreaterThan(12);
    await eventually(marked).toEqual(["paper-lamp"]);

    await jump("ocean-blue-shirt");
    await eventually(marked).toEqual(["ocean-blue-shirt"]);
    await eventually(second).toBeGreaterThan(3);
    expect(await second()).toBeLessThan(12);
    expect(await video().count()).toBe(1);
  });

  test("that is gone says so and can be opened by itself; its products are sold all the same", async () => {
    await arrive("/recorded/gone.m3u8");

    await play();

    await expectUnplayable();
  });
});

describe.each([
  [
    "YouTube",
    "https://youtu.be/dQw4w9WgXcQ",
    /^https:\/\/www\.youtube-nocookie\.com\/embed\/dQw4w9WgXcQ\?.*start=12/,
    '"func":"seekTo","args":[3,true]',
  ],
  [
    "Vimeo",
    "https://vimeo.com/76979871",
    /^https:\/\/player\.vimeo\.com\/video\/76979871\?.*dnt=1.*#t=12s/,
    '"method":"setCurrentTime","value":3',
  ],
] as const)("a recording at %s", (_, address, expected, told) => {
  test("plays in a frame from the cue's moment, and its player says which cue is on", async () => {
    await arrive(address);

    await jump("paper-lamp");

    await eventually(() => frame().getAttribute("src")).toMatch(expected);
    await eventually(marked).toEqual(["paper-lamp"]);
    expect(await frame().getAttribute("title")).toBe("Autumn");
    expect(await frame().getAttribute("sandbox")).not.toMatch(/top-navigation|forms|downloads/);
  });

  test("a cue seeks by the player's messages", async () => {
    await arrive(address);
    await jump("paper-lamp");
    await eventually(marked).toEqual(["paper-lamp"]);

    await jump("ocean-blue-shirt");

    await eventually(heard).toContain(told);
    await eventually(marked).toEqual(["ocean-blue-shirt"]);
    expect(await frame().count()).toBe(1);
  });

  test("a cue that is tapped before the player is there is where it goes", async () => {
    await arrive(address);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(/youtube-nocookie|player\.vimeo/, async (route) => {
      await held;
      await route.fallback();
    });
    await jump("paper-lamp");
    await frame().waitFor({ state: "attached" });
    await jump("ocean-blue-shirt");

    letGo();

    await eventually(heard).toContain(told);
    await eventually(marked).toEqual(["ocean-blue-shirt"]);
  });

  test("that its owner does not let us show says so; its products are sold all the same", async () => {
    await arrive(address);
    await jump("paper-lamp");
    await eventually(marked).toEqual(["paper-lamp"]);

    await inHost(() => (Reflect.get(window, "fail") as (code: number) => void)(150));

    await expectUnplayable();
  });

  test("what another window says in its name is not heard", async () => {
    await arrive(address);
    await jump("paper-lamp");
    await eventually(marked).toEqual(["paper-lamp"]);

    await page.evaluate(
      (origin) => {
        const data = JSON.stringify({ event: "timeupdate", info: { currentTime: 3 }, data: { seconds: 3 } });
        dispatchEvent(new MessageEvent("message", { data, origin, source: window }));
      },
      new URL((await frame().getAttribute("src")) ?? "").origin,
    );

    expect(await marked()).toEqual(["paper-lamp"]);
  });
});

test.each(["javascript:document.title='taken'", "https://www.twitch.tv/directory"])(
  "a recording at %s says that it cannot be played; its products are sold all the same",
  async (address) => {
    await arrive(address);

    await play();

    await expectUnplayable();
    expect(await page.title()).toBe("Paniere Demo");
  },
);
