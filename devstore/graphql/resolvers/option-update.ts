import { optionValueId, optionValues, renameOptionValue, retitleVariants } from "../../catalogue/option-values.ts";
import { announceProduct, removeVariant, variantsOf } from "../../catalogue/product-records.ts";
import { idIn } from "../../state/ids.ts";
import type { Product, ProductOption, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { isSameName } from "./option-input.ts";
import { moveOption } from "./option-order.ts";
import { copyOfVariant } from "./option-variants.ts";
import { userError, type UserError } from "./user-error.ts";
import { MOST_VARIANTS } from "./variant-create.ts";

type UpdateArgs = {
  readonly productId: string;
  readonly option: { readonly id: string; readonly name?: string | null; readonly position?: number | null };
  readonly optionValuesToAdd?: readonly { readonly name?: string | null }[] | null;
  readonly optionValuesToDelete?: readonly string[] | null;
  readonly optionValuesToUpdate?: readonly { readonly id: string; readonly name?: string | null }[] | null;
  readonly variantStrategy?: "LEAVE_AS_IS" | "MANAGE" | null;
};

interface Change {
  readonly option: ProductOption;
  readonly added: readonly string[];
  readonly deleted: readonly string[];
  readonly renamed: readonly (readonly [from: string, to: string])[];
}

/** Renames, moves, adds and takes away, all or none. https://shopify.dev/docs/api/admin-graphql/latest/mutations/productOptionUpdate */
export function updateOption(_root: unknown, args: UpdateArgs, { store }: AdminContext): object {
  onlyEmulated("OptionUpdateInput", args.option, ["id", "name", "position"]);
  const product = store.state.products.get(idIn(args.productId, "Product"));
  if (!product) {
    return {
      product: null,
      userErrors: [userError(["productId"], "PRODUCT_DOES_NOT_EXIST", "Product does not exist")],
    };
  }
  const option = product.options.find((one) => one.id === idIn(args.option.id, "ProductOption"));
  if (!option) {
    return { product, userErrors: [userError(["option"], "OPTION_DOES_NOT_EXIST", "Option does not exist")] };
  }
  const nameOf = (id: string) =>
    option.values.find((name) => optionValueId(option, name) === idIn(id, "ProductOptionValue")) ?? null;
  const change: Change = {
    option,
    added: (args.optionValuesToAdd ?? []).map((one) => one.name?.trim() ?? ""),
    deleted: (args.optionValuesToDelete ?? []).flatMap((id) => nameOf(id) ?? []),
    renamed: (args.optionValuesToUpdate ?? []).flatMap(({ id, name }) => {
      const from = nameOf(id);
      return from === null || !isGiven(name) ? [] : [[from, name.trim()] as const];
    }),
  };
  const userErrors = [
    ...optionProblems(product, option, args),
    ...unknownValues(args.optionValuesToDelete ?? [], nameOf, "optionValuesToDelete"),
    ...unknownValues(
      (args.optionValuesToUpdate ?? []).map((one) => one.id),
      nameOf,
      "optionValuesToUpdate",
    ),
    ...valueProblems(store, product, { change, isManaged: args.variantStrategy === "MANAGE" }),
  ];
  if (userErrors.length > 0) return { product, userErrors };
  const made = write(store, product, { change, args });
  announceProduct(store, product);
  for (const item of made) store.events.emit("inventory_items/create", item);
  return { product, userErrors: [] };
}

function optionProblems(product: Product, option: ProductOption, { option: given }: UpdateArgs): UserError[] {
  const name = given.name?.trim();
  if (name === "") return [userError(["option", "name"], "INVALID_NAME", "The name provided is not valid.")];
  if ((name ?? "").length > 255)
    return [userError(["option", "name"], "OPTION_NAME_TOO_LONG", "Option name is too long.")];
  if (product.options.some((one) => one !== option && isSameName(one.name, name ?? ""))) {
    return [userError(["option", "name"], "OPTION_ALREADY_EXISTS", "Option already exists.")];
  }
  const { position } = given;
  if (!isGiven(position) || (position >= 1 && position <= product.options.length)) return [];
  return [userError(["option", "position"], "INVALID_POSITION", "The option position provided is not valid.")];
}

function unknownValues(ids: readonly string[], nameOf: (id: string) => string | null, field: string): UserError[] {
  return ids.flatMap((id, index) =>
    nameOf(id) === null
      ? [userError([field, String(index)], "OPTION_VALUE_DOES_NOT_EXIST", "Option value does not exist.")]
      : [],
  );
}

function valueProblems(
  store: Store,
  product: Product,
  { change, isManaged }: { readonly change: Change; readonly isManaged: boolean },
): UserError[] {
  const { option, added, deleted, renamed } = change;
  const left = option.values.filter((name) => !deleted.includes(name));
  const after = left.map((name) => renamed.find(([from]) => from === name)?.[1] ?? name);
  const problems: UserError[] = [];
  const taken = added.findIndex((name, index) => name === "" || after.includes(name) || added.indexOf(name) !== index);
  if (taken >= 0) {
    problems.push(
      userError(["optionValuesToAdd", String(taken)], "OPTION_VALUE_ALREADY_EXISTS", "Option value already exists."),
    );
  }
  const twice = renamed.findIndex(([, to]) => after.filter((name) => name === to).length > 1);
  if (twice >= 0) {
    problems.push(
      userError(["optionValuesToUpdate", String(twice)], "DUPLICATED_OPTION_VALUE", "Duplicated option value."),
    );
  }
  if (renamed.some(([from]) => deleted.includes(from))) {
    const message = "Performing conflicting actions on an option value.";
    problems.push(userError(["optionValuesToUpdate"], "OPTION_VALUE_CONFLICTING_OPERATION", message));
  }
  if (left.length + added.length === 0) {
    const message = "Deleting all option values of an option is not allowed.";
    problems.push(userError(["optionValuesToDelete"], "CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION", message));
  }
  const used = optionValues(store, product, option).filter((value) => value.hasVariants);
  const busy = deleted.findIndex((name) => used.some((value) => value.name === name));
  if (busy >= 0 && !isManaged) {
    const message = "Option value with variants linked cannot be deleted.";
    problems.push(userError(["optionValuesToDelete", String(busy)], "OPTION_VALUE_HAS_VARIANTS", message));
  } else if (used.every((value) => deleted.includes(value.name)) && (added.length === 0 || !isManaged)) {
    const message = "An option cannot be left only with option values that are not linked to any variant.";
    problems.push(userError(["optionValuesToDelete"], "CANNOT_LEAVE_OPTIONS_WITHOUT_VARIANTS", message));
  }
  const others = new Set(
    variantsOf(store, product).map((one) => restOf(product, option, one.optionValues).join(" / ")),
  );
  if (isManaged && product.variantIds.length + others.size * added.length > MOST_VARIANTS) {
    const message = "The number of option values created with the MANAGE strategy would exceed the variant limit.";
    problems.push(userError(["optionValuesToAdd"], "TOO_MANY_VARIANTS_CREATED", message));
  }
  return problems;
}

function write(
  store: Store,
  product: Product,
  { change, args }: { readonly change: Change; readonly args: UpdateArgs },
) {
  const { option, added, deleted, renamed } = change;
  const index = product.options.indexOf(option);
  const patterns = variantsOf(store, product);
  for (const [from, to] of renamed) renameOptionValue(store, { product, option }, [from, to]);
  option.values = [...option.values.filter((name) => !deleted.includes(name)), ...added];
  const isManaged = args.variantStrategy === "MANAGE";
  const made = onePerRest(product, option, isManaged ? patterns : []).flatMap((variant) =>
    added.map((name) => copyOfVariant(store, product, variant, variant.optionValues.with(index, name))),
  );
  for (const variant of patterns)
    if (deleted.includes(variant.optionValues[index] ?? "")) removeVariant(store, variant.id);
  if (isGiven(args.option.name)) option.name = args.option.name.trim();
  if (isGiven(args.option.position)) moveOption(store, product, { option, position: args.option.position });
  retitleVariants(store, product);
  return made;
}

/** One variant for each combination of the other options' values. */
function onePerRest(product: Product, option: ProductOption, variants: readonly Variant[]): Variant[] {
  const found = new Map<string, Variant>();
  for (const variant of variants) {
    const rest = restOf(product, option, variant.optionValues).join(" / ");
    if (!found.has(rest)) found.set(rest, variant);
  }
  return [...found.values()];
}

function restOf(product: Product, option: ProductOption, values: readonly string[]): string[] {
  return values.filter((_value, index) => product.options[index] !== option);
}
