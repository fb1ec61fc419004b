import type { CustomerRequest, Happening } from "../state/happenings.ts";
import type { Id } from "../state/ids.ts";
import { gid } from "../state/ids.ts";
import type { BulkOperation } from "../state/records/bulk-operation.ts";
import type { InventoryLevel } from "../state/records/inventory.ts";
import type { Store } from "../state/store.ts";
import { approachingCapPayload, purchasePayload, subscriptionPayload } from "./app-billing-payload.ts";
import { collectionPayload } from "./collection-payload.ts";
import {
  customerDetails,
  deletedCustomer,
  emailConsentPayload,
  smsConsentPayload,
  tagsPayload,
} from "./customer-payload.ts";
import { draftOrderPayload } from "./draft-order-payload.ts";
import {
  holdPayload,
  movedPayload,
  placedOnHoldPayload,
  shortFulfillmentOrder,
  splitPayload,
} from "./fulfillment-order-payload.ts";
import { inventoryItemPayload } from "./inventory-item-payload.ts";
import { locationPayload } from "./location-payload.ts";
import { orderEditedPayload, refundPayload, toldFulfillment, transactionPayload } from "./order-life-payload.ts";
import { orderPayload } from "./order-payload.ts";
import { productPayload } from "./product-payload.ts";
import { redactedFor } from "./redaction.ts";
import { restId, type RestValue } from "./rest-json.ts";

export type Payload = Record<string, RestValue>;

/** The body that tells an app what happened, as it is at this moment and as far as the app may see it: retries send this very one. */
export function payloadOf(store: Store, happening: Happening, appId: Id): Payload {
  return redactedFor(store, appId, happening.topic, wholePayload(store, happening, appId));
}

function wholePayload(store: Store, happening: Happening, appId: Id): Payload {
  switch (happening.topic) {
    case "products/create":
    case "products/update":
      return productPayload(store, happening.resource);
    case "products/delete":
    case "collections/delete":
      return { id: restId(happening.resource.id) };
    case "collections/create":
    case "collections/update":
      return collectionPayload(store, happening.resource);
    case "inventory_items/create":
    case "inventory_items/update":
      return inventoryItemPayload(store, happening.resource);
    case "inventory_items/delete":
      return { id: restId(happening.resource.id) };
    case "inventory_levels/disconnect": {
      const { inventoryItemId, locationId } = happening.resource;
      return { inventory_item_id: restId(inventoryItemId), location_id: restId(locationId) };
    }
    case "locations/create":
    case "locations/update":
    case "locations/activate":
    case "locations/deactivate":
      return locationPayload(happening.resource);
    case "locations/delete":
      return { id: restId(happening.resource.id) };
    case "inventory_levels/connect":
    case "inventory_levels/update":
      return levelPayload(happening.resource);
    case "orders/delete":
      return { id: restId(happening.resource.id) };
    case "orders/edited":
      return orderEditedPayload(happening.resource);
    case "refunds/create":
      return refundPayload(store, happening.resource);
    case "order_transactions/create":
      return transactionPayload(happening.resource.order, happening.resource.transaction);
    case "fulfillment_orders/order_routing_complete":
    case "fulfillment_orders/hold_released":
      return { fulfillment_order: shortFulfillmentOrder(happening.resource.fulfillmentOrder) };
    case "fulfillment_orders/placed_on_hold":
      return placedOnHoldPayload(happening.resource, appId);
    case "fulfillment_holds/added":
    case "fulfillment_holds/released":
      return holdPayload(happening.resource, appId);
    case "fulfillment_orders/moved":
      return movedPayload(happening.resource);
    case "fulfillment_orders/split":
      return splitPayload(happening.resource);
    case "fulfillments/create":
    case "fulfillments/update":
      return toldFulfillment(store, happening.resource);
    case "orders/create":
    case "orders/updated":
    case "orders/paid":
    case "orders/cancelled":
    case "orders/fulfilled":
    case "orders/partially_fulfilled":
      return orderPayload(store, happening.resource);
    case "app/uninstalled":
      return shopPayload(store);
    case "app/scopes_update":
      return scopesPayload(store, happening.resource, appId);
    case "app_subscriptions/update":
      return subscriptionPayload(store, happening.resource);
    case "app_subscriptions/approaching_capped_amount":
      return approachingCapPayload(store, happening.resource);
    case "app_purchases_one_time/update":
      return purchasePayload(store, happening.resource);
    case "bulk_operations/finish":
      return bulkPayload(happening.resource);
    case "customers/create":
    case "customers/update":
      return customerDetails(store, happening.resource);
    case "customers/delete":
      return deletedCustomer(happening.resource.id);
    case "customers_email_marketing_consent/update":
      return emailConsentPayload(happening.resource);
    case "customers_marketing_consent/update":
      return smsConsentPayload(happening.resource);
    case "customer.tags_added":
    case "customer.tags_removed":
      return tagsPayload(store, happening.resource);
    case "draft_orders/create":
    case "draft_orders/update":
      return draftOrderPayload(store, happening.resource);
    case "draft_orders/delete":
      return { id: restId(happening.resource.id) };
    case "customers/data_request":
      return {
        ...customerPayload(store, happening.resource, "orders_requested"),
        data_request: { id: restId(store.nextId()) },
      };
    case "customers/redact":
      return customerPayload(store, happening.resource, "orders_to_redact");
    case "shop/redact":
      return { shop_id: restId(store.state.shop.id), shop_domain: store.domain };
  }
}

