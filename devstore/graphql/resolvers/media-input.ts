import { addImage } from "../../catalogue/product-media.ts";
import type { Image, Product } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { notEmulated } from "./not-emulated.ts";
import { userError, type UserError } from "./user-error.ts";

export type MediaInput = {
  readonly originalSource: string;
  readonly mediaContentType: string;
  readonly alt?: string | null;
};

/** Media that were looked through: what is wrong with them, and the way to give the good ones to a product */
export interface CheckedMedia {
  readonly userErrors: readonly UserError[];
  add(store: Store, product: Product): Image[];
}

const LONGEST_ALT = 512;

/** Looks through media that are to be added. Videos and models are not emulated, and said to be so. */
export function mediaInputs(media: readonly MediaInput[], at: readonly string[]): CheckedMedia {
  const userErrors = media.flatMap((one, index) => mediaProblem(one, [...at, String(index)]) ?? []);
  const good = media.filter((one, index) => mediaProblem(one, [...at, String(index)]) === null);
  return {
    userErrors,
    add: (store, product) =>
      good.map((one) => addImage(store, product, { sourceUrl: one.originalSource, altText: one.alt ?? "" })),
  };
}

function mediaProblem({ originalSource, mediaContentType, alt }: MediaInput, at: readonly string[]): UserError | null {
  if (mediaContentType !== "IMAGE") throw notEmulated(`media of type ${mediaContentType}`);
  if (!/^https?:\/\/[^/\s]+/.test(originalSource)) {
    return userError([...at, "originalSource"], "INVALID", "Image URL is invalid");
  }
  if ((alt ?? "").length <= LONGEST_ALT) return null;
  return userError([...at, "alt"], "INVALID", `Alt text is too long (maximum is ${LONGEST_ALT} characters)`);
}
