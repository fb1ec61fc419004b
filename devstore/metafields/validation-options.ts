import type { MetafieldValidation } from "../state/records/metafield-definition.ts";
import { measurementOf } from "./measurement.ts";
import { valueTypeOf } from "./value-type.ts";

const MOST_CHOICES = 128;
const LISTS = ["choices", "allowed_domains"];

/**
 * Why a definition cannot have these validation options, in Shopify's codes; null when it can.
 * https://shopify.dev/docs/apps/build/custom-data/metafields/list-of-validation-options
 */
export function optionsProblem(
  typeName: string,
  validations: readonly MetafieldValidation[],
): { readonly code: string; readonly message: string } | null {
  const supported = valueTypeOf(typeName)?.validations ?? {};
  const seen = new Set<string>();
  for (const { name, value } of validations) {
    if (!(name in supported)) {
      const message = `Validations contains the option '${name}', which isn't supported by the type '${typeName}'.`;
      return { code: "INVALID_OPTION", message };
    }
    if (seen.has(name)) {
      return { code: "DUPLICATE_OPTION", message: `Validations contains the option '${name}' more than once.` };
    }
    seen.add(name);
    const problem = optionProblem(name, supported[name] ?? "", value ?? "");
    if (problem !== null)
      return { code: "INVALID_OPTION", message: `Validations value for option '${name}' ${problem}` };
  }
  const { min, max } = Object.fromEntries(validations.map(({ name, value }) => [name, Number(value)]));
  if (min !== undefined && max !== undefined && min > max) {
    return { code: "INVALID_OPTION", message: "Validations 'min' must be less than 'max'." };
  }
  return null;
}

function optionProblem(name: string, type: string, value: string): string | null {
  if (LISTS.includes(name)) return listProblem(value);
  if (type === "number_integer" && !/^\d+$/.test(value)) return "must be an integer.";
  if (type === "number_decimal" && !/^-?\d+(\.\d+)?$/.test(value)) return "must be a decimal.";
  if (type.startsWith("date") && Number.isNaN(Date.parse(value))) return "must be a date.";
  if (type === "measurement" && Number.isNaN(measurementOf(value))) return "must be a value with its unit.";
  if (name === "regex" && !isPattern(value)) return "must be a regular expression.";
  return null;
}

function listProblem(value: string): string | null {
  const list = parsed(value);
  if (!Array.isArray(list) || list.length === 0 || !list.every((one) => typeof one === "string")) {
    return "must be an array of texts.";
  }
  return list.length > MOST_CHOICES ? `can't have more than ${MOST_CHOICES} choices.` : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, "u"));
  } catch {
    return false;
  }
}
