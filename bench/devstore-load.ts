import { Agent, createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Sends requests to one server over connections that it keeps open. */
export class Asker {
  readonly #agent: Agent;
  readonly #port: number;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** The answer's body. Rejects when it is no 200. */
  ask(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          agent: this.#agent,
          host: "127.0.0.1",
          port: this.#port,
          method: "POST",
          path,
          headers: { ...headers, "content-length": Buffer.byteLength(body) },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.once("error", reject);
          answer.once("end", () => {
            const text = Buffer.concat(chunks).toString("utf8");
            if (answer.statusCode === 200) resolve(text);
            else reject(new Error(`answered ${answer.statusCode}: ${text.slice(0, 200)}`));
          });
        },
      );
      asked.once("error", reject);
      asked.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** The app: takes webhooks, answers them at once, and counts. */
export class Receiver {
  readonly #server: Server;
  taken = 0;

  private constructor() {
    this.#server = createServer((asked, answer) => {
      asked.resume();
      asked.once("end", () => {
        this.taken += 1;
        answer.writeHead(200).end();
      });
    });
  }

  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, "127.0.0.1", resolve));
    return receiver;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Waits until so many have come in all. Throws when nothing more comes for ten seconds. */
  async hasTaken(count: number): Promise<void> {
    let before = this.taken;
    let quietSince = performance.now();
    while (this.taken < count) {
      await pause(1);
      if (this.taken !== before) quietSince = performance.now();
      before = this.taken;
      if (performance.now() - quietSince > 10_000) throw new Error(`${this.taken} webhooks of ${count} came`);
    }
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** Does the work so many times over, so many at once; answers how many a second. */
export async function allAtOnce(times: number, width: number, work: () => Promise<unknown>): Promise<number> {
  let left = times;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    }),
  );
  return times / ((performance.now() - startedAt) / 1000);
}

/** Starts the work at a steady rate for so long, whatever the answers do; answers what each took, sorted, in ms. */
export async function atRate(perSecond: number, seconds: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  const underWay: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const dueMs = (number / perSecond) * 1000;
    const aheadMs = dueMs - (performance.now() - startedAt);
    if (aheadMs > 1) await pause(aheadMs);
    underWay.push(work().then(() => void took.push(performance.now() - startedAt - dueMs)));
  }
  await Promise.all(underWay);
  return took.sort((a, b) => a - b);
}
