import type { Asker } from "./admin-client.ts";
import { anApp, answerAsMerchant, askerOf } from "./case-app.ts";
import type { World } from "./world.ts";

export const DAY_MS = 24 * 60 * 60 * 1000;

const SUBSCRIBE = `mutation (
  $name: String!, $lineItems: [AppSubscriptionLineItemInput!]!, $returnUrl: URL!, $trialDays: Int, $test: Boolean
) {
  appSubscriptionCreate(name: $name, lineItems: $lineItems, returnUrl: $returnUrl, trialDays: $trialDays, test: $test) {
    appSubscription { id name status test trialDays currentPeriodEnd lineItems { id } }
    confirmationUrl
    userErrors { field message }
  }
}`;
const ACTIVE = `{ currentAppInstallation {
  activeSubscriptions {
    id name status currentPeriodEnd trialDays
    lineItems { id plan { pricingDetails {
      __typename
      ... on AppRecurringPricing { price { amount currencyCode } interval }
      ... on AppUsagePricing { balanceUsed { amount } cappedAmount { amount currencyCode } terms interval }
    } } }
  }
  allSubscriptions(first: 10) { nodes { name status } }
} }`;
const USE = `mutation ($line: ID!, $price: MoneyInput!, $key: String) {
  appUsageRecordCreate(
    subscriptionLineItemId: $line, price: $price, description: "Super Mega Plan 1000 emails", idempotencyKey: $key
  ) { appUsageRecord { id description price { amount } } userErrors { field message } }
}`;

/** A line that is paid by the month, in dollars */
export const recurring = (amount: string, more: object = {}) => ({
  plan: { appRecurringPricingDetails: { price: { amount, currencyCode: "USD" }, ...more } },
});
/** A line that is paid by use, in dollars up to a cap */
export const byUse = (amount: string) => ({
  plan: {
    appUsagePricingDetails: { cappedAmount: { amount, currencyCode: "USD" }, terms: "$1 for 100 emails" },
  },
});

/** What every billing mutation answers besides */
export interface UserErrors {
  readonly userErrors: readonly { readonly field: readonly string[] | null; readonly message: string }[];
}

export interface Proposed extends UserErrors {
  readonly appSubscription: { readonly id: string; readonly status: string; readonly lineItems: { id: string }[] };
  readonly confirmationUrl: string;
}

export interface Installed {
  readonly currentAppInstallation: {
    readonly activeSubscriptions: readonly {
      readonly id: string;
      readonly name: string;
      readonly status: string;
      readonly trialDays: number;
      readonly currentPeriodEnd: string;
      readonly lineItems: readonly {
        readonly id: string;
        readonly plan: { readonly pricingDetails: Record<string, unknown> };
      }[];
    }[];
    readonly allSubscriptions: { readonly nodes: readonly { name: string; status: string }[] };
  };
}

interface Used {
  readonly appUsageRecordCreate: UserErrors & { readonly appUsageRecord: { readonly id: string } | null };
}

/** The app proposes a subscription of ten dollars a month, or what is given. */
export async function propose(world: World, asker: Asker, given: object = {}): Promise<Proposed> {
  const { appSubscriptionCreate } = await world.data<{ appSubscriptionCreate: Proposed }>(
    SUBSCRIBE,
    { name: "Pro", lineItems: [recurring("10.0")], returnUrl: "https://app.example/billing", ...given },
    asker,
  );
  return appSubscriptionCreate;
}

/** An app with a subscription that the merchant approved. */
export async function subscribed(world: World, given: object = {}): Promise<{ asker: Asker; proposed: Proposed }> {
  const asker = await askerOf(world, anApp(world));
  const proposed = await propose(world, asker, given);
  await answerAsMerchant(world, proposed.confirmationUrl, "approve");
  return { asker, proposed };
}

/** What the app sees of its subscriptions */
export async function installation(world: World, asker: Asker): Promise<Installed["currentAppInstallation"]> {
  return (await world.data<Installed>(ACTIVE, {}, asker)).currentAppInstallation;
}

/** The app charges a dollar for use, or what is given. */
export async function use(
  world: World,
  asker: Asker,
  line: string,
  given: object = {},
): Promise<Used["appUsageRecordCreate"]> {
  const variables = { line, price: { amount: "1.00", currencyCode: "USD" }, ...given };
  return (await world.data<Used>(USE, variables, asker)).appUsageRecordCreate;
}
