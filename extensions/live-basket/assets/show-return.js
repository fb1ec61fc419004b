// @ts-check

/**
 * The stream of `show-stream.js`, as far as it is needed here.
 * @typedef {{
 *   address: string,
 *   readonly failures: number,
 *   openIn: (ms: number) => void,
 *   onMessage: (message: any) => void,
 *   onConnection: (isConnected: boolean) => void,
 * }} LostStream
 */

/**
 * Where a page asks that found no place on the stream.
 * @typedef {{ address: string, everyMs: number }} Way
 */

const PACE_MS = 5000;
/** At the store's own address: it knows a fresh token. */
const LIVE_STATE = "/apps/paniere/live";

/** Streams that are asked for in another way now. @type {WeakSet<LostStream>} */
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
 * @param {LostStream} stream
 */
export async function comeBack(stream) {
  if (stream.failures) stream.openIn(waitBeforeTry(stream.failures, Math.random()));
  if (asked.has(stream)) return;
  asked.add(stream);
  /** @type {Way | null} */
  let way = null;
  // A whole room that was refused does not ask in one moment.
  let waitMs = 500;
  do {
    await new Promise((resolve) => setTimeout(resolve, waitMs * (0.8 + 0.4 * Math.random())));
    if (!stream.failures) break;
    try {
      if (way) await poll(stream, way);
      else way = await findWay(stream);
      waitMs = way?.everyMs ?? PACE_MS;
    } catch {
      // The app is down, or the network is. Where it is asked may be another then.
      way = null;
      waitMs = PACE_MS;
    }
  } while (stream.failures);
  asked.delete(stream);
}

/**
 * Asks the stream's own address why it does not open. Answers where to ask meanwhile; null while that is not known.
 * @param {LostStream} stream
 * @returns {Promise<Way | null>}
 */
async function findWay(stream) {
  const ending = new AbortController();
  const answer = await fetch(stream.address, { credentials: "omit", cache: "no-store", signal: ending.signal });
  if (answer.status === 503) {
    const { poll: path, everyMs } = await answer.json();
    return { address: new URL(path, stream.address).href, everyMs: Math.max(1000, Number(everyMs) || PACE_MS) };
  }
  if (answer.status === 403) await renew(stream);
  if (!answer.ok) return null;
  // It opens: perhaps for the page's stream too. Where something between lets none through, there is another address.
  ending.abort();
  stream.openIn(0);
  const address = new URL(stream.address);
  address.pathname += "/now";
  return { address: address.href, everyMs: PACE_MS };
}

/** Asks what the show says now. The browser keeps the last answer, and asks with its ETag. @param {LostStream} stream @param {Way} way */
async function poll(stream, { address }) {
  const answer = await fetch(address, { credentials: "omit", cache: "no-cache" });
  if (answer.status === 403) return renew(stream);
  if (!answer.ok) throw new Error(`The show answers ${answer.status}`);
  for (const message of await answer.json()) if (stream.failures) stream.onMessage(message);
  if (stream.failures) stream.onConnection(true);
}

/** Takes the show's fresh token, where there is one, and opens the stream with it. @param {LostStream} stream */
async function renew(stream) {
  const { show } = await (await fetch(LIVE_STATE)).json();
  const address = new URL(stream.address);
  const isOurs = show?.token && address.pathname.endsWith(`/${show.id}`);
  if (!isOurs || address.searchParams.get("token") === show.token || !stream.failures) return;
  address.searchParams.set("token", show.token);
  stream.address = address.href;
  stream.openIn(0);
}
