import { tagChanges, wantedTag } from "../domain/mail-tags.ts";
import { findShop } from "../persistence/shops.server.ts";
import {
  forgetCustomer,
  listUntoldPlaces,
  listUntoldShows,
  saveMailTags,
  type MailedPlaceRow,
} from "../persistence/waitlist-mail.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { ShopifyRefused } from "../shopify/errors.ts";
import { AddCustomerTagsDocument, FindCustomerByIdDocument, RemoveCustomerTagsDocument } from "../shopify/generated.ts";
import { gid } from "../shopify/gid.ts";
import type { House } from "./house.server.ts";
import { mayMail } from "./may-mail.ts";
import { oweEffect } from "./owe-effect.server.ts";

/**
 * Has the tags of the store's customers say who waits in a show's queues and whose turn it is: the merchant's own e-mails begin
 * by them. Those whose turn has come are told first. A customer who is gone is forgotten.
 */
export async function tagWaiting(house: House, shop: string, showId: string): Promise<void> {
  const known = await findShop(house.db, shop);
  if (known === null || known.uninstalledAt !== null || !mayMail(known)) return;
  const places = await listUntoldPlaces(house.db, shop, showId);
  if (places.length === 0) return;
  const admin = await house.shopify(shop);
  const byCustomer = [...Map.groupBy(places, (place) => place.customerId)];
  const hasTurn = (theirs: readonly MailedPlaceRow[]) => theirs.some((place) => place.state === "offered");
  const inOrder = byCustomer.sort(([, one], [, other]) => Number(hasTurn(other)) - Number(hasTurn(one)));
  for (const [customerId, theirs] of inOrder) {
    const isThere = await tagCustomer(admin, customerId, theirs);
    await house.db.transaction(shop, async (tx) => {
      if (isThere) {
        await saveMailTags(
          tx,
          theirs.map(({ id, state }) => ({ id, tag: wantedTag(state) })),
        );
      } else await forgetCustomer(tx, customerId);
    });
  }
}

/** Answers whether the customer is there. */
async function tagCustomer(
  admin: AdminClient,
  customerId: string,
  places: readonly MailedPlaceRow[],
): Promise<boolean> {
  const id = gid("Customer", customerId);
  const { add, remove } = tagChanges(places);
  try {
    if (add.length > 0) await admin.mutate(AddCustomerTagsDocument, { id, tags: add });
    if (remove.length > 0) await admin.mutate(RemoveCustomerTagsDocument, { id, tags: remove });
    return true;
  } catch (error) {
    if (!(error instanceof ShopifyRefused)) throw error;
    const { customer } = await admin.query(FindCustomerByIdDocument, { id });
    if (customer !== null) throw error;
    return false;
  }
}

/** Owes the customers' tags to every show whose queues moved on since. */
export async function oweWaitingTags(house: House): Promise<void> {
  for (const { shop, showId } of await listUntoldShows(house.db)) {
    await house.db.transaction(shop, (tx) => oweEffect(house, tx, "tag-waiting", showId));
  }
}
