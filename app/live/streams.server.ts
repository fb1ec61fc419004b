import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { AddressBook, addressOf } from "./address-book.ts";
import { Admissions, placeFor, type Admission } from "./admissions.server.ts";
import type { LiveLog } from "./bus.ts";
import type { Hub, Place, Visit } from "./hub.server.ts";
import {
  foreignOrigin,
  originHeaders,
  refuse,
  sendMessages,
  sendToPoll,
  tooOften,
  unknownShow,
  worthlessToken,
} from "./stream-answers.server.ts";
import { streamHead, takeSocket } from "./stream-socket.server.ts";

export interface StreamsOptions<Seen extends object, Told extends object> {
  /** The stream of the online store */
  readonly viewers: Hub<Seen>;
  /** The stream of the merchant's control room */
  readonly controlRooms: Hub<Told>;
  readonly findShow: (show: string) => Promise<Admission | null>;
  /** The show that a page's token is for; null when it is worth nothing now */
  readonly readToken: (token: string) => { readonly shop: string; readonly show: string } | null;
  /** The shop whose admin signed the token; null when nobody did */
  readonly shopOfToken: (token: string) => Promise<string | null>;
  /** A page of the online store opened a stream */
  readonly onStorefront: (shop: string) => void;
  /** Beyond it, viewers are told to ask now and then instead */
  readonly mostStreams: number;
  /** The same for one address; without end unless it is given */
  readonly mostStreamsPerAddress?: number;
  /** Proxies of our own before us, whose X-Forwarded-For is believed; none unless it is given */
  readonly trustedProxies?: number;
  /** How often who has no stream asks */
  readonly pollMs?: number;
  /** From 0 to 1: spreads the return of a whole room over time */
  readonly chance: () => number;
  readonly clock?: () => Date;
  readonly log: LiveLog;
  readonly rememberMs?: number;
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  readonly address: string;
  readonly admission: Admission;
}

const path = /^\/live\/(shows|rooms)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(\/now)?$/;
/** How long who asks now and then waits for a snapshot that is being loaded */
const patienceMs = 5000;

/**
 * Answers everything below `/live/`: `GET /live/shows/{id}` for the pages of the shop's own online store that have a token,
 * `GET /live/shows/{id}/now` for those of them that find no place, and `GET /live/rooms/{id}` for a session token of the shop's
 * admin. Answers false for other addresses.
 */
