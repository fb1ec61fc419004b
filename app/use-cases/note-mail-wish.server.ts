import { grant, refuse, type Decision } from "../domain/decision.ts";
import { findMailOfWait, saveCustomerOfWait } from "../persistence/waitlist-mail.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { ShopifyRefused } from "../shopify/errors.ts";
import {
  CreateCustomerDocument,
  FindCustomerDocument,
  UpdateEmailConsentDocument,
  type CustomerEmailMarketingConsentInput,
} from "../shopify/generated.ts";
import { idOf } from "../shopify/gid.ts";
import type { House } from "./house.server.ts";
import { mayMail } from "./may-mail.ts";
import type { HoldOfShopper } from "./renew-hold.server.ts";
import { getShop } from "./shop-and-show.server.ts";

/** Why nobody can be written to: the merchant did not allow it, or Shopify does not take the address. */
export interface MailRefusal {
  readonly kind: "mail-not-offered" | "mail-refused";
}

/**
 * Has the store write to a shopper at their turn, as they consented to: the address goes to Shopify and is kept nowhere here,
 * not even when Shopify is away; what is kept is the number of the store's customer. Says the same whether the store knew the
 * address or not. A place that has one keeps it.
 */
export async function noteMailWish(
  house: House,
  shop: string,
  wish: HoldOfShopper & { readonly email: string },
): Promise<Decision<"noted", MailRefusal>> {
  const { id, shopper, email } = wish;
  if (!mayMail(await getShop(house.db, shop))) return refuse({ kind: "mail-not-offered" });
  const known = await findMailOfWait(house.db, shop, { id, shopper });
  if (known === null) return refuse({ kind: "mail-not-offered" });
  // One address for a place, so that nobody fills a store with customers.
  if (known === "wished") return grant("noted");
  try {
    const customerId = await consenting(await house.shopify(shop), email, house.clock());
    await house.db.transaction(shop, (tx) => saveCustomerOfWait(tx, { id, shopper }, customerId));
    return grant("noted");
  } catch (error) {
    // Shopify's words may repeat the address, so they are not passed on.
    if (error instanceof ShopifyRefused) return refuse({ kind: "mail-refused" });
    throw error;
  }
}

/** The number of the customer with this address, made if need be, with their consent recorded. */
async function consenting(admin: AdminClient, email: string, now: Date): Promise<string> {
  const known = await admin.query(FindCustomerDocument, { email });
  const customer = known.customerByIdentifier;
  if (customer === null) return create(admin, email, now);
  const state = customer.defaultEmailAddress?.marketingState;
  if (state !== "SUBSCRIBED" && state !== "PENDING") {
    // Anybody can type an address: who once took the consent back must confirm a new one.
    const emailMarketingConsent = consent(state === "UNSUBSCRIBED" ? "PENDING" : "SUBSCRIBED", now);
    await admin.mutate(UpdateEmailConsentDocument, { input: { customerId: customer.id, emailMarketingConsent } });
  }
  return idOf(customer.id);
}

async function create(admin: AdminClient, email: string, now: Date): Promise<string> {
  try {
    const input = { email, emailMarketingConsent: consent("SUBSCRIBED", now) };
    const { customerCreate } = await admin.mutate(CreateCustomerDocument, { input });
    const made = customerCreate?.customer;
    if (made) return idOf(made.id);
  } catch (error) {
    if (!(error instanceof ShopifyRefused)) throw error;
    // Made meanwhile, as by the same shopper's second click.
    const { customerByIdentifier } = await admin.query(FindCustomerDocument, { email });
    if (customerByIdentifier === null) throw error;
    return idOf(customerByIdentifier.id);
  }
  throw new ShopifyRefused("customerCreate", []);
}

function consent(marketingState: "SUBSCRIBED" | "PENDING", at: Date): CustomerEmailMarketingConsentInput {
  const marketingOptInLevel = marketingState === "PENDING" ? "CONFIRMED_OPT_IN" : "SINGLE_OPT_IN";
  return { marketingState, marketingOptInLevel, consentUpdatedAt: at.toISOString() };
}
