import type { Server as HttpServer } from "node:http";
import type { AddressInfo, Server, Socket } from "node:net";

/** A port of the dev store is taken by somebody else; the message names the port and the option that moves it. */
export class PortInUse extends Error {
  override readonly name = "PortInUse";
}

export interface ListenerRequest {
  readonly server: Server;
  /** 0 takes any free port */
  readonly port: number;
  /** What the port is for, such as "the shop" */
  readonly purpose: string;
  /** The command line option that chooses the port, such as "--shop-port" */
  readonly option: string;
}

export interface Listener {
  readonly port: number;
  /** Stops listening and ends every connection, streams and tunnels included. */
  close(): Promise<void>;
}

/** Listens on the loopback address only. Throws `PortInUse` when another program holds the port. */
export async function listen({ server, port, purpose, option }: ListenerRequest): Promise<Listener> {
  const sockets = new Set<Socket>();
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  };
  server.on("connection", track);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      const words = `Port ${port} for ${purpose} is in use: stop the program that holds it, or choose another with ${option}.`;
      reject(taken ? new PortInUse(words) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        (server as Partial<HttpServer>).closeAllConnections?.();
        for (const socket of sockets) socket.destroy();
      }),
  };
}
