import { Collection, type OnChange, type SavedCollection } from "./collection.ts";
import { FIRST_ID, type Id } from "./ids.ts";
import type { AppPurchase, AppSubscription, AppUsageRecord } from "./records/app-billing.ts";
import type { AccessToken, DataApproval, Installation } from "./records/app.ts";
import type { BulkOperation } from "./records/bulk-operation.ts";
import type { Cart } from "./records/cart.ts";
import type { Customer } from "./records/customer.ts";
import type { DiscountCode } from "./records/discount.ts";
import type { DraftOrder } from "./records/draft-order.ts";
import type { IdempotentAnswer } from "./records/idempotent-answer.ts";
import type { InventoryAdjustmentGroup, InventoryItem, InventoryLevel, Location } from "./records/inventory.ts";
import type { Catalog, FixedPrice, Market, PriceList } from "./records/market.ts";
import type { MetafieldDefinition } from "./records/metafield-definition.ts";
import type { Metafield } from "./records/metafield.ts";
import type { OrderEdit } from "./records/order-edit.ts";
import type { Order } from "./records/order.ts";
import type { ProductCollection } from "./records/product-collection.ts";
import type { ProductOperation } from "./records/product-operation.ts";
import type { Product, Variant } from "./records/product.ts";
import type { Publication } from "./records/publication.ts";
import type { Shop } from "./records/shop.ts";
import type { Validation } from "./records/validation.ts";
import type { WebhookDelivery } from "./records/webhook.ts";

/** What there is once in a shop. */
export interface Head {
  shop: Shop;
  /** The last id given out; the next is larger */
  lastId: Id;
  nextOrderNumber: number;
  nextDraftNumber: number;
}

/**
 * One shop, whole: plain records in collections. Times are ISO 8601 in UTC, money is Shopify's decimal text ("19.99").
 */
export class ShopState implements Head {
  shop: Shop;
  lastId: Id = FIRST_ID;
  nextOrderNumber = 1001;
  nextDraftNumber = 1;

  readonly #collections = new Map<string, SavedCollection>();
  readonly #onChange: OnChange;

  readonly locations;
  readonly products;
  readonly variants;
  readonly publications;
  readonly productCollections;
  readonly productOperations;
  readonly inventoryItems;
  readonly levels;
  readonly adjustmentGroups;
  readonly idempotentAnswers;
  readonly metafields;
  readonly metafieldDefinitions;
  readonly discounts;
  readonly carts;
  readonly orders;
  readonly orderEdits;
  readonly customers;
  readonly draftOrders;
  readonly markets;
  readonly catalogs;
  readonly priceLists;
  readonly fixedPrices;
  readonly installations;
  readonly tokens;
  readonly dataApprovals;
  readonly appSubscriptions;
  readonly appUsageRecords;
  readonly appPurchases;
  readonly bulkOperations;
  readonly deliveries;
  readonly validations;

  constructor(shop: Shop, onChange: OnChange) {
    this.shop = shop;
    this.#onChange = onChange;
    this.locations = this.#collection<Location>("locations", (one) => one.id);
    this.products = this.#collection<Product>("products", (one) => one.id);
    this.variants = this.#collection<Variant>("variants", (one) => one.id);
    this.publications = this.#collection<Publication>("publications", (one) => one.id);
    this.productCollections = this.#collection<ProductCollection>("productCollections", (one) => one.id);
    this.productOperations = this.#collection<ProductOperation>("productOperations", (one) => one.id);
    this.inventoryItems = this.#collection<InventoryItem>("inventoryItems", (one) => one.id);
    this.levels = this.#collection<InventoryLevel>("levels", (one) => levelKey(one.inventoryItemId, one.locationId));
    this.adjustmentGroups = this.#collection<InventoryAdjustmentGroup>("adjustmentGroups", (one) => one.id);
    this.idempotentAnswers = this.#collection<IdempotentAnswer>("idempotentAnswers", (one) => one.name);
    this.metafields = this.#collection<Metafield>("metafields", (one) =>
      metafieldKey(one.ownerGid, one.namespace, one.key),
    );
    this.metafieldDefinitions = this.#collection<MetafieldDefinition>("metafieldDefinitions", (one) => one.id);
    this.discounts = this.#collection<DiscountCode>("discounts", (one) => one.id);
    this.carts = this.#collection<Cart>("carts", (one) => one.token);
    this.orders = this.#collection<Order>("orders", (one) => one.id);
    this.orderEdits = this.#collection<OrderEdit>("orderEdits", (one) => one.id);
    this.customers = this.#collection<Customer>("customers", (one) => one.id);
    this.draftOrders = this.#collection<DraftOrder>("draftOrders", (one) => one.id);
    this.markets = this.#collection<Market>("markets", (one) => one.id);
    this.catalogs = this.#collection<Catalog>("catalogs", (one) => one.id);
    this.priceLists = this.#collection<PriceList>("priceLists", (one) => one.id);
    this.fixedPrices = this.#collection<FixedPrice>("fixedPrices", (one) =>
      fixedPriceKey(one.priceListId, one.variantId),
    );
    this.installations = this.#collection<Installation>("installations", (one) => one.appId);
    this.tokens = this.#collection<AccessToken>("tokens", (one) => one.token);
    this.dataApprovals = this.#collection<DataApproval>("dataApprovals", (one) => one.appId);
    this.appSubscriptions = this.#collection<AppSubscription>("appSubscriptions", (one) => one.id);
    this.appUsageRecords = this.#collection<AppUsageRecord>("appUsageRecords", (one) => one.id);
    this.appPurchases = this.#collection<AppPurchase>("appPurchases", (one) => one.id);
    this.bulkOperations = this.#collection<BulkOperation>("bulkOperations", (one) => one.id);
    this.validations = this.#collection<Validation>("validations", (one) => one.id);
    this.deliveries = this.#collection<WebhookDelivery>("deliveries", (one) => one.id);
  }

  /** Every collection by its name, for who saves and loads them all. */
  get collections(): ReadonlyMap<string, SavedCollection> {
    return this.#collections;
  }

  /** What there is once, as it is saved. */
  get head(): Head {
    const { shop, lastId, nextOrderNumber, nextDraftNumber } = this;
    return { shop, lastId, nextOrderNumber, nextDraftNumber };
  }

  /** Says that the shop itself, or one of its numbers, was changed: that is what saves it. */
  headChanged(): void {
    this.#onChange(HEAD, "");
  }

  #collection<T extends object>(name: string, keyOf: (record: T) => string): Collection<T> {
    const collection = new Collection(name, keyOf, this.#onChange);
    this.#collections.set(name, collection);
    return collection;
  }
}

/** What the head is called among the collections */
export const HEAD = "head";

export function levelKey(inventoryItemId: Id, locationId: Id): string {
  return `${inventoryItemId}:${locationId}`;
}

/** The namespace is the one that is stored (`app--123--orders`), never `$app:orders`. */
export function metafieldKey(ownerGid: string, namespace: string, key: string): string {
  return `${ownerGid}|${namespace}|${key}`;
}

export function fixedPriceKey(priceListId: Id, variantId: Id): string {
  return `${priceListId}:${variantId}`;
}
