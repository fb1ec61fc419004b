import { optionValueId } from "../../catalogue/option-values.ts";
import { idIn } from "../../state/ids.ts";
import type { Product, ProductOption } from "../../state/records/product.ts";
import { isGiven } from "../given.ts";
import { notEmulated } from "./not-emulated.ts";
import { userError, type UserError } from "./user-error.ts";

export type OptionValueInput = {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly optionId?: string | null;
  readonly optionName?: string | null;
  readonly linkedMetafieldValue?: string | null;
};

/** A variant's values in the order of the product's options, or what is wrong with them. */
export type ChosenValues = { readonly values: readonly string[] } | { readonly problem: UserError };

const LONGEST = 255;

/**
 * Reads a variant's option values. A name that its option does not have yet becomes a value of it; an id must be that of
 * a value. `before` are the values that stay where none is given.
 */
export function chooseValues(
  options: Product["options"],
  given: readonly OptionValueInput[],
  { at, before }: { readonly at: readonly string[]; readonly before?: readonly string[] },
): ChosenValues {
  const values: (string | undefined)[] = [...(before ?? options.map(() => undefined))];
  const path = [...at, "optionValues"];
  if (given.length > options.length) {
    const message = `Option values provided for ${given.length - options.length} unknown option(s).`;
    return { problem: userError(path, "OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS", message) };
  }
  for (const [number, one] of given.entries()) {
    if (isGiven(one.linkedMetafieldValue)) throw notEmulated("VariantOptionValueInput.linkedMetafieldValue");
    const index = optionIndex(options, one, number);
    const option = options[index];
    const place = [...path, String(number)];
    if (!option) return { problem: userError(place, "OPTION_DOES_NOT_EXIST", "Option does not exist") };
    const name = nameOf(option, one);
    if (name === null) {
      return { problem: userError([...place, "id"], "OPTION_VALUE_DOES_NOT_EXIST", "Option value does not exist") };
    }
    if (name.length > LONGEST) {
      return { problem: userError([...place, "name"], "OPTION_VALUE_NAME_TOO_LONG", "Option value name is too long") };
    }
    values[index] = name;
  }
  const missing = options.filter((_option, index) => !values[index]);
  if (missing.length > 0) {
    const message = `You need to add option values for ${missing.map((option) => option.name).join(", ")}`;
    return { problem: userError([...at], "NEED_TO_ADD_OPTION_VALUES", message) };
  }
  return { values: values.map((value) => value ?? "") };
}

/** Adds what variants have and their options do not know yet. */
export function growOptions(options: readonly ProductOption[], values: readonly string[]): void {
  values.forEach((value, index) => {
    const option = options[index];
    if (option && !option.values.includes(value)) option.values = [...option.values, value];
  });
}

function optionIndex(options: readonly ProductOption[], given: OptionValueInput, number: number): number {
  if (isGiven(given.optionId))
    return options.findIndex((one) => one.id === idIn(given.optionId ?? "", "ProductOption"));
  if (isGiven(given.optionName)) return options.findIndex((one) => one.name === given.optionName);
  const valueId = idIn(given.id ?? "", "ProductOptionValue");
  if (valueId === null) return number;
  const found = options.findIndex((one) => one.values.some((name) => optionValueId(one, name) === valueId));
  return found < 0 ? number : found;
}

function nameOf(option: ProductOption, given: OptionValueInput): string | null {
  if (isGiven(given.name)) return given.name.trim();
  const id = idIn(given.id ?? "", "ProductOptionValue");
  return option.values.find((name) => optionValueId(option, name) === id) ?? null;
}
