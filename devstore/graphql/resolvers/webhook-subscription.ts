import { approvalOf, isProtectedTopic } from "../../access/customer-data.ts";
import type { Topic } from "../../state/happenings.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { WebhookSubscription } from "../../state/records/webhook.ts";
import { checkFilter } from "../../webhooks/webhook-filter.ts";
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
  readonly format?: string | null;
  readonly includeFields?: readonly string[] | null;
  readonly filter?: string | null;
  readonly metafieldNamespaces?: readonly string[] | null;
  readonly name?: string | null;
};

const FIELDS = ["uri", "callbackUrl", "format", "includeFields", "filter", "metafieldNamespaces", "name"];

export const webhookSubscription = fieldsOf<WebhookSubscription>({
  id: (subscription) => gid("WebhookSubscription", subscription.id),
  legacyResourceId: (subscription) => subscription.id,
  topic: (subscription) => topicName(subscription.topic),
  uri: (subscription) => subscription.uri,
  callbackUrl: (subscription) => subscription.uri,
  endpoint: (subscription) => typed("WebhookHttpEndpoint", { callbackUrl: subscription.uri }),
  format: () => "JSON",
  includeFields: (subscription) => subscription.includeFields,
  metafieldNamespaces: (subscription) => subscription.metafieldNamespaces,
  metafields: () => [],
  filter: (subscription) => subscription.filter,
  name: (subscription) => subscription.name,
  apiVersion: () => ({ handle: API_VERSION, displayName: API_VERSION, supported: true }),
  createdAt: (subscription) => subscription.createdAt,
  updatedAt: (subscription) => subscription.updatedAt,
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
type UpdateArgs = { readonly id: string; readonly webhookSubscription: Input };

export const webhookMutations = {
  webhookSubscriptionCreate: (_root: unknown, args: CreateArgs, context: AdminContext) => {
    const { store, caller } = context;
    const input = args.webhookSubscription;
    onlyEmulated("WebhookSubscriptionTopic", { [args.topic]: true }, EMULATED_TOPICS.map(topicName));
    const topic = topicPath(args.topic);
    const problem = inputProblem(input, true) ?? approvalProblem(context, topic) ?? takenProblem(context, topic, input);
    if (problem) return { webhookSubscription: null, userErrors: [problem] };
    const at = store.timestamp();
    const subscription: WebhookSubscription = {
      id: store.nextId(),
      topic,
      uri: uriOf(input) ?? "",
      origin: "api",
      includeFields: [...(input.includeFields ?? [])],
      filter: input.filter ?? null,
      metafieldNamespaces: [...(input.metafieldNamespaces ?? [])],
      name: input.name ?? null,
      createdAt: at,
      updatedAt: at,
    };
    if (caller.installation) {
      caller.installation.subscriptions.push(subscription);
      store.state.installations.put(caller.installation);
    }
    return { webhookSubscription: subscription, userErrors: [] };
  },

  webhookSubscriptionUpdate: (_root: unknown, args: UpdateArgs, context: AdminContext) => {
    const { store, caller } = context;
    const input = args.webhookSubscription;
    const found = ownSubscriptions(context).find((one) => one.id === idIn(args.id, "WebhookSubscription"));
    if (!caller.installation || !found) {
      const userErrors = [{ field: ["id"], message: "Webhook subscription does not exist" }];
      return { webhookSubscription: null, userErrors };
    }
    const problem = inputProblem(input, false) ?? takenProblem(context, found.topic, input, found);
    if (problem) return { webhookSubscription: null, userErrors: [problem] };
    found.uri = uriOf(input) ?? found.uri;
    if (input.includeFields !== undefined) found.includeFields = [...(input.includeFields ?? [])];
    if (input.filter !== undefined) found.filter = input.filter;
    if (input.metafieldNamespaces !== undefined) found.metafieldNamespaces = [...(input.metafieldNamespaces ?? [])];
    if (input.name !== undefined) found.name = input.name;
    found.updatedAt = store.timestamp();
    store.state.installations.put(caller.installation);
    return { webhookSubscription: found, userErrors: [] };
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

interface Problem {
  readonly field: string[];
  readonly message: string;
}

function inputProblem(input: Input, isNew: boolean): Problem | null {
  onlyEmulated("WebhookSubscriptionInput", input, FIELDS);
  if (isGiven(input.format)) onlyEmulated("WebhookSubscriptionFormat", { [input.format]: true }, ["JSON"]);
  const uri = uriOf(input);
  const at = ["webhookSubscription", "callbackUrl"];
  if (isNew && !isGiven(uri)) return { field: at, message: "Address can't be blank" };
  if (isGiven(uri)) {
    const scheme = /^[a-z]+(?=:)/.exec(uri)?.[0] ?? "";
    if (scheme === "pubsub" || scheme === "arn")
      onlyEmulated("WebhookSubscriptionInput", { [`uri (${scheme})`]: uri }, []);
    if (scheme !== "https" && !/^http:\/\/localhost[:/]/.test(uri))
      return { field: at, message: `Address protocol ${scheme}:// is not supported` };
  }
  return isGiven(input.filter) ? filterProblem(input.filter) : null;
}

function filterProblem(filter: string): Problem | null {
  try {
    checkFilter(filter);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { field: ["webhookSubscription", "filter"], message: `The specified filter is invalid: ${reason}` };
  }
}

function approvalProblem({ store, caller }: AdminContext, topic: string): Problem | null {
  if (!caller.app || !isProtectedTopic(topic) || approvalOf(store, caller.app.id).customerData) return null;
  const message =
    "This app is not approved to subscribe to webhook topics containing protected customer data. " +
    "See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.";
  return { field: ["webhookSubscription"], message };
}

/** A topic may go to one address once, but with other filters as often as there are filters. */
function takenProblem(context: AdminContext, topic: string, input: Input, own?: WebhookSubscription): Problem | null {
  const uri = uriOf(input) ?? own?.uri;
  const filter = input.filter === undefined ? (own?.filter ?? null) : input.filter;
  const isTaken = ownSubscriptions(context).some(
    (one) => one !== own && one.topic === topic && one.uri === uri && one.filter === filter,
  );
  const message = "Address for this topic has already been taken";
  return isTaken ? { field: ["webhookSubscription", "callbackUrl"], message } : null;
}

function uriOf(input: Input): string | null {
  return input.uri ?? input.callbackUrl ?? null;
}

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
