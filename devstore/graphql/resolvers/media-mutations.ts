import { moveImages, removeImages } from "../../catalogue/product-media.ts";
import { announceProduct } from "../../catalogue/product-records.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Image, Product } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { typed, type AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { doneJob } from "./job.ts";
import { mediaInputs, type MediaInput } from "./media-input.ts";
import { userError, type UserError } from "./user-error.ts";
import { variantMediaMutations } from "./variant-media.ts";

type CreateArgs = { readonly productId: string; readonly media: readonly MediaInput[] };
type UpdateArgs = {
  readonly productId: string;
  readonly media: readonly { readonly id: string; readonly alt?: string | null }[];
};
type DeleteArgs = { readonly productId: string; readonly mediaIds: readonly string[] };
type ReorderArgs = {
  readonly id: string;
  readonly moves: readonly { readonly id: string; readonly newPosition: string }[];
};

const LONGEST_ALT = 512;

export const mediaMutations = {
  /** Adds the good ones and says what is wrong with the others. https://shopify.dev/docs/api/admin-graphql/latest/mutations/productCreateMedia */
  productCreateMedia: (_root: unknown, args: CreateArgs, { store }: AdminContext) => {
    const product = findProduct(store, args.productId);
    if (!product) return { media: null, product: null, ...refused([NO_PRODUCT]) };
    const checked = mediaInputs(args.media, ["media"]);
    const images = checked.add(store, product);
    if (images.length > 0) announceProduct(store, product);
    return { media: images.map((image) => mediaOf(product, image)), product, ...refused(checked.userErrors) };
  },

  productUpdateMedia: (_root: unknown, args: UpdateArgs, { store }: AdminContext) => {
    const product = findProduct(store, args.productId);
    if (!product) return { media: null, product: null, ...refused([NO_PRODUCT]) };
    for (const one of args.media) onlyEmulated("UpdateMediaInput", one, ["id", "alt"]);
    const problems = args.media.flatMap((one, index) => {
      const at = ["media", String(index)];
      if ((one.alt ?? "").length <= LONGEST_ALT) return missing(product, one.id, [...at, "id"]);
      return [userError([...at, "alt"], "INVALID", `Alt text is too long (maximum is ${LONGEST_ALT} characters)`)];
    });
    if (problems.length > 0) return { media: null, product, ...refused(problems) };
    const images = args.media.flatMap(({ id, alt }) => {
      const image = findImage(product, id);
      if (image && isGiven(alt)) image.altText = alt;
      return image ?? [];
    });
    announceProduct(store, product);
    return { media: images.map((image) => mediaOf(product, image)), product, ...refused([]) };
  },

  productDeleteMedia: (_root: unknown, args: DeleteArgs, { store }: AdminContext) => {
    const answer = { deletedMediaIds: null, deletedProductImageIds: null };
    const product = findProduct(store, args.productId);
    if (!product) return { ...answer, product: null, ...refused([NO_PRODUCT]) };
    const problems = args.mediaIds.flatMap((id) => missing(product, id, ["mediaIds"]));
    if (problems.length > 0) return { ...answer, product, ...refused(problems) };
    const ids = args.mediaIds.flatMap((id) => idIn(id, "MediaImage") ?? []);
    removeImages(store, product, ids);
    announceProduct(store, product);
    return {
      deletedMediaIds: args.mediaIds,
      deletedProductImageIds: ids.map((id) => gid("ProductImage", id)),
      product,
      ...refused([]),
    };
  },

  productReorderMedia: (_root: unknown, args: ReorderArgs, { store }: AdminContext) => {
    const product = findProduct(store, args.id);
    if (!product) return { job: null, ...refused([{ ...NO_PRODUCT, field: ["id"] }]) };
    const problems = args.moves.flatMap(({ id }, index) => missing(product, id, ["moves", String(index), "id"]));
    if (problems.length > 0) return { job: null, ...refused(problems) };
    const moves = args.moves.map(({ id, newPosition }) => ({
      id: idIn(id, "MediaImage") ?? "",
      to: Number(newPosition),
    }));
    moveImages(store, product, moves);
    announceProduct(store, product);
    return { job: doneJob(), ...refused([]) };
  },

  ...variantMediaMutations,
};

const NO_PRODUCT = userError(["productId"], "PRODUCT_DOES_NOT_EXIST", "Product does not exist");

/** The same errors stand in the deprecated list, without their codes. */
function refused(mediaUserErrors: readonly UserError[]) {
  return { mediaUserErrors, userErrors: mediaUserErrors.map(({ field, message }) => ({ field, message })) };
}

function mediaOf(product: Product, image: Image): object {
  return typed("MediaImage", { image, product });
}

function missing(product: Product, id: string, at: readonly string[]): UserError[] {
  if (findImage(product, id)) return [];
  return [userError([...at], "MEDIA_DOES_NOT_EXIST", `Media id ${id} does not exist`)];
}

function findImage(product: Product, id: string): Image | undefined {
  return product.images.find((image) => image.id === idIn(id, "MediaImage"));
}

function findProduct(store: Store, id: string): Product | undefined {
  return store.state.products.get(idIn(id, "Product"));
}
