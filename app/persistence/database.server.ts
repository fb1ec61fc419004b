import type { PrismaClient } from "@prisma/client";

/** What changed in a show, as told to every process that has viewers of it. */
export interface Announcement {
  readonly show: string;
  readonly change: "show" | "pins" | "sales" | "item";
  /** The line-up item, when `change` is "item" */
  readonly item?: string;
}

/** Runs SQL with `$1`-style parameters. bigint columns arrive as decimal text, timestamps as Date. */
export interface Sql {
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** One transaction, which belongs to one shop. */
export interface Transaction extends Sql {
  readonly shop: string;
  /** Sent to every listener at commit, or never. */
  announce(announcement: Announcement): Promise<void>;
}

export interface Database extends Sql {
  /** For the reads of pages, and for the session storage */
  readonly prisma: PrismaClient;
  /** Commits what `work` did, or nothing of it when it throws. */
  transaction<Value>(shop: string, work: (tx: Transaction) => Promise<Value>): Promise<Value>;
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

/** The channel of pg_notify on which announcements travel; the payload is AnnouncementOnWire as JSON. */
export const announcementChannel = "paniere_live";

/** An announcement with the moment of the statement that made it (ISO 8601). */
export interface AnnouncementOnWire extends Announcement {
  readonly at: string;
}
