import type { TypeFields } from "./resolver.ts";
import { addressMutations } from "./resolvers/address-mutations.ts";
import { appChargeMutations } from "./resolvers/app-charge-mutations.ts";
import { app, appInstallation, appMutations, appQueries } from "./resolvers/app-installation.ts";
import { appSubscriptionMutations } from "./resolvers/app-subscription-mutations.ts";
import { APP_BILLING_TYPES } from "./resolvers/app-subscription.ts";
import { automaticDiscountMutations } from "./resolvers/automatic-discount-mutations.ts";
import { bulkMutations } from "./resolvers/bulk-mutations.ts";
import { bulkOperation, bulkQueries } from "./resolvers/bulk-operation.ts";
import { calculatedLineItem, calculatedOrder } from "./resolvers/calculated-order.ts";
import { catalogMutations } from "./resolvers/catalog-mutations.ts";
import { catalogQueries, marketCatalog } from "./resolvers/catalog.ts";
import { collectionMutations } from "./resolvers/collection-mutations.ts";
import {
  COLLECTION_CONDITION_TYPES,
  collectionConditionsSource,
  collectionSourceInclusion,
} from "./resolvers/collection-source.ts";
import { collection, collectionQueries } from "./resolvers/collection.ts";
import { consentMutations } from "./resolvers/consent-mutations.ts";
import { customerMutations } from "./resolvers/customer-mutations.ts";
import { customer, customerQueries } from "./resolvers/customer.ts";
import { discountMutations } from "./resolvers/discount-mutations.ts";
import {
  discountAutomaticBasic,
  discountAutomaticNode,
  discountCodeBasic,
  discountCodeNode,
  discountNode,
  discountProducts,
  discountQueries,
  discountRedeemCode,
} from "./resolvers/discount.ts";
import { calculatedDraftOrderLineItem, draftOrderLineItem } from "./resolvers/draft-line.ts";
import { draftMutations } from "./resolvers/draft-mutations.ts";
import { calculatedDraftOrder, draftOrder, draftOrderQueries } from "./resolvers/draft-order.ts";
import { fixedPriceMutations } from "./resolvers/fixed-price-mutations.ts";
import { fulfillmentHold } from "./resolvers/fulfillment-hold.ts";
import { fulfillmentMutations } from "./resolvers/fulfillment-mutations.ts";
import { fulfillmentOrderDestination } from "./resolvers/fulfillment-order-destination.ts";
import { fulfillmentHoldMutations } from "./resolvers/fulfillment-order-hold.ts";
import { fulfillmentOrderMoveMutations } from "./resolvers/fulfillment-order-move.ts";
import { fulfillmentOrder, fulfillmentOrderLineItem, fulfillmentOrderQueries } from "./resolvers/fulfillment-order.ts";
import { fulfillment, fulfillmentLineItem } from "./resolvers/fulfillment.ts";
import { inventoryActivationMutations } from "./resolvers/inventory-activation.ts";
import { inventoryAdjustmentGroup, inventoryChange } from "./resolvers/inventory-adjustment.ts";
import { inventoryItemMutations } from "./resolvers/inventory-item-update.ts";
import { inventoryMutations } from "./resolvers/inventory-mutations.ts";
import { inventoryItem, inventoryLevel, inventoryQueries } from "./resolvers/inventory.ts";
import { jobQueries } from "./resolvers/job.ts";
import { lineItem } from "./resolvers/line-item.ts";
import { locationMutations } from "./resolvers/location-mutations.ts";
import { location, locationQueries } from "./resolvers/location.ts";
import { mailingAddress } from "./resolvers/mailing-address.ts";
import { marketMutations } from "./resolvers/market-mutations.ts";
import { market, marketQueries, marketRegionCountry } from "./resolvers/market.ts";
import { mediaMutations } from "./resolvers/media-mutations.ts";
import { image, mediaImage } from "./resolvers/media.ts";
import { metafieldDefinitionMutations } from "./resolvers/metafield-definition-mutations.ts";
import {
  metafieldDefinition,
  metafieldDefinitionQueries,
  metafieldDefinitionType,
} from "./resolvers/metafield-definition.ts";
import { metafieldMutations } from "./resolvers/metafield-mutations.ts";
import { metafield } from "./resolvers/metafield.ts";
import { nodeQueries } from "./resolvers/node.ts";
import { optionMutations } from "./resolvers/option-mutations.ts";
import { orderCreateMutations } from "./resolvers/order-create.ts";
import { orderEditAdditions } from "./resolvers/order-edit-additions.ts";
import { orderEditDiscountMutations } from "./resolvers/order-edit-discount.ts";
import { orderEditShippingMutations } from "./resolvers/order-edit-shipping.ts";
import { orderEditMutations } from "./resolvers/order-edit.ts";
import { orderMutations } from "./resolvers/order-mutations.ts";
import { orderQueries } from "./resolvers/order-queries.ts";
import { order } from "./resolvers/order.ts";
import { paymentMutations } from "./resolvers/payment-mutations.ts";
import { priceListMutations } from "./resolvers/price-list-mutations.ts";
import { priceList, priceListPrice, priceListQueries } from "./resolvers/price-list.ts";
import { productMutations } from "./resolvers/product-mutations.ts";
import { productOperationQueries, productSetOperation } from "./resolvers/product-operation.ts";
import { productSetMutations } from "./resolvers/product-set.ts";
import { product, productOption, productOptionValue, productQueries } from "./resolvers/product.ts";
import { publication, publicationQueries } from "./resolvers/publication.ts";
import { publishableMutations } from "./resolvers/publishable-mutations.ts";
import { refundMutations } from "./resolvers/refund-mutations.ts";
import { orderTransaction, refundFields, refundLineItem } from "./resolvers/refund.ts";
import { shippingLine } from "./resolvers/shipping-line.ts";
import { shop, shopQueries } from "./resolvers/shop.ts";
import { tagMutations } from "./resolvers/tag-mutations.ts";
import { shopifyFunction, validation, validationMutations, validationQueries } from "./resolvers/validation.ts";
import { variantMutations } from "./resolvers/variant-mutations.ts";
import { variant, variantQueries } from "./resolvers/variant.ts";
import { webhookQueries, webhookSubscription } from "./resolvers/webhook-subscription-list.ts";
import { webhookMutations } from "./resolvers/webhook-subscription.ts";

