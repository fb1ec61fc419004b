import { retitleVariants } from "../../catalogue/option-values.ts";
import { addVariant, announceProduct, removeVariant, variantsOf } from "../../catalogue/product-records.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { writeItem } from "./inventory-item-update.ts";
import { mediaInputs, type MediaInput } from "./media-input.ts";
import { userError, type UserError } from "./user-error.ts";
import {
  alreadyExists,
  mediaProblem,
  onlyEmulatedVariant,
  quantitiesProblem,
  variantProblem,
  writeVariant,
  writeVariantMedia,
  type BulkVariantInput,
  type VariantInput,
} from "./variant-input.ts";
import { chooseValues, growOptions } from "./variant-option-input.ts";

type CreateArgs = {
  readonly productId: string;
  readonly variants: readonly BulkVariantInput[];
  readonly media?: readonly MediaInput[] | null;
  readonly strategy?: "DEFAULT" | "PRESERVE_STANDALONE_VARIANT" | "REMOVE_STANDALONE_VARIANT" | null;
};

/** A product has so many variants at most. https://shopify.dev/docs/api/admin-graphql/latest/mutations/productVariantsBulkCreate */
export const MOST_VARIANTS = 2048;
export const DEFAULT_TITLE = "Default Title";

/**
 * Adds variants to a product, all or none. A lone variant makes room for them as the strategy says: by default only when it
 * is the default one. https://shopify.dev/docs/api/admin-graphql/latest/enums/ProductVariantsBulkCreateStrategy
 */
export function createVariants(_root: unknown, args: CreateArgs, context: AdminContext): object {
  const { store } = context;
  const product = store.state.products.get(idIn(args.productId, "Product"));
  if (!product) {
    const problem = userError(["productId"], "PRODUCT_DOES_NOT_EXIST", "Product does not exist");
    return { product: null, productVariants: null, userErrors: [problem] };
  }
  const standalone = leavingVariant(store, product, args);
  const checked = checkVariants(store, product, { inputs: args.variants, standalone });
  const media = mediaInputs(args.media ?? [], ["media"]);
  const userErrors = [...media.userErrors, ...checked.flatMap((one) => one.userErrors)];
  if (userErrors.length > 0) return { product, productVariants: null, userErrors };

  media.add(store, product);
  const productVariants = checked.map(({ input, values }) => {
    growOptions(product.options, values);
    const variant = newVariant(store, product, {
      values,
      input,
      units: (input.inventoryQuantities ?? []).map((one) => ({ ...one, quantity: one.availableQuantity })),
    });
    writeVariantMedia(context, { product, variant }, input);
    return variant;
  });
  if (standalone) dropStandalone(store, product, standalone);
  retitleVariants(store, product);
  announceProduct(store, product);
  for (const { inventoryItemId } of productVariants) {
    const item = store.state.inventoryItems.get(inventoryItemId);
    if (item) store.events.emit("inventory_items/create", item);
  }
  return { product, productVariants, userErrors: [] };
}

/** The lone variant that makes room for the new ones; null when it stays. */
function leavingVariant(store: Store, product: Product, { strategy }: CreateArgs): Variant | null {
  const [lone, ...others] = variantsOf(store, product);
  if (!lone || others.length > 0 || strategy === "PRESERVE_STANDALONE_VARIANT") return null;
  return strategy === "REMOVE_STANDALONE_VARIANT" || lone.title === DEFAULT_TITLE ? lone : null;
}

function dropStandalone(store: Store, product: Product, variant: Variant): void {
  removeVariant(store, variant.id);
  for (const option of product.options) option.values = option.values.filter((value) => value !== DEFAULT_TITLE);
}

interface CheckedVariant {
  readonly input: BulkVariantInput;
  readonly values: readonly string[];
  readonly userErrors: readonly UserError[];
}

function checkVariants(
  store: Store,
  product: Product,
  { inputs, standalone }: { readonly inputs: readonly BulkVariantInput[]; readonly standalone: Variant | null },
): CheckedVariant[] {
  const staying = variantsOf(store, product).filter((variant) => variant !== standalone);
  const titles = new Set(staying.map((variant) => variant.title));
  return inputs.map((input, index): CheckedVariant => {
    onlyEmulatedVariant("ProductVariantsBulkInput", input, ["mediaId", "mediaSrc", "inventoryQuantities"]);
    const at = ["variants", String(index)];
    const refuse = (problem: UserError) => ({ input, values: [], userErrors: [problem] });
    if (isGiven(input.id))
      return refuse(userError([...at, "id"], "NO_KEY_ON_CREATE", "On create, this key cannot be used"));
    if (staying.length + index >= MOST_VARIANTS) {
      const message = `Product cannot have more than ${MOST_VARIANTS} variants`;
      return refuse(userError([...at], "INVALID_INPUT", message));
    }
    const problem =
      variantProblem(input, at) ??
      mediaProblem(product, input, at) ??
      quantitiesProblem(store, input.inventoryQuantities ?? [], [...at, "inventoryQuantities"]);
    if (problem) return refuse(problem);
    const chosen = chooseValues(product.options, input.optionValues ?? [], { at });
    if ("problem" in chosen) return refuse(forCreate(chosen.problem));
    const title = chosen.values.join(" / ");
    if (titles.has(title)) return refuse(alreadyExists(title, at));
    titles.add(title);
    return { input, values: chosen.values, userErrors: [] };
  });
}

/** The mutation's own codes know of no option or value that does not exist: such an input is invalid. */
function forCreate(problem: UserError): UserError {
  const isKnown = problem.code === "NEED_TO_ADD_OPTION_VALUES" || problem.code.startsWith("OPTION_VALUES_FOR");
  return isKnown ? problem : { ...problem, code: "INVALID_INPUT" };
}

export interface VariantGiven {
  readonly values: readonly string[];
  readonly input: VariantInput;
  readonly units: readonly { readonly locationId: string; readonly quantity: number }[];
}

/** Adds a variant with its inventory item, which is not tracked unless that is said; tells nobody. */
export function newVariant(store: Store, product: Product, { values, input, units }: VariantGiven): Variant {
  const unitsAt = new Map(units.map((one) => [one.locationId, one.quantity]));
  const variant = addVariant(
    store,
    product,
    {
      title: values.join(" / "),
      sku: null,
      barcode: null,
      price: "0.00",
      compareAtPrice: null,
      optionValues: [...values],
      position: product.variantIds.length + 1,
      inventoryPolicy: "DENY",
      taxable: true,
      imageId: null,
    },
    {
      tracked: false,
      requiresShipping: true,
      cost: null,
      units: [...store.state.locations.keys()].map((id) => unitsAt.get(gid("Location", id)) ?? 0),
    },
  );
  writeVariant(store, variant, input);
  const item = store.state.inventoryItems.get(variant.inventoryItemId);
  if (item && input.inventoryItem) writeItem(store, item, input.inventoryItem);
  return variant;
}
