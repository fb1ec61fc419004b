import type { Sql, Transaction } from "./database.server.ts";

/** A shop's guard is asked about every minute from an hour before a show until its last variant is guarded no more, else once a day. */
const isDue = `s.uninstalled_at is null and (s.guard_checked_at is null or s.guard_checked_at < $1::timestamptz - interval '1 day'
  or (s.guard_checked_at < $1::timestamptz - interval '1 minute' and (exists (select from show w where w.shop = s.domain
    and (w.state = 'live' or (w.state = 'scheduled' and w.starts_at between $1::timestamptz - interval '12 hours'
      and $1::timestamptz + interval '1 hour'))) or exists (select from allocation a where a.shop = s.domain and a.guard_on))))`;

/** Installed shops whose guard is to be asked about, those that wait longest first. */
export async function listShopsToCheck(db: Sql, now: Date, most: number): Promise<readonly string[]> {
  const rows = await db.prepared<{ domain: string }>(
    `select s.domain from shop s where ${isDue} order by s.guard_checked_at nulls first, s.domain limit $2`,
    [now, most],
  );
  return rows.map((row) => row.domain);
}

/** Notes that the shop's guard is asked about now; answers false when another process noted it first. */
export async function markGuardChecked(tx: Transaction, now: Date): Promise<boolean> {
  const rows = await tx.prepared(
    `update shop s set guard_checked_at = $1 where s.domain = $2 and ${isDue} returning s.domain`,
    [now, tx.shop],
  );
  return rows.length > 0;
}

/** Notes whether the guard is on at the shop's checkout, as Shopify says now. */
export async function saveGuardActive(
  db: Sql,
  shop: string,
  said: { readonly active: boolean; readonly now: Date },
): Promise<void> {
  await db.query("update shop set guard_active = $2, guard_checked_at = $3 where domain = $1", [
    shop,
    said.active,
    said.now,
  ]);
}
