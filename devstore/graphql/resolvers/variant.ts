import { canSell, unitsForOrders, unitsInLevels } from "../../inventory/stock.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Variant } from "../../state/records/product.ts";
import { pageById, pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { variantPricing } from "./contextual-pricing.ts";
import type { MediaImage } from "./media.ts";
import { metafieldFields } from "./metafield.ts";

export const variant = fieldsOf<Variant>({
  ...metafieldFields<Variant>("ProductVariant"),
  id: (variant) => gid("ProductVariant", variant.id),
  legacyResourceId: (variant) => variant.id,
  title: (variant) => variant.title,
  displayName: (variant, _args, { store }) =>
    `${store.state.products.get(variant.productId)?.title ?? ""} - ${variant.title}`,
  sku: (variant) => variant.sku,
  barcode: (variant) => variant.barcode,
  price: (variant) => variant.price,
  compareAtPrice: (variant) => variant.compareAtPrice,
  contextualPricing: variantPricing,
  position: (variant) => variant.position,
  taxable: (variant) => variant.taxable,
  inventoryPolicy: (variant) => variant.inventoryPolicy,
  inventoryQuantity: (variant, _args, { store }) => unitsInLevels(store, variant.inventoryItemId),
  sellableOnlineQuantity: (variant, _args, { store }) => unitsForOrders(store, variant.inventoryItemId),
  availableForSale: (variant, _args, { store }) =>
    store.state.products.get(variant.productId)?.status === "ACTIVE" && canSell(store, variant.id, 1),
  inventoryItem: (variant, _args, { store }) => store.state.inventoryItems.get(variant.inventoryItemId),
  product: (variant, _args, { store }) => store.state.products.get(variant.productId),
  selectedOptions: (variant, _args, { store }) => {
    const options = store.state.products.get(variant.productId)?.options ?? [];
    return options.map((option, index) => ({ name: option.name, value: variant.optionValues[index] ?? "" }));
  },
  requiresComponents: () => false,
  image: (variant, _args, context) => pictureOf(variant, context)?.image ?? null,
  media: (variant, args: PageArgs, context) => {
    const picture = pictureOf(variant, context);
    const media = picture ? [typed("MediaImage", picture)] : [];
    return pageOf<MediaImage>(media, args, context, (one, index) => ({ id: one.image.id, value: index }));
  },
  createdAt: (variant) => variant.createdAt,
  updatedAt: (variant) => variant.updatedAt,
});

type ListArgs = PageArgs & { readonly query?: string | null; readonly sortKey: string };

export const variantQueries = {
  productVariant: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.variants.get(idIn(args.id, "ProductVariant")) ?? null,
  productVariants: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const { state, index } = context.store;
    const matches = compileSearch(args.query, searchFields(context));
    if (args.sortKey === "SKU" || args.sortKey === "TITLE") {
      const found = state.variants.filter(matches);
      const valueOf = (one: Variant) => (args.sortKey === "SKU" ? (one.sku ?? "") : one.title);
      return pageOf(found, args, context, (one) => ({ id: one.id, value: valueOf(one) }));
    }
    return pageById({ ids: index.variantIds, find: (id) => state.variants.get(id), matches }, args, context);
  },
  productVariantsCount: (_root: unknown, args: { readonly query?: string | null }, context: AdminContext) => {
    const matches = compileSearch(args.query, searchFields(context));
    return { count: context.store.state.variants.filter(matches).length, precision: "EXACT" };
  },
};

function searchFields({ store }: AdminContext): Parameters<typeof compileSearch<Variant>>[1] {
  const productOf = (variant: Variant) => store.state.products.get(variant.productId);
  return {
    default: (variant) => [variant.title, variant.sku ?? "", productOf(variant)?.title ?? ""],
    id: (variant) => variant.id,
    title: (variant) => variant.title,
    sku: (variant) => variant.sku,
    barcode: (variant) => variant.barcode,
    product_id: (variant) => variant.productId,
    product_status: (variant) => productOf(variant)?.status.toLowerCase() ?? null,
    inventory_quantity: (variant) => unitsInLevels(store, variant.inventoryItemId),
    updated_at: (variant) => variant.updatedAt,
  };
}

function pictureOf(variant: Variant, { store }: AdminContext): MediaImage | null {
  const product = store.state.products.get(variant.productId);
  const image = product?.images.find((one) => one.id === variant.imageId);
  return product && image ? { product, image } : null;
}
