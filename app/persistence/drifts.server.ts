import type { Drift } from "../domain/drift.ts";
import type { Transaction } from "./database.server.ts";

/** How long a difference that was found is kept. */
const keptDays = 90;

/** Records differences that were found; `showId` null for a comparison of the whole catalogue. */
export async function insertDrifts(
  tx: Transaction,
  showId: string | null,
  { drifts, foundAt }: { readonly drifts: readonly Drift[]; readonly foundAt: Date },
): Promise<void> {
  if (drifts.length === 0) return;
  await tx.query(
    `insert into drift (shop, show_id, kind, subject_id, location_id, ours, theirs, found_at)
     select $1, $2, r.kind, r."subjectId", r."locationId", r.ours, r.theirs, $4
     from jsonb_to_recordset($3::jsonb) as r(kind text, "subjectId" bigint, "locationId" bigint, ours text, theirs text)`,
    [tx.shop, showId, JSON.stringify(drifts), foundAt],
  );
}

/** Forgets differences that were found long ago. */
export async function forgetOldDrifts(tx: Transaction, now: Date): Promise<void> {
  await tx.query(`delete from drift where shop = $1 and found_at < $2::timestamptz - make_interval(days => $3)`, [
    tx.shop,
    now,
    keptDays,
  ]);
}
