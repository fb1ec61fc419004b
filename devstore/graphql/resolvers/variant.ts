import { canSell, unitsForOrders, unitsInLevels } from "../../inventory/stock.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Variant } from "../../state/records/product.ts";
import { pageById, pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, typed, type AdminContext } from "../resolver.ts";
import { variantPricing } from "./contextual-pricing.ts";
import { limitedCount, type CountArgs } from "./count.ts";
import type { MediaImage } from "./media.ts";
import { metafieldFields } from "./metafield.ts";
import { notEmulated } from "./not-emulated.ts";
import { withoutSavedSearch, type SavedSearchArgs } from "./saved-search.ts";
import { variantOrder, variantSearch } from "./variant-search.ts";

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
  showUnitPrice: () => false,
  unitPrice: () => null,
  unitPriceMeasurement: () => null,
  image: (variant, _args, context) => pictureOf(variant, context)?.image ?? null,
  media: (variant, args: PageArgs, context) => {
    const picture = pictureOf(variant, context);
    const media = picture ? [typed("MediaImage", picture)] : [];
    return pageOf<MediaImage>(media, args, context, (one, index) => ({ id: one.image.id, value: index }));
  },
  createdAt: (variant) => variant.createdAt,
  updatedAt: (variant) => variant.updatedAt,
});

type ListArgs = PageArgs & SavedSearchArgs & { readonly query?: string | null; readonly sortKey: string };

export const variantQueries = {
  productVariant: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.variants.get(idIn(args.id, "ProductVariant")) ?? null,
  productVariantByIdentifier: (
    _root: unknown,
    { identifier }: { readonly identifier: { readonly id?: string | null; readonly customId?: object | null } },
    { store }: AdminContext,
  ) => {
    if (isGiven(identifier.customId)) throw notEmulated("ProductVariantIdentifierInput.customId");
    return store.state.variants.get(idIn(identifier.id ?? "", "ProductVariant")) ?? null;
  },
  productVariants: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const { state, index } = context.store;
    const matches = variantSearch(context, withoutSavedSearch(args).query);
    if (args.sortKey === "ID" || args.sortKey === "RELEVANCE") {
      return pageById({ ids: index.variantIds, find: (id) => state.variants.get(id), matches }, args, context);
    }
    const valueOf = variantOrder(context.store, args.sortKey);
    return pageOf(state.variants.filter(matches), args, context, (one) => ({ id: one.id, value: valueOf(one) }));
  },
  productVariantsCount: (_root: unknown, args: CountArgs, context: AdminContext) =>
    limitedCount(context.store.state.variants.filter(variantSearch(context, args.query)).length, args),
};

function pictureOf(variant: Variant, { store }: AdminContext): MediaImage | null {
  const product = store.state.products.get(variant.productId);
  const image = product?.images.find((one) => one.id === variant.imageId);
  return product && image ? { product, image } : null;
}
