import { optionValueId } from "../../catalogue/option-values.ts";
import { slugOf } from "../../catalogue/slug.ts";
import { idIn } from "../../state/ids.ts";
import type { Product, ProductOption } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { findCollection } from "./collection-lookup.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { MOST_OPTIONS } from "./option-input.ts";
import { onlyEmulatedProduct, productProblems, type ProductInput } from "./product-input.ts";
import { userError, type UserError } from "./user-error.ts";
import { MOST_VARIANTS } from "./variant-create.ts";
import { onlyEmulatedVariant, type VariantInput } from "./variant-input.ts";

export type ProductSetInput = ProductInput & {
  readonly productOptions?: readonly OptionSetInput[] | null;
  readonly variants?: readonly VariantSetInput[] | null;
  readonly files?: readonly FileSetInput[] | null;
  readonly collections?: readonly string[] | null;
};
export type OptionSetInput = {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly position?: number | null;
  readonly values?: readonly { readonly id?: string | null; readonly name?: string | null }[] | null;
};
export type VariantSetInput = VariantInput & {
  readonly sku?: string | null;
  readonly position?: number | null;
  readonly file?: FileSetInput | null;
  readonly inventoryQuantities?:
    readonly { readonly locationId: string; readonly name: string; readonly quantity: number }[] | null;
};
export type FileSetInput = {
  readonly id?: string | null;
  readonly originalSource?: string | null;
  readonly alt?: string | null;
};
export type SetIdentifier = { readonly id?: string | null; readonly handle?: string | null };

/** The product that productSet is about; null when it is to be made, or what is wrong with the identifier. */
export type Target = { readonly product: Product | null } | { readonly problem: UserError };

const FILE_FIELDS = ["id", "originalSource", "alt", "contentType", "duplicateResolutionMode"];

/** Refuses what is not emulated, by its name. */
export function onlyEmulatedSet(input: ProductSetInput): void {
  onlyEmulatedProduct("ProductSetInput", input, ["productOptions", "variants", "files", "collections"]);
  for (const option of input.productOptions ?? [])
    onlyEmulated("OptionSetInput", option, ["id", "name", "position", "values"]);
  for (const variant of input.variants ?? []) {
    onlyEmulatedVariant("ProductVariantSetInput", variant, ["sku", "position", "file", "inventoryQuantities"]);
  }
  for (const file of input.files ?? []) onlyEmulated("FileSetInput", file, FILE_FIELDS);
}

/** Finds the product by the identifier, or by the deprecated id in the input. A handle that nobody has makes a new one. */
export function targetOf(store: Store, identifier: SetIdentifier | null, input: ProductSetInput): Target {
  onlyEmulated("ProductSetIdentifiers", identifier ?? {}, ["id", "handle"]);
  if (identifier && isGiven(input.id)) {
    const message = "The id field is not allowed if identifier is provided.";
    return { problem: userError(["input", "id"], "ID_NOT_ALLOWED", message) };
  }
  if (isGiven(identifier?.handle)) return targetByHandle(store, identifier.handle, input);
  const globalId = identifier?.id ?? input.id;
  if (!isGiven(globalId)) return { product: null };
  const product = store.state.products.get(idIn(globalId, "Product"));
  if (product) return { product };
  return isGiven(identifier?.id)
    ? { problem: userError(["identifier"], "NOT_FOUND", "Resource matching the identifier was not found.") }
    : { problem: userError(["input"], "PRODUCT_DOES_NOT_EXIST", "Product does not exist") };
}

function targetByHandle(store: Store, handle: string, input: ProductSetInput): Target {
  if (!isGiven(input.handle)) {
    const message = "The input field corresponding to the identifier is required.";
    return { problem: userError(["input", "handle"], "MISSING_FIELD_REQUIRED", message) };
  }
  if (slugOf(input.handle) !== slugOf(handle)) {
    const message = "The identifier value does not match the value of the corresponding field in the input.";
    return { problem: userError(["input", "handle"], "INPUT_MISMATCH", message) };
  }
  return { product: store.index.productByHandle.get(slugOf(handle)) ?? null };
}

/** Everything that is wrong with the product, its options and its collections; the variants are looked at by themselves. */
export function setProblems(store: Store, input: ProductSetInput, product: Product | null): UserError[] {
  const own = productProblems(store, input, product).map(({ field, message }) => {
    const code = message.includes("already in use") ? "HANDLE_NOT_UNIQUE" : "INVALID_PRODUCT";
    return userError(["input", ...field], code, message);
  });
  const collections = (input.collections ?? []).flatMap((id, index) =>
    findCollection(store, id)
      ? []
      : [userError(["input", "collections", String(index)], "INVALID_INPUT", "Collection does not exist")],
  );
  return [
    ...own,
    ...collections,
    ...pairProblems(input, product),
    ...optionProblems(input.productOptions ?? [], product),
  ];
}

