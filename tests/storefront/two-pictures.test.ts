import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { LiveMessage, PinView } from "../../app/live/message.ts";
import { livePlaylist } from "../../devstore/stream/playlist.ts";
import type { FakeShop } from "./fake-shop.ts";
import { anItem, aShow, aSnapshot, aVariant, euros } from "./line-up.ts";
import { eventually, openBrowser, openShop, Shopper } from "./shopper.ts";

/** What a page said at one instant: the moment of its picture, how late it thinks it is, and the product on screen. */
interface Sample {
  readonly atMs: number;
  readonly momentMs: number | null;
  readonly lagMs: number;
  readonly pin: string;
}

/** The picture and what stands over it must not be further apart. */
const togetherMs = 500;

let browser: Browser;
let shop: FakeShop;
let viewers: Shopper[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop();
  viewers = [];
});
afterEach(async () => {
  for (const viewer of viewers) await viewer.leave();
  await shop.stop();
});

/** A viewer whose picture is so many seconds behind the newest that the stream offers, and who is watched from now on. */
async function watchBehind(seconds: number): Promise<Shopper> {
  const viewer = await Shopper.arrive(browser, shop);
  viewers.push(viewer);
  await viewer.open("play");
  await eventually(() => viewer.part("play").getAttribute("aria-label")).toBe("Pause");
  await viewer.page.evaluate((behind) => {
    const video = document.querySelector("video");
    if (!video) throw new Error("no video");
    video.currentTime = video.seekable.end(0) - behind;
    const player = document.querySelector("paniere-player") as Element & { clock: { momentMs: number; lagMs: number } };
    const samples: unknown[] = [];
    Reflect.set(window, "samples", samples);
    setInterval(() => {
      const pin = document.querySelector(".paniere-pin") as HTMLElement;
      const { momentMs, lagMs } = player.clock;
      samples.push({ atMs: Date.now(), momentMs, lagMs, pin: pin.hidden ? "" : pin.innerText });
    }, 20);
  }, seconds);
  await eventually(() => viewer.page.evaluate(() => (document.querySelector("video")?.readyState ?? 0) > 2)).toBe(true);
  await viewer.page.waitForTimeout(1500);
  return viewer;
}

/** The first instant at which a viewer had it on screen, and the last before. */
async function turnOf(viewer: Shopper, text: string): Promise<{ before: Sample; at: Sample }> {
  const find = async () => {
    const samples = await viewer.page.evaluate(() => Reflect.get(window, "samples") as Sample[]);
    const first = samples.findIndex(({ pin }) => pin.includes(text));
    const [before, at] = [samples[first - 1], samples[first]];
    return before && at ? { before, at } : null;
  };
  await expect.poll(find, { timeout: 40_000, interval: 250 }).not.toBeNull();
  const turn = await find();
  if (turn === null) throw new Error("It was there a moment ago");
  return turn;
}

const pinOf = (itemId: string, at: string, until: string | null = null): PinView => ({
  id: `pin-${itemId}-${at}`,
  itemId,
  at,
  until,
});
const first = pinOf("item-shirt", "2026-11-21T10:00:00.000Z");

/** The host shows the lamp now. */
function pinLamp(): { readonly atMs: number } {
  const now = new Date();
  const pins = [pinOf("item-lamp", now.toISOString()), { ...first, until: now.toISOString() }];
  shop.send({ kind: "pins", version: 9, pins });
  return { atMs: now.getTime() };
}

