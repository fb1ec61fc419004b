import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { expect } from "vitest";
import { productPicture } from "../../devstore/storefront/pictures/picture.ts";
import { segmentCount, segmentName, segmentSeconds } from "../../devstore/stream/playlist.ts";
import { type BlockOptions, renderBlock } from "./block.ts";
import { extensionDir } from "./embed.ts";
import { FakeCart, type Goods } from "./fake-cart.ts";
import { themePage } from "./theme-page.ts";

const root = join(import.meta.dirname, "../..");
const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".mp4": "video/mp4",
  ".webm": "video/webm",
};
const segments = join(root, "devstore/stream/segments");
/** A show that is over: each segment once, and an end. */
const recordedPlaylist = [
  "#EXTM3U",
  "#EXT-X-VERSION:6",
  `#EXT-X-TARGETDURATION:${segmentSeconds}`,
  "#EXT-X-PLAYLIST-TYPE:VOD",
  ...Array.from({ length: segmentCount }, (_, i) => `#EXTINF:${segmentSeconds.toFixed(3)},\n${segmentName(i)}`),
  "#EXT-X-ENDLIST",
  "",
].join("\n");

/** A store with a page that holds one app block; its cart, its products and the app's door on one real socket. */
export class BlockShop {
  readonly cart: FakeCart;
  /** What the app answers to `GET /apps/paniere/live`; null when it is down */
  live: object | null = null;
  /** What `/products/{handle}.js` answers; another handle is gone */
  productJson: Record<string, object> = {};
  /** What stands in the page */
  block: BlockOptions & { readonly name: string };
  readonly asked: string[] = [];
  /** A file that stands at /recording.mp4 */
  recording = "";
  url = "";
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  constructor(block: BlockShop["block"], goods: readonly Goods[] = []) {
    this.block = block;
    this.cart = new FakeCart(goods);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", this.url);
    this.asked.push(pathname);
    if (pathname.startsWith("/assets/")) return sendFile(response, assetFile(pathname.slice("/assets/".length)));
    if (pathname === "/recording.mp4" && this.recording !== "") return sendPart(request, response, this.recording);
    if (pathname === "/recorded/show.m3u8")
      return send(response, 200, "application/vnd.apple.mpegurl", recordedPlaylist);
    const segment = /^\/recorded\/(\d\d\.mpegts)$/.exec(pathname)?.[1];
    if (segment !== undefined) return sendFile(response, join(segments, segment));
    if (pathname.startsWith("/pictures/")) {
      const title = decodeURIComponent(pathname.slice("/pictures/".length));
      return send(response, 200, "image/svg+xml", productPicture(title, "", 1));
    }
    if (pathname === "/apps/paniere/live")
      return send(response, this.live === null ? 503 : 200, "application/json", JSON.stringify(this.live ?? {}));
    const handle = /^\/products\/(.+)\.js$/.exec(pathname)?.[1];
    if (handle !== undefined) {
      const product = this.productJson[decodeURIComponent(handle)];
      return send(response, product ? 200 : 404, "application/json", JSON.stringify(product ?? {}));
    }
    if (pathname.startsWith("/cart/") || pathname === "/cart.js") {
      const body = request.method === "POST" ? (JSON.parse(await text(request)) as Record<string, unknown>) : {};
      const answer = this.cart.answer(pathname, body);
      return send(response, answer.status, "application/json", JSON.stringify(answer.body));
    }
    if (pathname !== "/") return send(response, 404, "text/plain", "");
    const { name, ...options } = this.block;
    const html = themePage(options.locale ?? "en", "", "").replace(/<h1>[\s\S]*<\/ul>/, () =>
      renderBlock(name, { ...options, origin: this.url }),
    );
    send(response, 200, "text/html; charset=utf-8", html);
  }
}

/** A page with the block, whose errors fail the test that ends with `leave()`. */
export async function visit(browser: Browser, shop: BlockShop, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    timezoneId: "Europe/Berlin",
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(shop.url);
  const leave = async () => {
    await context.close();
    expect(errors, "errors in the page").toEqual([]);
  };
  return { page, leave };
}

/** What axe-core finds in the blocks of a page. */
export async function accessFaultsOf(page: Page, at: string): Promise<string[]> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
  return page.evaluate(async (where) => {
    // Colours are looked at once they are there, not on their way.
    const moving = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations === 1);
    await Promise.allSettled(moving.map((each) => each.finished));
    const axe = Reflect.get(window, "axe") as {
      run(at: string): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
    };
    const { violations } = await axe.run(where);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  }, at);
}

/** What of a block sticks out of its page or is cut off, and what a finger would miss. */
export async function layoutFaultsOf(page: Page, at: string): Promise<string[]> {
  return page.evaluate((where) => {
    const faults = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
    for (const element of document.querySelectorAll<HTMLElement>(`${where}, ${where} *`)) {
      if (!element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).clipPath !== "none")
        continue;
      const { left, right, height, width } = element.getBoundingClientRect();
      const name = `${element.tagName}.${element.className}`;
      if (left < -0.5 || right > innerWidth + 0.5) faults.push(`${name} lies from ${left} to ${right}`);
      if (
        element.scrollWidth > element.clientWidth + 1 &&
        element.clientWidth > 0 &&
        !(element instanceof SVGElement) &&
        getComputedStyle(element).display !== "inline"
      )
        faults.push(`${name} is cut off: ${element.textContent.trim().slice(0, 40)}`);
      if (element.matches("a, button, summary, input") && (height < 43.5 || width < 43.5))
        faults.push(`${name} is ${width} × ${height}`);
    }
    return faults;
  }, at);
}

function assetFile(name: string): string {
  return name === "hls.light.min.js"
    ? join(root, "node_modules/hls.js/dist/hls.light.min.js")
    : join(extensionDir, "assets", name);
}

async function sendFile(response: ServerResponse, path: string): Promise<void> {
  send(response, 200, types[extname(path)] ?? "application/octet-stream", await readFile(path));
}

/** A video is asked for in parts, else a browser cannot seek in it. */
async function sendPart(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const whole = await readFile(path);
  const [, from = "0", to = ""] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "") ?? [];
  const last = to === "" ? whole.length - 1 : Number(to);
  response.writeHead(206, {
    "content-type": types[extname(path)] ?? "application/octet-stream",
    "accept-ranges": "bytes",
    "content-range": `bytes ${from}-${last}/${whole.length}`,
  });
  response.end(whole.subarray(Number(from), last + 1));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "content-type": type });
  response.end(body);
}
