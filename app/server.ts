import "./production.ts";

import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { readConfig } from "./config.server.ts";
import { openHttpServer } from "./http-server.server.ts";
import { Coalescer } from "./live/coalescer.ts";
import { Crowds } from "./live/crowds.ts";
import { Hub } from "./live/hub.server.ts";
import { PostgresBus } from "./live/postgres-bus.server.ts";
import { RedisBus } from "./live/redis-bus.server.ts";
import { createStreams } from "./live/streams.server.ts";
import { openLog } from "./log.server.ts";
import { createAppProxy } from "./shopify/app-proxy.server.ts";
import { createAuthentication, sessionTokenReader } from "./shopify/authentication.server.ts";
import { AddressLimit } from "./use-cases/address-limit.ts";
import { completeInstall } from "./use-cases/complete-install.server.ts";
import { drainInbox } from "./use-cases/drain-inbox.server.ts";
import { HoldDesk } from "./use-cases/hold-units.server.ts";
import { openAudienceNotes } from "./use-cases/note-audience.server.ts";
import { noteEmbed } from "./use-cases/note-embed.server.ts";
import { openLagNotes } from "./use-cases/note-stock-lag.server.ts";
import { openUrgencyNotes } from "./use-cases/note-urgency.server.ts";
import { openHouse } from "./use-cases/open-house.server.ts";
import { calendarFile } from "./use-cases/read-calendar.server.ts";
import { readLiveState } from "./use-cases/read-live-state.server.ts";
import { findPublicShow } from "./use-cases/read-live.server.ts";
import { receiveWebhook } from "./use-cases/receive-webhook.server.ts";
import { shopperRequests } from "./use-cases/shopper-requests.server.ts";
import { controlRoomSource } from "./use-cases/tell-control-room.server.ts";
import { viewersSource } from "./use-cases/tell-viewers.server.ts";

const config = readConfig();
const log = openLog("web", config.logLevel);
const { house, databaseUrl, close } = await openHouse({ ...config, log, maintainsQueue: false }).catch(giveUp);
const inBackground = new Coalescer();

const shopify = createAuthentication({
  ...config,
  prisma: house.db.prisma,
  onGranted: (shop) =>
    completeInstall(house, shop).catch((error: unknown) => {
      log.error({ err: error, shop }, "the install was not completed");
      throw error;
    }),
  log,
});

// Streams: from an announcement in the database to the sockets of those who watch.
const { redisUrl } = config;
const bus = redisUrl === null ? new PostgresBus({ databaseUrl, log }) : new RedisBus({ redisUrl, log });
const hubOptions = { log, newEpoch: () => randomBytes(6).toString("hex"), isListening: () => bus.isListening };
const lagNotes = openLagNotes(house);
const crowds = new Crowds(() => randomBytes(9).toString("base64url"));
const audienceNotes = openAudienceNotes(house, crowds, () => performance.now());
const urgencyNotes = openUrgencyNotes(house);
const viewers = new Hub(viewersSource(house, urgencyNotes.note), {
  ...hubOptions,
  crowds,
  onStockSent: (place, changedAtMs) => lagNotes.note(place, changedAtMs),
});
const controlRooms = new Hub(controlRoomSource(house), hubOptions);
const timers = [
  setInterval(() => inBackground.run("audience", "", noteAudience), 2_000),
  setInterval(() => inBackground.run("urgency", "", urgencyNotes.flush), 1_000),
  setInterval(() => void lagNotes.flush().then(() => controlRooms.announceToAll("measures")), 5_000),
  // Viewers at other processes come and go too, and processes die.
  setInterval(() => controlRooms.announceToAll("viewers"), 5_000),
];
const answerStream = createStreams({
  viewers,
  controlRooms,
  findShow: async (show) => {
    const found = await findPublicShow(house, show);
    return found === null ? null : { show, ...found };
  },
  readToken: (token) => house.showTokens.read(token, house.clock()),
  shopOfToken: sessionTokenReader(config),
  onStorefront: noteStorefront,
  mostStreams: config.mostStreams,
  mostStreamsPerAddress: config.mostStreamsPerAddress,
  trustedProxies: config.trustedProxies,
  chance: Math.random,
  log,
});

const answerProxy = createAppProxy({
  ...config,
  clock: house.clock,
  readLiveState: (shop) => {
    noteStorefront(shop);
    return readLiveState(house, shop);
  },
  files: { calendar: (shop, query) => calendarFile(house, shop, query) },
  posts: shopperRequests(house, { desk: new HoldDesk(house), limit: new AddressLimit() }),
  onError: logBug("a shopper's request failed"),
});
const build = await loadPages().catch(giveUp);
// Not before: loading takes seconds on a slow machine, and a connection is not waited for so long.
bus.listen({
  onAnnouncement(announcement) {
    viewers.announce(announcement);
    controlRooms.announce(announcement);
  },
  onListening() {
    viewers.resync();
    controlRooms.resync();
  },
});

