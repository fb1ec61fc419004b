import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { accessFaultsOf, BlockShop, layoutFaultsOf, visit } from "./block-shop.ts";
import { type BlockOptions, languages, renderBlock } from "./block.ts";
import { desktop, eventually, openBrowser, phone } from "./shopper.ts";

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const minute = 60_000;

function aShow(given: Record<string, unknown> = {}) {
  const startsAt = (given["startsAt"] as string | undefined) ?? "2099-06-05T18:30:00.000Z";
  return {
    id: "3f0b0a4f-45d1-4a30-9a3c-0f7a2a510001",
    title: "Autumn, by the sea",
    host: "Giulia Moretti",
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 90 * minute).toISOString(),
    plannedMinutes: 90,
    products: ["Ocean Blue Shirt", "Paper Lamp", "Clay Vase", "Sand Skirt"].map((title) => ({
      handle: title.toLowerCase().replaceAll(" ", "-"),
      title,
      imageUrl: `/pictures/${encodeURIComponent(title)}?v=1`,
    })),
    ...given,
  };
}
const aLiveShow = { id: "on-air", title: "On air show", host: "Ana", state: "live", startsAt: "2026-11-21T18:00:00Z" };

function metafields(shows: readonly object[], live: object | null = null): BlockOptions["metafields"] {
  return {
    live: { v: 1, origin: "https://app.example", show: live },
    upcoming: { v: 1, shows },
  };
}

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

async function arrive(block: BlockOptions, options: Parameters<typeof visit>[2] = {}): Promise<void> {
  shop = await new BlockShop({ name: "upcoming-shows", ...block }).start();
  ({ page, leave } = await visit(browser, shop, options));
}
const clock = () => page.locator('[data-field="clock"]').first();

const states: Readonly<Record<string, BlockOptions>> = {
  empty: { metafields: metafields([]), settings: { replays_page: "/pages/replays" } },
  upcoming: { metafields: metafields([aShow(), aShow({ id: "b", products: [], host: "" })]) },
  "within the hour": { metafields: metafields([aShow({ startsAt: inMs(20 * minute) }), aShow({ id: "b" })]) },
  late: { metafields: metafields([aShow({ startsAt: inMs(-minute) })]) },
  "on air": { metafields: metafields([aShow()], aLiveShow), settings: { live_page: "/pages/live" } },
};

describe.each(Object.keys(states))("%s", (state) => {
  test.each([
    ["a phone", phone],
    ["a desktop", desktop],
  ] as const)("on %s axe-core finds nothing, nothing sticks out, and no target is too small", async (_, viewport) => {
    await arrive(states[state] ?? { metafields: {} }, { viewport });
    await page.locator("paniere-upcoming").waitFor();

    expect(await accessFaultsOf(page, "paniere-upcoming")).toEqual([]);
    expect(await layoutFaultsOf(page, "paniere-upcoming")).toEqual([]);
  });
});

test.each(languages)("in %s a phone shows it whole", async (locale) => {
  const soon = aShow({ id: "b", startsAt: inMs(125 * minute) });
  await arrive({ ...states["on air"], metafields: metafields([aShow(), soon], aLiveShow), locale }, { locale });
  await eventually(() => clock().or(page.locator('[data-field="clock"]:visible')).last().isVisible()).toBe(true);

  expect(await layoutFaultsOf(page, "paniere-upcoming")).toEqual([]);
  expect(await page.locator("paniere-upcoming").innerText()).not.toMatch(/translation missing|undefined|NaN/i);
});

test("the date is in the shopper's language and time zone, whose name it says", async () => {
  await arrive({ ...states.upcoming, metafields: metafields([aShow()]), locale: "de" }, { timezoneId: "Asia/Bangkok" });

  await eventually(() => page.locator("time").innerText()).toBe("Samstag, 6. Juni um 01:30 GMT+7");
});

test("without script the schedule is there, with a date that names its time zone and the way into a calendar", async () => {
  await arrive({ metafields: metafields([aShow()]) }, { javaScriptEnabled: false });

  expect(await page.locator("time").innerText()).toMatch(/^0[56]\.06\.2099, \d\d:30 UTC[+-]\d{4}$/);
  expect(await page.getByRole("link", { name: "Add to calendar" }).getAttribute("href")).toBe(
    "/apps/paniere/calendar?show=3f0b0a4f-45d1-4a30-9a3c-0f7a2a510001",
  );
  expect(await clock().isVisible()).toBe(false);
});

