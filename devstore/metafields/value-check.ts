import type { MetafieldDefinition, MetafieldValidation } from "../state/records/metafield-definition.ts";
import { measurementOf } from "./measurement.ts";

/**
 * Why a value that fits its type does not fit its definition; null when it does.
 * https://shopify.dev/docs/apps/build/custom-data/metafields/list-of-validation-options
 */
export function definitionProblem(definition: MetafieldDefinition, value: string): string | null {
  if (!definition.type.startsWith("list.")) return valueProblem(definition.type, definition.validations, value);
  const items = JSON.parse(value) as unknown[];
  const least = numberOf(definition.validations, "list.min");
  const most = numberOf(definition.validations, "list.max");
  if (least !== null && items.length < least) return `Value must have at least ${least} items.`;
  if (most !== null && items.length > most) return `Value must have at most ${most} items.`;
  const type = definition.type.slice("list.".length);
  for (const item of items) {
    const text = typeof item === "string" ? item : JSON.stringify(item);
    const problem = valueProblem(type, definition.validations, text);
    if (problem !== null) return problem;
  }
  return null;
}

function valueProblem(type: string, validations: readonly MetafieldValidation[], value: string): string | null {
  switch (type) {
    case "single_line_text_field":
    case "multi_line_text_field":
    case "id":
      return textProblem(validations, value);
    case "number_integer":
    case "number_decimal":
      return rangeProblem(validations, value, Number) ?? precisionProblem(validations, value);
    case "date":
    case "date_time":
      return rangeProblem(validations, value, Date.parse);
    case "dimension":
    case "volume":
    case "weight":
      return rangeProblem(validations, value, measurementOf);
    case "url":
      return domainProblem(validations, value);
    case "rating":
      return ratingProblem(validations, value);
    default:
      return null;
  }
}

function textProblem(validations: readonly MetafieldValidation[], value: string): string | null {
  const least = numberOf(validations, "min");
  const most = numberOf(validations, "max");
  if (least !== null && lengthOf(value) < least) return `Value has a minimum length of ${least}.`;
  if (most !== null && lengthOf(value) > most) return `Value has a maximum length of ${most}.`;
  const choices = listOf(validations, "choices");
  if (choices !== null && !choices.includes(value)) {
    return `Value does not exist in provided choices: ${JSON.stringify(choices)}.`;
  }
  const regex = optionOf(validations, "regex");
  if (regex !== null && !new RegExp(regex, "u").test(value)) return "Value does not match the validation pattern.";
  return null;
}

function rangeProblem(
  validations: readonly MetafieldValidation[],
  value: string,
  measure: (text: string) => number,
): string | null {
  const least = optionOf(validations, "min");
  const most = optionOf(validations, "max");
  if (least !== null && measure(value) < measure(least)) return `Value has a minimum of ${least}.`;
  if (most !== null && measure(value) > measure(most)) return `Value has a maximum of ${most}.`;
  return null;
}

function precisionProblem(validations: readonly MetafieldValidation[], value: string): string | null {
  const most = numberOf(validations, "max_precision");
  const digits = value.split(".")[1]?.length ?? 0;
  return most !== null && digits > most ? `Value can't exceed ${most} decimal places.` : null;
}

function domainProblem(validations: readonly MetafieldValidation[], value: string): string | null {
  const domains = listOf(validations, "allowed_domains");
  const host = URL.parse(value)?.hostname ?? "";
  return domains !== null && !domains.includes(host)
    ? `Value must have a domain that is one of ${JSON.stringify(domains)}.`
    : null;
}

function ratingProblem(validations: readonly MetafieldValidation[], value: string): string | null {
  const { value: given } = JSON.parse(value) as { value?: unknown };
  const least = numberOf(validations, "scale_min");
  const most = numberOf(validations, "scale_max");
  const outside = (least !== null && Number(given) < least) || (most !== null && Number(given) > most);
  return outside ? `Value must be between ${least ?? "-∞"} and ${most ?? "∞"}.` : null;
}

/** In characters, not in the halves of which some of them are made */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function optionOf(validations: readonly MetafieldValidation[], name: string): string | null {
  return validations.find((one) => one.name === name)?.value ?? null;
}

function numberOf(validations: readonly MetafieldValidation[], name: string): number | null {
  const option = optionOf(validations, name);
  return option === null ? null : Number(option);
}

function listOf(validations: readonly MetafieldValidation[], name: string): string[] | null {
  const option = optionOf(validations, name);
  return option === null ? null : (JSON.parse(option) as string[]);
}
