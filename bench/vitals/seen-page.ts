import type { Browser, Page } from "playwright-core";

/** What a shopper's browser says of one visit to a page. */
export interface Seen {
  readonly lcpMs: number;
  /** Sum of all layout shifts that no tap caused */
  readonly cls: number;
  /** From the first tap to the next picture */
  readonly inpMs: number;
  /** What long tasks took beyond 50 ms each, until the tap */
  readonly blockedMs: number;
  /** The longest run of a script of the embed before the tap; 0 where none was worth a mention to the browser */
  readonly oursMs: number;
  /** What the page's main thread computed until the tap; waiting for a core does not count */
  readonly mainThreadMs: number;
  /** Bodies of all that was loaded until the tap, as sent */
  readonly bytes: number;
}

export interface Visit {
  readonly url: string;
  readonly html: string;
  /** How many times slower than this machine the shopper's is */
  readonly slowdown: number;
  /** What is tapped first */
  readonly tap: string;
}

/** Opens a page as a new shopper on a slow phone, waits until it is quiet, and taps once. */
export async function seePage(browser: Browser, { url, html, slowdown, tap }: Visit): Promise<Seen> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
  });
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await session.send("Network.enable");
    const line = { latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 500_000 };
    await session.send("Network.emulateNetworkConditions", { offline: false, ...line });
    await page.addInitScript(observe);
    await page.route(url, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
    await page.goto(url, { waitUntil: "load" });
    await page.locator(tap).first().waitFor();
    await page.waitForTimeout(2500);
    const { metrics } = await session.send("Performance.getMetrics");
    const mainThreadMs = 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
    const before = await read(page);
    await page.locator(tap).first().click();
    await page.waitForTimeout(1500);
    const after = await read(page);
    return { ...before, mainThreadMs, inpMs: after.inpMs, cls: after.cls };
  } finally {
    await context.close();
  }
}

/** Runs in the page: keeps what the browser measures. */
function observe(): void {
  const kept = { lcpMs: 0, cls: 0, inpMs: 0, blockedMs: 0, oursMs: 0 };
  Reflect.set(window, "seen", kept);
  const watch = (type: string, note: (entry: PerformanceEntry) => void) => {
    const options = { type, buffered: true, durationThreshold: 16 };
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe(options);
  };
  watch("largest-contentful-paint", ({ startTime }) => (kept.lcpMs = startTime));
  watch("layout-shift", (entry) => {
    if (Reflect.get(entry, "hadRecentInput") !== true) kept.cls += Number(Reflect.get(entry, "value"));
  });
  watch("longtask", ({ duration }) => (kept.blockedMs += duration - 50));
  watch("event", (entry) => {
    if (Number(Reflect.get(entry, "interactionId")) > 0) kept.inpMs = Math.max(kept.inpMs, entry.duration);
  });
  watch("long-animation-frame", (entry) => {
    const scripts = Reflect.get(entry, "scripts") as readonly { sourceURL: string; duration: number }[];
    for (const { sourceURL, duration } of scripts) {
      if (sourceURL.includes("/assets/")) kept.oursMs = Math.max(kept.oursMs, duration);
    }
  });
}

function read(page: Page): Promise<Omit<Seen, "mainThreadMs">> {
  return page.evaluate(() => {
    const loaded = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const bytes = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return { ...(Reflect.get(window, "seen") as Omit<Seen, "bytes" | "mainThreadMs">), bytes };
  });
}
