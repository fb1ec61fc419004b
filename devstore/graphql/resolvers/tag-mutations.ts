import { GraphQLError } from "graphql";
import { announceProduct } from "../../catalogue/product-records.ts";
import { retag } from "../../customers/customer-records.ts";
import { announceDraft } from "../../drafts/draft-records.ts";
import { parseGid } from "../../state/ids.ts";
import type { Customer } from "../../state/records/customer.ts";
import type { DraftOrder } from "../../state/records/draft-order.ts";
import type { Order } from "../../state/records/order.ts";
import type { Product } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { accessDenied, hasScope } from "../access-scopes.ts";
import { typed, type AdminContext } from "../resolver.ts";

type TagArgs = { readonly id: string; readonly tags: readonly string[] };
type Change = (before: readonly string[], tags: readonly string[]) => string[];

const LONGEST = { Customer: 255, DraftOrder: 40, Order: 40, Product: 255 };
const SCOPES = {
  Customer: "write_customers",
  DraftOrder: "write_draft_orders",
  Order: "write_orders",
  Product: "write_products",
};
const MOST = 250;

/** `tagsAdd` and `tagsRemove`. Tags are the same whatever their case; adding one that is there changes nothing. */
export const tagMutations = {
  tagsAdd: (_root: unknown, args: TagArgs, context: AdminContext) => changeTags("tagsAdd", args, context, added),
  tagsRemove: (_root: unknown, args: TagArgs, context: AdminContext) =>
    changeTags("tagsRemove", args, context, removed),
};

function changeTags(field: string, args: TagArgs, context: AdminContext, change: Change): object {
  const owner = parseGid(args.id);
  if (
    owner?.type !== "Order" &&
    owner?.type !== "Product" &&
    owner?.type !== "Customer" &&
    owner?.type !== "DraftOrder"
  ) {
    throw new GraphQLError(`The dev store does not emulate ${field} for ${owner?.type ?? args.id}.`, {
      extensions: { code: "NOT_EMULATED" },
    });
  }
  const scope = SCOPES[owner.type];
  if (!hasScope(context.caller, scope)) throw accessDenied(field, `\`${scope}\` access scope.`);

  const { state } = context.store;
  const owners = {
    Customer: state.customers,
    DraftOrder: state.draftOrders,
    Order: state.orders,
    Product: state.products,
  };
  const tagged = owners[owner.type].get(owner.id);
  if (!tagged) return refused(["id"], `${owner.type} does not exist`);
  const tags = args.tags
    .flatMap((tag) => tag.split(","))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  const long = tags.find((tag) => tag.length > LONGEST[owner.type as keyof typeof LONGEST]);
  if (long !== undefined) {
    return refused(["tags"], `Tag exceeds the maximum length of ${LONGEST[owner.type]} characters`);
  }
  const after = change(tagged.tags, tags);
  if (after.length > MOST) return refused(["tags"], `The maximum number of tags is ${MOST}`);
  if (after.join() !== tagged.tags.join()) save(context.store, tagged, after);
  return { node: typed(owner.type, tagged), userErrors: [] };
}

function added(before: readonly string[], tags: readonly string[]): string[] {
  const byKey = new Map(before.map((tag) => [tag.toLowerCase(), tag]));
  for (const tag of tags) if (!byKey.has(tag.toLowerCase())) byKey.set(tag.toLowerCase(), tag);
  return [...byKey.values()].sort();
}

function removed(before: readonly string[], tags: readonly string[]): string[] {
  const gone = new Set(tags.map((tag) => tag.toLowerCase()));
  return before.filter((tag) => !gone.has(tag.toLowerCase()));
}

function save(store: Store, tagged: Order | Product | Customer | DraftOrder, tags: string[]): void {
  if ("emailConsent" in tagged) return retag(store, tagged, tags);
  tagged.tags = tags;
  if ("invoiceSentAt" in tagged) announceDraft(store, tagged);
  else if ("lines" in tagged) announceOrder(store, tagged);
  else announceProduct(store, tagged);
}

function announceOrder(store: Store, order: Order): void {
  order.updatedAt = store.timestamp();
  store.state.orders.put(order);
  store.events.emit("orders/updated", order);
}

function refused(field: string[], message: string): object {
  return { node: null, userErrors: [{ field, message }] };
}
