import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeShop } from "./fake-shop.ts";
import { aShow, aSnapshot } from "./line-up.ts";
import { desktop, eventually, openBrowser, openShop, phone, Shopper } from "./shopper.ts";
import { answerForVideoHosts } from "./video-hosts.ts";

let browser: Browser;
let shop: FakeShop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  await shopper.leave();
  await shop.stop();
});

/** A shopper of a show whose stream has an address, who taps on play. */
async function watch(streamUrl: string, viewport = desktop): Promise<void> {
  shop.snapshot = aSnapshot({ show: aShow({ streamUrl, startsAt: "2026-11-21T10:00:00.000Z" }) });
  shopper = await Shopper.arrive(browser, shop, { viewport });
  await answerForVideoHosts(shopper.page);
  await eventually(() => shopper.pin.textContent()).toContain("Shirt");
  await shopper.open("play");
}
const guest = () => shopper.page.locator("iframe.paniere-guest");
const label = (part: string) => shopper.part(part).getAttribute("aria-label");
const heard = async (): Promise<unknown[]> => {
  const frame = await (await guest().elementHandle()).contentFrame();
  return (await frame?.evaluate(() => Reflect.get(window, "heard") as unknown[])) ?? [];
};

const hosts = [
  [
    "YouTube",
    "https://www.youtube.com/live/dQw4w9WgXcQ",
    /^https:\/\/www\.youtube-nocookie\.com\/embed\/dQw4w9WgXcQ\?.*enablejsapi=1/,
  ],
  ["Vimeo", "https://vimeo.com/76979871", /^https:\/\/player\.vimeo\.com\/video\/76979871\?.*dnt=1/],
  ["a Vimeo event", "https://vimeo.com/event/12345", /^https:\/\/vimeo\.com\/event\/12345\/embed\?.*dnt=1/],
  ["Twitch", "https://www.twitch.tv/paniere", /^https:\/\/player\.twitch\.tv\/\?channel=paniere&parent=127\.0\.0\.1/],
] as const;

describe.each(hosts)("%s", (_, address, expected) => {
  test("plays in a frame that is named, kept in bounds and asked for at the tap", async () => {
    await watch(address);
    await eventually(() => label("play")).toBe("Pause");

    expect(await guest().getAttribute("src")).toMatch(expected);
    expect(await guest().getAttribute("title")).toBe("Autumn, by the sea");
    expect(await guest().getAttribute("sandbox")).not.toMatch(/top-navigation|forms|downloads/);
    expect(await guest().getAttribute("referrerpolicy")).toBe("strict-origin-when-cross-origin");
    expect(await shopper.accessFaults()).toEqual([]);
  });

  test("is paused and started with the keyboard, with our own control; its own are free for the pointer", async () => {
    await watch(address);
    await eventually(() => label("play")).toBe("Pause");

    await shopper.part("play").focus();
    await shopper.page.keyboard.press("Enter");
    await eventually(() => label("play")).toBe("Play");
    await shopper.page.keyboard.press("Enter");
    await eventually(() => label("play")).toBe("Pause");

    const box = await guest().boundingBox();
    const onTop = await shopper.page.evaluate(
      ([x = 0, y = 0]) => document.elementFromPoint(x, y)?.tagName,
      [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2],
    );
    expect(onTop).toBe("IFRAME");
  });

  test("stands clear of what we show, at phone width, and axe-core finds nothing", async () => {
    await watch(address, phone);
    await eventually(() => label("play")).toBe("Pause");

    const box = await guest().boundingBox();
    const pin = await shopper.pin.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(pin?.y ?? 0);
    expect(await shopper.accessFaults()).toEqual([]);
  });
});

describe("the sound of a host", () => {
  test.each([hosts[0], hosts[1]])("of %s is switched with our control", async (_, address) => {
    await watch(address);
    await eventually(() => label("mute")).toBe("Sound off");

    await shopper.part("mute").click();

    await eventually(() => label("mute")).toBe("Sound on");
    expect(JSON.stringify(await heard())).toMatch(/"mute"|"setMuted","value":true/);
  });

  test("of Twitch stays in its own controls: we offer none", async () => {
    await watch(hosts[3][1]);
    await eventually(() => label("play")).toBe("Pause");

    expect(await shopper.part("mute").isVisible()).toBe(false);
  });
});

