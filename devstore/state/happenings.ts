import type { Id } from "./ids.ts";
import type { AppPurchase, AppSubscription } from "./records/app-billing.ts";
import type { BulkOperation } from "./records/bulk-operation.ts";
import type { Customer } from "./records/customer.ts";
import type { DraftOrder } from "./records/draft-order.ts";
import type { Fulfillment, FulfillmentHold, FulfillmentOrder } from "./records/fulfillment.ts";
import type { InventoryItem, InventoryLevel, Location } from "./records/inventory.ts";
import type { Order, OrderTransaction } from "./records/order.ts";
import type { ProductCollection } from "./records/product-collection.ts";
import type { Product } from "./records/product.ts";
import type { Refund } from "./records/refund.ts";

/** What can happen in a shop, by webhook topic, with the resource that it happened to. */
export interface Happenings {
  "products/create": Product;
  "products/update": Product;
  "products/delete": { id: Id };
  "collections/create": ProductCollection;
  "collections/update": ProductCollection;
  "collections/delete": { id: Id };
  "inventory_items/create": InventoryItem;
  "inventory_items/update": InventoryItem;
  "inventory_items/delete": { id: Id };
  "inventory_levels/connect": InventoryLevel;
  "inventory_levels/update": InventoryLevel;
  "inventory_levels/disconnect": InventoryLevel;
  "locations/create": Location;
  "locations/update": Location;
  "locations/activate": Location;
  "locations/deactivate": Location;
  "locations/delete": Location;
  "orders/create": Order;
  "orders/updated": Order;
  "orders/paid": Order;
  "orders/cancelled": Order;
  "orders/fulfilled": Order;
  "orders/partially_fulfilled": Order;
  "orders/edited": OrderEdited;
  "orders/delete": { id: Id };
  "refunds/create": RefundMade;
  "order_transactions/create": TransactionMade;
  "fulfillment_orders/order_routing_complete": FulfillmentOrderTold;
  "fulfillment_orders/placed_on_hold": HoldTold;
  "fulfillment_orders/hold_released": FulfillmentOrderTold;
  "fulfillment_orders/moved": FulfillmentOrderMoved;
  "fulfillment_orders/split": FulfillmentOrderSplit;
  "fulfillment_holds/added": HoldTold;
  "fulfillment_holds/released": HoldTold;
  "fulfillments/create": FulfillmentMade;
  "fulfillments/update": FulfillmentMade;
  "app/uninstalled": null;
  "app/scopes_update": { previous: readonly string[]; current: readonly string[] };
  "app_subscriptions/update": AppSubscription;
  "app_subscriptions/approaching_capped_amount": AppSubscription;
  "app_purchases_one_time/update": AppPurchase;
  "bulk_operations/finish": BulkOperation;
  "customers/create": Customer;
  "customers/update": Customer;
  "customers/delete": { id: Id };
  "customers_email_marketing_consent/update": Customer;
  "customers_marketing_consent/update": Customer;
  "customer.tags_added": TagChange;
  "customer.tags_removed": TagChange;
  "draft_orders/create": DraftOrder;
  "draft_orders/update": DraftOrder;
  "draft_orders/delete": { id: Id };
  "customers/data_request": CustomerRequest;
  "customers/redact": CustomerRequest;
  "shop/redact": null;
}

/** A refund, with the order it belongs to */
export interface RefundMade {
  order: Order;
  refund: Refund;
}

export interface FulfillmentMade {
  order: Order;
  fulfillment: Fulfillment;
}

export interface TransactionMade {
  order: Order;
  transaction: OrderTransaction;
}

export interface FulfillmentOrderTold {
  order: Order;
  fulfillmentOrder: FulfillmentOrder;
}

/** A hold that was put on a fulfilment order, or taken off it; `remaining` is what was parted from it and is not held */
export interface HoldTold extends FulfillmentOrderTold {
  hold: FulfillmentHold;
  remaining: FulfillmentOrder | null;
}

export interface FulfillmentOrderMoved {
  order: Order;
  original: FulfillmentOrder;
  /** What has the units now: the original itself when all of them moved */
  moved: FulfillmentOrder;
  sourceLocationId: Id | null;
}

export interface FulfillmentOrderSplit {
  order: Order;
  original: FulfillmentOrder;
  made: FulfillmentOrder;
}

/** What an edit added to an order and took off it, by lines */
export interface OrderEdited {
  order: Order;
  additions: { id: Id; delta: number }[];
  removals: { id: Id; delta: number }[];
  staffNote: string;
}

/** Tags that came to a customer, or went. */
export interface TagChange {
  customerId: Id;
  tags: readonly string[];
}

/** What a compliance topic says about a shopper. */
export interface CustomerRequest {
  customerId: Id;
  email: string;
  orderIds: Id[];
}

export type Topic = keyof Happenings;

/** One thing that happened. `appId` names the only app that hears of it; `delayMs` is how long Shopify waits to tell. */
export type Happening = {
  [T in Topic]: {
    readonly topic: T;
    readonly resource: Happenings[T];
    readonly appId: Id | null;
    readonly delayMs: number;
  };
}[Topic];

export interface HearingOptions {
  appId?: Id;
  delayMs?: number;
}

/** Tells those who listen what happened in the shop, at once and in the order in which it happened. */
export class ShopEvents {
  #listeners = new Set<(happening: Happening) => void>();

  emit<T extends Topic>(topic: T, resource: Happenings[T], hearing: HearingOptions = {}): void {
    const happening = { topic, resource, appId: hearing.appId ?? null, delayMs: hearing.delayMs ?? 0 } as Happening;
    for (const listener of this.#listeners) listener(happening);
  }

  /** Listens until the returned function is called. */
  listen(listener: (happening: Happening) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
