/** Sends signed webhooks over connections that stay open, the next one on each as soon as the last is answered or due. */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { benchSecret, benchShop } from "./bench-house.ts";
import type { Load, LoadResult } from "./intake-talk.ts";
import { orderBody } from "./placed-order.ts";

const accepted = "HTTP/1.1 200 ";

function written(load: Load, nth: number): Buffer {
  const body = Buffer.from(orderBody(load.firstOrder + nth, load));
  const head = [
    "POST /webhooks HTTP/1.1",
    "Host: bench",
    "Content-Type: application/json",
    `Content-Length: ${body.length}`,
    "X-Shopify-Topic: orders/create",
    `X-Shopify-Shop-Domain: ${benchShop}`,
    `X-Shopify-Hmac-Sha256: ${createHmac("sha256", benchSecret).update(body).digest("base64")}`,
    `X-Shopify-Webhook-Id: ${load.kind}-${load.firstOrder + nth}`,
    "X-Shopify-Triggered-At: 2026-11-21T09:00:00.123456Z",
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), body]);
}

/** Sends a request and answers whether it was accepted. Neither server's answer has a body: it ends with its head. */
async function ask(socket: Socket, request: Buffer): Promise<boolean> {
  socket.write(request);
  let answer = "";
  while (!answer.endsWith("\r\n\r\n")) {
    const [piece] = (await once(socket, "data")) as [Buffer];
    answer += piece.toString("latin1");
  }
  return answer.startsWith(accepted);
}

async function send(load: Load): Promise<LoadResult> {
  const requests = Array.from({ length: load.webhooks }, (_, nth) => written(load, nth));
  const sockets = Array.from({ length: load.connections }, () => createConnection(load.port, "127.0.0.1").setNoDelay());
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  const tookMs: number[] = [];
  let count = 0;
  const startedAt = performance.now();
  const queue = requests.entries();
  await Promise.all(
    sockets.map(async (socket) => {
      for (const [nth, request] of queue) {
        const dueAt = load.perSecond === null ? performance.now() : startedAt + (nth / load.perSecond) * 1000;
        const early = dueAt - performance.now();
        if (early > 0) await wait(early);
        if (await ask(socket, request)) count += 1;
        // From when it was due: a webhook that waits for a free connection is late too.
        tookMs.push(performance.now() - dueAt);
      }
      socket.destroy();
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  tookMs.sort((a, b) => a - b);
  const at = (share: number) => tookMs[Math.floor((tookMs.length - 1) * share)] ?? Number.NaN;
  return { perSecond: load.webhooks / seconds, p50Ms: at(0.5), p99Ms: at(0.99), accepted: count };
}

process.on("message", async (load: Load) => process.send?.(await send(load)));
process.on("disconnect", () => process.exit());
