import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What a client may send on a connection that it only has to read from. */
const mostSentBytes = 256 * 1024;

function discard(this: Socket): void {
  if (this.bytesRead > mostSentBytes) this.destroy();
}

function nothing(): void {}

/**
 * Takes a request's socket out of the HTTP server's hands for an event stream that may last for hours: request, response
 * and parser are let go (3 KB a viewer are left, the library would keep 16), and what the client still sends is thrown away.
 * Null when the client left meanwhile.
 */
export async function takeSocket(request: IncomingMessage, response: ServerResponse): Promise<Socket | null> {
  const socket = request.socket;
  request.resume();
  // Until its end was read, the server would take our leave for an aborted request and close the connection.
  if (!request.readableEnded) await once(request, "end").catch(() => undefined);
  const isOpen = () => !socket.destroyed;
  if (!isOpen() || !request.readableEnded) return null;

  response.detachSocket(socket);
  // The server frees its parser when a connection closes. As far as it is concerned, this one just did.
  const closeListeners = socket.listeners("close");
  for (const event of ["data", "end", "error", "close", "drain", "timeout", "resume", "pause"]) {
    socket.removeAllListeners(event);
  }
  for (const listener of closeListeners) listener.call(socket);
  // It aborts what was asked behind our request, and with it the connection.
  if (!isOpen()) return null;

  socket.on("data", discard);
  socket.on("error", nothing);
  // The server allows half-open connections; a viewer who sends no more also reads no more.
  socket.on("end", () => socket.destroy());
  socket.setTimeout(0);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, 60_000);
  // Head, snapshot and what was missed leave together: when a whole room comes back, its writes are most of the work.
  socket.cork();
  process.nextTick(() => socket.uncork());
  return socket;
}

/** The head of an event stream. It ends when the connection does, and asks the browser to come back after `retryMs`. */
export function streamHead(headers: Readonly<Record<string, string>>, retryMs: number): string {
  const lines = Object.entries({
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
    "X-Content-Type-Options": "nosniff",
    Connection: "close",
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 200 OK\r\n${lines.join("")}\r\nretry: ${retryMs}\n\n`;
}
