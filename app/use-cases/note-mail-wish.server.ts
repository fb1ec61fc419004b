import { findMailOfWait, saveCustomerOfWait } from "../persistence/waitlist-mail.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { ShopifyAccessLost, ShopifyRefused, ShopifyThrottled, ShopifyUnavailable } from "../shopify/errors.ts";
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

/** The shopper waits for the answer. */
const patienceMs = 6_000;

/** Whether a shopper will be written to; not offered: the merchant does not allow it, or the place is over. */
export type MailWish = "noted" | "not-noted" | "not-offered";

/**
 * Has the store write to a shopper at their turn, as they consented to: the address goes to Shopify and is kept nowhere here,
 * not even when Shopify is away; what is kept is the number of the store's customer. Says the same whether the store knew the
 * address or not. A place that has one keeps it.
 */
export async function noteMailWish(
  house: House,
  shop: string,
  wish: HoldOfShopper & { readonly email: string },
): Promise<MailWish> {
  const { id, shopper, email } = wish;
  if (!mayMail(await getShop(house.db, shop))) return "not-offered";
  const known = await findMailOfWait(house.db, shop, { id, shopper });
  if (known === null) return "not-offered";
  // One address for a place, so that nobody fills a store with customers.
  if (known === "wished") return "noted";
  try {
    const customerId = await consenting(await house.shopify(shop, { withinMs: patienceMs }), email, house.clock());
    await house.db.transaction(shop, (tx) => saveCustomerOfWait(tx, { id, shopper }, customerId));
    return "noted";
  } catch (error) {
    const isShopifys = faults.some((Fault) => error instanceof Fault);
    if (!isShopifys) throw error;
    // Shopify's words may repeat the address, so only the fault's name is kept.
    house.log.info({ shop, reason: error instanceof Error ? error.name : "" }, "a wish for an e-mail was not noted");
    return "not-noted";
  }
}

/** For which the shopper is asked to try again; their place in the queue stays theirs. */
const faults = [ShopifyRefused, ShopifyThrottled, ShopifyUnavailable, ShopifyAccessLost];

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
