import type { WebhookTopic } from "../shopify/webhook-topic.ts";
import { applyInventoryItem } from "./apply-inventory-item.server.ts";
import { applyLocation } from "./apply-location.server.ts";
import { applyProduct } from "./apply-product.server.ts";
import { applyStockNews, disconnectStock } from "./apply-stock.server.ts";
import { attributeOrder } from "./attribute-order.server.ts";
import { changeScopes } from "./change-scopes.server.ts";
import { redactCustomer, tellOfCustomer } from "./customer-privacy.server.ts";
import { dropProduct } from "./drop-product.server.ts";
import { recordUninstall } from "./record-uninstall.server.ts";
import { redactShop } from "./redact-shop.server.ts";
import { restockCancelled, restockRefunded } from "./restock-sales.server.ts";
import type { WebhookHandler } from "./webhook-message.ts";

/** Who works on which topic. A handler speaks SQL only, and late or repeated news changes nothing. */
export const webhookHandlers: Readonly<Record<WebhookTopic, WebhookHandler>> = {
  "products/create": applyProduct,
  "products/update": applyProduct,
  "products/delete": dropProduct,
  "inventory_items/create": applyInventoryItem,
  "inventory_items/update": applyInventoryItem,
  "inventory_levels/connect": applyStockNews,
  "inventory_levels/update": applyStockNews,
  "inventory_levels/disconnect": disconnectStock,
  "locations/create": applyLocation,
  "locations/update": applyLocation,
  "locations/activate": applyLocation,
  "locations/deactivate": applyLocation,
  "locations/delete": applyLocation,
  "orders/create": attributeOrder,
  "orders/cancelled": restockCancelled,
  "refunds/create": restockRefunded,
  "app/uninstalled": recordUninstall,
  "app/scopes_update": changeScopes,
  "customers/data_request": tellOfCustomer,
  "customers/redact": redactCustomer,
  "shop/redact": redactShop,
};