/** A list is set whole: who says options says variants, and the other way round. */
function pairProblems(input: ProductSetInput, product: Product | null): UserError[] {
  const { productOptions, variants } = input;
  if ((variants ?? []).length > MOST_VARIANTS) {
    const message = "Number of product variants exceeds shop limit.";
    return [userError(["input", "variants"], "VARIANTS_OVER_LIMIT", message)];
  }
  if (isGiven(variants) && !isGiven(productOptions)) {
    const message = "Must specify product options when updating variants.";
    return [userError(["input", "productOptions"], "PRODUCT_OPTIONS_INPUT_MISSING", message)];
  }
  if (isGiven(productOptions) && (variants ?? []).length === 0 && product) {
    return [userError(["input", "variants"], "VARIANTS_INPUT_MISSING", "Must specify variants when updating options.")];
  }
  return [];
}

function optionProblems(options: readonly OptionSetInput[], product: Product | null): UserError[] {
  const at = ["input", "productOptions"];
  if (options.length > MOST_OPTIONS) return [userError(at, "OPTIONS_OVER_LIMIT", "Options over limit.")];
  const names = options.map((option) => nameOfOption(option, product));
  return options.flatMap((option, index): UserError[] => {
    const path = [...at, String(index)];
    const name = names[index];
    if (!isGiven(name)) return [userError(path, "OPTION_DOES_NOT_EXIST", "Option does not exist.")];
    if (names.indexOf(name) !== index) return [userError(path, "DUPLICATED_OPTION_NAME", "Duplicated option name.")];
    const values = valueNames(option, product);
    if (values.length === 0) {
      const message = "Each option must have at least one option value specified.";
      return [userError([...path, "values"], "OPTION_VALUES_MISSING", message)];
    }
    const missing = values.indexOf(null);
    if (missing >= 0) {
      const place = [...path, "values", String(missing)];
      return [userError(place, "OPTION_VALUE_DOES_NOT_EXIST", "Option value does not exist.")];
    }
    const twice = values.findIndex((value, place) => values.indexOf(value) !== place);
    if (twice < 0) return [];
    return [userError([...path, "values", String(twice)], "DUPLICATED_OPTION_VALUE", "Duplicated option value.")];
  });
}

/** The options as they are set, in the order of their positions: those that are there keep their ids, as their values do. */
export function setOptions(store: Store, options: readonly OptionSetInput[], product: Product | null): ProductOption[] {
  const placed = options.map((option, index) => ({ option, position: option.position ?? index + 1 }));
  placed.sort((a, b) => a.position - b.position);
  return placed.map(({ option }) => {
    const known = knownOption(option, product);
    const name = option.name?.trim() ?? known?.name ?? "";
    const values = valueNames(option, product).map((value) => value ?? "");
    const renamed = (option.values ?? []).flatMap(({ id }, index) => {
      const valueId = idIn(id ?? "", "ProductOptionValue");
      return valueId === null ? [] : [[values[index] ?? "", valueId] as const];
    });
    const valueIds = { ...known?.valueIds, ...Object.fromEntries(renamed) };
    return { id: known?.id ?? store.nextId(), name, values, valueIds };
  });
}

function knownOption({ id, name }: OptionSetInput, product: Product | null): ProductOption | undefined {
  const optionId = idIn(id ?? "", "ProductOption");
  return product?.options.find((one) => (optionId === null ? one.name === name : one.id === optionId));
}

/** Null for an id that is not the product's */
function nameOfOption(option: OptionSetInput, product: Product | null): string | null {
  const known = knownOption(option, product);
  if (isGiven(option.id) && !known) return null;
  return option.name?.trim() ?? known?.name ?? null;
}

/** The names of an option's values; null for an id that is none of them. */
function valueNames(option: OptionSetInput, product: Product | null): (string | null)[] {
  const known = knownOption(option, product);
  return (option.values ?? []).map(({ id, name }) => {
    const valueId = idIn(id ?? "", "ProductOptionValue");
    const found = known?.values.find((value) => optionValueId(known, value) === valueId) ?? null;
    if (valueId !== null && found === null) return null;
    return name?.trim() ?? found;
  });
}
