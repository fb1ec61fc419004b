/**
 * A server that takes webhooks in, as a process of its own. `kept` answers as the app's web process does and leaves the work
 * for later, `worked` does it at once as the web process does, `bare` is the least that could be called safe: it checks
 * the signature and inserts the body as one jsonb row.
 */
import express from "express";
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { Coalescer } from "../app/live/coalescer.ts";
import { drainInbox } from "../app/use-cases/drain-inbox.server.ts";
import type { OpenHouse } from "../app/use-cases/open-house.server.ts";
import { receiveWebhook } from "../app/use-cases/receive-webhook.server.ts";
import { benchSecret, openBenchHouse } from "./bench-house.ts";

const [kind, databaseUrl = ""] = process.argv.slice(2);

function intake({ house }: OpenHouse): RequestListener {
  const inBackground = new Coalescer();
  const app = express();
  app.disable("x-powered-by");
  app.post("/webhooks", express.raw({ type: () => true, limit: "5mb", inflate: false }), (request, response, next) => {
    const rawBody: unknown = request.body;
    const bytes = Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
    receiveWebhook(house, { headers: request.headers, rawBody: bytes })
      .then(({ status }) => {
        response.status(status).end();
        if (kind === "worked") inBackground.run("inbox", "", () => drainInbox(house).then(() => undefined));
      })
      .catch(next);
  });
  return app;
}

function bare(pool: pg.Pool): RequestListener {
  return (request, response) => void keep(pool, request, response);
}

async function keep(pool: pg.Pool, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces);
  const wanted = createHmac("sha256", benchSecret).update(body).digest();
  const given = Buffer.from(String(request.headers["x-shopify-hmac-sha256"]), "base64");
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    response.writeHead(401).end();
    return;
  }
  await pool.query("insert into bare_webhook (webhook_id, body) values ($1, $2::jsonb) on conflict do nothing", [
    request.headers["x-shopify-webhook-id"],
    body.toString("utf8"),
  ]);
  response.writeHead(200).end();
}

// As many connections to the database as the app has.
const house = kind === "bare" ? null : await openBenchHouse(databaseUrl, { maintainsQueue: false });
const listener = house === null ? bare(new pg.Pool({ connectionString: databaseUrl, max: 10 })) : intake(house);
const server = createServer({ keepAliveTimeout: 65_000 }, listener);
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on("message", async () => {
  const startedAt = performance.now();
  if (house !== null) await drainInbox(house.house);
  process.send?.({ tookMs: performance.now() - startedAt });
});
process.on("disconnect", () => process.exit());
