import { gid, idIn } from "../../state/ids.ts";
import type { WebhookSubscription } from "../../state/records/webhook.ts";
import { API_VERSION } from "../api-version.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";

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

type ListArgs = PageArgs & {
  readonly topics?: readonly string[] | null;
  readonly uri?: string | null;
  readonly callbackUrl?: string | null;
  readonly format?: string | null;
  readonly query?: string | null;
  readonly sortKey: string;
};

type CountArgs = { readonly query?: string | null; readonly limit?: number | null };

/** What an app declared in its toml is not listed: only what it subscribed by the API. */
export const webhookQueries = {
  webhookSubscription: (_root: unknown, args: { readonly id: string }, context: AdminContext) =>
    ownSubscriptions(context).find((one) => one.id === idIn(args.id, "WebhookSubscription")) ?? null,
  webhookSubscriptions: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const uri = args.uri ?? args.callbackUrl;
    const found = ownSubscriptions(context)
      .filter(compileSearch(args.query, LIST_SEARCH))
      .filter((one) => !args.topics || args.topics.includes(topicName(one.topic)))
      .filter((one) => !isGiven(uri) || one.uri === uri)
      .filter(() => args.format !== "XML");
    const byTime = args.sortKey === "CREATED_AT";
    return pageOf(found, args, context, (one) => ({ id: one.id, value: byTime ? one.createdAt : one.id }));
  },
  webhookSubscriptionsCount: (_root: unknown, args: CountArgs, context: AdminContext) => {
    const count = ownSubscriptions(context).filter(compileSearch(args.query, COUNT_SEARCH)).length;
    const isLimited = isGiven(args.limit) && count > args.limit;
    return { count: isLimited ? args.limit : count, precision: isLimited ? "AT_LEAST" : "EXACT" };
  },
};

type Search = Parameters<typeof compileSearch<WebhookSubscription>>[1];

const LIST_SEARCH: Search = {
  id: (one) => one.id,
  created_at: (one) => one.createdAt,
  updated_at: (one) => one.updatedAt,
};

const COUNT_SEARCH: Search = {
  ...LIST_SEARCH,
  endpoint: (one) => one.uri,
  topic: (one) => [one.topic, topicName(one.topic)],
};

/** What the calling app subscribed by the API. */
export function ownSubscriptions({ caller }: AdminContext): WebhookSubscription[] {
  return caller.installation?.subscriptions.filter((one) => one.origin === "api") ?? [];
}

/** `inventory_levels/update` as the API's enumeration says it: `INVENTORY_LEVELS_UPDATE` */
export function topicName(topic: string): string {
  return topic.replace(/[/.]/, "_").toUpperCase();
}
