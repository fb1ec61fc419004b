import type { Server } from "node:http";
import { openHttpServer } from "../../app/http-server.server.ts";
import { Crowds } from "../../app/live/crowds.ts";
import { Hub, type Source } from "../../app/live/hub.server.ts";
import { openShowTokens } from "../../app/live/show-token.server.ts";
import { createStreams } from "../../app/live/streams.server.ts";
import { benchSecret, benchShop } from "../bench-house.ts";

export interface BenchHub<Message extends object> {
  readonly viewers: Hub<Message>;
  /** Answers their streams */
  readonly server: Server;
}

export const silent = { info: () => undefined, warn: () => undefined };

/** The app's hub behind the app's streams, with one show, as a web process has them; only heartbeats are off. */
export function openHub<Message extends object>(show: string, source: Source<Message>): BenchHub<Message> {
  const options = { log: silent, newEpoch: () => `bench${process.pid}`, heartbeatMs: 3_600_000 };
  const viewers = new Hub(source, { ...options, crowds: new Crowds(() => "bench") });
  const tokens = openShowTokens(benchSecret);
  const answer = createStreams({
    viewers,
    controlRooms: new Hub(source, options),
    findShow: async () => ({ shop: benchShop, show, origins: [], countries: [] }),
    readToken: (token) => tokens.read(token, new Date()),
    shopOfToken: async () => null,
    onStorefront: () => undefined,
    mostStreams: 100_000,
    chance: Math.random,
    log: silent,
  });
  return { viewers, server: openHttpServer({ mostConnections: 100_000 }).on("request", answer) };
}

/** Where a page of the store opens the show's stream; # stands for a viewer's number. */
export function streamPath(show: string): string {
  const expiresAt = new Date(Date.now() + 86_400_000);
  const token = openShowTokens(benchSecret).sign({ shop: benchShop, show, expiresAt });
  return `/live/shows/${show}?token=${token}&country=DE&viewer=bench-#`;
}