export function createStreams<Seen extends object, Told extends object>(
  options: StreamsOptions<Seen, Told>,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const admissions = new Admissions(options.findShow, options.rememberMs ?? 5000);
  const mostOpen = options.mostStreamsPerAddress ?? Infinity;
  const pollMs = options.pollMs ?? 5000;
  // All of an address may come back twice at once, and again within ten seconds.
  const openings = new AddressBook({ mostOpen, burst: 2 * mostOpen, perSecond: mostOpen / 10 });
  const polls = new AddressBook({ mostOpen, burst: 2 * mostOpen, perSecond: (2 * mostOpen * 1000) / pollMs });
  const clock = options.clock ?? (() => new Date());
  const warnings = { ofProxy: false };

  // Behind a proxy that is not told of, all viewers are one address: whoever runs us should hear of it.
  function warnOfProxy({ headers }: IncomingMessage): void {
    if (warnings.ofProxy || (options.trustedProxies ?? 0) > 0 || headers["x-forwarded-for"] === undefined) return;
    warnings.ofProxy = true;
    options.log.warn({ mostOpen }, "an address has all its streams: behind a proxy, set PANIERE_TRUSTED_PROXIES");
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [pathname = "", search = ""] = (request.url ?? "").split("?", 2);
    const [, audience, show, now] = path.exec(pathname) ?? [];
    if (show === undefined || (audience === "rooms" && now !== undefined)) return refuse(response, unknownShow);
    const address = addressOf(request, options.trustedProxies ?? 0);
    const waitMs = (now === undefined ? openings : polls).take(address, performance.now());
    if (waitMs > 0) return refuse(response, tooOften(waitMs));
    if (request.method === "OPTIONS" && audience === "shows") return answerPreflight(request, response, show);
    if (request.method !== "GET") {
      return refuse(response, { status: 405, words: "Streams are read with GET.", headers: { Allow: "GET" } });
    }
    if (hasBody(request)) return refuse(response, { status: 400, words: "No body.", headers: { Connection: "close" } });
    const admission = await admissions.of(show);
    const asked = { request, response, address, query: new URLSearchParams(search) };
    if (audience === "rooms") return openControlRoom(asked, admission);
    if (admission === null) return refuse(response, unknownShow);
    return answerViewer({ ...asked, admission }, now === undefined ? openShow : tellNow);
  }

  async function answerViewer(
    asked: Asked,
    serve: (asked: Asked, headers: Readonly<Record<string, string>>) => Promise<void>,
  ): Promise<void> {
    const { request, response, admission, query } = asked;
    const { origin } = request.headers;
    if (origin !== undefined && !admission.origins.includes(origin)) return refuse(response, foreignOrigin);
    const headers = originHeaders(origin);
    const pass = options.readToken(query.get("token") ?? "");
    if (pass?.show !== admission.show || pass.shop !== admission.shop) return refuse(response, worthlessToken(headers));
    if (origin !== undefined) options.onStorefront(admission.shop);
    return serve(asked, headers);
  }

  async function openShow(asked: Asked, headers: Readonly<Record<string, string>>): Promise<void> {
    if (openings.isFull(asked.address)) warnOfProxy(asked.request);
    if (isFull() || openings.isFull(asked.address)) {
      return sendToPoll(asked.response, { path: pollPath(asked), everyMs: pollMs, headers });
    }
    await open(options.viewers, asked, placeOf(asked), headers);
  }

  async function tellNow(asked: Asked, headers: Readonly<Record<string, string>>): Promise<void> {
    const impatience = new AbortController();
    const loaded = options.viewers.now(placeOf(asked), visitOf(asked));
    const current = await Promise.race([loaded, wait(patienceMs, undefined, { signal: impatience.signal })]);
    impatience.abort();
    if (current === null) return refuse(asked.response, unknownShow);
    if (current === undefined) return refuse(asked.response, notNow);
    sendMessages(asked.request, asked.response, { ...current, now: clock(), headers });
  }

  async function openControlRoom(asked: Omit<Asked, "admission">, admission: Admission | null): Promise<void> {
    const { request, response } = asked;
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
    const shop = token === undefined ? null : await options.shopOfToken(token);
    if (shop === null) {
      const headers = { "WWW-Authenticate": "Bearer" };
      return refuse(response, { status: 401, words: "A session token is needed.", headers });
    }
    if (admission === null || admission.shop !== shop) return refuse(response, unknownShow);
    if (isFull()) return refuse(response, { ...notNow, headers: { "Retry-After": "10" } });
    await open(options.controlRooms, { ...asked, admission }, { shop, show: admission.show, market: "" }, {});
  }

  function isFull(): boolean {
    return options.viewers.size + options.controlRooms.size >= options.mostStreams;
  }

  async function open(
    hub: Hub<Seen> | Hub<Told>,
    asked: Asked,
    place: Place,
    headers: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { request, response, address } = asked;
    const visit = visitOf(asked);
    const socket = await takeSocket(request, response);
    if (socket === null) return;
    openings.open(address, performance.now());
    socket.once("close", () => openings.close(address));
    socket.write(streamHead(headers, 1000 + Math.round(2000 * options.chance())));
    hub.open(place, socket, visit);
  }

  async function answerPreflight(request: IncomingMessage, response: ServerResponse, show: string): Promise<void> {
    const origin = request.headers.origin ?? "";
    const admission = await admissions.of(show);
    if (admission === null) return refuse(response, unknownShow);
    if (!admission.origins.includes(origin)) return refuse(response, foreignOrigin);
    response.writeHead(204, {
      ...originHeaders(origin),
      "Access-Control-Allow-Methods": "GET",
      "Access-Control-Allow-Headers": "Last-Event-ID, Cache-Control, If-None-Match",
      "Access-Control-Max-Age": "600",
    });
    response.end();
  }

  return (request, response) => {
    if (!request.url?.startsWith("/live/")) return false;
    answer(request, response).catch((error: unknown) => {
      options.log.warn({ err: error }, "a stream could not be opened");
      if (response.headersSent || response.socket === null) response.socket?.destroy();
      else refuse(response, notNow);
    });
    return true;
  };
}

const notNow = { status: 503, words: "Not now.", headers: { "Retry-After": "2" } };

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

function placeOf({ admission, query }: Asked): Place {
  return placeFor(admission, query.get("country") ?? "");
}

function visitOf({ request, query }: Pick<Asked, "request" | "query">): Visit {
  const lastEventId = request.headers["last-event-id"];
  return { lastEventId: typeof lastEventId === "string" ? lastEventId : null, viewer: query.get("viewer") };
}

/** Where a page that found no place asks, as the same viewer from the same country. */
function pollPath({ admission, query }: Asked): string {
  const kept = [...query].filter(([name]) => ["token", "country", "viewer"].includes(name));
  return `/live/shows/${admission.show}/now?${new URLSearchParams(kept).toString()}`;
}
