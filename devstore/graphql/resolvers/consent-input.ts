import { idIn } from "../../state/ids.ts";
import type { Customer, MarketingConsent } from "../../state/records/customer.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { userError, type UserError } from "./user-error.ts";

export type ConsentInput = {
  readonly marketingState: string;
  readonly marketingOptInLevel?: MarketingConsent["optInLevel"] | null;
  readonly consentUpdatedAt?: string | null;
  readonly sourceLocationId?: string | null;
};

/** By which way the customer is written to */
export type Channel = "email" | "sms";

/** The other states Shopify sets by itself. */
const SETTABLE = ["SUBSCRIBED", "UNSUBSCRIBED", "PENDING"];

/** Why a consent may not be set, in Shopify's codes. `contact` is the address or number that it is about. */
export function consentProblems(
  store: Store,
  channel: Channel,
  input: ConsentInput & { contact: string | null },
): UserError[] {
  const at = ["input", channel === "email" ? "emailMarketingConsent" : "smsMarketingConsent"];
  if (!isGiven(input.contact)) {
    const wanted = channel === "email" ? "An email address" : "A phone number";
    const consent = channel === "email" ? "email" : "SMS";
    const words = `${wanted} is required to set the ${consent} consent state.`;
    return [userError(at, "INVALID", words)];
  }
  if (!SETTABLE.includes(input.marketingState)) {
    const words = `Cannot specify ${input.marketingState} as a marketing state input`;
    return [userError([...at, "marketingState"], "INVALID", words)];
  }
  if (isGiven(input.consentUpdatedAt) && Date.parse(input.consentUpdatedAt) > store.now().getTime())
    return [userError([...at, "consentUpdatedAt"], "INVALID", "Consent updated at must not be in the future")];
  if (isGiven(input.sourceLocationId) && !store.state.locations.has(idIn(input.sourceLocationId, "Location")))
    return [userError([...at, "sourceLocationId"], "INVALID", "Location was not found")];
  return [];
}

/** Sets what a customer said; they said it now unless a time is given. */
export function writeConsent(
  store: Store,
  customer: Customer,
  input: { channel: Channel; consent: ConsentInput },
): void {
  const { channel, consent } = input;
  const before = channel === "email" ? customer.emailConsent : customer.smsConsent;
  const after: MarketingConsent = {
    state: consent.marketingState as MarketingConsent["state"],
    optInLevel: consent.marketingOptInLevel ?? before.optInLevel,
    updatedAt: consent.consentUpdatedAt ?? store.timestamp(),
    sourceLocationId: isGiven(consent.sourceLocationId) ? idIn(consent.sourceLocationId, "Location") : null,
  };
  if (channel === "email") customer.emailConsent = after;
  else customer.smsConsent = after;
}
