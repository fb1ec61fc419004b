/** The least that could be called safe: it checks Shopify's signature, reads the tap, and holds it by one statement on 32 connections. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { z } from "zod";
import { readProxiedShop } from "../../app/shopify/app-proxy.server.ts";
import { benchSecret } from "../bench-house.ts";
import { oneStatementPerClaim } from "./postgres-keepers.ts";

const tap = z.object({ id: z.uuid(), shopper: z.string(), units: z.int() });
const [databaseUrl = ""] = process.argv.slice(2);
const keeper = oneStatementPerClaim(new pg.Pool({ connectionString: databaseUrl, max: 32 }));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const { searchParams } = new URL(request.url ?? "/", "http://bench");
  if (readProxiedShop(searchParams, benchSecret, new Date()) === null) {
    response.writeHead(401).end();
    return;
  }
  const claim = tap.parse(JSON.parse(Buffer.concat(pieces).toString("utf8")));
  const held = await keeper.hold(claim);
  const body = JSON.stringify(held ? { hold: claim } : { refusal: { kind: "sold-out" } });
  response.writeHead(held ? 200 : 409, { "Content-Type": "application/json", "Content-Length": body.length }).end(body);
}

const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => void answer(request, response));
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit());
