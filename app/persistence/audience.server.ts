import type { Sql, Transaction } from "./database.server.ts";

/** Who watches a show at one web process, as it told. */
export interface AudienceRecord {
  readonly viewers: number;
  /** A sketch of all who ever did */
  readonly seen: Uint8Array;
  readonly toldAt: Date;
}

/** The row of all crowds that are over. */
const past = "past";

/** Writes what a process told of a crowd, in place of what it told before. Of a show that is gone nothing is written. */
export async function tellAudience(
  db: Sql,
  shop: string,
  told: AudienceRecord & { readonly showId: string; readonly crowd: string },
): Promise<void> {
  await db.prepared(
    `insert into audience (shop, show_id, process, viewers, seen, told_at)
     select $1, $2, $3, $4, $5, $6 where exists (select from show where shop = $1 and id = $2)
     on conflict (shop, show_id, process) do update set viewers = excluded.viewers, seen = excluded.seen, told_at = excluded.told_at`,
    [shop, told.showId, told.crowd, told.viewers, Buffer.from(told.seen), told.toldAt],
  );
}

/** What was told of a show's crowds. */
export async function listAudience(db: Sql, shop: string, showId: string): Promise<readonly AudienceRecord[]> {
  return db.query<AudienceRecord>(
    `select viewers, seen, told_at as "toldAt" from audience where shop = $1 and show_id = $2`,
    [shop, showId],
  );
}

/**
 * Takes away the row of a crowd that is over and of those that were not heard of since `before`, whose processes are dead. Answers
 * their sketches with that of all before them, which `keepPast` writes; nobody else does so until the transaction ends.
 */
export async function takePast(
  tx: Transaction,
  of: { readonly showId: string; readonly crowd: string; readonly before: Date },
): Promise<readonly Uint8Array[]> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('paniere audience ' || $1, 0))", [of.showId]);
  const rows = await tx.query<{ seen: Uint8Array }>(
    `delete from audience where shop = $1 and show_id = $2 and (process in ($3, $4) or told_at < $5) returning seen`,
    [tx.shop, of.showId, of.crowd, past, of.before],
  );
  return rows.map(({ seen }) => seen);
}

/** Writes the sketch of all crowds that are over. */
export async function keepPast(tx: Transaction, showId: string, seen: Uint8Array, at: Date): Promise<void> {
  await tellAudience(tx, tx.shop, { showId, crowd: past, viewers: 0, seen, toldAt: at });
}

/** Forgets who watched a show. */
export async function deleteAudience(tx: Transaction, showId: string): Promise<void> {
  await tx.query("delete from audience where shop = $1 and show_id = $2", [tx.shop, showId]);
}
