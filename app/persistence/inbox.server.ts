import type { Sql, Transaction } from "./database.server.ts";

/** A webhook that waits to be understood. */
export interface InboxRecord {
  readonly id: string;
  readonly shop: string;
  readonly topic: string;
  /** When Shopify triggered it, ISO 8601 to the microsecond; null when it did not say */
  readonly triggeredAt: string | null;
  readonly body: Buffer;
  readonly attempts: number;
}

/** Stores a webhook; a delivery that is stored already changes nothing. */
export async function storeWebhook(
  db: Sql,
  webhook: {
    readonly shop: string;
    readonly topic: string;
    readonly webhookId: string;
    readonly triggeredAt: string | null;
    readonly body: string;
  },
): Promise<void> {
  await db.prepared(
    `insert into inbox (shop, topic, webhook_id, triggered_at, body) values ($1, $2, $3, $4, $5)
     on conflict (webhook_id) do nothing`,
    [webhook.shop, webhook.topic, webhook.webhookId, webhook.triggeredAt, Buffer.from(webhook.body, "utf8")],
  );
}

/** The webhooks that wait, in the order of their arrival. */
export async function listWaitingMessages(
  db: Sql,
  now: Date,
  most: number,
): Promise<readonly { readonly id: string; readonly shop: string }[]> {
  return db.query("select id, shop from inbox where processed_at is null and due_at <= $1 order by id limit $2", [
    now,
    most,
  ]);
}

/** Takes a message for this transaction; null when another has it or it was done. */
export async function takeMessage(tx: Transaction, id: string): Promise<InboxRecord | null> {
  const [row] = await tx.prepared<InboxRecord>(
    `select id, shop, topic, to_char(triggered_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "triggeredAt",
       body, attempts
     from inbox where id = $1 and shop = $2 and processed_at is null for update skip locked`,
    [id, tx.shop],
  );
  return row ?? null;
}

/** Notes that a message is done; its body is of no more use. */
export async function markMessageDone(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.prepared("update inbox set processed_at = $3, body = '', error = null where id = $1 and shop = $2", [
    id,
    tx.shop,
    now,
  ]);
}

/** Notes that a message failed. It is tried again at `dueAt`; given up when that is null. */
export async function markMessageFailed(
  tx: Transaction,
  id: string,
  failure: { readonly error: string; readonly dueAt: Date | null; readonly now: Date },
): Promise<void> {
  await tx.query(
    `update inbox set attempts = attempts + 1, error = $3, due_at = coalesce($4, due_at),
       processed_at = case when $4::timestamptz is null then $5::timestamptz end
     where id = $1 and shop = $2 and processed_at is null`,
    [id, tx.shop, failure.error, failure.dueAt, failure.now],
  );
}