test("only a start within a day is counted down to, and the countdown runs", async () => {
  await arrive({ metafields: metafields([aShow({ startsAt: inMs(30 * minute) }), aShow({ id: "b" })]) });

  await eventually(() => clock().innerText()).toMatch(/^Starts in (30:00|29:\d\d)$/);
  const before = await clock().innerText();
  await eventually(() => clock().innerText()).not.toBe(before);
  expect(await page.locator('[data-field="clock"]:visible').count()).toBe(1);
});

test("at its start the countdown ends; when the show is on air the block says so and leads to it", async () => {
  const show = aShow({ startsAt: inMs(1500) });
  await arrive({ metafields: metafields([show]), settings: { live_page: "/pages/live" } });
  shop.live = { v: 1, show: { ...show, state: "live" } };

  await eventually(() => clock().innerText()).toBe("On air now");

  expect(await page.getByRole("link", { name: "Watch live" }).getAttribute("href")).toBe("/pages/live");
  expect(await page.locator('[data-field="news"]').innerText()).toBe("On air now: Autumn, by the sea");
  expect(await page.getByRole("link", { name: "Add to calendar" }).isVisible()).toBe(false);
});

test("a show that is late starts soon, with the app down too", async () => {
  await arrive({ metafields: metafields([aShow({ startsAt: inMs(-minute) })]) });

  await eventually(() => clock().innerText()).toBe("Starts soon");
  await eventually(() => shop.asked).toContain("/apps/paniere/live");
  expect(await clock().innerText()).toBe("Starts soon");
});

test("with the keyboard alone every show's products and calendar are reached, in their order", async () => {
  await arrive({ metafields: metafields([aShow()]) });
  await page.locator("paniere-upcoming").waitFor();
  const reached: (string | undefined)[] = [];
  await page.locator("header a").focus();
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute("href")?.split("?")[0]));
  }

  expect(reached).toEqual([
    "/products/ocean-blue-shirt",
    "/products/paper-lamp",
    "/products/clay-vase",
    "/products/sand-skirt",
    "/apps/paniere/calendar",
  ]);
});

test("no title or host opens a tag, ends an attribute or the structured data", async () => {
  const nasty = `"><img src=x onerror="window.hurt=1"></script><script>window.hurt=1</script>`;
  const products = [{ handle: "a", title: nasty, imageUrl: '/pictures/a"onerror="window.hurt=1' }];
  await arrive({
    metafields: metafields([aShow({ title: nasty, host: nasty, products })], { ...aLiveShow, title: nasty }),
  });

  expect(await page.locator(".paniere-card-title").last().innerText()).toBe(nasty);
  expect(await page.evaluate(() => Reflect.get(window, "hurt") as unknown)).toBeUndefined();
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "") as {
    "@graph": { name: string }[];
  };
  expect(data["@graph"][0]?.name).toBe(nasty);
});

test("search engines are told of each show: what, when until when, where and with whom", async () => {
  await arrive({
    metafields: metafields([aShow(), aShow({ id: "b", host: "", products: [] })]),
    settings: { live_page: "/pages/live" },
  });

  const data: unknown = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(data).toMatchObject({
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": ["Event", "BroadcastEvent"],
        name: "Autumn, by the sea",
        startDate: "2099-06-05T18:30:00.000Z",
        endDate: "2099-06-05T20:00:00.000Z",
        isLiveBroadcast: true,
        location: { "@type": "VirtualLocation", url: `${shop.url}/pages/live` },
        performer: { "@type": "Person", name: "Giulia Moretti" },
        organizer: { "@type": "Organization", name: "Tom & Jo" },
      },
      { name: "Autumn, by the sea" },
    ],
  });
});

test("a store that was never told of shows has the empty state, and asks for no script", async () => {
  await arrive({ metafields: {} });

  expect(await page.getByText("No show is planned right now").isVisible()).toBe(true);
  expect(renderBlock("upcoming-shows", { metafields: {} })).not.toContain("<script");
});
