import type { Sql, Transaction } from "./database.server.ts";

/** A shop as use cases know it. */
export interface ShopRecord {
  readonly domain: string;
  readonly name: string;
  /** ISO 4217 */
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly storefrontOrigins: readonly string[];
  readonly scopes: readonly string[];
  readonly installedAt: Date;
  readonly uninstalledAt: Date | null;
  readonly importState: "none" | "running" | "done" | "failed";
  /** Number of the bulk operation that runs or ran last */
  readonly importOperation: string | null;
  readonly importedObjects: number;
  readonly importTotal: number | null;
  /** Lines of its file that are stored */
  readonly importedLines: number;
  /** When the run that reads the file began, and how much was stored by then */
  readonly importReadSince: Date | null;
  readonly importReadFrom: number;
  readonly importError: string | null;
  readonly importStartedAt: Date | null;
  readonly importedAt: Date | null;
  readonly embedSeenAt: Date | null;
  /** Whether the stock guard works at this shop's checkout; null when Shopify was not asked yet */
  readonly guardActive: boolean | null;
  /** Number of the key that holds are signed with */
  readonly guardKey: number;
}

const columns = `domain, name, currency, time_zone as "timeZone", locale, storefront_origins as "storefrontOrigins", scopes,
  installed_at as "installedAt", uninstalled_at as "uninstalledAt", import_state as "importState",
  import_operation as "importOperation", imported_objects as "importedObjects", import_total as "importTotal",
  imported_lines as "importedLines", import_read_since as "importReadSince", import_read_from as "importReadFrom",
  import_error as "importError", import_started_at as "importStartedAt", imported_at as "importedAt",
  embed_seen_at as "embedSeenAt", guard_active as "guardActive", guard_key as "guardKey"`;

export async function findShop(db: Sql, shop: string): Promise<ShopRecord | null> {
  const [row] = await db.prepared<ShopRecord>(`select ${columns} from shop where domain = $1`, [shop]);
  return row ?? null;
}

/** The same, and nobody else changes the shop until the transaction ends. */
export async function lockShop(tx: Transaction): Promise<ShopRecord | null> {
  const [row] = await tx.query<ShopRecord>(`select ${columns} from shop where domain = $1 for update`, [tx.shop]);
  return row ?? null;
}

/** What Shopify says of a shop itself, at `now`. */
export interface ShopAtShopify {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly storefrontOrigins: readonly string[];
  readonly scopes: readonly string[];
  readonly now: Date;
}

/** Records an install, or one after an uninstall. A shop that comes back imports its catalogue anew. */
export async function saveInstalledShop(tx: Transaction, shop: ShopAtShopify): Promise<void> {
  await tx.query(
    `insert into shop (domain, name, currency, time_zone, locale, storefront_origins, scopes, installed_at, read_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     on conflict (domain) do update set name = $2, currency = $3, time_zone = $4, locale = $5, storefront_origins = $6,
       scopes = $7, read_at = $8, installed_at = case when shop.uninstalled_at is null then shop.installed_at else $8 end,
       import_state = case when shop.uninstalled_at is null then shop.import_state else 'none' end, uninstalled_at = null`,
    [tx.shop, shop.name, shop.currency, shop.timeZone, shop.locale, shop.storefrontOrigins, shop.scopes, shop.now],
  );
}

/** Writes what was read of an installed shop; answers false when it has uninstalled. */
export async function updateShop(tx: Transaction, shop: ShopAtShopify): Promise<boolean> {
  const rows = await tx.query(
    `update shop set name = $2, currency = $3, time_zone = $4, locale = $5, storefront_origins = $6, scopes = $7, read_at = $8
     where domain = $1 and uninstalled_at is null returning domain`,
    [tx.shop, shop.name, shop.currency, shop.timeZone, shop.locale, shop.storefrontOrigins, shop.scopes, shop.now],
  );
  return rows.length > 0;
}

/** Installed shops that were not read since `before`. */
export async function listShopsReadBefore(db: Sql, before: Date, most: number): Promise<readonly string[]> {
  const rows = await db.query<{ domain: string }>(
    "select domain from shop where uninstalled_at is null and read_at < $1 order by read_at limit $2",
    [before, most],
  );
  return rows.map((row) => row.domain);
}

/** Notes that the shop is read now; answers false when another process noted it first. */
export async function markShopRead(
  tx: Transaction,
  at: { readonly before: Date; readonly now: Date },
): Promise<boolean> {
  const rows = await tx.query("update shop set read_at = $3 where domain = $1 and read_at < $2 returning domain", [
    tx.shop,
    at.before,
    at.now,
  ]);
  return rows.length > 0;
}

/** Records that the app is gone from the shop, and forgets its logins. News from before its last install says nothing. */
export async function markUninstalled(tx: Transaction, at: Date): Promise<void> {
  const gone = await tx.query(
    `update shop set uninstalled_at = $2, scopes = '{}', import_state = 'none', import_operation = null,
       guard_active = null, guard_checked_at = null
     where domain = $1 and installed_at <= $2 returning domain`,
    [tx.shop, at],
  );
  if (gone.length > 0) await tx.query(`delete from "Session" where shop = $1`, [tx.shop]);
}

export async function saveScopes(tx: Transaction, scopes: readonly string[]): Promise<void> {
  await tx.query("update shop set scopes = $2 where domain = $1", [tx.shop, scopes]);
}

/** Notes that the basket was seen on the storefront; writes at most once an hour. */
export async function saveEmbedSeen(db: Sql, shop: string, now: Date): Promise<void> {
  await db.query(
    `update shop set embed_seen_at = $2
     where domain = $1 and (embed_seen_at is null or embed_seen_at < $2::timestamptz - interval '1 hour')`,
    [shop, now],
  );
}

/** Tables with a column `shop`, those that refer to others first. */
const tablesOfShops = [
  "waitlist_entry",
  "hold",
  "allocation",
  "reservation",
  "drift",
  "stock_lag",
  "guard_switch",
  "market_price",
  "restocked_line",
  "sale",
  "attributed_order",
  "pin",
  "line_up_item",
  "deal",
  "live_deal",
  "urgency",
  "audience",
  "show",
  "inventory_item",
  "inventory_level",
  "variant",
  "product",
  "deleted_product",
  "location",
  "outbox",
] as const;

/** Deletes all that is known of the shop, but for the message of the inbox that asks for it. */
export async function deleteShopData(tx: Transaction, messageId: string): Promise<void> {
  for (const table of tablesOfShops) await tx.query(`delete from ${table} where shop = $1`, [tx.shop]);
  await tx.query("delete from inbox where shop = $1 and id <> $2", [tx.shop, messageId]);
  await tx.query(`delete from "Session" where shop = $1`, [tx.shop]);
  await tx.query("delete from shop where domain = $1", [tx.shop]);
}
