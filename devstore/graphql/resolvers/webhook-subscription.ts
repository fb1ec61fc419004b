import { approvalOf, isProtectedTopic } from "../../access/customer-data.ts";
import type { Topic } from "../../state/happenings.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { WebhookSubscription } from "../../state/records/webhook.ts";
import { API_VERSION } from "../api-version.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";

const EMULATED_TOPICS: Topic[] = [
  "products/create",
  "products/update",
  "products/delete",
  "inventory_items/create",
  "inventory_items/update",
  "inventory_items/delete",
  "inventory_levels/connect",
  "inventory_levels/update",
  "inventory_levels/disconnect",
  "locations/create",
  "locations/update",
  "locations/activate",
  "locations/deactivate",
  "locations/delete",
  "orders/create",
  "orders/updated",
  "customers/create",
  "customers/update",
  "customers/delete",
  "customers_email_marketing_consent/update",
  "customers_marketing_consent/update",
  "customer.tags_added",
  "customer.tags_removed",
  "draft_orders/create",
  "draft_orders/update",
  "draft_orders/delete",
  "app/uninstalled",
  "app/scopes_update",
  "app_subscriptions/update",
  "app_subscriptions/approaching_capped_amount",
  "app_purchases_one_time/update",
  "bulk_operations/finish",
];

type Input = {
  readonly uri?: string | null;
  readonly callbackUrl?: string | null;
  readonly includeFields?: readonly string[] | null;
};

export const webhookSubscription = fieldsOf<WebhookSubscription>({
  id: (subscription) => gid("WebhookSubscription", subscription.id),
  legacyResourceId: (subscription) => subscription.id,
  topic: (subscription) => topicName(subscription.topic),
  uri: (subscription) => subscription.uri,
  callbackUrl: (subscription) => subscription.uri,
  endpoint: (subscription) => typed("WebhookHttpEndpoint", { callbackUrl: subscription.uri }),
  format: () => "JSON",
  includeFields: (subscription) => subscription.includeFields,
  metafieldNamespaces: () => [],
  metafields: () => [],
  filter: () => null,
  name: () => null,
  apiVersion: () => ({ handle: API_VERSION, displayName: API_VERSION, supported: true }),
  createdAt: (subscription) => subscription.createdAt,
  updatedAt: (subscription) => subscription.createdAt,
});

type ListArgs = PageArgs & { readonly topics?: readonly string[] | null; readonly uri?: string | null };

/** What an app declared in its toml is not listed: only what it subscribed by the API. */
export const webhookQueries = {
  webhookSubscription: (_root: unknown, args: { readonly id: string }, context: AdminContext) =>
    ownSubscriptions(context).find((one) => one.id === idIn(args.id, "WebhookSubscription")) ?? null,
  webhookSubscriptions: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const found = ownSubscriptions(context).filter((one) => {
      if (args.topics && !args.topics.includes(topicName(one.topic))) return false;
      return !isGiven(args.uri) || one.uri === args.uri;
    });
    return pageOf(found, args, context, (one) => ({ id: one.id, value: one.id }));
  },
  webhookSubscriptionsCount: (_root: unknown, _args: object, context: AdminContext) => ({
    count: ownSubscriptions(context).length,
    precision: "EXACT",
  }),
};

type CreateArgs = { readonly topic: string; readonly webhookSubscription: Input };

export const webhookMutations = {
  webhookSubscriptionCreate: (_root: unknown, args: CreateArgs, context: AdminContext) => {
    const { store, caller } = context;
    const input = args.webhookSubscription;
    onlyEmulated("WebhookSubscriptionInput", input, ["uri", "callbackUrl", "format", "includeFields"]);
    const uri = input.uri ?? input.callbackUrl ?? "";
    const refuse = (message: string) => {
      return { webhookSubscription: null, userErrors: [{ field: ["webhookSubscription", "callbackUrl"], message }] };
    };
    if (!/^(https:\/\/|http:\/\/localhost)/.test(uri)) return refuse("Address protocol http:// is not supported");
    const topic = topicPath(args.topic);
    onlyEmulated("WebhookSubscriptionTopic", { [args.topic]: true }, EMULATED_TOPICS.map(topicName));
    if (caller.app && isProtectedTopic(topic) && !approvalOf(store, caller.app.id).customerData) {
      const message =
        "This app is not approved to subscribe to webhook topics containing protected customer data. " +
        "See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.";
      return { webhookSubscription: null, userErrors: [{ field: ["webhookSubscription"], message }] };
    }
    if (ownSubscriptions(context).some((one) => one.topic === topic && one.uri === uri)) {
      return refuse("Address for this topic has already been taken");
    }
    const subscription: WebhookSubscription = {
      id: store.nextId(),
      topic,
      uri,
      origin: "api",
      includeFields: [...(input.includeFields ?? [])],
      createdAt: store.timestamp(),
    };
    if (caller.installation) {
      caller.installation.subscriptions.push(subscription);
      store.state.installations.put(caller.installation);
    }
    return { webhookSubscription: subscription, userErrors: [] };
  },

  webhookSubscriptionDelete: (_root: unknown, args: { readonly id: string }, context: AdminContext) => {
    const { installation } = context.caller;
    const found = ownSubscriptions(context).find((one) => one.id === idIn(args.id, "WebhookSubscription"));
    if (!installation || !found) {
      const userErrors = [{ field: ["id"], message: "Webhook subscription does not exist" }];
      return { deletedWebhookSubscriptionId: null, userErrors };
    }
    installation.subscriptions = installation.subscriptions.filter((one) => one !== found);
    context.store.state.installations.put(installation);
    return { deletedWebhookSubscriptionId: args.id, userErrors: [] };
  },
};

function ownSubscriptions({ caller }: AdminContext): WebhookSubscription[] {
  return caller.installation?.subscriptions.filter((one) => one.origin === "api") ?? [];
}

/** `inventory_levels/update` as the API's enumeration says it: `INVENTORY_LEVELS_UPDATE` */
function topicName(topic: string): string {
  return topic.replace(/[/.]/, "_").toUpperCase();
}

/** `INVENTORY_LEVELS_UPDATE` as headers and payloads say it: `inventory_levels/update` */
function topicPath(name: string): string {
  return EMULATED_TOPICS.find((topic) => topicName(topic) === name) ?? name.toLowerCase();
}
