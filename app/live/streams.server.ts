import type { IncomingMessage, ServerResponse } from "node:http";
import { Admissions, type Admission } from "./admissions.server.ts";
import type { LiveLog } from "./bus.ts";
import type { Hub } from "./hub.server.ts";
import { streamHead, takeSocket } from "./stream-socket.server.ts";

export interface StreamsOptions<Seen extends object, Told extends object> {
  /** The stream of the online store */
  readonly viewers: Hub<Seen>;
  /** The stream of the merchant's control room */
  readonly controlRooms: Hub<Told>;
  readonly findShow: (show: string) => Promise<Admission | null>;
  /** The shop whose admin signed the token; null when nobody did */
  readonly shopOfToken: (token: string) => Promise<string | null>;
  /** A page of the online store opened a stream */
  readonly onStorefront: (shop: string) => void;
  /** Beyond it, viewers are asked to come back later */
  readonly mostStreams: number;
  /** From 0 to 1: spreads the return of a whole room over time */
  readonly chance: () => number;
  readonly log: LiveLog;
  readonly rememberMs?: number;
}

type Audience = "shows" | "rooms";
type Refusal = { readonly status: number; readonly words: string; readonly headers?: Record<string, string> };

const path = /^\/live\/(shows|rooms)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const unknownShow: Refusal = { status: 404, words: "There is no such show." };

/**
 * Answers everything below `/live/`: `GET /live/shows/{id}` for the pages of the shop's own online store, and
 * `GET /live/rooms/{id}` for a session token of the shop's admin. Answers false for other addresses.
 */
export function createStreams<Seen extends object, Told extends object>(
  options: StreamsOptions<Seen, Told>,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const admissions = new Admissions(options.findShow, options.rememberMs ?? 5000);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, audience, show] = path.exec((request.url ?? "").split("?")[0] ?? "") ?? [];
    if (show === undefined) return refuse(response, unknownShow);
    if (request.method === "OPTIONS" && audience === "shows") return answerPreflight(request, response, show);
    if (request.method !== "GET") {
      return refuse(response, { status: 405, words: "Streams are read with GET.", headers: { Allow: "GET" } });
    }
    if (options.viewers.size + options.controlRooms.size >= options.mostStreams) {
      return refuse(response, { status: 503, words: "Too many viewers.", headers: { "Retry-After": "10" } });
    }
    const admission = await admissions.of(show);
    if (audience === "shows") return openShow(request, response, admission);
    return openControlRoom(request, response, admission);
  }

  async function openShow(request: IncomingMessage, response: ServerResponse, admission: Admission | null) {
    if (admission === null) return refuse(response, unknownShow);
    const { origin } = request.headers;
    if (origin !== undefined && !admission.origins.includes(origin)) return refuse(response, foreignOrigin);
    if (origin !== undefined) options.onStorefront(admission.shop);
    await open("shows", request, response, admission, origin === undefined ? {} : originHeaders(origin));
  }

  async function openControlRoom(request: IncomingMessage, response: ServerResponse, admission: Admission | null) {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
    const shop = token === undefined ? null : await options.shopOfToken(token);
    if (shop === null) {
      return refuse(response, {
        status: 401,
        words: "A session token is needed.",
        headers: { "WWW-Authenticate": "Bearer" },
      });
    }
    if (admission === null || admission.shop !== shop) return refuse(response, unknownShow);
    await open("rooms", request, response, admission, {});
  }

  async function open(
    audience: Audience,
    request: IncomingMessage,
    response: ServerResponse,
    { shop, show }: Admission,
    headers: Record<string, string>,
  ): Promise<void> {
    const lastEventId = request.headers["last-event-id"];
    const socket = await takeSocket(request, response);
    if (socket === null) return;
    socket.write(streamHead(headers, 1000 + Math.round(2000 * options.chance())));
    const position = typeof lastEventId === "string" ? lastEventId : null;
    (audience === "shows" ? options.viewers : options.controlRooms).open({ shop, show }, socket, position);
  }

  async function answerPreflight(request: IncomingMessage, response: ServerResponse, show: string): Promise<void> {
    const origin = request.headers.origin ?? "";
    const admission = await admissions.of(show);
    if (admission === null) return refuse(response, unknownShow);
    if (!admission.origins.includes(origin)) return refuse(response, foreignOrigin);
    response.writeHead(204, {
      ...originHeaders(origin),
      "Access-Control-Allow-Methods": "GET",
      "Access-Control-Allow-Headers": "Last-Event-ID, Cache-Control",
      "Access-Control-Max-Age": "600",
    });
    response.end();
  }

  return (request, response) => {
    if (!request.url?.startsWith("/live/")) return false;
    answer(request, response).catch((error: unknown) => {
      options.log.warn({ err: error }, "a stream could not be opened");
      if (response.headersSent || response.socket === null) response.socket?.destroy();
      else refuse(response, { status: 503, words: "Not now.", headers: { "Retry-After": "2" } });
    });
    return true;
  };
}

const foreignOrigin: Refusal = {
  status: 403,
  words: "This stream belongs to another store.",
  headers: { Vary: "Origin" },
};

function originHeaders(origin: string): Record<string, string> {
  return { "Access-Control-Allow-Origin": origin, Vary: "Origin" };
}

// Pages may read that a show is gone or the room full; there is nothing else in the answer.
function refuse(response: ServerResponse, { status, words, headers }: Refusal): void {
  const readable = status === 403 || status === 401 ? {} : { "Access-Control-Allow-Origin": "*" };
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...readable,
    ...headers,
  });
  response.end(`${words}\n`);
}
