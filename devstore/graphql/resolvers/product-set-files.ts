import { addImage, moveImages, removeImages } from "../../catalogue/product-media.ts";
import { idIn } from "../../state/ids.ts";
import type { Image, Product } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { FileSetInput } from "./product-set-input.ts";

/** A product's pictures become those of the list, in its order: known ones by id or source, others are fetched. */
export function setFiles(store: Store, product: Product, files: readonly FileSetInput[]): void {
  const wanted = files.flatMap((file): Image[] => {
    const known = findFile(product, file);
    if (!known && !isGiven(file.originalSource)) return [];
    const image = known ?? addImage(store, product, { sourceUrl: file.originalSource ?? "", altText: "" });
    if (isGiven(file.alt)) image.altText = file.alt;
    return [image];
  });
  const gone = product.images.filter((image) => !wanted.includes(image));
  removeImages(
    store,
    product,
    gone.map((image) => image.id),
  );
  const moves = wanted.map((image, to) => ({ id: image.id, to }));
  moveImages(store, product, moves);
}

/** The picture of a product that a file input means. */
export function findFile(product: Product, { id, originalSource }: FileSetInput): Image | undefined {
  const imageId = idIn(id ?? "", "MediaImage");
  return product.images.find((image) => (imageId === null ? image.sourceUrl === originalSource : image.id === imageId));
}
