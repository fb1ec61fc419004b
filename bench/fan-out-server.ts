/**
 * A server of one show's event stream, as a process of its own: `hub` is the app's, `naive` is the one that is usually written.
 * Told to publish, it sends one message of about 300 bytes to everybody.
 */
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Hub } from "../app/live/hub.server.ts";
import { createStreams } from "../app/live/streams.server.ts";
import { show, type ToServer } from "./fan-out-talk.ts";

interface Publisher {
  readonly listener: RequestListener;
  readonly publish: (nth: number) => void;
}

const message = (nth: number) => ({ kind: "item", nth, text: "x".repeat(250) });

function hub(): Publisher {
  const silent = { info: () => undefined, warn: () => undefined };
  let nth = 0;
  const source = {
    loadSnapshot: async () => [{ kind: "snapshot" }],
    loadChange: async () => [message(nth)],
    subjectOf: (told: { readonly kind: string }) => told.kind,
  };
  const viewers = new Hub(source, { log: silent, newEpoch: () => "bench", heartbeatMs: 3_600_000 });
  const answer = createStreams({
    viewers,
    controlRooms: new Hub(source, { log: silent, newEpoch: () => "bench" }),
    findShow: async () => ({ shop: "bench.myshopify.com", show, origins: [], countries: [] }),
    readToken: () => ({ shop: "bench.myshopify.com", show }),
    shopOfToken: async () => null,
    onStorefront: () => undefined,
    mostStreams: 100_000,
    chance: () => 0,
    log: silent,
  });
  return {
    listener: answer,
    publish(asked) {
      nth = asked;
      viewers.announce({ show, kind: "item", item: null });
    },
  };
}

/** Keeps every response, and writes the message to each as it goes along. */
function naive(): Publisher {
  const responses = new Set<ServerResponse>();
  return {
    listener(request, response) {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write(`data: ${JSON.stringify({ kind: "snapshot" })}\n\n`);
      responses.add(response);
      request.on("close", () => responses.delete(response));
    },
    publish(nth) {
      for (const response of responses) response.write(`id: ${nth}\ndata: ${JSON.stringify(message(nth))}\n\n`);
    },
  };
}

const { listener, publish } = process.argv[2] === "hub" ? hub() : naive();
const server = createServer(listener);
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on("message", (asked: ToServer) => {
  if ("publish" in asked) return publish(asked.publish);
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ residentBytes: process.memoryUsage.rss(), cpuUs: user + system });
});
process.on("disconnect", () => process.exit());
