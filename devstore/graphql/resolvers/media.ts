import { gid } from "../../state/ids.ts";
import type { Image, Product } from "../../state/records/product.ts";
import { fieldsOf } from "../resolver.ts";

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

export const mediaImage = fieldsOf<MediaImage>({
  id: (media) => gid("MediaImage", media.image.id),
  alt: (media) => media.image.altText,
  image: (media) => media.image,
  preview: (media) => ({ image: media.image, status: "READY" }),
  mediaContentType: () => "IMAGE",
  mimeType: () => "image/svg+xml",
  status: () => "READY",
  fileStatus: () => "READY",
  mediaErrors: () => [],
  mediaWarnings: () => [],
  createdAt: (media) => media.product.createdAt,
  updatedAt: (media) => media.product.updatedAt,
});

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
