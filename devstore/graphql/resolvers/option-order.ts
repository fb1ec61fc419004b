import { optionValueId, retitleVariants } from "../../catalogue/option-values.ts";
import { announceProduct, variantsOf } from "../../catalogue/product-records.ts";
import { idIn } from "../../state/ids.ts";
import type { Product, ProductOption } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { userError, type UserError } from "./user-error.ts";

type Named = { readonly id?: string | null; readonly name?: string | null };
type OptionOrder = Named & { readonly values?: readonly Named[] | null };
type ReorderArgs = { readonly productId: string; readonly options: readonly OptionOrder[] };

/**
 * Orders options and their values, and the variants by them: those of the first option's first value first.
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/productOptionsReorder
 */
export function reorderOptions(_root: unknown, args: ReorderArgs, { store }: AdminContext): object {
  const product = store.state.products.get(idIn(args.productId, "Product"));
  if (!product) {
    return {
      product: null,
      userErrors: [userError(["productId"], "PRODUCT_DOES_NOT_EXIST", "Product does not exist")],
    };
  }
  const userErrors = orderProblems(product, args.options);
  if (userErrors.length > 0) return { product, userErrors };
  const order = args.options.flatMap((one) => findOption(product, one) ?? []);
  args.options.forEach((one, index) => {
    const option = order[index];
    if (option && one.values) option.values = one.values.map((value) => findValue(option, value) ?? "");
  });
  setOrder(store, product, order);
  sortVariants(store, product);
  retitleVariants(store, product);
  announceProduct(store, product);
  return { product, userErrors: [] };
}

/** Moves one option to a position, from 1 on; the others make room. */
export function moveOption(
  store: Store,
  product: Product,
  { option, position }: { readonly option: ProductOption; readonly position: number },
): void {
  const order = product.options.filter((one) => one !== option);
  order.splice(position - 1, 0, option);
  setOrder(store, product, order);
}

function setOrder(store: Store, product: Product, order: ProductOption[]): void {
  for (const variant of variantsOf(store, product)) {
    variant.optionValues = order.map((option) => variant.optionValues[product.options.indexOf(option)] ?? "");
  }
  product.options = order;
}

function sortVariants(store: Store, product: Product): void {
  const places = (values: readonly string[]) =>
    product.options.map((option, index) => option.values.indexOf(values[index] ?? ""));
  const placed = variantsOf(store, product).map(({ id, optionValues }) => ({ id, places: places(optionValues) }));
  placed.sort((a, b) => {
    const differs = a.places.findIndex((place, index) => place !== b.places[index]);
    return differs < 0 ? 0 : (a.places[differs] ?? 0) - (b.places[differs] ?? 0);
  });
  product.variantIds = placed.map((one) => one.id);
}

function orderProblems(product: Product, given: readonly OptionOrder[]): UserError[] {
  const problems = given.flatMap((one, index): UserError[] => {
    const at = ["options", String(index)];
    const option = findOption(product, one);
    if (option) return valueProblems(option, one.values ?? [], at);
    if (isGiven(one.id)) return [userError([...at, "id"], "OPTION_ID_DOES_NOT_EXIST", "Option id does not exist.")];
    if (isGiven(one.name))
      return [userError([...at, "name"], "OPTION_NAME_DOES_NOT_EXIST", "Option name does not exist.")];
    return [userError(at, "NO_KEY_ON_REORDER", "On reorder, this key cannot be used.")];
  });
  if (problems.length > 0) return problems;
  const found = given.map((one) => findOption(product, one));
  const twice = found.findIndex((option, index) => found.indexOf(option) !== index);
  if (twice >= 0) return [userError(["options", String(twice)], "DUPLICATED_OPTION_NAME", "Duplicated option name.")];
  if (found.length === product.options.length) return [];
  return [userError(["options"], "MISSING_OPTION_NAME", "Missing option name.")];
}

function valueProblems(option: ProductOption, given: readonly Named[], at: readonly string[]): UserError[] {
  if (given.length === 0) return [];
  const names = given.map((value) => findValue(option, value));
  const unknown = names.indexOf(null);
  if (unknown >= 0) {
    const code = isGiven(given[unknown]?.id) ? "OPTION_VALUE_ID_DOES_NOT_EXIST" : "OPTION_VALUE_DOES_NOT_EXIST";
    return [userError([...at, "values", String(unknown)], code, "Option value does not exist.")];
  }
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) {
    return [userError([...at, "values", String(twice)], "DUPLICATED_OPTION_VALUE", "Duplicated option value.")];
  }
  if (names.length === option.values.length) return [];
  return [userError([...at, "values"], "MISSING_OPTION_VALUE", "Missing option value.")];
}

function findOption(product: Product, { id, name }: Named): ProductOption | undefined {
  const optionId = idIn(id ?? "", "ProductOption");
  return product.options.find((one) => (isGiven(id) ? one.id === optionId : one.name === name));
}

function findValue(option: ProductOption, { id, name }: Named): string | null {
  const valueId = idIn(id ?? "", "ProductOptionValue");
  return option.values.find((one) => (isGiven(id) ? optionValueId(option, one) === valueId : one === name)) ?? null;
}
