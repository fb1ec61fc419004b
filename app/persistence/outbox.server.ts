import type { Sql, Transaction } from "./database.server.ts";

/** An effect that a committed change owes to the world. */
export interface OwedEffect {
  readonly id: string;
  readonly shop: string;
  readonly kind: string;
  readonly subject: string;
  readonly owed: number;
  readonly attempts: number;
}

/** Owes an effect, again if it was done before; answers its id. */
export async function owe(tx: Transaction, kind: string, subject: string): Promise<string> {
  const [row] = await tx.prepared<{ id: string }>(
    `insert into outbox (shop, kind, subject) values ($1, $2, $3)
     on conflict (shop, kind, subject) do update set owed = outbox.owed + 1, done_at = null, parked_at = null, attempts = 0,
       due_at = to_timestamp(0), error = null
     returning id`,
    [tx.shop, kind, subject],
  );
  if (row === undefined) throw new Error("the outbox took nothing");
  return row.id;
}

/** The effect, if it waits to be done now. */
export async function findDueEffect(db: Sql, id: string, now: Date): Promise<OwedEffect | null> {
  const [row] = await db.query<OwedEffect>(
    `select id, shop, kind, subject, owed, attempts from outbox
     where id = $1 and done_at is null and parked_at is null and due_at <= $2`,
    [id, now],
  );
  return row ?? null;
}

/** Ids of the effects that wait to be done now, the oldest first. */
export async function listDueEffects(db: Sql, now: Date, most: number): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(
    "select id from outbox where done_at is null and parked_at is null and due_at <= $1 order by id limit $2",
    [now, most],
  );
  return rows.map((row) => row.id);
}

/** Notes that the effect is done, unless it has been owed again meanwhile; answers whether it is. */
export async function markEffectDone(db: Sql, effect: OwedEffect, now: Date): Promise<boolean> {
  const rows = await db.query("update outbox set done_at = $3, error = null where id = $1 and owed = $2 returning id", [
    effect.id,
    effect.owed,
    now,
  ]);
  return rows.length > 0;
}

/** Puts the effect off. `counts`: as a failed attempt. */
export async function putOffEffect(
  db: Sql,
  effect: OwedEffect,
  until: { readonly dueAt: Date; readonly error: string; readonly attempts: number },
): Promise<void> {
  await db.query("update outbox set due_at = $3, error = $4, attempts = $5 where id = $1 and owed = $2", [
    effect.id,
    effect.owed,
    until.dueAt,
    until.error,
    until.attempts,
  ]);
}

/** Gives the effect up until it is owed again. */
export async function parkEffect(db: Sql, effect: OwedEffect, error: string, now: Date): Promise<void> {
  await db.query("update outbox set parked_at = $3, error = $4, attempts = attempts + 1 where id = $1 and owed = $2", [
    effect.id,
    effect.owed,
    now,
    error,
  ]);
}
