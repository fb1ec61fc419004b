import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import { createHash } from "node:crypto";
import pg from "pg";
import { withLock, withLockIfFree } from "./advisory-lock.server.ts";
import { KeptAnnouncements, type KeptAnnouncementsOptions } from "./kept-announcements.server.ts";
import { inTransaction } from "./pg-transaction.server.ts";

/** What changed in a show, as told to every process that has viewers of it. */
export interface Announcement {
  readonly show: string;
  readonly change: "show" | "pins" | "sales" | "item" | "stock";
  /** The line-up item, when `change` is "item" */
  readonly item?: string;
}

/** An announcement with the moment of the statement that made it (ISO 8601), as it travels in JSON. */
export interface AnnouncementOnWire extends Announcement {
  readonly at: string;
}

/** The channel of pg_notify on which announcements travel. */
export const announcementChannel = "paniere_live";

/** Runs SQL with `$1`-style parameters. bigint columns arrive as decimal text, timestamps as Date. */
export interface Sql {
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** The same for a statement that runs often and finds its rows by their keys: each connection parses and plans it once. */
  prepared<Row extends object>(sql: string, params: readonly unknown[]): Promise<Row[]>;
}

/** One transaction, which belongs to one shop. */
export interface Transaction extends Sql {
  readonly shop: string;
  /** Sent to every listener at commit, or never. */
  announce(announcement: Announcement): Promise<void>;
  /** SQL that does the same with the JSON text of an announcement, for statements that find out themselves what changed. */
  announced(payload: string): string;
}

export interface Database extends Sql {
  /** For the reads of pages, and for the session storage */
  readonly prisma: PrismaClient;
  /** Commits what `work` did, or nothing of it when it throws. Two that lock each other out are run again, so `work` only speaks SQL. */
  transaction<Value>(shop: string, work: (tx: Transaction) => Promise<Value>): Promise<Value>;
  /**
   * The same for work that is done again when the database crashed before it reached the disk, because what it works on is still
   * noted as undone: it is not waited for.
   */
  replayable<Value>(shop: string, work: (tx: Transaction) => Promise<Value>): Promise<Value>;
  /**
   * Runs `work` while this process alone, among all, holds the lock of that name; waits for its turn.
   * A crash of the process lets go of the lock.
   */
  exclusively<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
  /** The same, but answers `{ ran: false }` at once when another holds the lock. */
  tryExclusively<Value>(
    name: string,
    work: () => Promise<Value>,
  ): Promise<{ readonly ran: true; readonly value: Value } | { readonly ran: false }>;
  close(): Promise<void>;
}

/** Longer than any statement takes; beyond it the connection counts as lost. */
const longestStatementMs = 120_000;
const deadlock = "40P01";
const mostRuns = 4;

/** The JSON text of an item's announcement in SQL, from columns `show_id` and `id`. */
export const itemAnnouncement = (more = "") =>
  `json_build_object('show', show_id, 'change', 'item', 'item', id, ${more}
     'at', to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text`;

/**
 * Opens connections to a migrated database; `close()` ends them. `onError` hears of connections lost while idle. Announcements go by
 * NOTIFY, or, with `keep`, are kept in the transaction and published after its commit.
 */
export function openDatabase(
  url: string,
  onError: (error: Error) => void,
  keep?: Omit<KeptAnnouncementsOptions, "url">,
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: "paniere",
    keepAlive: true,
    // A statement that a dead network swallowed would else keep its connection for a quarter of an hour.
    query_timeout: longestStatementMs,
  });
  // Locks have connections of their own: who waits for a lock must not keep its holder from working.
  const locks = new pg.Pool({ connectionString: url, max: 16, application_name: "paniere locks" });
  for (const each of [pool, locks]) {
    each.on("error", onError);
    // A connection that is lost while it is lent tells whoever asks something of it; without a listener it would end the process.
    each.on("connect", (client) => client.on("error", () => undefined));
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 5 }) });
  const kept = keep === undefined ? null : new KeptAnnouncements({ url, ...keep });
  const transact = <Value>(shop: string, begin: string, work: (tx: Transaction) => Promise<Value>) =>
    untilUnlocked(() => runTransaction(pool, { shop, begin, kept }, work));

  return {
    prisma,
    query: (sql, params) => run(pool, sql, params),
    prepared: (sql, params) => runPrepared(pool, sql, params),
    transaction: (shop, work) => transact(shop, "begin", work),
    replayable: (shop, work) => transact(shop, "begin; set local synchronous_commit = off", work),
    exclusively: (name, work) => withLock(locks, name, work),
    tryExclusively: (name, work) => withLockIfFree(locks, name, work),
    async close() {
      await kept?.close();
      await Promise.all([pool.end(), locks.end(), prisma.$disconnect()]);
    },
  };
}

/** Runs work again that another's locks had ended. */
async function untilUnlocked<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let runs = 1; ; runs++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== deadlock || runs === mostRuns) throw error;
    }
  }
}

async function run<Row extends object>(
  on: pg.Pool | pg.PoolClient,
  sql: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await on.query<Row>(sql, [...params]);
  return result.rows;
}

async function runPrepared<Row extends object>(
  on: pg.Pool | pg.PoolClient,
  sql: string,
  params: readonly unknown[],
): Promise<Row[]> {
  const name = createHash("sha256").update(sql).digest("hex").slice(0, 32);
  const result = await on.query<Row>({ name, text: sql, values: [...params] });
  return result.rows;
}

async function runTransaction<Value>(
  pool: pg.Pool,
  { shop, begin, kept }: { readonly shop: string; readonly begin: string; readonly kept: KeptAnnouncements | null },
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  const marks = { announces: false };
  const announced = (payload: string): string => {
    marks.announces = true;
    return kept === null ? `pg_notify('${announcementChannel}', ${payload})` : `keep_announcement(${payload})`;
  };
  const value = await inTransaction(pool, begin, (client) =>
    work({
      shop,
      query: (sql, params) => run(client, sql, params),
      prepared: (sql, params) => runPrepared(client, sql, params),
      async announce(announcement) {
        const onWire: AnnouncementOnWire = { ...announcement, at: new Date().toISOString() };
        await runPrepared(client, `select ${announced("$1")}`, [JSON.stringify(onWire)]);
      },
      announced,
    }),
  );
  if (marks.announces) kept?.wake();
  return value;
}
