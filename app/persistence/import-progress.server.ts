import type { Sql, Transaction } from "./database.server.ts";

/** Notes that an import is wanted and counts from nothing. */
export async function markImportWanted(tx: Transaction): Promise<void> {
  await tx.query(
    `update shop set import_state = 'running', import_operation = null, imported_objects = 0, import_total = null,
       import_error = null, import_started_at = null where domain = $1`,
    [tx.shop],
  );
}

/** Notes the bulk operation that exports the catalogue, and when the store began it. */
export async function saveImportOperation(
  tx: Transaction,
  operation: { readonly id: string; readonly createdAt: string; readonly total: number },
): Promise<void> {
  await tx.query(
    `update shop set import_operation = $2, import_started_at = $3, import_total = $4, imported_objects = 0
     where domain = $1`,
    [tx.shop, operation.id, operation.createdAt, operation.total],
  );
}

/** Products and variants read so far. */
export async function saveImportCount(db: Sql, shop: string, counted: number): Promise<void> {
  await db.query("update shop set imported_objects = $2 where domain = $1", [shop, counted]);
}

export async function markImportDone(tx: Transaction, counted: number, now: Date): Promise<void> {
  await tx.query(
    `update shop set import_state = 'done', imported_objects = $2, import_total = $2, imported_at = $3, import_error = null,
       import_operation = null where domain = $1`,
    [tx.shop, counted, now],
  );
}

/** Notes why an import failed, in words for the merchant. */
export async function markImportFailed(db: Sql, shop: string, words: string): Promise<void> {
  await db.query(
    `update shop set import_state = 'failed', import_error = $2, import_operation = null where domain = $1`,
    [shop, words],
  );
}