/** Only the wanted fields; `variants.id` keeps the ids of the variants. All, when none is named. */
export function includeFields(payload: Payload, fields: readonly string[]): Payload {
  if (fields.length === 0) return payload;
  const paths = fields.map((field) => field.split("."));
  return pick(payload, paths) as Payload;
}

function pick(value: RestValue, paths: readonly (readonly string[])[]): RestValue {
  if (Array.isArray(value)) return (value as readonly RestValue[]).map((item) => pick(item, paths));
  if (typeof value !== "object" || value === null || paths.some((path) => path.length === 0)) return value;
  const picked: Record<string, RestValue> = {};
  for (const [key, inner] of Object.entries(value as Payload)) {
    const below = paths.filter((path) => path[0] === key).map((path) => path.slice(1));
    if (below.length > 0) picked[key] = pick(inner, below);
  }
  return picked;
}

function levelPayload(level: InventoryLevel): Payload {
  return {
    inventory_item_id: restId(level.inventoryItemId),
    location_id: restId(level.locationId),
    available: level.quantities.available,
    updated_at: level.updatedAt,
    admin_graphql_api_id: `${gid("InventoryLevel", level.id)}?inventory_item_id=${level.inventoryItemId}`,
  };
}

function shopPayload(store: Store): Payload {
  const { shop } = store.state;
  return {
    id: restId(shop.id),
    name: shop.name,
    email: shop.email,
    domain: new URL(shop.primaryDomainUrl).host,
    myshopify_domain: store.domain,
    currency: shop.currencyCode,
    iana_timezone: shop.ianaTimezone,
    primary_locale: shop.locale,
    plan_name: "partner_test",
  };
}

function scopesPayload(
  store: Store,
  scopes: { previous: readonly string[]; current: readonly string[] },
  appId: Id,
): Payload {
  return {
    id: restId(appId),
    previous: [...scopes.previous],
    current: [...scopes.current],
    updated_at: store.timestamp(),
  };
}

function bulkPayload(operation: BulkOperation): Payload {
  return {
    admin_graphql_api_id: gid("BulkOperation", operation.id),
    completed_at: operation.completedAt,
    created_at: operation.createdAt,
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: operation.type.toLowerCase(),
  };
}

function customerPayload(store: Store, request: CustomerRequest, ordersKey: string): Payload {
  return {
    shop_id: restId(store.state.shop.id),
    shop_domain: store.domain,
    customer: { id: restId(request.customerId), email: request.email, phone: null },
    [ordersKey]: request.orderIds.map(restId),
  };
}
