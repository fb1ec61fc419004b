import type { Id } from "../state/ids.ts";
import type { Image, Product } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import { announceProduct, variantsOf } from "./product-records.ts";

/** How long Shopify takes to fetch and prepare a picture */
const PREPARING_MS = 1_000;

export interface NewImage {
  /** Where the picture is fetched from */
  readonly sourceUrl: string;
  readonly altText: string;
}

/** Gives a product one more picture. It is ready a moment later, and then the product is told of. */
export function addImage(store: Store, product: Product, { sourceUrl, altText }: NewImage): Image {
  const readyAt = new Date(store.now().getTime() + PREPARING_MS);
  const image: Image = {
    id: store.nextId(),
    sourceUrl,
    url: `https://cdn.shopify.com/s/files/1/${store.state.shop.id}/files/${product.handle}-${nextNumber(product)}.svg`,
    altText,
    position: product.images.length + 1,
    createdAt: store.timestamp(),
    readyAt: readyAt.toISOString(),
  };
  product.images.push(image);
  store.state.products.put(product);
  store.clock.at(readyAt, () => {
    const still = store.state.products.get(product.id);
    if (still?.images.some((one) => one.id === image.id)) announceProduct(store, still);
  });
  return image;
}

/** Whether a picture has been fetched and prepared by now. */
export function isReady(store: Store, { readyAt }: Image): boolean {
  return readyAt === undefined || Date.parse(readyAt) <= store.now().getTime();
}

/** Takes pictures from a product and from its variants. */
export function removeImages(store: Store, product: Product, imageIds: readonly Id[]): void {
  product.images = product.images.filter((image) => !imageIds.includes(image.id));
  for (const variant of variantsOf(store, product)) {
    if (variant.imageId === null || !imageIds.includes(variant.imageId)) continue;
    store.state.variants.put(Object.assign(variant, { imageId: null }));
  }
  renumber(store, product);
}

/** Puts one picture after the other at a new place, from 0 on; the others make room. */
export function moveImages(
  store: Store,
  product: Product,
  moves: readonly { readonly id: Id; readonly to: number }[],
): void {
  for (const { id, to } of moves) {
    const image = product.images.find((one) => one.id === id);
    if (!image) continue;
    product.images = product.images.filter((one) => one !== image);
    product.images.splice(to, 0, image);
  }
  renumber(store, product);
}

function renumber(store: Store, product: Product): void {
  product.images.forEach((image, index) => {
    image.position = index + 1;
  });
  store.state.products.put(product);
}

/** The number behind the handle in an image's address, which no other of the product has. */
function nextNumber(product: Product): number {
  const numbers = product.images.map(({ url }) => Number(/-(\d+)\.svg$/.exec(url)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}
