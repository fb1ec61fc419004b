import type { Product, ProductOption } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { notEmulated } from "./not-emulated.ts";
import { userError, type UserError } from "./user-error.ts";

export type NewOptionInput = {
  readonly name?: string | null;
  readonly position?: number | null;
  readonly values?: readonly { readonly name?: string | null; readonly linkedMetafieldValue?: string | null }[] | null;
  readonly linkedMetafield?: object | null;
};

export const MOST_OPTIONS = 3;
const LONGEST = 255;

/** What is wrong with options that are to come to a product, beside those that it has. */
export function newOptionProblems(
  given: readonly NewOptionInput[],
  known: readonly ProductOption[],
  at: readonly string[],
): UserError[] {
  if (known.length + given.length > MOST_OPTIONS) {
    const message = `Can only specify a maximum of ${MOST_OPTIONS} options`;
    return [userError([...at], "OPTIONS_OVER_LIMIT", message)];
  }
  const names = given.map((one) => one.name?.trim() ?? "");
  return given.flatMap((one, index): UserError[] => {
    if (isGiven(one.linkedMetafield)) throw notEmulated("OptionCreateInput.linkedMetafield");
    const path = [...at, String(index)];
    const name = names[index] ?? "";
    if (name === "")
      return [userError([...path, "name"], "OPTION_NAME_MISSING", "Each option must have a name specified.")];
    if (name.length > LONGEST)
      return [userError([...path, "name"], "OPTION_NAME_TOO_LONG", "Option name is too long.")];
    if (known.some((option) => isSameName(option.name, name))) {
      return [userError([...path], "OPTION_ALREADY_EXISTS", `Option '${name}' already exists.`)];
    }
    if (names.findIndex((other) => isSameName(other, name)) !== index) {
      return [userError([...path], "DUPLICATED_OPTION_NAME", `Duplicated option name '${name}'.`)];
    }
    return valueProblems(one.values ?? [], path);
  });
}

function valueProblems(values: readonly { readonly name?: string | null }[], path: readonly string[]): UserError[] {
  const names = values.map((value) => value.name?.trim() ?? "");
  if (names.filter((name) => name !== "").length === 0) {
    const message = "Each option must have at least one option value specified.";
    return [userError([...path], "OPTION_VALUES_MISSING", message)];
  }
  return names.flatMap((name, index): UserError[] => {
    const place = [...path, "values", String(index)];
    if (name.length > LONGEST) {
      return [userError([...place, "name"], "OPTION_VALUE_NAME_TOO_LONG", "Option value name is too long.")];
    }
    if (names.indexOf(name) === index) return [];
    return [userError(place, "DUPLICATED_OPTION_VALUE", `Duplicated option value '${name}'.`)];
  });
}

/** The options as the product will hold them. */
export function newOptions(store: Store, given: readonly NewOptionInput[]): Product["options"] {
  return given.map((one) => ({
    id: store.nextId(),
    name: one.name?.trim() ?? "",
    values: (one.values ?? []).map((value) => value.name?.trim() ?? ""),
  }));
}

export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
