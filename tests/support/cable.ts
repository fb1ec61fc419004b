import { once } from "node:events";
import { createConnection, createServer, type AddressInfo, type Socket } from "node:net";

/** A network cable to a server: what goes through it can be held up, or cut off. */
export interface Cable {
  readonly port: number;
  /** Nothing goes through any more, in either direction, and nobody is told */
  holdUp(): void;
  /** Every connection ends, and none is taken */
  cut(): void;
  /** As it was; what was held up goes on */
  mend(): void;
  close(): Promise<void>;
}

/** Lays a cable to a port of this machine. */
export async function aCable(target: number): Promise<Cable> {
  const open = new Set<Socket>();
  let state: "whole" | "held up" | "cut" = "whole";

  function keep(socket: Socket, other: Socket): void {
    open.add(socket);
    socket.on("data", (piece) => {
      if (!other.write(piece)) socket.pause();
    });
    socket.on("drain", () => {
      if (state === "whole") other.resume();
    });
    socket.on("error", () => socket.destroy());
    socket.once("close", () => {
      open.delete(socket);
      other.destroy();
    });
    if (state === "held up") socket.pause();
  }

  const server = createServer((near) => {
    if (state === "cut") {
      near.destroy();
      return;
    }
    const far = createConnection(target, "127.0.0.1");
    keep(near, far);
    keep(far, near);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // The address of a server that listens on TCP is never a path.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    holdUp() {
      state = "held up";
      for (const socket of open) socket.pause();
    },
    cut() {
      state = "cut";
      for (const socket of open) socket.destroy();
    },
    mend() {
      state = "whole";
      for (const socket of open) socket.resume();
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
