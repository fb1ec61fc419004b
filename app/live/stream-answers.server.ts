import type { IncomingMessage, ServerResponse } from "node:http";

/** A no to a stream, in plain words. */
export interface Refusal {
  readonly status: number;
  readonly words: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const unknownShow: Refusal = { status: 404, words: "There is no such show." };

export const foreignOrigin: Refusal = {
  status: 403,
  words: "This stream belongs to another store.",
  headers: { Vary: "Origin" },
};

/** For a token that is missing, forged, expired or of another show; the store's own pages may read it, and ask for a fresh one. */
export function worthlessToken(headers: Readonly<Record<string, string>>): Refusal {
  return { status: 403, words: "A valid token of this show is needed; the store's page has one.", headers };
}

/** For an address that asks too often. */
export function tooOften(waitMs: number): Refusal {
  return { status: 429, words: "Too many requests.", headers: { "Retry-After": String(Math.ceil(waitMs / 1000)) } };
}

/** Lets pages of one origin read an answer. */
export function originHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  return origin === undefined ? {} : { "Access-Control-Allow-Origin": origin, Vary: "Origin" };
}

const common = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** Answers no. Pages may read that a show is gone or the room full; there is nothing else in the answer. */
export function refuse(response: ServerResponse, { status, words, headers }: Refusal): void {
  const readable = status === 403 || status === 401 ? {} : { "Access-Control-Allow-Origin": "*" };
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    ...common,
    ...readable,
    ...headers,
  });
  response.end(`${words}\n`);
}

/** Answers that no further stream can be had, and where the page asks instead. */
export function sendToPoll(
  response: ServerResponse,
  poll: { readonly path: string; readonly everyMs: number; readonly headers: Readonly<Record<string, string>> },
): void {
  response.writeHead(503, {
    "Content-Type": "application/json; charset=utf-8",
    ...common,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Retry-After",
    ...poll.headers,
    "Retry-After": "10",
  });
  response.end(JSON.stringify({ poll: poll.path, everyMs: poll.everyMs }));
}

/** Answers with messages as a JSON array, the clock's first; with 304 when the page has them. */
export function sendMessages(
  request: IncomingMessage,
  response: ServerResponse,
  answer: {
    readonly tag: string;
    readonly bytes: Buffer;
    readonly now: Date;
    readonly headers: Readonly<Record<string, string>>;
  },
): void {
  const etag = `W/"${answer.tag}"`;
  const isKnown = request.headers["if-none-match"]?.split(",").some((each) => each.trim() === etag) === true;
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
    // Asked again each time: what a browser keeps is only good with our 304.
    "Cache-Control": "no-cache",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    ...answer.headers,
    ETag: etag,
  };
  if (isKnown) {
    response.writeHead(304, headers).end();
    return;
  }
  const clock = Buffer.from(`[${JSON.stringify({ kind: "clock", now: answer.now.toISOString() })},`);
  response.writeHead(200, { ...headers, "Content-Length": String(clock.length + answer.bytes.length + 1) });
  response.write(clock);
  response.write(answer.bytes);
  response.end("]");
}
