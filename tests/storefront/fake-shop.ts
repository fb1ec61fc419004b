import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import type { LiveMessage } from "../../app/live/message.ts";
import { productPicture } from "../../devstore/storefront/pictures/picture.ts";
import { livePlaylist } from "../../devstore/stream/playlist.ts";
import { extensionDir, type LiveMetafield, renderEmbed } from "./embed.ts";
import { FakeCart, type Goods } from "./fake-cart.ts";
import { FakeHolds } from "./fake-holds.ts";
import { themePage } from "./theme-page.ts";

const root = join(import.meta.dirname, "../..");
const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".mpegts": "video/mp2t",
};

/** A shop, its app's event stream and its video on one real socket, each of which can be made to fail. */
export class FakeShop {
  readonly cart: FakeCart;
  readonly holds = new FakeHolds();
  /** What a viewer is sent first */
  snapshot: LiveMessage;
  show: Omit<NonNullable<LiveMetafield["show"]>, "id"> | null;
  locale = "en";
  settings: Record<string, unknown> = {};
  /** What stands before the embed in the page, such as a theme's actions */
  themeScript = "";
  /** Whether the shop writes e-mails to those who wait */
  offersMail = false;
  isStreamUp = true;
  isAppUp = true;
  /** How often viewers connected, and with which Last-Event-ID */
  readonly connections: (string | undefined)[] = [];
  readonly #viewers = new Set<ServerResponse>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #offset = 0;
  url = "";

  constructor(goods: readonly Goods[], snapshot: LiveMessage, show: FakeShop["show"]) {
    this.cart = new FakeCart(goods);
    this.snapshot = snapshot;
    this.show = show;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.dropViewers();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Sends a message to every viewer. */
  send(message: LiveMessage): void {
    this.#offset += 1;
    for (const viewer of this.#viewers) viewer.write(frameOf(this.#offset, message));
  }

  dropViewers(): void {
    for (const viewer of this.#viewers) viewer.destroy();
    this.#viewers.clear();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", this.url);
    if (pathname.startsWith("/live/shows/")) return this.#stream(request, response);
    if (pathname.startsWith("/assets/")) return sendFile(response, assetPath(pathname.slice("/assets/".length)));
    if (pathname.startsWith("/pictures/")) {
      const title = decodeURIComponent(pathname.slice("/pictures/".length));
      return send(response, 200, "image/svg+xml", productPicture(title, "", 1));
    }
    if (pathname.startsWith("/stream/")) return this.#video(pathname.slice("/stream/".length), response);
    if (pathname.startsWith("/apps/paniere/")) {
      const body = JSON.parse(await text(request)) as Record<string, unknown>;
      const answer = this.holds.answer(pathname.slice("/apps/paniere/".length), body);
      return send(response, answer.status, "application/json", JSON.stringify(answer.body));
    }
    if (pathname.startsWith("/cart/") || pathname === "/cart.js") {
      const body = request.method === "POST" ? (JSON.parse(await text(request)) as Record<string, unknown>) : {};
      const answer = this.cart.answer(pathname, body);
      return send(response, answer.status, "application/json", JSON.stringify(answer.body));
    }
    if (extname(pathname) === ".ico") return send(response, 404, "text/plain", "");
    const show = this.show && { id: "show-1", ...this.show };
    const embed = renderEmbed({
      live: { v: 1, origin: this.url, show, mail: this.offersMail },
      locale: this.locale,
      settings: this.settings,
    });
    send(response, 200, "text/html; charset=utf-8", themePage(this.locale, this.themeScript, embed));
  }

  #stream(request: IncomingMessage, response: ServerResponse): void {
    this.connections.push(request.headers["last-event-id"] as string | undefined);
    if (!this.isAppUp) return send(response, 503, "text/plain", "");
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(`retry: 300\n\n${frameOf(this.#offset, this.snapshot)}`);
    this.#viewers.add(response);
    response.on("close", () => this.#viewers.delete(response));
  }

  async #video(name: string, response: ServerResponse): Promise<void> {
    if (!this.isStreamUp) return send(response, 404, "text/plain", "");
    if (name.endsWith(".m3u8")) {
      return send(response, 200, "application/vnd.apple.mpegurl", livePlaylist(new Date()));
    }
    return sendFile(response, join(root, "devstore/stream/segments", name));
  }
}

function assetPath(name: string): string {
  return name === "hls.light.min.js"
    ? join(root, "node_modules/hls.js/dist/hls.light.min.js")
    : join(extensionDir, "assets", name);
}

function frameOf(offset: number, message: LiveMessage): string {
  return `id: e1.${offset}\ndata: ${JSON.stringify(message)}\n\n`;
}

async function sendFile(response: ServerResponse, path: string): Promise<void> {
  response.writeHead(200, { "content-type": contentTypes[extname(path)] ?? "application/octet-stream" });
  response.end(await readFile(path));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type });
  response.end(body);
}
