import { approvalOf, isProtectedTopic } from "../../access/customer-data.ts";
import type { WebhookSubscription } from "../../state/records/webhook.ts";
import { checkFilter } from "../../webhooks/webhook-filter.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { ownSubscriptions } from "./webhook-subscription-list.ts";

export type SubscriptionInput = {
  readonly uri?: string | null;
  readonly callbackUrl?: string | null;
  readonly format?: string | null;
  readonly includeFields?: readonly string[] | null;
  readonly filter?: string | null;
  readonly metafieldNamespaces?: readonly string[] | null;
  readonly name?: string | null;
};

const FIELDS = ["uri", "callbackUrl", "format", "includeFields", "filter", "metafieldNamespaces", "name"];

export interface SubscriptionProblem {
  readonly field: string[];
  readonly message: string;
}

interface Wanted {
  readonly topic: string;
  readonly input: SubscriptionInput;
  /** The subscription that is to change; a new one is made without */
  readonly own?: WebhookSubscription;
}

/** Why a subscription cannot be as it is wanted; null when it can. */
export function subscriptionProblem(context: AdminContext, wanted: Wanted): SubscriptionProblem | null {
  return (
    inputProblem(wanted) ??
    (wanted.own ? null : approvalProblem(context, wanted.topic)) ??
    takenProblem(context, wanted) ??
    nameProblem(context, wanted)
  );
}

export function uriOf(input: SubscriptionInput): string | null {
  return input.uri ?? input.callbackUrl ?? null;
}

function inputProblem({ input, own }: Wanted): SubscriptionProblem | null {
  onlyEmulated("WebhookSubscriptionInput", input, FIELDS);
  if (isGiven(input.format)) onlyEmulated("WebhookSubscriptionFormat", { [input.format]: true }, ["JSON"]);
  const uri = uriOf(input);
  const at = ["webhookSubscription", "callbackUrl"];
  if (!own && !isGiven(uri)) return { field: at, message: "Address can't be blank" };
  if (isGiven(uri)) {
    const scheme = /^[a-z]+(?=:)/.exec(uri)?.[0] ?? "";
    if (scheme === "pubsub" || scheme === "arn")
      onlyEmulated("WebhookSubscriptionInput", { [`uri (${scheme})`]: uri }, []);
    if (scheme !== "https" && !/^http:\/\/localhost[:/]/.test(uri))
      return { field: at, message: `Address protocol ${scheme}:// is not supported` };
  }
  return isGiven(input.filter) ? filterProblem(input.filter) : null;
}

function filterProblem(filter: string): SubscriptionProblem | null {
  try {
    checkFilter(filter);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { field: ["webhookSubscription", "filter"], message: `The specified filter is invalid: ${reason}` };
  }
}

function approvalProblem({ store, caller }: AdminContext, topic: string): SubscriptionProblem | null {
  if (!caller.app || !isProtectedTopic(topic) || approvalOf(store, caller.app.id).customerData) return null;
  const message =
    "This app is not approved to subscribe to webhook topics containing protected customer data. " +
    "See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.";
  return { field: ["webhookSubscription"], message };
}

/** A topic may go to one address once, but with other filters as often as there are filters. */
function takenProblem(context: AdminContext, { topic, input, own }: Wanted): SubscriptionProblem | null {
  const uri = uriOf(input) ?? own?.uri;
  const filter = input.filter === undefined ? (own?.filter ?? null) : input.filter;
  const isTaken = ownSubscriptions(context).some(
    (one) => one !== own && one.topic === topic && one.uri === uri && one.filter === filter,
  );
  const message = "Address for this topic has already been taken";
  return isTaken ? { field: ["webhookSubscription", "callbackUrl"], message } : null;
}

/** https://shopify.dev/changelog/webhook-subscriptions-now-support-a-name-field-for-identification */
function nameProblem(context: AdminContext, { input, own }: Wanted): SubscriptionProblem | null {
  const { name } = input;
  if (!isGiven(name)) return null;
  const field = ["webhookSubscription", "name"];
  if (name.length > 50) return { field, message: "Name is too long (maximum is 50 characters)" };
  if (!/^[\w-]+$/.test(name))
    return { field, message: "Name can only contain alphanumeric characters, underscores, and hyphens" };
  const isTaken = ownSubscriptions(context).some((one) => one !== own && one.name === name);
  return isTaken ? { field, message: "Name has already been taken" } : null;
}
