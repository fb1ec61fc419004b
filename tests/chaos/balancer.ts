import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";

export interface Balancer {
  close(): Promise<void>;
}

/** Shares connections among the app's web processes, each in turn, past those that take none; when all are dead, it hangs up. */
export async function openBalancer(port: number, targets: readonly number[]): Promise<Balancer> {
  let turn = 0;
  const open = new Set<Socket>();
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    // Whoever has an end of it hears of it by the connection's end.
    socket.on("error", () => socket.destroy());
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    keep(client);
    turn += 1;
    const first = turn;
    void connect(targets.map((_target, nth) => targets[(first + nth) % targets.length] ?? 0)).then((app) => {
      if (app === null || client.destroyed) {
        client.destroy();
        app?.destroy();
        return;
      }
      keep(app);
      client.pipe(app).pipe(client);
      client.once("close", () => app.destroy());
      app.once("close", () => client.destroy());
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** A connection to the first of these ports that takes one. */
async function connect(ports: readonly number[]): Promise<Socket | null> {
  for (const port of ports) {
    const socket = createConnection({ port, host: "127.0.0.1", allowHalfOpen: true });
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    if (isOpen) return socket;
    socket.destroy();
  }
  return null;
}
