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
import { FakeStream } from "./fake-stream.ts";
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
  readonly stream: FakeStream;
  show: (Omit<NonNullable<LiveMetafield["show"]>, "id"> & { readonly id?: string }) | null;
  locale = "en";
  settings: Record<string, unknown> = {};
  /** An app block that stands in the page in place of its products */
  block: ((live: LiveMetafield) => string) | null = null;
  /** What stands before the embed in the page, such as a theme's actions */
  themeScript = "";
  /** Whether the shop writes e-mails to those who wait */
  offersMail = false;
  /** The video's */
  isStreamUp = true;
  /** What the video's playlist says at a moment */
  playlist = (now: Date): string => livePlaylist(now);
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  url = "";

  constructor(goods: readonly Goods[], snapshot: LiveMessage, show: FakeShop["show"]) {
    this.cart = new FakeCart(goods);
    this.stream = new FakeStream(snapshot);
    this.show = show;
  }

  /** What a viewer is sent first */
  get snapshot(): LiveMessage {
    return this.stream.snapshot;
  }
  set snapshot(snapshot: LiveMessage) {
    this.stream.snapshot = snapshot;
  }

  get isAppUp(): boolean {
    return this.stream.isUp;
  }
  set isAppUp(isUp: boolean) {
    this.stream.isUp = isUp;
  }

  /** How often viewers connected, and with which Last-Event-ID */
  get connections(): readonly (string | undefined)[] {
    return this.stream.connections;
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
    this.stream.send(message);
  }

  dropViewers(): void {
    this.stream.drop();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? "/", this.url);
    const { pathname } = address;
    if (pathname.startsWith("/live/shows/")) return this.stream.answer(request, response, address);
    if (pathname.startsWith("/assets/")) return sendFile(response, assetPath(pathname.slice("/assets/".length)));
    if (pathname.startsWith("/pictures/")) {
      const title = decodeURIComponent(pathname.slice("/pictures/".length));
      return send(response, 200, "image/svg+xml", productPicture(title, "", 1));
    }
    if (pathname.startsWith("/stream/")) return this.#video(pathname.slice("/stream/".length), response);
    if (pathname === "/apps/paniere/live") {
      if (!this.isAppUp) return send(response, 502, "text/html", "Bad gateway");
      return send(response, 200, "application/json", JSON.stringify(this.#live()));
    }
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
    const embed = renderEmbed({
      live: this.#live(),
      locale: this.locale,
      settings: this.settings,
    });
    const page = themePage(this.locale, this.themeScript, embed);
    const { block } = this;
    const whole = block === null ? page : page.replace(/<h1>[\s\S]*<\/ul>/, () => block(this.#live()));
    send(response, 200, "text/html; charset=utf-8", whole);
  }

  #live(): LiveMetafield {
    const show = this.show && { id: "show-1", token: this.stream.token, ...this.show };
    return { v: 1, origin: this.url, show, mail: this.offersMail };
  }

  async #video(name: string, response: ServerResponse): Promise<void> {
    if (!this.isStreamUp) return send(response, 404, "text/plain", "");
    if (name.endsWith(".m3u8")) {
      return send(response, 200, "application/vnd.apple.mpegurl", this.playlist(new Date()));
    }
    return sendFile(response, join(root, "devstore/stream/segments", name));
  }
}

function assetPath(name: string): string {
  return name === "hls.light.min.js"
    ? join(root, "node_modules/hls.js/dist/hls.light.min.js")
    : join(extensionDir, "assets", name);
}

async function sendFile(response: ServerResponse, path: string): Promise<void> {
  response.writeHead(200, { "content-type": contentTypes[extname(path)] ?? "application/octet-stream" });
  response.end(await readFile(path));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type });
  response.end(body);
}
