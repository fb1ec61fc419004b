import { addImage } from "../../catalogue/product-media.ts";
import { idIn, type Id } from "../../state/ids.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import type { ItemInput } from "./inventory-item-update.ts";
import { userError, type UserError } from "./user-error.ts";
import type { OptionValueInput } from "./variant-option-input.ts";

/** What bulk mutations and productSet say of a variant alike */
export type VariantInput = {
  readonly id?: string | null;
  readonly optionValues?: readonly OptionValueInput[] | null;
  readonly price?: string | null;
  readonly compareAtPrice?: string | null;
  readonly barcode?: string | null;
  readonly taxable?: boolean | null;
  readonly inventoryPolicy?: Variant["inventoryPolicy"] | null;
  readonly inventoryItem?: ItemInput | null;
};

export type BulkVariantInput = VariantInput & {
  readonly inventoryQuantities?: readonly { readonly locationId: string; readonly availableQuantity: number }[] | null;
  readonly mediaId?: string | null;
  readonly mediaSrc?: readonly string[] | null;
};

export const VARIANT_FIELDS = [
  "id",
  "optionValues",
  "price",
  "compareAtPrice",
  "barcode",
  "taxable",
  "inventoryPolicy",
  "inventoryItem",
];
const ITEM_FIELDS = [
  "tracked",
  "requiresShipping",
  "cost",
  "sku",
  "countryCodeOfOrigin",
  "provinceCodeOfOrigin",
  "harmonizedSystemCode",
  "countryHarmonizedSystemCodes",
  "measurement",
];
const MOST_LOCATIONS = 10;
const MOST_QUANTITIES = 50_000;
const LONGEST = 255;

/** Refuses input fields that are not emulated, by their names. */
export function onlyEmulatedVariant(type: string, input: VariantInput, more: readonly string[]): void {
  onlyEmulated(type, input, [...VARIANT_FIELDS, ...more]);
  onlyEmulated("InventoryItemInput", input.inventoryItem ?? {}, ITEM_FIELDS);
  onlyEmulated("InventoryItemMeasurementInput", input.inventoryItem?.measurement ?? {}, ["weight"]);
}

/** What is wrong with a variant's own fields; null when nothing is. */
export function variantProblem(input: VariantInput, at: readonly string[]): UserError | null {
  if (isGiven(input.price) && Number(input.price) < 0) {
    return userError([...at, "price"], "GREATER_THAN_OR_EQUAL_TO", "Price must be greater than or equal to 0");
  }
  if (isGiven(input.compareAtPrice) && Number(input.compareAtPrice) < 0) {
    const message = "Compare at price must be greater than or equal to 0";
    return userError([...at, "compareAtPrice"], "GREATER_THAN_OR_EQUAL_TO", message);
  }
  if (isGiven(input.barcode) && input.barcode.length > LONGEST) {
    const message = `Barcode is too long (maximum is ${LONGEST} characters)`;
    return userError([...at, "barcode"], "INVALID_INPUT", message);
  }
  return null;
}

/** What is wrong with the units that a new variant starts with; null when nothing is. */
export function quantitiesProblem(
  store: Store,
  quantities: readonly { readonly locationId: string }[],
  at: readonly string[],
): UserError | null {
  if (quantities.length > MOST_QUANTITIES) {
    const message = `Inventory quantity input exceeds the limit of ${MOST_QUANTITIES}. Consider using separate \`inventorySetQuantities\` mutations.`;
    return userError([...at], "INVENTORY_QUANTITIES_LIMIT_EXCEEDED", message);
  }
  if (new Set(quantities.map((one) => one.locationId)).size > MOST_LOCATIONS) {
    const message = `Inventory locations cannot exceed the allowed resource limit or ${MOST_LOCATIONS}.`;
    return userError([...at], "TOO_MANY_INVENTORY_LOCATIONS", message);
  }
  if (quantities.every((one) => store.state.locations.has(idIn(one.locationId, "Location")))) return null;
  const message = "Quantity could not be set. The location was not found.";
  return userError([...at], "TRACKED_VARIANT_LOCATION_NOT_FOUND", message);
}

/** Two variants with the same values */
export function alreadyExists(title: string, at: readonly string[]): UserError {
  const message = `The variant '${title}' already exists. Please change at least one option value.`;
  return userError([...at], "VARIANT_ALREADY_EXISTS", message);
}

/** Writes a variant's own fields, without its inventory item; tells nobody. */
export function writeVariant(store: Store, variant: Variant, input: VariantInput): void {
  if (isGiven(input.price)) variant.price = Number(input.price).toFixed(2);
  if (input.compareAtPrice !== undefined) {
    variant.compareAtPrice = input.compareAtPrice === null ? null : Number(input.compareAtPrice).toFixed(2);
  }
  if (input.barcode !== undefined) variant.barcode = input.barcode;
  if (isGiven(input.taxable)) variant.taxable = input.taxable;
  if (isGiven(input.inventoryPolicy)) variant.inventoryPolicy = input.inventoryPolicy;
  variant.updatedAt = store.timestamp();
  store.state.variants.put(variant);
}

/** Gives a variant its picture: one of the product's, or a new one. What is wrong with it, or null. */
export function writeVariantMedia(
  { store }: AdminContext,
  { product, variant }: { readonly product: Product; readonly variant: Variant },
  { mediaId, mediaSrc }: BulkVariantInput,
): void {
  const imageId = isGiven(mediaId) ? idIn(mediaId, "MediaImage") : imageFrom(store, product, mediaSrc?.[0]);
  if (imageId === null) return;
  store.state.variants.put(Object.assign(variant, { imageId }));
}

/** Whether a `mediaId` is that of a picture of the product. */
export function mediaProblem(product: Product, { mediaId }: BulkVariantInput, at: readonly string[]): UserError | null {
  if (!isGiven(mediaId)) return null;
  const id = idIn(mediaId, "MediaImage");
  if (product.images.some((image) => image.id === id)) return null;
  return userError([...at, "mediaId"], "INVALID_INPUT", "Media does not exist on the product");
}

function imageFrom(store: Store, product: Product, sourceUrl: string | undefined): Id | null {
  if (sourceUrl === undefined) return null;
  const known = product.images.find((image) => image.sourceUrl === sourceUrl);
  return (known ?? addImage(store, product, { sourceUrl, altText: "" })).id;
}
