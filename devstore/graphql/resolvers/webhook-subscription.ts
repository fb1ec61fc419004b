import type { Topic } from "../../state/happenings.ts";
import { idIn } from "../../state/ids.ts";
import type { WebhookSubscription } from "../../state/records/webhook.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { type SubscriptionInput, subscriptionProblem, uriOf } from "./webhook-subscription-input.ts";
import { ownSubscriptions, topicName } from "./webhook-subscription-list.ts";

const EMULATED_TOPICS: Topic[] = [
  "products/create",
  "products/update",
  "collections/create",
  "collections/update",
  "collections/delete",
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
  "orders/paid",
  "orders/cancelled",
  "orders/fulfilled",
  "orders/partially_fulfilled",
  "orders/edited",
  "orders/delete",
  "refunds/create",
  "order_transactions/create",
  "fulfillment_orders/order_routing_complete",
  "fulfillment_orders/placed_on_hold",
  "fulfillment_orders/hold_released",
  "fulfillment_orders/moved",
  "fulfillment_orders/split",
  "fulfillment_holds/added",
  "fulfillment_holds/released",
  "fulfillments/create",
  "fulfillments/update",
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

type CreateArgs = { readonly topic: string; readonly webhookSubscription: SubscriptionInput };
type UpdateArgs = { readonly id: string; readonly webhookSubscription: SubscriptionInput };

export const webhookMutations = {
  webhookSubscriptionCreate: (_root: unknown, args: CreateArgs, context: AdminContext) => {
    const { store, caller } = context;
    const input = args.webhookSubscription;
    onlyEmulated("WebhookSubscriptionTopic", { [args.topic]: true }, EMULATED_TOPICS.map(topicName));
    const topic = topicPath(args.topic);
    const problem = subscriptionProblem(context, { topic, input });
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
    const problem = subscriptionProblem(context, { topic: found.topic, input, own: found });
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

/** `INVENTORY_LEVELS_UPDATE` as headers and payloads say it: `inventory_levels/update` */
function topicPath(name: string): string {
  return EMULATED_TOPICS.find((topic) => topicName(topic) === name) ?? name.toLowerCase();
}
