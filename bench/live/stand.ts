import { freePort } from "../bench-house.ts";
import { Crowd, nowMs, type CrowdSize } from "./crowd.ts";
import type { Entrant, OpenEntrant } from "./entrant.ts";
import { memoryBytes } from "./weighing.ts";

export interface StandOptions extends CrowdSize {
  /** The program of the viewers: a command and its first words */
  readonly crowd: readonly string[];
}

const patienceMs = 120_000;

/** An entrant with its viewers, all of them watching. */
export class Stand {
  readonly entrant: Entrant;
  readonly crowd: Crowd;
  readonly port: number;
  /** Memory that its viewers cost it */
  readonly bytesPerViewer: number;
  server: OpenEntrant;
  #nth = 0;

  private constructor(fields: Pick<Stand, "entrant" | "crowd" | "port" | "bytesPerViewer" | "server">) {
    this.entrant = fields.entrant;
    this.crowd = fields.crowd;
    this.port = fields.port;
    this.bytesPerViewer = fields.bytesPerViewer;
    this.server = fields.server;
  }

  static async open(entrant: Entrant, { crowd: program, ...size }: StandOptions): Promise<Stand> {
    const port = await freePort();
    const server = await entrant.open(port);
    await server.tidy();
    const empty = memoryBytes(server.pids);
    const crowd = new Crowd(program, entrant, { port, ...size });
    await crowd.all({ afterMs: 0, patienceMs });
    await server.tidy();
    const bytesPerViewer = (memoryBytes(server.pids) - empty) / size.viewers;
    return new Stand({ entrant, crowd, port, bytesPerViewer, server });
  }

  /** Publishes the next message and answers its number. */
  publish(): number {
    this.#nth += 1;
    this.server.publish(this.#nth);
    return this.#nth;
  }

  /** Kills the server and starts it again; answers after how many ms everybody had a snapshot from it. */
  async restart(): Promise<number> {
    const killedAtMs = nowMs();
    await this.server.kill();
    this.server = await this.entrant.open(this.port);
    return (await this.crowd.all({ afterMs: killedAtMs, patienceMs })) - killedAtMs;
  }

  async close(): Promise<void> {
    await Promise.all([this.crowd.kill(), this.server.kill()]);
  }
}
