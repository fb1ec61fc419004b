/** A peer as a process: `ws`, `socket.io`, `better-sse`, or `http`, each used as its documentation says and the message made once. */
import { createChannel, createSession } from "better-sse";
import { createServer, type Server, type ServerResponse } from "node:http";
import { Server as SocketIo } from "socket.io";
import { WebSocket, WebSocketServer } from "ws";
import { messageOf, snapshotOf } from "./message.ts";
import { serve } from "./serve.ts";

interface Peer {
  readonly server: Server;
  publish(nth: number): void;
}

let last = 0;
const hour = 3_600_000;

function webSockets(): Peer {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket) => socket.send(JSON.stringify(snapshotOf(last))));
  return {
    server,
    publish(nth) {
      const bytes = Buffer.from(JSON.stringify(messageOf(nth)));
      for (const socket of sockets.clients) {
        if (socket.readyState === WebSocket.OPEN) socket.send(bytes, { binary: false });
      }
    },
  };
}

function socketIo(): Peer {
  const server = createServer();
  const io = new SocketIo(server, { pingInterval: hour, serveClient: false });
  io.on("connection", (socket) => socket.emit("snapshot", snapshotOf(last)));
  return { server, publish: (nth) => void io.emit("item", messageOf(nth)) };
}

function betterSse(): Peer {
  const channel = createChannel();
  const server = createServer(async (request, response) => {
    const session = await createSession(request, response, { keepAlive: null });
    session.push(snapshotOf(last));
    channel.register(session);
  });
  return { server, publish: (nth) => void channel.broadcast(messageOf(nth)) };
}

function keptResponses(): Peer {
  const responses = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(`data: ${JSON.stringify(snapshotOf(last))}\n\n`);
    responses.add(response);
    request.on("close", () => responses.delete(response));
  });
  return {
    server,
    publish(nth) {
      const bytes = Buffer.from(`id: ${nth}\ndata: ${JSON.stringify(messageOf(nth))}\n\n`);
      for (const response of responses) response.write(bytes);
    },
  };
}

const peers: Readonly<Record<string, () => Peer>> = {
  ws: webSockets,
  "socket.io": socketIo,
  "better-sse": betterSse,
  http: keptResponses,
};
const peer = peers[process.argv[2] ?? ""]?.();
if (peer === undefined) throw new RangeError(`A peer is one of ${Object.keys(peers).join(", ")}`);
serve(peer.server, (nth) => {
  last = nth;
  peer.publish(nth);
});
