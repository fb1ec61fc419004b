import { once } from "node:events";
import type { Server } from "node:http";
import { createConnection, type AddressInfo, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { openHttpServer, type HttpServerOptions } from "./http-server.server.ts";

const open: { server: Server; sockets: Socket[] }[] = [];

async function aServer(options: Partial<HttpServerOptions>) {
  const server = openHttpServer({ mostConnections: 1000, headersTimeoutMs: 200, requestTimeoutMs: 400, ...options });
  server.on("request", (_request, response) => response.end("a page"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  // The address of a server that listens on TCP is never a path.
  const { port } = server.address() as AddressInfo;
  const sockets: Socket[] = [];
  open.push({ server, sockets });
  return {
    server,
    port,
    connect: () => {
      const socket = createConnection(port, "127.0.0.1");
      socket.on("error", () => undefined).resume();
      sockets.push(socket);
      return socket;
    },
  };
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise<void>((resolve) => socket.once("close", () => resolve()));
}

afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

test("three hundred connections that never ask are hung up on, and meanwhile others are answered", async () => {
  const { port, connect } = await aServer({});
  const silent = Array.from({ length: 300 }, connect);
  await Promise.all(silent.map((socket) => once(socket, "connect")));

  const answer = await fetch(`http://127.0.0.1:${port}/`);

  expect(await answer.text()).toBe("a page");
  await Promise.all(silent.map((socket) => closed(socket)));
});

test("headers without end are hung up on, by size and by time", async () => {
  const { connect } = await aServer({});
  const long = connect();
  long.write(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(100_000)}`);
  const slow = connect();
  slow.write("GET / HTTP/1.1\r\n");
  const dripping = setInterval(() => slow.write("X: y\r\n"), 20);

  await Promise.all([closed(long), closed(slow)]);
  clearInterval(dripping);

  expect(long.destroyed).toBe(true);
});

test("a body without end is hung up on", async () => {
  const { server, connect } = await aServer({});
  server.removeAllListeners("request");
  server.on("request", (request) => request.resume());
  const socket = connect();
  socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n");
  const dripping = setInterval(() => socket.write("x"), 20);

  await closed(socket);
  clearInterval(dripping);

  expect(socket.destroyed).toBe(true);
});

test("connections beyond the bound are hung up on at once", async () => {
  const { connect } = await aServer({ mostConnections: 3, headersTimeoutMs: 60_000, requestTimeoutMs: 60_000 });
  const first = Array.from({ length: 3 }, connect);
  await Promise.all(first.map((socket) => once(socket, "connect")));

  await closed(connect());
  await wait(20);

  expect(first.map((socket) => socket.destroyed)).toEqual([false, false, false]);
});
