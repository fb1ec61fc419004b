/** The viewers of crowd.c in JavaScript, for machines without a C compiler: the same words, lines and manners, only slower. */
import { createConnection, type Socket } from "node:net";

const [port = 0, count = 0] = process.argv.slice(2, 4).map(Number);
const [protocol = "sse", path = "/"] = process.argv.slice(4);
const slow = Number(process.argv[6]);
const mark = /@(\d{8})@/g;
const markLength = 10;
const mostAtOnce = 200;

interface Arrival {
  viewers: number;
  half: bigint;
  p99: bigint;
}

const arrivals: Arrival[] = [];
const highest = new Uint32Array(count);
let watching = 0;

function now(): bigint {
  return process.hrtime.bigint();
}

function note(viewer: number, number: number): void {
  const all = count - slow;
  const time = now();
  for (let nth = (highest[viewer] ?? 0) + 1; nth <= number; nth += 1) {
    const arrival = (arrivals[nth] ??= { viewers: 0, half: 0n, p99: 0n });
    arrival.viewers += 1;
    if (arrival.viewers === Math.floor((all + 1) / 2)) arrival.half = time;
    if (arrival.viewers === all - Math.floor(all / 100)) arrival.p99 = time;
    if (arrival.viewers === all) process.stdout.write(`got ${nth} ${arrival.half} ${arrival.p99} ${time}\n`);
  }
  highest[viewer] = Math.max(highest[viewer] ?? 0, number);
}

function ask(viewer: number): string {
  const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
  const wanted = protocol === "sse" ? "" : `${upgrade}Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n`;
  return `GET ${path.replace(/#$/, String(viewer))} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${wanted}\r\n`;
}

/** Resolves when the viewer has its first mark; from then on it comes back by itself. */
function come(viewer: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: "127.0.0.1", localAddress: `127.0.1.${1 + (viewer % 16)}` });
    let phase: "asked" | "greeted" | "watching" = "asked";
    let tail = "";
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (phase === "watching") watching -= 1;
      setTimeout(() => void come(viewer).then(resolve), 1000 + 2000 * Math.random());
    });
    socket.on("data", (piece: Buffer) => {
      const text = tail + piece.toString("latin1");
      tail = text.slice(1 - markLength);
      if (protocol === "sio" && phase === "asked" && text.includes('0{"sid"')) {
        phase = "greeted";
        socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
      }
      const number = [...text.matchAll(mark)].at(-1)?.[1];
      if (number === undefined) return;
      if (phase !== "watching") {
        phase = "watching";
        watching += 1;
        if (watching === count) process.stdout.write(`all ${now()}\n`);
        if (viewer < slow) readSlowly(socket);
        resolve();
      }
      if (viewer >= slow) note(viewer, Number(number));
    });
    socket.write(ask(viewer));
  });
}

/** About 10 KB a second. */
function readSlowly(socket: Socket): void {
  socket.pause();
  const timer = setInterval(() => void socket.read(1000), 100);
  socket.on("close", () => clearInterval(timer));
}

let next = 0;
for (let lane = 0; lane < mostAtOnce; lane += 1) void bringMany();

async function bringMany(): Promise<void> {
  while (next < count) await come(next++);
}

process.stdin.on("end", () => process.exit()).resume();
