/**
 * What a dev store knows. Every id is the decimal text of Shopify's numeric id (they pass 2^53, so never a number);
 * `gid` in `state/ids.ts` makes the global form. Times are ISO 8601 in UTC. Money is Shopify's decimal text ("19.99").
 */
export type Id = string;

export interface Shop {
  id: Id;
  /** `demo` of demo.myshopify.com */
  handle: string;
  name: string;
  email: string;
  currencyCode: string;
  ianaTimezone: string;
  locale: string;
  /** Origin of the online store as a person reaches it, such as http://localhost:4501 */
  primaryDomainUrl: string;
}

export interface Location {
  id: Id;
  name: string;
  active: boolean;
  countryCode: string;
}

export interface Image {
  id: Id;
  /** Where the merchant's export says the picture is; the dev store draws its own under cdn.shopify.com. */
  sourceUrl: string;
  /** Public address on cdn.shopify.com */
  url: string;
  altText: string;
  position: number;
}

export interface Product {
  id: Id;
  handle: string;
  title: string;
  bodyHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: "ACTIVE" | "DRAFT" | "ARCHIVED" | "UNLISTED";
  /** Published to the online store */
  published: boolean;
  options: { id: Id; name: string; values: string[] }[];
  variantIds: Id[];
  images: Image[];
  createdAt: string;
  updatedAt: string;
}

export interface Variant {
  id: Id;
  productId: Id;
  inventoryItemId: Id;
  title: string;
  sku: string | null;
  barcode: string | null;
  price: string;
  compareAtPrice: string | null;
  optionValues: string[];
  position: number;
  inventoryPolicy: "DENY" | "CONTINUE";
  taxable: boolean;
  imageId: Id | null;
  createdAt: string;
  updatedAt: string;
}

export interface InventoryItem {
  id: Id;
  variantId: Id;
  tracked: boolean;
  requiresShipping: boolean;
  cost: string | null;
  createdAt: string;
  updatedAt: string;
}

export type QuantityName =
  "available" | "committed" | "reserved" | "damaged" | "safety_stock" | "quality_control" | "incoming";

export interface InventoryLevel {
  id: Id;
  inventoryItemId: Id;
  locationId: Id;
  /** `on_hand` is derived: available + committed + reserved + damaged + safety_stock + quality_control */
  quantities: Record<QuantityName, number>;
  quantitiesUpdatedAt: Partial<Record<QuantityName, string>>;
  createdAt: string;
  updatedAt: string;
}

export interface Metafield {
  id: Id;
  ownerGid: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

export interface DiscountCode {
  id: Id;
  title: string;
  code: string;
  startsAt: string;
  endsAt: string | null;
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
  usageCount: number;
  /** Exactly one of the two: a fraction (0.1 = 10 %) or an amount in the shop's currency */
  value: { percentage: number } | { amount: string; appliesOnEachItem: boolean };
  /** Empty lists mean all items */
  productIds: Id[];
  variantIds: Id[];
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  createdByAppId: Id | null;
  deactivated: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface LineProperty {
  name: string;
  value: string;
}

export interface CartLine {
  /** AJAX line key: `{variantId}:{hash of properties}` */
  key: string;
  variantId: Id;
  quantity: number;
  properties: LineProperty[];
}

export interface Cart {
  token: string;
  note: string;
  attributes: LineProperty[];
  lines: CartLine[];
  discountCodes: string[];
  updatedAt: string;
}

export interface Address {
  firstName: string;
  lastName: string;
  address1: string;
  city: string;
  zip: string;
  countryCode: string;
}

export interface OrderLine {
  id: Id;
  variantId: Id;
  productId: Id;
  title: string;
  variantTitle: string;
  sku: string | null;
  vendor: string;
  quantity: number;
  price: string;
  /** Discount on the whole line */
  totalDiscount: string;
  discountAllocations: { code: string; amount: string }[];
  properties: LineProperty[];
  requiresShipping: boolean;
  taxable: boolean;
  /** Where the units were taken */
  locationId: Id | null;
}

export interface Order {
  id: Id;
  /** `#1001` */
  name: string;
  number: number;
  email: string;
  currencyCode: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  financialStatus: "PAID" | "PENDING" | "REFUNDED" | "PARTIALLY_REFUNDED" | "VOIDED";
  fulfillmentStatus: "UNFULFILLED" | "FULFILLED";
  sourceName: string;
  lines: OrderLine[];
  discountCodes: string[];
  subtotalPrice: string;
  totalDiscounts: string;
  totalPrice: string;
  shippingAddress: Address;
  tags: string[];
  note: string;
  cartToken: string | null;
}

export interface WebhookSubscription {
  id: Id;
  topic: string;
  uri: string;
  /** Declared in the app's toml (not listed by the API) or made by the API */
  origin: "toml" | "api";
  includeFields: string[];
  createdAt: string;
}

export interface Installation {
  id: Id;
  appId: Id;
  grantedScopes: string[];
  installedAt: string;
  subscriptions: WebhookSubscription[];
  /** False from uninstall on: the entry stays, so that the id is kept and `previouslyInstalled` can be told */
  active: boolean;
  /** The embed blocks of theme extensions that the merchant switched on, `extension-handle/block-name`, with settings */
  embeds: Record<string, Record<string, unknown>>;
}

export interface AccessToken {
  token: string;
  appId: Id | null;
  kind: "offline" | "online" | "merchant";
  scopes: string[];
  expiresAt: string | null;
  refreshToken: string | null;
  refreshTokenExpiresAt: string | null;
  /** The refresh token this pair was made from: it may be used again until this pair's own refresh token is used */
  refreshedFrom: string | null;
}

export interface BulkOperation {
  id: Id;
  appId: Id | null;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELED" | "CANCELING";
  errorCode: string | null;
  query: string;
  createdAt: string;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  /** File name inside the store's `bulk` folder */
  file: string | null;
}

export interface WebhookDelivery {
  /** X-Shopify-Webhook-Id */
  id: string;
  eventId: string;
  appId: Id;
  topic: string;
  uri: string;
  /** The exact bytes that were signed */
  body: string;
  triggeredAt: string;
  attempts: { at: string; status: number | null; error: string | null; ms: number }[];
  state: "pending" | "delivered" | "failed";
  nextAttemptAt: string | null;
}

/** One shop, whole. Plain data, so a snapshot of it is its JSON. */
export interface ShopState {
  shop: Shop;
  /** The last id given out, per shop; the next is larger */
  lastId: Id;
  locations: Record<Id, Location>;
  products: Record<Id, Product>;
  variants: Record<Id, Variant>;
  inventoryItems: Record<Id, InventoryItem>;
  /** Keyed by `{inventoryItemId}:{locationId}` */
  levels: Record<string, InventoryLevel>;
  /** Keyed by `{ownerGid}|{namespace}|{key}` */
  metafields: Record<string, Metafield>;
  discounts: Record<Id, DiscountCode>;
  /** Keyed by token */
  carts: Record<string, Cart>;
  orders: Record<Id, Order>;
  nextOrderNumber: number;
  /** Keyed by app id */
  installations: Record<Id, Installation>;
  /** Keyed by token */
  tokens: Record<string, AccessToken>;
  bulkOperations: Record<Id, BulkOperation>;
  deliveries: WebhookDelivery[];
}
