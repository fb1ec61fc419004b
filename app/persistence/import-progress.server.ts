import type { Sql, Transaction } from "./database.server.ts";

/** Notes that an import is wanted and counts from nothing. */
export async function markImportWanted(tx: Transaction): Promise<void> {
  await tx.query(
    `update shop set import_state = 'running', import_operation = null, imported_objects = 0, imported_lines = 0,
       import_total = null, import_read_since = null, import_error = null, import_started_at = null where domain = $1`,
    [tx.shop],
  );
}

/** Notes the bulk operation that exports the catalogue, and when the store began it. */
export async function saveImportOperation(
  tx: Transaction,
  operation: { readonly id: string; readonly createdAt: string; readonly total: number },
): Promise<void> {
  await tx.query(
    `update shop set import_operation = $2, import_started_at = $3, import_total = $4, imported_objects = 0,
       imported_lines = 0, import_read_since = null
     where domain = $1`,
    [tx.shop, operation.id, operation.createdAt, operation.total],
  );
}

/** Notes that a run begins to read the file of that operation: the time that is left is told by how fast it goes from here. */
export async function startReading(
  db: Sql,
  shop: string,
  run: { readonly operation: string; readonly now: Date },
): Promise<void> {
  await db.query(
    `update shop set import_read_since = $3, import_read_from = imported_objects where domain = $1 and import_operation = $2`,
    [shop, run.operation, run.now],
  );
}

/** Notes how much of the file of that operation is stored: products and variants, and lines. */
export async function saveImportCount(
  tx: Transaction,
  progress: { readonly operation: string; readonly counted: number; readonly lines: number },
): Promise<void> {
  await tx.query(
    "update shop set imported_objects = $3, imported_lines = $4 where domain = $1 and import_operation = $2",
    [tx.shop, progress.operation, progress.counted, progress.lines],
  );
}

/** Notes that the import by that operation is done. */
export async function markImportDone(
  tx: Transaction,
  done: { readonly operation: string; readonly counted: number; readonly now: Date },
): Promise<void> {
  await tx.query(
    `update shop set import_state = 'done', imported_objects = $3, import_total = $3, imported_at = $4, reconciled_at = $4,
       import_error = null, import_operation = null where domain = $1 and import_operation = $2`,
    [tx.shop, done.operation, done.counted, done.now],
  );
}

/** Notes that the whole catalogue was compared by that operation. */
export async function markCompared(tx: Transaction, operation: string, now: Date): Promise<void> {
  await tx.query(
    "update shop set reconciled_at = $3, import_operation = null where domain = $1 and import_operation = $2",
    [tx.shop, operation, now],
  );
}

/** Forgets the operation of a comparison that cannot be read: the next try has another. */
export async function forgetOperation(db: Sql, shop: string, operation: string): Promise<void> {
  await db.query(
    "update shop set import_operation = null where domain = $1 and import_operation = $2 and import_state <> 'running'",
    [shop, operation],
  );
}

/** Installed shops, on no show's air, whose catalogue was not compared for a day, at night where they are; or for much longer. */
export async function listShopsToCompare(db: Sql, now: Date, most: number): Promise<readonly string[]> {
  const rows = await db.query<{ domain: string }>(
    `select domain from shop where uninstalled_at is null and import_state = 'done'
       and coalesce(reconciled_at, imported_at) < $1::timestamptz - case
         when extract(hour from $1::timestamptz at time zone time_zone) between 2 and 4 then interval '20 hours' else interval '30 hours' end
       and not exists (select from show s where s.shop = domain and s.state = 'live')
       and not exists (select from outbox o where o.shop = domain and o.kind = 'compare-catalogue' and o.done_at is null
         and (o.parked_at is null or o.parked_at > $1::timestamptz - interval '20 hours'))
     order by reconciled_at nulls first limit $2`,
    [now, most],
  );
  return rows.map((row) => row.domain);
}

/** Notes why an import failed, in words for the merchant. */
export async function markImportFailed(db: Sql, shop: string, words: string): Promise<void> {
  await db.query(
    `update shop set import_state = 'failed', import_error = $2, import_operation = null where domain = $1`,
    [shop, words],
  );
}
