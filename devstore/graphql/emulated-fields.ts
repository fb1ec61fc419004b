import type { TypeFields } from "./resolver.ts";
import { bulkMutations } from "./resolvers/bulk-mutations.ts";
import { bulkOperation, bulkQueries } from "./resolvers/bulk-operation.ts";
import { discountMutations } from "./resolvers/discount-mutations.ts";
import {
  discountCodeBasic,
  discountCodeNode,
  discountNode,
  discountProducts,
  discountQueries,
  discountRedeemCode,
} from "./resolvers/discount.ts";
import { inventoryMutations } from "./resolvers/inventory-mutations.ts";
import { inventoryItem, inventoryLevel, inventoryQueries, location } from "./resolvers/inventory.ts";
import { image, mediaImage } from "./resolvers/media.ts";
import { metafieldMutations } from "./resolvers/metafield-mutations.ts";
import { metafield } from "./resolvers/metafield.ts";
import { nodeQueries } from "./resolvers/node.ts";
import { lineItem, mailingAddress, order, orderQueries } from "./resolvers/order.ts";
import { productMutations } from "./resolvers/product-mutations.ts";
import { product, productOption, productQueries } from "./resolvers/product.ts";
import { app, appInstallation, shop, shopQueries } from "./resolvers/shop.ts";
import { tagMutations } from "./resolvers/tag-mutations.ts";
import { variant, variantQueries } from "./resolvers/variant.ts";
import { webhookMutations, webhookQueries, webhookSubscription } from "./resolvers/webhook-subscription.ts";

/** All that the dev store answers of the Admin API. A type that is listed answers with no other field. */
export const RESOLVERS: Record<string, TypeFields> = {
  QueryRoot: {
    ...bulkQueries,
    ...discountQueries,
    ...inventoryQueries,
    ...nodeQueries,
    ...orderQueries,
    ...productQueries,
    ...shopQueries,
    ...variantQueries,
    ...webhookQueries,
  },
  Mutation: {
    ...bulkMutations,
    ...discountMutations,
    ...inventoryMutations,
    ...metafieldMutations,
    ...productMutations,
    ...tagMutations,
    ...webhookMutations,
  },
  App: app,
  AppInstallation: appInstallation,
  BulkOperation: bulkOperation,
  DiscountCodeBasic: discountCodeBasic,
  DiscountCodeNode: discountCodeNode,
  DiscountNode: discountNode,
  DiscountProducts: discountProducts,
  DiscountRedeemCode: discountRedeemCode,
  Image: image,
  InventoryItem: inventoryItem,
  InventoryLevel: inventoryLevel,
  LineItem: lineItem,
  Location: location,
  MailingAddress: mailingAddress,
  MediaImage: mediaImage,
  Metafield: metafield,
  Order: order,
  Product: product,
  ProductOption: productOption,
  ProductVariant: variant,
  Shop: shop,
  WebhookSubscription: webhookSubscription,
};
