import type { Connection } from "../../ui/room/connection-line.tsx";
import { nothingRead, readEvents } from "../../ui/room/event-stream.ts";
import { readNews, type RoomNews } from "../../ui/room/room-news.ts";
import { waitingTimeMs } from "../../ui/room/waiting-time.ts";

/** The server sends at least a heartbeat every 15 s: who hears nothing for this long has lost the line. */
const silenceMs = 40_000;

interface Following {
  readonly url: string;
  /** A session token that is valid now */
  readonly idToken: () => Promise<string>;
  readonly onNews: (news: RoomNews) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly signal: AbortSignal;
}

/**
 * Follows the control room's event stream until the signal ends it. A lost stream is opened again, ever more patiently,
 * or at once when the browser is back online or the page is looked at again. Gives up on a show that is not there.
 */
export async function followRoom(following: Following): Promise<void> {
  const { onConnection, signal } = following;
  const hasLeft = () => signal.aborted;
  let failures = 0;
  while (!hasLeft()) {
    const end = await follow(following, () => (failures = 0));
    if (hasLeft()) return;
    if (end === "gone") return onConnection("closed");
    failures += 1;
    onConnection("reconnecting");
    await pause(waitingTimeMs(failures, Math.random()), signal);
  }
}

async function follow({ url, idToken, onNews, onConnection, signal }: Following, onOpen: () => void) {
  const line = new AbortController();
  const hangUp = () => line.abort();
  signal.addEventListener("abort", hangUp);
  let watch = setTimeout(hangUp, silenceMs);
  try {
    const token = await idToken();
    const headers = { Accept: "text/event-stream", Authorization: `Bearer ${token}` };
    const answer = await fetch(url, { headers, signal: line.signal, cache: "no-store" });
    if (answer.status === 404 || answer.status === 403) return "gone";
    if (!answer.ok || answer.body === null) return "lost";
    onOpen();
    onConnection("open");
    let unread = nothingRead;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return "lost";
      clearTimeout(watch);
      watch = setTimeout(hangUp, silenceMs);
      const read = readEvents(unread, value);
      unread = read.unread;
      for (const event of read.events) {
        const news = readNews(event.data);
        if (news !== null) onNews(news);
      }
    }
  } catch {
    // The line broke, was hung up or carried what is no message: all mended by a fresh snapshot.
    return "lost";
  } finally {
    clearTimeout(watch);
    hangUp();
    signal.removeEventListener("abort", hangUp);
  }
}

/** Waits; less when the browser comes back online, when the page is looked at again, or when the signal ends it. */
function pause(waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const timer = setTimeout(end, waitMs);
    function end() {
      clearTimeout(timer);
      over.abort();
      resolve();
    }
    addEventListener("online", end, { signal: over.signal });
    signal.addEventListener("abort", end, { signal: over.signal });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && end(), {
      signal: over.signal,
    });
  });
}
