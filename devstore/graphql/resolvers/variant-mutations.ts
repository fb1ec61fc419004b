import { retitleVariants } from "../../catalogue/option-values.ts";
import { announceProduct, removeVariant, variantsOf } from "../../catalogue/product-records.ts";
import { idIn } from "../../state/ids.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { writeItem } from "./inventory-item-update.ts";
import { mediaInputs, type MediaInput } from "./media-input.ts";
import { userError, type UserError } from "./user-error.ts";
import { createVariants } from "./variant-create.ts";
import {
  alreadyExists,
  mediaProblem,
  onlyEmulatedVariant,
  variantProblem,
  writeVariant,
  writeVariantMedia,
  type BulkVariantInput,
} from "./variant-input.ts";
import { chooseValues, growOptions } from "./variant-option-input.ts";

type BulkArgs = {
  readonly productId: string;
  readonly variants: readonly BulkVariantInput[];
  readonly media?: readonly MediaInput[] | null;
};
type UpdateArgs = BulkArgs & { readonly allowPartialUpdates?: boolean | null };
type DeleteArgs = { readonly productId: string; readonly variantsIds: readonly string[] };
type ReorderArgs = {
  readonly productId: string;
  readonly positions: readonly { readonly id: string; readonly position: number }[];
};

const NO_PRODUCT = userError(["productId"], "PRODUCT_DOES_NOT_EXIST", "Product does not exist");

export const variantMutations = {
  productVariantsBulkCreate: createVariants,

  /** All or none, unless partial updates are allowed. https://shopify.dev/docs/api/admin-graphql/latest/mutations/productVariantsBulkUpdate */
  productVariantsBulkUpdate: (_root: unknown, args: UpdateArgs, context: AdminContext) => {
    const { store } = context;
    const product = findProduct(store, args.productId);
    if (!product) return { product: null, productVariants: null, userErrors: [NO_PRODUCT] };
    const checked = checkUpdates(context, product, args.variants);
    const media = mediaInputs(args.media ?? [], ["media"]);
    const userErrors = [...media.userErrors, ...checked.flatMap((one) => one.userErrors)];
    if (userErrors.length > 0 && args.allowPartialUpdates !== true) {
      return { product, productVariants: null, userErrors };
    }
    media.add(store, product);
    const productVariants = checked.flatMap((one) =>
      one.userErrors.length > 0 ? [] : [update(context, product, one)],
    );
    retitleVariants(store, product);
    if (productVariants.length > 0) announceProduct(store, product);
    return { product, productVariants, userErrors };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/productVariantsBulkDelete */
  productVariantsBulkDelete: (_root: unknown, args: DeleteArgs, { store }: AdminContext) => {
    const product = findProduct(store, args.productId);
    if (!product) return { product: null, userErrors: [NO_PRODUCT] };
    const ids = args.variantsIds.map((id) => idIn(id, "ProductVariant") ?? "");
    const foreign = ids.findIndex((id) => !product.variantIds.includes(id));
    if (foreign >= 0) {
      const code = "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT";
      const message = "At least one variant does not belong to the product";
      return { product: null, userErrors: [userError(["variantsIds", String(foreign)], code, message)] };
    }
    if (product.variantIds.every((id) => ids.includes(id))) {
      const message = "Cannot delete default variant";
      return { product: null, userErrors: [userError(["variantsIds"], "CANNOT_DELETE_LAST_VARIANT", message)] };
    }
    for (const id of ids) removeVariant(store, id);
    retitleVariants(store, product);
    announceProduct(store, product);
    return { product, userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/productVariantsBulkReorder */
  productVariantsBulkReorder: (_root: unknown, args: ReorderArgs, { store }: AdminContext) => {
    const product = findProduct(store, args.productId);
    if (!product) return { product: null, userErrors: [NO_PRODUCT] };
    const moves = args.positions.map(({ id, position }) => ({ id: idIn(id, "ProductVariant") ?? "", position }));
    const userErrors = moves.flatMap(({ id, position }, index): UserError[] => {
      const at = ["positions", String(index)];
      if (!product.variantIds.includes(id)) {
        return [userError([...at, "id"], "MISSING_VARIANT", "Product variant does not exist")];
      }
      if (moves.findIndex((one) => one.id === id) !== index) {
        return [userError([...at, "id"], "DUPLICATED_VARIANT_ID", "Product variant IDs must be unique")];
      }
      if (position > 0) return [];
      const message = "Product variant position cannot be zero or negative number";
      return [userError([...at, "position"], "INVALID_POSITION", message)];
    });
    if (userErrors.length > 0) return { product: null, userErrors };
    const moved = moves.map((one) => one.id);
    product.variantIds = product.variantIds.filter((id) => !moved.includes(id));
    for (const { id, position } of [...moves].sort((a, b) => a.position - b.position)) {
      product.variantIds.splice(position - 1, 0, id);
    }
    retitleVariants(store, product);
    announceProduct(store, product);
    return { product, userErrors: [] };
  },
};

interface CheckedUpdate {
  readonly input: BulkVariantInput;
  readonly variant: Variant | null;
  readonly values: readonly string[];
  readonly userErrors: readonly UserError[];
}

function checkUpdates(
  context: AdminContext,
  product: Product,
  inputs: readonly BulkVariantInput[],
): readonly CheckedUpdate[] {
  const variants = variantsOf(context.store, product);
  const after = new Map(variants.map((variant) => [variant.id, variant.title]));
  return inputs.map((input, index): CheckedUpdate => {
    onlyEmulatedVariant("ProductVariantsBulkInput", input, ["mediaId", "mediaSrc", "inventoryQuantities"]);
    const at = ["variants", String(index)];
    const refuse = (problem: UserError) => ({ input, variant: null, values: [], userErrors: [problem] });
    if (!isGiven(input.id)) {
      return refuse(userError([...at, "id"], "PRODUCT_VARIANT_ID_MISSING", "Product variant is missing ID attribute"));
    }
    const id = idIn(input.id, "ProductVariant");
    const variant = variants.find((one) => one.id === id);
    if (!variant) {
      return refuse(userError([...at, "id"], "PRODUCT_VARIANT_DOES_NOT_EXIST", "Product variant does not exist"));
    }
    if (isGiven(input.inventoryQuantities)) {
      const message =
        "Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.";
      return refuse(userError([...at, "inventoryQuantities"], "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE", message));
    }
    const problem = variantProblem(input, at) ?? mediaProblem(product, input, at);
    if (problem) return refuse(problem);
    const chosen = chooseValues(product.options, input.optionValues ?? [], { at, before: variant.optionValues });
    if ("problem" in chosen) return refuse(chosen.problem);
    const title = chosen.values.join(" / ");
    const isTaken = [...after].some(([other, one]) => other !== variant.id && one === title);
    if (isTaken) return refuse(alreadyExists(title, at));
    after.set(variant.id, title);
    return { input, variant, values: chosen.values, userErrors: [] };
  });
}

function update(context: AdminContext, product: Product, { input, variant, values }: CheckedUpdate): Variant | null {
  if (!variant) return null;
  const { store } = context;
  growOptions(product.options, values);
  variant.optionValues = [...values];
  writeVariant(store, variant, input);
  writeVariantMedia(context, { product, variant }, input);
  const item = store.state.inventoryItems.get(variant.inventoryItemId);
  if (item && input.inventoryItem) {
    writeItem(store, item, input.inventoryItem);
    store.events.emit("inventory_items/update", item);
  }
  return variant;
}

/** The product with this global id */
export function findProduct(store: Store, globalId: string): Product | undefined {
  return store.state.products.get(idIn(globalId, "Product"));
}
