import {
  addToCollection,
  announceCollection,
  isSmart,
  removeFromCollection,
} from "../../catalogue/collection-records.ts";
import { changeHandle } from "../../catalogue/product-records.ts";
import { slugOf } from "../../catalogue/slug.ts";
import type { Product, Seo } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { findCollection } from "./collection-lookup.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { notEmulated } from "./not-emulated.ts";
import type { MetafieldGiven } from "./owner-metafields.ts";

export type ProductInput = {
  readonly id?: string | null;
  readonly title?: string | null;
  readonly handle?: string | null;
  readonly descriptionHtml?: string | null;
  readonly vendor?: string | null;
  readonly productType?: string | null;
  readonly tags?: readonly string[] | null;
  readonly status?: Product["status"] | null;
  readonly seo?: Partial<Seo> | null;
  readonly templateSuffix?: string | null;
  readonly redirectNewHandle?: boolean | null;
  readonly metafields?: readonly MetafieldGiven[] | null;
  readonly collectionsToJoin?: readonly string[] | null;
  readonly collectionsToLeave?: readonly string[] | null;
};

/** The fields of a product that every mutation of products may say */
export const PRODUCT_FIELDS = [
  "id",
  "title",
  "handle",
  "descriptionHtml",
  "vendor",
  "productType",
  "tags",
  "status",
  "seo",
  "templateSuffix",
  "metafields",
];

const LONGEST = 255;
const MOST_TAGS = 250;

/** What Shopify says about a product's own fields: these errors have no code. */
export interface ProductProblem {
  readonly field: readonly string[];
  readonly message: string;
}

/** Refuses fields that are not emulated; a redirect may be declined only. */
export function onlyEmulatedProduct(type: string, input: ProductInput, more: readonly string[]): void {
  onlyEmulated(type, input, [...PRODUCT_FIELDS, "redirectNewHandle", ...more]);
  if (input.redirectNewHandle === true) throw notEmulated(`${type}.redirectNewHandle`);
}

/** Everything that is wrong with a product's own fields. `product` is the one that is there, null for a new one. */
export function productProblems(store: Store, input: ProductInput, product: Product | null): ProductProblem[] {
  const problems: ProductProblem[] = [];
  const refuse = (field: string, message: string) => problems.push({ field: [field], message });
  const title = input.title?.trim();
  if (title === "" || (!product && title === undefined)) refuse("title", "Title can't be blank");
  for (const [field, name] of [
    ["title", "Title"],
    ["handle", "Handle"],
    ["vendor", "Vendor"],
    ["productType", "Product type"],
  ] as const) {
    if ((input[field] ?? "").length > LONGEST) refuse(field, `${name} is too long (maximum is ${LONGEST} characters)`);
  }
  const owner = isGiven(input.handle) ? store.index.productByHandle.get(slugOf(input.handle)) : undefined;
  if (owner && owner !== product) {
    refuse("handle", `Handle '${input.handle ?? ""}' already in use. Please provide a new handle.`);
  }
  if (tagsOf(input.tags ?? []).some((tag) => tag.length > LONGEST)) {
    refuse("tags", `Tag exceeds the maximum length of ${LONGEST} characters`);
  }
  if ((input.tags ?? []).length > MOST_TAGS) refuse("tags", `The maximum number of tags is ${MOST_TAGS}`);
  return [...problems, ...collectionProblems(store, input)];
}

function collectionProblems(store: Store, input: ProductInput): ProductProblem[] {
  return (["collectionsToJoin", "collectionsToLeave"] as const).flatMap((field) =>
    (input[field] ?? []).flatMap((id): ProductProblem[] => {
      const collection = findCollection(store, id);
      if (!collection) return [{ field: [field], message: "Collection does not exist" }];
      if (!isSmart(collection)) return [];
      return [{ field: [field], message: "Can't manually add products to a smart collection" }];
    }),
  );
}

/** Writes what is given of a product; tells nobody. */
export function writeProduct(store: Store, product: Product, input: ProductInput): void {
  if (isGiven(input.title)) product.title = input.title.trim();
  if (isGiven(input.descriptionHtml)) product.bodyHtml = input.descriptionHtml;
  if (isGiven(input.vendor)) product.vendor = input.vendor;
  if (isGiven(input.productType)) product.productType = input.productType;
  if (isGiven(input.tags)) product.tags = tagsOf(input.tags);
  if (isGiven(input.status)) product.status = input.status;
  if (isGiven(input.seo)) product.seo = { title: null, description: null, ...product.seo, ...input.seo };
  if (input.templateSuffix !== undefined) product.templateSuffix = input.templateSuffix;
  if (isGiven(input.handle)) changeHandle(store, product, slugOf(input.handle));
  store.state.products.put(product);
}

/** Puts a product in the collections that it is to join, takes it from those that it is to leave, and tells of them. */
export function writeMemberships(store: Store, product: Product, input: ProductInput): void {
  for (const id of input.collectionsToJoin ?? []) {
    const collection = findCollection(store, id);
    if (!collection) continue;
    addToCollection(store, collection, [product.id]);
    announceCollection(store, collection);
  }
  for (const id of input.collectionsToLeave ?? []) {
    const collection = findCollection(store, id);
    if (!collection) continue;
    removeFromCollection(collection, [product.id]);
    announceCollection(store, collection);
  }
}

/** Tags are the same whatever their case; the first way of writing one stays. */
function tagsOf(tags: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags.flatMap((one) => one.split(",")).map((one) => one.trim())) {
    if (tag !== "" && !byKey.has(tag.toLowerCase())) byKey.set(tag.toLowerCase(), tag);
  }
  return [...byKey.values()].sort();
}
