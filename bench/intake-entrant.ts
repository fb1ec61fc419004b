import { fork } from "node:child_process";
import { join } from "node:path";
import { answerOf } from "./answer-of.ts";
import type { Drained, IntakeKind, Load, LoadResult, Sold } from "./intake-talk.ts";

export interface Entrant {
  readonly kind: IntakeKind;
  /** Sends that many webhooks, then has the server work off what waits. `perSecond` null is as many as are answered. */
  send(webhooks: number, perSecond: number | null): Promise<LoadResult & { readonly drainedPerSecond: number }>;
  /** How many webhooks were answered 200, in all */
  accepted(): number;
  close(): void;
}

/** Starts a server of that kind and a client that loads it, each a process of its own. */
export async function openEntrant(
  kind: IntakeKind,
  { databaseUrl, connections, sold }: { databaseUrl: string; connections: number; sold: Sold },
): Promise<Entrant> {
  const server = fork(join(import.meta.dirname, "intake-server.ts"), [kind, databaseUrl]);
  const { port } = await answerOf<{ port: number }>(server);
  const client = fork(join(import.meta.dirname, "intake-load.ts"));
  let sent = firstOrders[kind];
  let accepted = 0;
  return {
    kind,
    async send(webhooks, perSecond) {
      const load: Load = { port, kind, firstOrder: sent, webhooks, connections, perSecond, ...sold };
      sent += webhooks;
      client.send(load);
      const result = await answerOf<LoadResult>(client);
      accepted += result.accepted;
      server.send("drain");
      const { tookMs } = await answerOf<Drained>(server);
      return { ...result, drainedPerSecond: webhooks / (tookMs / 1000) };
    },
    accepted: () => accepted,
    close() {
      client.disconnect();
      server.disconnect();
    },
  };
}

/** No order is sent to two of them. */
const firstOrders: Readonly<Record<IntakeKind, number>> = { kept: 0, worked: 10_000_000, bare: 20_000_000 };