test("what another window says in a host's name is not heard", async () => {
  await watch(hosts[0][1]);
  await eventually(() => label("play")).toBe("Pause");

  await shopper.page.evaluate(() => {
    const data = JSON.stringify({ event: "onStateChange", info: 2 });
    dispatchEvent(new MessageEvent("message", { data, origin: "https://www.youtube-nocookie.com", source: window }));
    dispatchEvent(new MessageEvent("message", { data, origin: "https://evil.example" }));
  });

  await shopper.page.waitForTimeout(300);
  expect(await label("play")).toBe("Pause");
});

test("a video that YouTube does not let us show is said so, and the basket works", async () => {
  await watch(hosts[0][1]);
  await eventually(() => label("play")).toBe("Pause");

  const frame = await (await guest().elementHandle()).contentFrame();
  await frame?.evaluate(() => (Reflect.get(window, "fail") as (code: number) => void)(150));

  await eventually(() => shopper.part("notice").innerText()).toContain("The video cannot be played here");
  expect(await guest().count()).toBe(0);
  await shopper.openPinned();
});

describe("an address that nothing plays at", () => {
  test.each([
    "javascript:document.title='taken'",
    "data:text/html,<script>top.document.title='taken'</script>",
    "https://www.youtube.com/@paniere",
    "https://www.twitch.tv/directory",
  ])("%s is said so", async (address) => {
    await watch(address);

    await eventually(() => shopper.part("notice").innerText()).toContain("The video cannot be played here");
    expect(await guest().count()).toBe(0);
    expect(await shopper.page.title()).toBe("Paniere Demo");
  });
});

test("a new address of the show is played without a tap", async () => {
  await watch(hosts[0][1]);
  await eventually(() => label("play")).toBe("Pause");

  shop.send({ kind: "show", show: aShow({ version: 2, streamUrl: "/stream/live.m3u8" }) });

  await eventually(() =>
    shopper.page.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime > 0),
  ).toBe(true);
  expect(await guest().count()).toBe(0);
});

describe("a stream", () => {
  test("that is lost while it plays is said so, and comes back by itself", async () => {
    await watch("/stream/live.m3u8");
    await eventually(() => label("play")).toBe("Pause");

    shop.isStreamUp = false;
    await expect.poll(() => shopper.part("notice").innerText(), { timeout: 60_000 }).toContain("The picture was lost");
    expect(await shopper.accessFaults()).toEqual([]);
    shop.isStreamUp = true;

    await eventually(() => label("play")).toBe("Pause");
    expect(await shopper.part("notice").isVisible()).toBe(false);
  });

  test("whose show has its start ahead counts down to it", async () => {
    const startsAt = new Date(Date.now() + 65 * 60_000).toISOString();
    shop.isStreamUp = false;
    shop.snapshot = aSnapshot({ show: aShow({ startsAt }) });
    shopper = await Shopper.arrive(browser, shop);
    await eventually(() => shopper.pin.textContent()).toContain("Shirt");
    await shopper.open("play");

    await eventually(() => shopper.part("notice").innerText()).toMatch(
      /It starts at .+\s+It will play here in a moment\.\s+1:0\d:\d\d/,
    );
    expect(await shopper.part("notice-clock").getAttribute("role")).toBe("timer");
    expect(await shopper.accessFaults()).toEqual([]);
  });
});

describe("captions and picture-in-picture", () => {
  test("are offered when there are any, and by a browser that has it; a press says what is on", async () => {
    await watch("/stream/live.m3u8");
    await eventually(() => label("play")).toBe("Pause");
    expect(await shopper.part("captions").isVisible()).toBe(false);

    await shopper.page
      .locator("video")
      .evaluate((video: HTMLVideoElement) => void video.addTextTrack("captions", "English", "en"));
    await shopper.part("captions").click();

    await eventually(() => shopper.part("captions").getAttribute("aria-pressed")).toBe("true");
    expect(await shopper.page.locator("video").evaluate((video: HTMLVideoElement) => video.textTracks[0]?.mode)).toBe(
      "showing",
    );
    expect(await shopper.accessFaults()).toEqual([]);
    const offers = await shopper.page.evaluate(() => document.pictureInPictureEnabled);
    expect(await shopper.part("float").isVisible()).toBe(offers);
  });
});