/** All that the dev store answers of the Admin API. A type that is listed answers with no other field. */
export const RESOLVERS: Record<string, TypeFields> = {
  QueryRoot: {
    ...appQueries,
    ...metafieldDefinitionQueries,
    ...bulkQueries,
    ...catalogQueries,
    ...collectionQueries,
    ...customerQueries,
    ...discountQueries,
    ...draftOrderQueries,
    ...inventoryQueries,
    ...locationQueries,
    ...jobQueries,
    ...marketQueries,
    ...nodeQueries,
    ...fulfillmentOrderQueries,
    ...orderQueries,
    ...priceListQueries,
    ...productOperationQueries,
    ...productQueries,
    ...publicationQueries,
    ...shopQueries,
    ...validationQueries,
    ...variantQueries,
    ...webhookQueries,
  },
  Mutation: {
    ...appChargeMutations,
    ...appMutations,
    ...appSubscriptionMutations,
    ...metafieldDefinitionMutations,
    ...bulkMutations,
    ...addressMutations,
    ...catalogMutations,
    ...collectionMutations,
    ...consentMutations,
    ...customerMutations,
    ...automaticDiscountMutations,
    ...discountMutations,
    ...draftMutations,
    ...fixedPriceMutations,
    ...inventoryActivationMutations,
    ...inventoryItemMutations,
    ...inventoryMutations,
    ...locationMutations,
    ...marketMutations,
    ...metafieldMutations,
    ...priceListMutations,
    ...fulfillmentHoldMutations,
    ...fulfillmentMutations,
    ...fulfillmentOrderMoveMutations,
    ...orderCreateMutations,
    ...orderEditAdditions,
    ...orderEditDiscountMutations,
    ...orderEditMutations,
    ...orderEditShippingMutations,
    ...orderMutations,
    ...paymentMutations,
    ...refundMutations,
    ...mediaMutations,
    ...optionMutations,
    ...productMutations,
    ...productSetMutations,
    ...publishableMutations,
    ...tagMutations,
    ...variantMutations,
    ...validationMutations,
    ...webhookMutations,
  },
  App: app,
  AppInstallation: appInstallation,
  ...APP_BILLING_TYPES,
  BulkOperation: bulkOperation,
  CalculatedDraftOrder: calculatedDraftOrder,
  CalculatedDraftOrderLineItem: calculatedDraftOrderLineItem,
  Collection: collection,
  CollectionConditionsSource: collectionConditionsSource,
  CollectionSourceInclusion: collectionSourceInclusion,
  ...COLLECTION_CONDITION_TYPES,
  Customer: customer,
  DiscountAutomaticBasic: discountAutomaticBasic,
  DiscountAutomaticNode: discountAutomaticNode,
  DiscountCodeBasic: discountCodeBasic,
  DiscountCodeNode: discountCodeNode,
  DiscountNode: discountNode,
  DiscountProducts: discountProducts,
  DiscountRedeemCode: discountRedeemCode,
  DraftOrder: draftOrder,
  DraftOrderLineItem: draftOrderLineItem,
  Image: image,
  InventoryAdjustmentGroup: inventoryAdjustmentGroup,
  InventoryChange: inventoryChange,
  InventoryItem: inventoryItem,
  InventoryLevel: inventoryLevel,
  LineItem: lineItem,
  Location: location,
  MailingAddress: mailingAddress,
  Market: market,
  MarketCatalog: marketCatalog,
  MarketRegionCountry: marketRegionCountry,
  MediaImage: mediaImage,
  Metafield: metafield,
  MetafieldDefinition: metafieldDefinition,
  MetafieldDefinitionType: metafieldDefinitionType,
  CalculatedLineItem: calculatedLineItem,
  CalculatedOrder: calculatedOrder,
  Fulfillment: fulfillment,
  FulfillmentLineItem: fulfillmentLineItem,
  FulfillmentHold: fulfillmentHold,
  FulfillmentOrder: fulfillmentOrder,
  FulfillmentOrderDestination: fulfillmentOrderDestination,
  FulfillmentOrderLineItem: fulfillmentOrderLineItem,
  OrderTransaction: orderTransaction,
  Refund: refundFields,
  RefundLineItem: refundLineItem,
  Order: order,
  PriceList: priceList,
  PriceListPrice: priceListPrice,
  Product: product,
  ProductOption: productOption,
  ProductSetOperation: productSetOperation,
  ProductOptionValue: productOptionValue,
  Publication: publication,
  ProductVariant: variant,
  ShippingLine: shippingLine,
  Shop: shop,
  ShopifyFunction: shopifyFunction,
  Validation: validation,
  WebhookSubscription: webhookSubscription,
};