describe("two viewers, 3 and 20 seconds behind the live edge", () => {
  test("each see a pin, and the start of a deal, with their own picture; stock and sold-out at once", async () => {
    shop.snapshot = aSnapshot({ pins: [first] });
    const near = await watchBehind(3);
    const far = await watchBehind(20);

    const { atMs } = pinLamp();

    const [nearTurn, farTurn] = [await turnOf(near, "Lamp"), await turnOf(far, "Lamp")];
    for (const { before, at } of [nearTurn, farTurn]) {
      expect(before.momentMs).toBeLessThanOrEqual(atMs + togetherMs);
      expect(at.momentMs).toBeGreaterThanOrEqual(atMs);
      expect(at.momentMs).toBeLessThanOrEqual(atMs + togetherMs);
    }
    expect(farTurn.at.atMs - nearTurn.at.atMs).toBeGreaterThan(10_000);

    const dealtMs = Date.now();
    shop.send({ kind: "item", item: aDealtLamp(new Date(dealtMs), 2, 3) });

    for (const viewer of viewers) {
      await eventually(() => viewer.pin.innerText()).toContain("3 left");
      expect(await viewer.pin.innerText()).toContain("€59.00");
    }
    for (const viewer of viewers) {
      const { before, at } = await turnOf(viewer, "€39.00");
      expect(before.momentMs).toBeLessThanOrEqual(dealtMs + togetherMs);
      expect(at.momentMs).toBeGreaterThanOrEqual(dealtMs);
      expect(at.momentMs).toBeLessThanOrEqual(dealtMs + togetherMs);
    }
    shop.send({ kind: "item", item: aDealtLamp(new Date(), 3, 0) });
    for (const viewer of viewers) await eventually(() => viewer.pin.innerText()).toContain("Sold out");
  });

  test("who goes back sees what was on screen then", async () => {
    shop.snapshot = aSnapshot({ pins: [first] });
    const viewer = await watchBehind(4);
    pinLamp();
    await turnOf(viewer, "Lamp");

    await viewer.page.evaluate(() => {
      const video = document.querySelector("video");
      if (video) video.currentTime -= 12;
    });

    await eventually(() => viewer.pin.innerText()).toContain("Shirt");
    await viewer.page.waitForTimeout(500);
    expect(await viewer.pin.innerText()).toContain("Shirt");
  });
});

describe("a stream that does not say when its pictures were made", () => {
  beforeEach(() => {
    shop.playlist = (now) => livePlaylist(now).replace(/#EXT-X-PROGRAM-DATE-TIME.*\n/g, "");
  });

  test("shows a pin after the delay that is set for the show, by the server's clock", async () => {
    shop.stream.aheadMs = 3_600_000;
    shop.snapshot = aSnapshot({ show: aShow({ streamDelayMs: 4000 }), pins: [first] });
    const viewer = await watchBehind(6);

    const pinnedMs = Date.now();
    const at = new Date(pinnedMs + shop.stream.aheadMs).toISOString();
    const message: LiveMessage = { kind: "pins", version: 9, pins: [pinOf("item-lamp", at), { ...first, until: at }] };
    shop.send(message);

    const turn = await turnOf(viewer, "Lamp");
    expect(turn.at.momentMs).toBeNull();
    const lateMs = turn.at.atMs - pinnedMs - 4000 - turn.at.lagMs;
    expect(Math.abs(lateMs)).toBeLessThanOrEqual(togetherMs);
  });

  test("keeps what is on screen while the picture stands still", async () => {
    shop.snapshot = aSnapshot({ show: aShow({ streamDelayMs: 1500 }), pins: [first] });
    const viewer = await watchBehind(6);
    await viewer.part("play").click();
    await eventually(() => viewer.part("play").getAttribute("aria-label")).toBe("Play");

    pinLamp();

    await viewer.page.waitForTimeout(4000);
    expect(await viewer.pin.innerText()).toContain("Shirt");
    await viewer.part("play").click();
    await turnOf(viewer, "Lamp");
  });
});

/** The lamp at a price for the show. */
function aDealtLamp(startsAt: Date, version: number, available: number) {
  const deal = { id: "deal-1", startsAt: startsAt.toISOString(), endsAt: null, unitsLeft: 10, perShopper: null };
  const before = { price: euros(5900), regularPrice: null, dealCode: null };
  const variant = aVariant({
    id: "201",
    price: euros(3900),
    regularPrice: euros(5900),
    dealCode: "LIVE-LAMP",
    available,
    beforeDeal: before,
  });
  return anItem({
    id: "item-lamp",
    version,
    position: 1,
    title: "Paper Lamp with a Walnut Foot, Large",
    variants: [variant],
    deal,
  });
}
