import { isReady } from "../catalogue/product-media.ts";
import { variantsOf } from "../catalogue/product-records.ts";
import { publishedAt } from "../catalogue/publishing.ts";
import { unitsInLevels } from "../inventory/stock.ts";
import { gid } from "../state/ids.ts";
import type { Image, Product, Variant } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import { restId, type RestValue } from "./rest-json.ts";

/** What the pictures that the dev store draws measure */
const SIDE = 1200;

/** A product as `products/create` and `products/update` tell it. */
export function productPayload(store: Store, product: Product): Record<string, RestValue> {
  const variants = variantsOf(store, product);
  const images = product.images.map((image) => imagePayload(store, product, image));
  return {
    admin_graphql_api_id: gid("Product", product.id),
    id: restId(product.id),
    title: product.title,
    body_html: product.bodyHtml,
    vendor: product.vendor,
    product_type: product.productType,
    handle: product.handle,
    status: product.status.toLowerCase(),
    tags: [...product.tags].sort().join(", "),
    template_suffix: product.templateSuffix ?? null,
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    published_at: publishedAt(store, product),
    published_scope: "global",
    options: product.options.map((option, index) => ({
      id: restId(option.id),
      product_id: restId(product.id),
      name: option.name,
      position: index + 1,
      values: option.values,
    })),
    variants: variants.map((variant) => variantPayload(store, variant)),
    images,
    image: images[0] ?? null,
    media: product.images.map((image) => mediaPayload(store, product, image)),
    category: null,
    variant_gids: variants.map((variant) => ({
      admin_graphql_api_id: gid("ProductVariant", variant.id),
      updated_at: variant.updatedAt,
    })),
    has_variants_that_requires_components: false,
  };
}

function variantPayload(store: Store, variant: Variant): RestValue {
  const units = unitsInLevels(store, variant.inventoryItemId);
  return {
    admin_graphql_api_id: gid("ProductVariant", variant.id),
    id: restId(variant.id),
    product_id: restId(variant.productId),
    inventory_item_id: restId(variant.inventoryItemId),
    image_id: variant.imageId === null ? null : restId(variant.imageId),
    title: variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.price,
    compare_at_price: variant.compareAtPrice,
    option1: variant.optionValues[0] ?? null,
    option2: variant.optionValues[1] ?? null,
    option3: variant.optionValues[2] ?? null,
    position: variant.position,
    taxable: variant.taxable,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    inventory_quantity: units,
    old_inventory_quantity: units,
    created_at: variant.createdAt,
    updated_at: variant.updatedAt,
  };
}

function imagePayload(store: Store, product: Product, image: Image): RestValue {
  return {
    admin_graphql_api_id: gid("MediaImage", image.id),
    id: restId(image.id),
    product_id: restId(product.id),
    position: image.position,
    alt: image.altText || null,
    src: image.url,
    width: SIDE,
    height: SIDE,
    created_at: image.createdAt ?? product.createdAt,
    updated_at: image.createdAt ?? product.updatedAt,
    variant_ids: variantIdsOf(store, product, image),
  };
}

/** https://shopify.dev/changelog/media-included-in-product-webhooks */
function mediaPayload(store: Store, product: Product, image: Image): RestValue {
  const status = isReady(store, image) ? "READY" : "UPLOADED";
  return {
    admin_graphql_api_id: gid("MediaImage", image.id),
    id: restId(image.id),
    product_id: restId(product.id),
    position: image.position,
    alt: image.altText || null,
    status,
    media_content_type: "IMAGE",
    preview_image: { width: SIDE, height: SIDE, src: image.url, status },
    created_at: image.createdAt ?? product.createdAt,
    updated_at: image.createdAt ?? product.updatedAt,
    variant_ids: variantIdsOf(store, product, image),
  };
}

function variantIdsOf(store: Store, product: Product, image: Image): RestValue[] {
  return variantsOf(store, product).flatMap((variant) => (variant.imageId === image.id ? [restId(variant.id)] : []));
}
