import { LONGEST_LIST, VALUE_TYPES, valueTypeOf } from "../../metafields/value-type.ts";

/** Why a value does not fit its type, in Shopify's code and words. */
export interface ValueProblem {
  readonly code: "INCLUSION" | "INVALID_VALUE" | "BLANK" | "TOO_LONG";
  readonly message: string;
}

type Test = (value: string) => boolean;

const DECIMAL = /^-?\d+(\.\d+)?$/;

const TESTS: Record<string, Test> = {
  single_line_text_field: (value) => !/[\r\n]/.test(value),
  multi_line_text_field: () => true,
  rich_text_field: (value) => isJson(value) && (JSON.parse(value) as { type?: unknown } | null)?.type === "root",
  number_integer: (value) => /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value)),
  number_decimal: (value) => /^-?\d+(\.\d{1,9})?$/.test(value),
  boolean: (value) => value === "true" || value === "false",
  date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
  date_time: (value) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value)),
  url: (value) => /^(https?|mailto|sms|tel):/.test(value) && URL.canParse(value),
  color: (value) => /^#[0-9a-fA-F]{6}$/.test(value),
  id: (value) => /^\S.*$/.test(value),
  json: (value) => isJson(value),
  money: (value) => hasParts(value, { amount: /^-?\d+(\.\d+)?$/, currency_code: /^[A-Z]{3}$/ }),
  rating: (value) => hasParts(value, { value: DECIMAL, scale_min: DECIMAL, scale_max: DECIMAL }),
  dimension: (value) =>
    hasParts(value, { value: DECIMAL, unit: /^(in|ft|yd|mm|cm|m|inches|feet|yards|millimeters|centimeters|meters)$/i }),
  weight: (value) => hasParts(value, { value: DECIMAL, unit: /^(oz|lb|g|kg|ounces|pounds|grams|kilograms)$/i }),
  volume: (value) => hasParts(value, { value: DECIMAL, unit: /^[A-Za-z_]+$/ }),
  product_reference: (value) => value.startsWith("gid://shopify/Product/"),
  variant_reference: (value) => value.startsWith("gid://shopify/ProductVariant/"),
  order_reference: (value) => value.startsWith("gid://shopify/Order/"),
};

/** Null when the value is one of the type's. https://shopify.dev/docs/apps/build/custom-data/metafields/list-of-data-types */
export function metafieldValueProblem(type: string, value: string): ValueProblem | null {
  const isList = type.startsWith("list.");
  const test = TESTS[isList ? type.slice("list.".length) : type];
  if (!test || !valueTypeOf(type))
    return {
      code: "INCLUSION",
      message: `Type must be one of the following: ${VALUE_TYPES.map(({ name }) => name).join(", ")}.`,
    };
  if (value === "") return { code: "BLANK", message: "Value can't be blank." };
  const longest = isList ? Infinity : (valueTypeOf(type)?.longestBytes ?? 0);
  if (Buffer.byteLength(value) > longest)
    return { code: "TOO_LONG", message: `Value is too long (maximum is ${longest} bytes).` };
  const fits = isList ? isListOf(test, value) : test(value);
  return fits ? null : { code: "INVALID_VALUE", message: `Value is not a valid ${type}.` };
}

function isListOf(test: Test, value: string): boolean {
  if (!isJson(value)) return false;
  const list = JSON.parse(value) as unknown;
  return (
    Array.isArray(list) &&
    list.length <= LONGEST_LIST &&
    list.every((item) => test(typeof item === "string" ? item : JSON.stringify(item)))
  );
}

/** A JSON object with these parts and no others, as money (`{"amount":"5.99","currency_code":"CAD"}`) has them. */
function hasParts(json: string, parts: Readonly<Record<string, RegExp>>): boolean {
  if (!isJson(json)) return false;
  const object = JSON.parse(json) as unknown;
  if (typeof object !== "object" || object === null) return false;
  const entries = Object.entries(object).map(([name, value]) => [name, String(value)] as const);
  return entries.length === Object.keys(parts).length && entries.every(([name, text]) => parts[name]?.test(text));
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
