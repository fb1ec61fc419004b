import type { MailedPlace, MailTag } from "../domain/mail-tags.ts";
import type { Sql, Transaction } from "./database.server.ts";

/** Whether somebody is to be written to for a shopper's open place in a queue; null when it is not theirs, or over. */
export async function findMailOfWait(
  db: Sql,
  shop: string,
  of: { readonly id: string; readonly shopper: string },
): Promise<"wished" | "not-wished" | null> {
  const [row] = await db.query<{ isWished: boolean }>(
    `select customer_id is not null as "isWished" from waitlist_entry
     where shop = $1 and id = $2 and shopper = $3 and state in ('waiting', 'offered')`,
    [shop, of.id, of.shopper],
  );
  if (row === undefined) return null;
  return row.isWished ? "wished" : "not-wished";
}

/** Notes whom the store knows a shopper in a queue as; nothing when the place is not theirs, or not open any more. */
export async function saveCustomerOfWait(
  tx: Transaction,
  of: { readonly id: string; readonly shopper: string },
  customerId: string,
): Promise<void> {
  await tx.query(
    `update waitlist_entry set customer_id = $4 where shop = $1 and id = $2 and shopper = $3 and state in ('waiting', 'offered')`,
    [tx.shop, of.id, of.shopper, customerId],
  );
}

/** A place in a queue of a customer who wishes an e-mail. */
export interface MailedPlaceRow extends MailedPlace {
  readonly id: string;
  readonly customerId: string;
}

const wanted = `case state when 'waiting' then 'waiting' when 'offered' then 'turn' end`;

/** The places in a show's queues of customers whose tags say something else than they should. */
export async function listUntoldPlaces(db: Sql, shop: string, showId: string): Promise<readonly MailedPlaceRow[]> {
  return db.query<MailedPlaceRow>(
    `select id, customer_id as "customerId", state, mail_tag as tagged from waitlist_entry
     where shop = $1 and show_id = $2 and customer_id in (
       select customer_id from waitlist_entry where shop = $1 and show_id = $2 and customer_id is not null
         and mail_tag is distinct from ${wanted})
     order by place`,
    [shop, showId],
  );
}

/** Notes what a customer's tags say now of places. */
export async function saveMailTags(
  tx: Transaction,
  places: readonly { readonly id: string; readonly tag: MailTag | null }[],
): Promise<void> {
  await tx.query(
    `update waitlist_entry w set mail_tag = r.tag from unnest($2::uuid[], $3::text[]) as r(id, tag)
     where w.shop = $1 and w.id = r.id`,
    [tx.shop, places.map((place) => place.id), places.map((place) => place.tag)],
  );
}

/** Forgets a customer of the store; answers in how many queues they were. */
export async function forgetCustomer(tx: Transaction, customerId: string): Promise<number> {
  const rows = await tx.query(
    "update waitlist_entry set customer_id = null, mail_tag = null where shop = $1 and customer_id = $2 returning id",
    [tx.shop, customerId],
  );
  return rows.length;
}

/** A place in a queue as the shopper may ask to know of it. */
export interface KnownPlace {
  readonly showId: string;
  readonly variantId: string;
  readonly units: number;
  readonly state: MailedPlace["state"];
  readonly joinedAt: Date;
}

/** All that is known of a customer of the store. */
export async function listPlacesOfCustomer(db: Sql, shop: string, customerId: string): Promise<readonly KnownPlace[]> {
  return db.query<KnownPlace>(
    `select show_id as "showId", variant_id as "variantId", units, state, joined_at as "joinedAt" from waitlist_entry
     where shop = $1 and customer_id = $2 order by place`,
    [shop, customerId],
  );
}

/** Shows with customers whose tags say something else than they should, in shops that let their customers be written to. */
export async function listUntoldShows(db: Sql): Promise<readonly { readonly shop: string; readonly showId: string }[]> {
  return db.query(
    `select distinct w.shop, w.show_id as "showId" from waitlist_entry w
     join shop p on p.domain = w.shop and p.uninstalled_at is null and 'write_customers' = any (p.scopes)
     where w.customer_id is not null and w.mail_tag is distinct from ${wanted}
       and not exists (select from outbox o where o.shop = w.shop and o.kind = 'tag-waiting' and o.subject = w.show_id::text
         and o.done_at is null and (o.parked_at is null or o.parked_at > now() - interval '10 minutes'))`,
    [],
  );
}
