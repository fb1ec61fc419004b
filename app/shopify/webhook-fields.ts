import { parseShopifyJson } from "./shopify-json.ts";
import { isWebhookTopic, type WebhookTopic } from "./webhook-topic.ts";

/** Which fields of a body are kept: `true` a whole value, an object some of its fields, a list the same of each element. */
type Fields = true | { readonly [name: string]: Fields } | readonly [Fields];

const product: Fields = {
  id: true,
  title: true,
  handle: true,
  status: true,
  published_at: true,
  updated_at: true,
  image: { src: true },
  options: [{ name: true }],
  variant_gids: [{ admin_graphql_api_id: true }],
  variants: [
    {
      id: true,
      title: true,
      sku: true,
      position: true,
      price: true,
      compare_at_price: true,
      inventory_policy: true,
      inventory_item_id: true,
      updated_at: true,
    },
  ],
};

const order: Fields = {
  id: true,
  name: true,
  currency: true,
  created_at: true,
  line_items: [
    {
      id: true,
      product_id: true,
      variant_id: true,
      title: true,
      variant_title: true,
      quantity: true,
      price: true,
      properties: true,
      discount_allocations: [{ amount: true }],
    },
  ],
};

const inventoryItem: Fields = { id: true, tracked: true, updated_at: true };

const level: Fields = { inventory_item_id: true, location_id: true, available: true, updated_at: true };

const keptFields: Readonly<Record<WebhookTopic, Fields>> = {
  "products/create": product,
  "products/update": product,
  "products/delete": { id: true },
  "inventory_items/create": inventoryItem,
  "inventory_items/update": inventoryItem,
  "inventory_levels/connect": level,
  "inventory_levels/update": level,
  "inventory_levels/disconnect": { inventory_item_id: true, location_id: true },
  // What is true of the locations is read anew.
  "locations/create": {},
  "locations/update": {},
  "locations/activate": {},
  "locations/deactivate": {},
  "locations/delete": {},
  "orders/create": order,
  "orders/cancelled": { id: true, line_items: [{ id: true, quantity: true }] },
  "refunds/create": {
    id: true,
    order_id: true,
    refund_line_items: [{ line_item_id: true, quantity: true, restock_type: true }],
  },
  "app/uninstalled": {},
  "app/scopes_update": { current: true },
  // A number in the store, and never an address.
  "customers/data_request": { customer: { id: true } },
  "customers/redact": { customer: { id: true } },
  "shop/redact": {},
};

/**
 * The JSON text that is kept of a webhook's body: the fields that the app uses, ids as text, nothing personal of a shopper.
 * A topic that nobody asked for keeps nothing. Throws a SyntaxError when the body is no JSON.
 */
export function keptBody(topic: string, body: string): string {
  const value = parseShopifyJson(body);
  return JSON.stringify(isWebhookTopic(topic) ? pick(value, keptFields[topic]) : {});
}

function pick(value: unknown, fields: Fields): unknown {
  if (fields === true || value === null || typeof value !== "object") return value;
  if (isList(fields)) return Array.isArray(value) ? value.map((element) => pick(element, fields[0])) : null;
  const kept = Object.entries(value).flatMap(([name, field]) => {
    const wanted = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return wanted === undefined ? [] : [[name, pick(field, wanted)] as const];
  });
  return Object.fromEntries(kept);
}

function isList(fields: Exclude<Fields, true>): fields is readonly [Fields] {
  return Array.isArray(fields);
}
