import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { findSubscription } from "../../billing/subscription.ts";
import { parseGid, type GlobalId } from "../../state/ids.ts";
import { accessDenied, isGranted } from "../access-scopes.ts";
import { requireCustomerData } from "../customer-data-guard.ts";
import { typed, type AdminContext } from "../resolver.ts";
import { findAutomatic, findCodeDiscount } from "./discount-record.ts";
import { findFulfillmentOrder } from "./fulfillment-order.ts";
import { findFulfillment } from "./fulfillment.ts";
import { findMedia } from "./media.ts";
import { isReadable } from "./metafield-access.ts";
import { findOption } from "./option-lookup.ts";
import { findRefund } from "./refund.ts";

type Finder = (context: AdminContext, id: GlobalId) => object | null | undefined;

/** Things that have a global id, by the type that it names. */
const FINDERS: Record<string, Finder> = {
  App: ({ apps }, { id }) => apps.find((app) => app.id === id),
  AppInstallation: ({ store, caller }, { id }) =>
    store.state.installations.find((one) => one.id === id && (!caller.app || one.appId === caller.app.id)),
  AppPurchaseOneTime: ({ store, caller }, { id }) => ownOf(caller, store.state.appPurchases.get(id)),
  AppSubscription: ({ store, caller }, { id }) => findSubscription(store, caller.app?.id ?? "", id),
  AppUsageRecord: ({ store, caller }, { id }) => ownOf(caller, store.state.appUsageRecords.get(id)),
  BulkOperation: ({ store }, { id }) => store.state.bulkOperations.get(id),
  Collection: ({ store }, { id }) => store.state.productCollections.get(id),
  Customer: ({ store }, { id }) => store.state.customers.get(id),
  DiscountAutomaticNode: (context, { id }) => findAutomatic(context, id),
  DiscountCodeNode: (context, { id }) => findCodeDiscount(context, id),
  DiscountNode: ({ store }, { id }) => store.state.discounts.get(id),
  InventoryAdjustmentGroup: ({ store }, { id }) => store.state.adjustmentGroups.get(id),
  DraftOrder: ({ store }, { id }) => store.state.draftOrders.get(id),
  InventoryItem: ({ store }, { id }) => store.state.inventoryItems.get(id),
  InventoryLevel: ({ store }, { id, query }) => {
    const levels = store.index.levelsByItem.get(query?.get("inventory_item_id") ?? "");
    return levels?.find((level) => level.id === id);
  },
  Location: ({ store }, { id }) => store.state.locations.get(id),
  Market: ({ store }, { id }) => store.state.markets.get(id),
  MarketCatalog: ({ store }, { id }) => store.state.catalogs.get(id),
  PriceList: ({ store }, { id }) => store.state.priceLists.get(id),
  Metafield: (context, { id }) => {
    const found = context.store.state.metafields.find((one) => one.id === id);
    return found && isReadable(context, found) ? found : null;
  },
  MetafieldDefinition: ({ store }, { id }) => store.state.metafieldDefinitions.get(id),
  Fulfillment: (context, { id }) => findFulfillment(context, id),
  FulfillmentOrder: (context, { id }) => findFulfillmentOrder(context, id),
  Refund: (context, { id }) => findRefund(context, id),
  LineItem: ({ store }, { id }) => {
    const order = store.index.orderOfPart.get(id);
    const line = order?.lines.find((one) => one.id === id);
    return order && line ? { ...line, order } : null;
  },
  Order: ({ store }, { id }) => store.state.orders.get(id),
  OrderTransaction: ({ store }, { id }) => {
    const order = store.index.orderOfPart.get(id);
    const transaction = order?.transactions.find((one) => one.id === id);
    return order && transaction ? { ...transaction, order } : null;
  },
  Product: ({ store }, { id }) => store.state.products.get(id),
  ProductOption: ({ store }, { id }) => findOption(store, id),
  ProductSetOperation: ({ store }, { id }) => store.state.productOperations.get(id),
  Publication: ({ store }, { id }) => store.state.publications.get(id),
  MediaImage: ({ store }, { id }) => findMedia(store, id),
  ProductVariant: ({ store }, { id }) => store.state.variants.get(id),
  Validation: ({ store, caller }, { id }) => {
    const found = store.state.validations.get(id);
    return found && (caller.app === null || found.appId === caller.app.id) ? found : null;
  },
  Shop: ({ store }, { id }) => (store.state.shop.id === id ? store.state.shop : null),
  WebhookSubscription: ({ caller }, { id }) =>
    caller.installation?.subscriptions.find((subscription) => subscription.id === id && subscription.origin === "api"),
};

/** What an app is paid is its own business. */
function ownOf<T extends { readonly appId: string }>({ app }: AdminContext["caller"], found?: T): T | null {
  return found && found.appId === app?.id ? found : null;
}

/** The thing with this global id, or null. Refuses a type that the dev store cannot look up, by its name. */
export function findNode(context: AdminContext, globalId: string): object | null {
  const parsed = parseGid(globalId);
  if (!parsed) return null;
  const finder = FINDERS[parsed.type];
  if (!finder) {
    throw new GraphQLError(`The dev store does not emulate Node of type ${parsed.type}.`, {
      extensions: { code: "NOT_EMULATED", typeName: parsed.type },
    });
  }
  const found = finder(context, parsed);
  return found ? typed(parsed.type, found) : null;
}

function node(context: AdminContext, info: GraphQLResolveInfo, globalId: string): object | null {
  const type = info.schema.getType(parseGid(globalId)?.type ?? "");
  const requirement = type ? context.scopes.ofType(type) : null;
  if (requirement && !isGranted(context.caller, requirement)) throw accessDenied(info.fieldName, requirement.words);
  requireCustomerData(context, type?.name ?? "");
  return findNode(context, globalId);
}

export const nodeQueries = {
  node: (_root: unknown, args: { readonly id: string }, context: AdminContext, info: GraphQLResolveInfo) =>
    node(context, info, args.id),
  nodes: (_root: unknown, args: { readonly ids: readonly string[] }, context: AdminContext, info: GraphQLResolveInfo) =>
    args.ids.map((id) => node(context, info, id)),
};
