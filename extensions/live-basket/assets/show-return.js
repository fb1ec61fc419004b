// @ts-check
/** @import { ShowStream } from "./show-stream.js" */

/** Where the app gives no pace. */
const PACE_MS = 5000;
/** Of a show that is on air, in Shopify's own address: it knows a fresh token. */
const LIVE_STATE = "/apps/paniere/live";

/** Streams that are asked for in another way now. @type {WeakSet<ShowStream>} */
const asked = new WeakSet();

/**
 * Milliseconds until the next try: more each time, and spread, so that viewers do not return at once.
 * @param {number} failures in a row, from 1
 * @param {number} chance from 0 to 1
 */
export function waitBeforeTry(failures, chance) {
  return Math.min(30_000, 500 * 2 ** failures) * (0.5 + chance);
}

/**
 * For a stream that was lost or refused: tries it again and again, and meanwhile asks what the show says now, at the pace the app
 * wants, with a fresh token where the old one is not taken any more.
 * @param {ShowStream} stream
 */
export async function comeBack(stream) {
  if (stream.failures) stream.openIn(waitBeforeTry(stream.failures, Math.random()));
  if (asked.has(stream)) return;
  asked.add(stream);
  // A whole room that was refused does not ask in one moment.
  let waitMs = 500;
  do {
    await new Promise((resolve) => setTimeout(resolve, waitMs * (0.8 + 0.4 * Math.random())));
    if (stream.failures) waitMs = await ask(stream).catch(() => PACE_MS);
  } while (stream.failures);
  asked.delete(stream);
}

/**
 * Asks once.
 * @param {ShowStream} stream
 * @returns {Promise<number>} milliseconds until it may be asked again
 */
async function ask(stream) {
  const address = new URL(stream.address);
  address.pathname += "/now";
  // The browser keeps the last answer and asks with its ETag.
  const answer = await fetch(address, { cache: "no-cache", credentials: "omit" });
  const paceMs = paceOf(answer);
  if (answer.status === 403) return (await renew(stream)) ? 1000 : paceMs;
  if (!answer.ok || !stream.failures) return paceMs;
  for (const message of await answer.json()) stream.onMessage(message);
  stream.onConnection(true);
  return paceMs;
}

/** @param {Response} answer */
function paceOf({ headers }) {
  const seconds = Number(headers.get("retry-after") ?? /max-age=(\d+)/.exec(headers.get("cache-control") ?? "")?.[1]);
  return seconds > 0 ? seconds * 1000 : PACE_MS;
}

/**
 * Takes the show's fresh token, and opens the stream with it. Answers false where there is none.
 * @param {ShowStream} stream
 */
async function renew(stream) {
  const { show } = await (await fetch(LIVE_STATE)).json();
  const address = new URL(stream.address);
  if (!show?.token || !address.pathname.endsWith(`/${show.id}`) || address.searchParams.get("token") === show.token)
    return false;
  address.searchParams.set("token", show.token);
  stream.address = address.href;
  stream.openIn(0);
  return true;
}
