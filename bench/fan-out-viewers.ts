/** Many viewers in one process: says when all are connected, and when the last of them has a message. */
import { createConnection } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { show } from "./fan-out-talk.ts";

const [port, count] = [Number(process.argv[2]), Number(process.argv[3])];
const perStep = 100;
let served = 0;

function watch(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, "127.0.0.1");
    socket.on("error", reject);
    socket.write(`GET /live/shows/${show} HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n\r\n`);
    let welcomed = false;
    socket.on("data", (piece: Buffer) => {
      if (!welcomed) {
        welcomed = piece.includes('"snapshot"');
        if (welcomed) resolve();
        return;
      }
      served += 1;
      if (served % count === 0) process.send?.("all served");
    });
  });
}

for (let connected = 0; connected < count; connected += perStep) {
  await Promise.all(Array.from({ length: Math.min(perStep, count - connected) }, watch));
  await wait(5);
}
process.send?.("connected");
process.on("disconnect", () => process.exit());
