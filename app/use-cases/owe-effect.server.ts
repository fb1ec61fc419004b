import type { Transaction } from "../persistence/database.server.ts";
import { owe } from "../persistence/outbox.server.ts";
import type { EffectKind } from "./effect.ts";
import type { House } from "./house.server.ts";

/** Owes the world an effect from this transaction's commit on, and prompts a worker. An effect that is owed already is owed once. */
export async function oweEffect(house: House, tx: Transaction, kind: EffectKind, subject: string): Promise<void> {
  const effectId = await owe(tx, kind, subject);
  await house.queue.enqueue(tx, { name: "perform-effect", data: { effectId } });
}
