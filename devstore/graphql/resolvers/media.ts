import { isReady } from "../../catalogue/product-media.ts";
import { gid, type Id } from "../../state/ids.ts";
import type { Image, Product } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";

/** A product picture among its media */
export interface MediaImage {
  readonly image: Image;
  readonly product: Product;
}

/** What the pictures that the dev store draws measure */
const SIDE = 1200;

export function mediaOf(product: Product): MediaImage[] {
  return product.images.map((image) => ({ image, product }));
}

/** A picture of any product, by its id */
export function findMedia(store: Store, id: Id): MediaImage | null {
  const product = store.state.products.find((one) => one.images.some((image) => image.id === id));
  const image = product?.images.find((one) => one.id === id);
  return product && image ? { product, image } : null;
}

export const mediaImage = fieldsOf<MediaImage>({
  id: (media) => gid("MediaImage", media.image.id),
  alt: (media) => media.image.altText,
  image: (media, _args, { store }) => (isReady(store, media.image) ? media.image : null),
  preview: (media, _args, { store }) =>
    isReady(store, media.image) ? { image: media.image, status: "READY" } : { image: null, status: "UPLOADED" },
  mediaContentType: () => "IMAGE",
  mimeType: () => "image/svg+xml",
  status: statusOf,
  fileStatus: statusOf,
  fileErrors: () => [],
  mediaErrors: () => [],
  mediaWarnings: () => [],
  createdAt: (media) => media.image.createdAt ?? media.product.createdAt,
  updatedAt: (media) => media.image.readyAt ?? media.product.updatedAt,
});

/** A picture that an app gave is fetched and prepared first. */
function statusOf(media: MediaImage, _args: object, { store }: AdminContext): string {
  return isReady(store, media.image) ? "READY" : "UPLOADED";
}

export const image = fieldsOf<Image>({
  id: (image) => gid("ImageSource", image.id),
  url: (image) => image.url,
  src: (image) => image.url,
  originalSrc: (image) => image.url,
  transformedSrc: (image) => image.url,
  altText: (image) => image.altText || null,
  width: () => SIDE,
  height: () => SIDE,
});
