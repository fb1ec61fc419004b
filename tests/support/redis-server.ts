import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createConnection } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../scripts/demo/ports.ts";

/** A real Redis of this test's own, which can be killed and started again at the same address. */
export interface RedisServer {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** It takes connections and says nothing, as a machine does whose network is cut. */
  freeze(): void;
  thaw(): void;
}

/** Starts the machine's `redis-server`, which keeps nothing on disk. */
export async function aRedisServer(): Promise<RedisServer> {
  const port = await freePort();
  let server: ChildProcess | null = null;

  async function start(): Promise<void> {
    const flags = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    const started = spawn("redis-server", flags, { stdio: "ignore" });
    server = started;
    await Promise.race([
      once(started, "spawn"),
      once(started, "error").then(() => Promise.reject(new Error("redis-server is not installed"))),
    ]);
    while (!(await takesConnections(port))) await wait(20);
  }

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    async kill() {
      const running = server;
      server = null;
      if (running === null) return;
      const exit = once(running, "exit");
      running.kill("SIGKILL");
      await exit;
    },
    freeze: () => void server?.kill("SIGSTOP"),
    thaw: () => void server?.kill("SIGCONT"),
  };
}

async function takesConnections(port: number): Promise<boolean> {
  const socket = createConnection(port, "127.0.0.1");
  const isUp = await new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
  });
  socket.destroy();
  return isUp;
}
