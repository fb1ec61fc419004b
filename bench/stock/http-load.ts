/** Taps on a hot item as Shopify's app proxy hands them on: signed, over connections that stay open, the next one on each as soon as the last is answered. */
import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { openShopperTokens } from "../../app/use-cases/shopper-token.server.ts";
import { benchSecret, benchShop } from "../bench-house.ts";
import type { HttpLoad, HttpLoadResult } from "./http-talk.ts";

const tokens = openShopperTokens(benchSecret);

/** The query that Shopify adds, signed: https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies */
function signedQuery(): string {
  const query = new URLSearchParams({
    shop: benchShop,
    logged_in_customer_id: "",
    path_prefix: "/apps/paniere",
    timestamp: String(Math.floor(Date.now() / 1000)),
  });
  const text = [...query].map(([name, value]) => `${name}=${value}`);
  query.set("signature", createHmac("sha256", benchSecret).update(text.sort().join("")).digest("hex"));
  return query.toString();
}

function written({ showId, itemId, variantId }: HttpLoad, query: string): string {
  const body = JSON.stringify({
    id: randomUUID(),
    show: showId,
    item: itemId,
    pin: null,
    variant: variantId,
    units: 1,
    shopper: tokens.issue(benchShop),
  });
  const head = [
    `POST /proxy/holds?${query} HTTP/1.1`,
    "Host: bench",
    "Content-Type: application/json",
    `Content-Length: ${body.length}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

/** Sends a request and answers its status. */
async function ask(socket: Socket, request: string): Promise<number> {
  socket.write(request);
  let answer = "";
  while (!isWhole(answer)) {
    const [piece] = (await once(socket, "data")) as [Buffer];
    answer += piece.toString("latin1");
  }
  return Number(answer.slice(9, 12));
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf("\r\n\r\n");
  if (end === -1) return false;
  const length = /\r\ncontent-length: (?<length>\d+)/i.exec(answer.slice(0, end))?.groups?.["length"];
  return length === undefined ? answer.endsWith("\r\n0\r\n\r\n") : answer.length >= end + 4 + Number(length);
}

async function send(load: HttpLoad): Promise<HttpLoadResult> {
  const query = signedQuery();
  const requests = Array.from({ length: load.claims }, () => written(load, query));
  const sockets = Array.from({ length: load.connections }, (_, nth) =>
    createConnection(load.ports[nth % load.ports.length] ?? 0, "127.0.0.1").setNoDelay(),
  );
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  const tookMs: number[] = [];
  const answered = new Map<number, number>();
  const queue = requests.values();
  const startedAt = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (const request of queue) {
        const tappedAt = performance.now();
        const status = await ask(socket, request);
        tookMs.push(performance.now() - tappedAt);
        answered.set(status, (answered.get(status) ?? 0) + 1);
      }
      socket.destroy();
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  tookMs.sort((a, b) => a - b);
  const at = (share: number) => tookMs[Math.floor((tookMs.length - 1) * share)] ?? Number.NaN;
  return {
    perSecond: load.claims / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    granted: answered.get(200) ?? 0,
    refused: answered.get(409) ?? 0,
  };
}

process.on("message", async (load: HttpLoad) => process.send?.(await send(load)));
process.on("disconnect", () => process.exit());
