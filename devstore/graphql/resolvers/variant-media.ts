import { isReady } from "../../catalogue/product-media.ts";
import { announceProduct } from "../../catalogue/product-records.ts";
import { idIn } from "../../state/ids.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import type { AdminContext } from "../resolver.ts";
import { userError, type UserError } from "./user-error.ts";

type Pair = { readonly variantId: string; readonly mediaIds: readonly string[] };
type Args = { readonly productId: string; readonly variantMedia: readonly Pair[] };

const MOST_PAIRS = 100;

export const variantMediaMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/productVariantAppendMedia */
  productVariantAppendMedia: (_root: unknown, args: Args, { store }: AdminContext) =>
    change(store, args, {
      problemWith: (product, variant, mediaId) => {
        if (variant.imageId !== null)
          return ["PRODUCT_VARIANT_ALREADY_HAS_MEDIA", "Product variant already has attached media."];
        const image = product.images.find((one) => one.id === mediaId);
        return image && !isReady(store, image) ? ["NON_READY_MEDIA", "Non-ready media are not supported."] : null;
      },
      imageIdAfter: (mediaId) => mediaId,
    }),

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/productVariantDetachMedia */
  productVariantDetachMedia: (_root: unknown, args: Args, { store }: AdminContext) =>
    change(store, args, {
      problemWith: (_product, variant, mediaId) =>
        variant.imageId === mediaId
          ? null
          : ["MEDIA_IS_NOT_ATTACHED_TO_VARIANT", "The specified media is not attached to the specified variant."],
      imageIdAfter: () => null,
    }),
};

interface Way {
  readonly problemWith: (product: Product, variant: Variant, mediaId: string) => [code: string, message: string] | null;
  readonly imageIdAfter: (mediaId: string) => string | null;
}

function change(store: Store, { productId, variantMedia }: Args, way: Way): object {
  const product = store.state.products.get(idIn(productId, "Product"));
  if (!product) {
    const problem = userError(["productId"], "PRODUCT_DOES_NOT_EXIST", "Product does not exist");
    return { product: null, productVariants: null, userErrors: [problem] };
  }
  const userErrors = problemsWith(store, product, variantMedia, way);
  if (userErrors.length > 0) return { product, productVariants: null, userErrors };
  const productVariants = variantMedia.flatMap(({ variantId, mediaIds }) => {
    const variant = variantOf(store, product, variantId);
    const imageId = way.imageIdAfter(idIn(mediaIds[0] ?? "", "MediaImage") ?? "");
    return variant ? store.state.variants.put(Object.assign(variant, { imageId, updatedAt: store.timestamp() })) : [];
  });
  announceProduct(store, product);
  return { product, productVariants, userErrors: [] };
}

function problemsWith(store: Store, product: Product, pairs: readonly Pair[], way: Way): UserError[] {
  if (pairs.length > MOST_PAIRS) {
    const message = `Exceeded the maximum number of ${MOST_PAIRS} variant-media pairs per mutation call.`;
    return [userError(["variantMedia"], "MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED", message)];
  }
  return pairs.flatMap(({ variantId, mediaIds }, index): UserError[] => {
    const at = ["variantMedia", String(index)];
    const variant = variantOf(store, product, variantId);
    if (!variant) {
      const message = "Variant does not exist on the given product.";
      return [userError([...at, "variantId"], "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT", message)];
    }
    if (pairs.findIndex((one) => one.variantId === variantId) !== index) {
      const message = "Variant specified in more than one pair.";
      return [userError([...at, "variantId"], "PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES", message)];
    }
    if (mediaIds.length !== 1) {
      const message = "Only one mediaId is allowed per variant-media input pair.";
      return [userError([...at, "mediaIds"], "TOO_MANY_MEDIA_PER_INPUT_PAIR", message)];
    }
    const mediaId = idIn(mediaIds[0] ?? "", "MediaImage") ?? "";
    if (!product.images.some((image) => image.id === mediaId)) {
      const message = "Media does not exist on the given product.";
      return [userError([...at, "mediaIds"], "MEDIA_DOES_NOT_EXIST_ON_PRODUCT", message)];
    }
    const problem = way.problemWith(product, variant, mediaId);
    return problem ? [userError(at, ...problem)] : [];
  });
}

function variantOf(store: Store, product: Product, id: string): Variant | undefined {
  const variant = store.state.variants.get(idIn(id, "ProductVariant"));
  return variant?.productId === product.id ? variant : undefined;
}
