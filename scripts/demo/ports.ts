import { once } from "node:events";
import { createServer } from "node:net";

/** The ports of one demo: what stands on each is in the order of the names. */
export interface DemoPorts {
  readonly app: number;
  readonly shop: number;
  readonly admin: number;
  readonly tunnel: number;
  readonly proxy: number;
  readonly postgres: number;
  readonly tls: number;
}

/** A port that another program listens on; the message is one line that says what to do. */
export class PortInUse extends Error {
  override readonly name = "PortInUse";
}

/** The ports from `base` on. */
export function portsFrom(base: number): DemoPorts {
  return {
    app: base,
    shop: base + 1,
    admin: base + 2,
    tunnel: base + 3,
    proxy: base + 4,
    postgres: base + 5,
    tls: base + 6,
  };
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer().listen({ port, host, exclusive: true });
  try {
    await once(server, "listening");
    return true;
  } catch (error) {
    // A machine without IPv6 has no address for another program to sit on.
    return error instanceof Error && "code" in error && error.code !== "EADDRINUSE";
  } finally {
    server.close();
  }
}

/** Throws PortInUse when another program has one of these ports. */
export async function claimPorts(ports: DemoPorts): Promise<void> {
  for (const port of Object.values<number>({ ...ports })) {
    for (const host of ["127.0.0.1", "::1"]) {
      if (!(await isFree(port, host))) {
        throw new PortInUse(
          `Port ${port} is in use by another program (or another demo): end that, or choose other ports with --port, such as --port ${ports.app + 100}.`,
        );
      }
    }
  }
}

/** Below the ports that systems hand out by themselves, so that nobody is given one between the look and the use. */
const lowest = 15_000;
const highest = 30_000;

/** A port of the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (await isFree(port, "127.0.0.1")) return port;
  }
}

/** Ports for a demo beside any other: those that need not be known beforehand are 0, and chosen by the system. */
export async function freePorts(): Promise<DemoPorts> {
  const [app, postgres] = [await freePort(), await freePort()];
  return { app, shop: 0, admin: 0, tunnel: 0, proxy: 0, postgres, tls: 0 };
}