const app = express();
app.disable("x-powered-by");
app.use((request, response, next) => {
  // Shopify's library answers 500 without a word when a token cannot be had.
  response.once("finish", () => {
    if (response.statusCode >= 500) log.warn({ status: response.statusCode, path: request.path }, "answered");
  });
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
  next();
});
app.get("/healthz", answerHealth);
app.post("/webhooks", express.raw({ type: () => true, limit: "5mb", inflate: false }), answerWebhook);
app.use(compression());
app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y", fallthrough: false }));
app.use(express.static("build/client", { maxAge: "1h" }));
app.all("*", createRequestHandler({ build, mode: "production", getLoadContext }));
app.use(answerError);

const server = openHttpServer({ mostConnections: config.mostStreams + 5_000 });
server.on("request", (request, response) => {
  if (!answerStream(request, response) && !answerProxy(request, response)) app(request, response);
});
server.on("error", (error) => {
  log.fatal({ err: error }, `${config.host}:${config.port} cannot be listened on: set PORT to a free port`);
  process.exit(1);
});
// A whole room that comes back knocks within two seconds; who finds the queue full would try again only after one, three, seven.
const address = { port: config.port, host: config.host, reusePort: config.sharesPort, backlog: 4096 };
server.listen(address, () => {
  log.info({ pid: process.pid, address: server.address() }, "serving");
  process.send?.("serving");
});

let leaving = false;
process.on("SIGTERM", leave);
process.on("SIGINT", leave);
// One of a fleet goes with it.
process.once("disconnect", () => leave("SIGTERM"));
process.channel?.unref();

/** What Remix built of the routes, by `npm run build`. */
async function loadPages(): Promise<ServerBuild> {
  const file = resolve("build/server/index.js");
  if (!existsSync(file)) throw new Error("the pages are not built: run npm run build");
  const isBuild = (value: unknown) => typeof value === "object" && value !== null && "routes" in value;
  return z.custom<ServerBuild>(isBuild).parse(await import(pathToFileURL(file).href));
}

function getLoadContext(): AppLoadContext {
  return { house, shopify, apiKey: config.apiKey, cspNonce: randomBytes(16).toString("base64") };
}

async function answerHealth(_request: Request, response: Response): Promise<void> {
  const reachable = await Promise.race([
    house.db.query("select 1").then(() => true),
    wait(2000).then(() => false),
  ]).catch(() => false);
  response.status(reachable ? 200 : 503).json({ database: reachable ? "reachable" : "unreachable" });
}

async function answerWebhook(request: Request, response: Response, next: NextFunction): Promise<void> {
  try {
    const rawBody: unknown = request.body;
    // Without a body, Express leaves an empty object.
    const bytes = Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
    const { status } = await receiveWebhook(house, { headers: request.headers, rawBody: bytes });
    response.status(status).end();
    if (status === 200)
      inBackground.run("inbox", "", () => drainInbox(house).then(nothing, logBug("the inbox was not drained")));
  } catch (error) {
    next(error);
  }
}

function answerError(error: unknown, request: Request, response: Response, next: NextFunction): void {
  const status = statusOf(error);
  if (status >= 500) log.error({ err: error, path: request.path }, "request failed");
  if (response.headersSent) next(error);
  else
    response
      .status(status)
      .type("text")
      .send(status === 413 ? "Too large.\n" : "This did not work.\n");
}

// What Express and its parsers throw carries the status that it means.
function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !("status" in error)) return 500;
  return typeof error.status === "number" ? error.status : 500;
}

function noteStorefront(shop: string): void {
  inBackground.run(`embed ${shop}`, "", () => noteEmbed(house, shop).catch(logBug("the embed was not noted")));
}

function logBug(words: string): (error: unknown) => void {
  return (error) => log.error({ err: error }, words);
}

async function noteAudience(): Promise<void> {
  for (const show of await audienceNotes.flush()) controlRooms.announce({ show, kind: "viewers", item: null });
}

function nothing(): void {}

/** Finishes what runs and goes. Viewers are told and come back to the next process; a second signal waits for nobody. */
function leave(signal: NodeJS.Signals): void {
  if (leaving) process.exit(1);
  leaving = true;
  log.info({ signal }, "leaving");
  // Express's and Remix's running answers may take their time, but not for ever.
  setTimeout(() => process.exit(1), 15_000).unref();
  viewers.close("the server restarts");
  controlRooms.close("the server restarts");
  for (const timer of timers) clearInterval(timer);
  server.close(() => {
    bus
      .close()
      .then(() => lagNotes.flush())
      .then(() => urgencyNotes.flush())
      .then(() => audienceNotes.end())
      .then(close)
      .then(() => log.info("left"), logBug("not left in order"));
  });
  server.closeIdleConnections();
}

function giveUp(error: unknown): never {
  log.fatal({ err: error }, error instanceof Error ? error.message : "the start failed");
  process.exit(1);
}
