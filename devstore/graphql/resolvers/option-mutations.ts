import { retitleVariants } from "../../catalogue/option-values.ts";
import { announceProduct, removeVariant, variantsOf } from "../../catalogue/product-records.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Product, ProductOption } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { MOST_OPTIONS, newOptionProblems, newOptions, type NewOptionInput } from "./option-input.ts";
import { reorderOptions } from "./option-order.ts";
import { updateOption } from "./option-update.ts";
import { combine, copyOfVariant } from "./option-variants.ts";
import { userError, type UserError } from "./user-error.ts";
import { DEFAULT_TITLE, MOST_VARIANTS } from "./variant-create.ts";

type CreateArgs = {
  readonly productId: string;
  readonly options: readonly NewOptionInput[];
  readonly variantStrategy?: "CREATE" | "LEAVE_AS_IS" | null;
};
type DeleteArgs = {
  readonly productId: string;
  readonly options: readonly string[];
  readonly strategy?: "DEFAULT" | "NON_DESTRUCTIVE" | "POSITION" | null;
};

export const NO_PRODUCT = userError(["productId"], "PRODUCT_DOES_NOT_EXIST", "Product does not exist");

export const optionMutations = {
  /**
   * Variants that are there get the first value of each new option; with CREATE there are variants of the others too.
   * https://shopify.dev/docs/api/admin-graphql/latest/mutations/productOptionsCreate
   */
  productOptionsCreate: (_root: unknown, args: CreateArgs, { store }: AdminContext) => {
    const product = store.state.products.get(idIn(args.productId, "Product"));
    if (!product) return { product: null, userErrors: [NO_PRODUCT] };
    const known = hasOnlyDefaultOption(product) ? [] : product.options;
    const userErrors = [
      ...newOptionProblems(args.options, known, ["options"]),
      ...positionProblems(args.options, known),
    ];
    if (userErrors.length > 0) return { product, userErrors };
    const added = newOptions(store, args.options);
    const combinations = combine(added.map((option) => option.values));
    if (args.variantStrategy === "CREATE" && combinations.length * product.variantIds.length > MOST_VARIANTS) {
      const message = "The number of option values created with the CREATE strategy would exceed the variant limit.";
      return { product, userErrors: [userError(["options"], "TOO_MANY_VARIANTS_CREATED", message)] };
    }
    const before = variantsOf(store, product);
    for (const variant of before) {
      const own = known.length === 0 ? [] : variant.optionValues;
      variant.optionValues = [...own, ...(combinations[0] ?? [])];
    }
    product.options = [...known, ...added];
    const others = args.variantStrategy === "CREATE" ? combinations.slice(1) : [];
    const made = before.flatMap((variant) =>
      others.map((values) =>
        copyOfVariant(store, product, variant, [...variant.optionValues.slice(0, known.length), ...values]),
      ),
    );
    placeOptions(store, product, args.options, added);
    retitleVariants(store, product);
    announceProduct(store, product);
    for (const item of made) store.events.emit("inventory_items/create", item);
    return { product, userErrors: [] };
  },

  productOptionUpdate: updateOption,

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/productOptionsDelete */
  productOptionsDelete: (_root: unknown, args: DeleteArgs, { store }: AdminContext) => {
    const answer = { deletedOptionsIds: null, product: null };
    const product = store.state.products.get(idIn(args.productId, "Product"));
    if (!product) return { ...answer, userErrors: [NO_PRODUCT] };
    const ids = args.options.map((id) => idIn(id, "ProductOption"));
    const userErrors = ids.flatMap((id, index): UserError[] => {
      const option = product.options.find((one) => one.id === id);
      const at = ["options", String(index)];
      if (!option) return [userError(at, "OPTION_DOES_NOT_EXIST", "Option does not exist")];
      if ((args.strategy ?? "DEFAULT") !== "DEFAULT" || option.values.length === 1) return [];
      return [userError(at, "CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES", "Can't delete option with multiple values.")];
    });
    if (userErrors.length > 0) return { ...answer, product, userErrors };
    const kept = product.options.filter((option) => !ids.includes(option.id));
    const duplicates = duplicatesAmong(store, product, kept);
    if (duplicates.length > 0 && args.strategy !== "POSITION") {
      const message = "Cannot delete options without deleting variants.";
      return {
        ...answer,
        product,
        userErrors: [userError(["options"], "CANNOT_USE_NON_DESTRUCTIVE_STRATEGY", message)],
      };
    }
    for (const id of duplicates) removeVariant(store, id);
    for (const variant of variantsOf(store, product)) {
      variant.optionValues = kept.length === 0 ? [DEFAULT_TITLE] : valuesOf(product, variant.optionValues, kept);
    }
    product.options = kept.length === 0 ? [{ id: store.nextId(), name: "Title", values: [DEFAULT_TITLE] }] : kept;
    retitleVariants(store, product);
    announceProduct(store, product);
    const deletedOptionsIds = ids.map((id) => gid("ProductOption", id ?? ""));
    return { deletedOptionsIds, product, userErrors: [] };
  },

  productOptionsReorder: reorderOptions,
};

function hasOnlyDefaultOption({ options }: Product): boolean {
  return options.length === 1 && options[0]?.name === "Title" && options[0].values.join() === DEFAULT_TITLE;
}

function positionProblems(given: readonly NewOptionInput[], known: readonly ProductOption[]): UserError[] {
  const positions = given.map((one) => one.position);
  if (positions.every((position) => !isGiven(position))) return [];
  const missing = positions.findIndex((position) => !isGiven(position));
  if (missing >= 0) {
    const message = "If specified, position field must be present in all option inputs.";
    return [userError(["options", String(missing)], "OPTION_POSITION_MISSING", message)];
  }
  const out = positions.findIndex((position) => (position ?? 0) < 1 || (position ?? 0) > known.length + given.length);
  if (out < 0) return [];
  const message = `Position must be between 1 and ${MOST_OPTIONS}.`;
  return [userError(["options", String(out), "position"], "POSITION_OUT_OF_BOUNDS", message)];
}

/** Moves new options from the end to their positions, with the values that variants have of them. */
function placeOptions(
  store: Store,
  product: Product,
  given: readonly NewOptionInput[],
  added: readonly ProductOption[],
): void {
  const order = product.options.filter((option) => !added.includes(option));
  added.forEach((option, index) => {
    const position = given[index]?.position;
    order.splice(isGiven(position) ? position - 1 : order.length, 0, option);
  });
  for (const variant of variantsOf(store, product)) {
    variant.optionValues = valuesOf(product, variant.optionValues, order);
  }
  product.options = order;
}

/** A variant's values of these options, in their order. */
export function valuesOf(product: Product, values: readonly string[], options: readonly ProductOption[]): string[] {
  return options.map((option) => values[product.options.indexOf(option)] ?? "");
}

/** The variants, last ones first, that would be the same as another one without the options that go. */
function duplicatesAmong(store: Store, product: Product, kept: readonly ProductOption[]): string[] {
  const titles = new Set<string>();
  return variantsOf(store, product).flatMap((variant) => {
    const title = valuesOf(product, variant.optionValues, kept).join(" / ");
    if (titles.has(title)) return [variant.id];
    titles.add(title);
    return [];
  });
}
