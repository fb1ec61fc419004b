/** Why a value does not fit its type, in Shopify's code and words. */
export interface ValueProblem {
  readonly code: "INCLUSION" | "INVALID_VALUE" | "BLANK" | "TOO_LONG";
  readonly message: string;
}

const LONGEST_JSON = 131_072;
const LONGEST_TEXT = 65_536;

type Test = (value: string) => boolean;

const TESTS: Record<string, Test> = {
  single_line_text_field: (value) => !/[\r\n]/.test(value),
  multi_line_text_field: () => true,
  number_integer: (value) => /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value)),
  number_decimal: (value) => /^-?\d+(\.\d{1,9})?$/.test(value),
  boolean: (value) => value === "true" || value === "false",
  date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
  date_time: (value) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value)),
  url: (value) => /^(https?|mailto|sms|tel):/.test(value) && URL.canParse(value),
  color: (value) => /^#[0-9a-fA-F]{6}$/.test(value),
  id: (value) => /^\S.*$/.test(value),
  json: (value) => isJson(value),
  money: (value) => isJson(value),
  rating: (value) => isJson(value),
  dimension: (value) => isJson(value),
  weight: (value) => isJson(value),
  volume: (value) => isJson(value),
  product_reference: (value) => value.startsWith("gid://shopify/Product/"),
  variant_reference: (value) => value.startsWith("gid://shopify/ProductVariant/"),
  order_reference: (value) => value.startsWith("gid://shopify/Order/"),
};

/** Null when the value is one of the type's. https://shopify.dev/docs/apps/build/custom-data/metafields/list-of-data-types */
export function metafieldValueProblem(type: string, value: string): ValueProblem | null {
  const isList = type.startsWith("list.");
  const test = TESTS[isList ? type.slice("list.".length) : type];
  if (!test)
    return {
      code: "INCLUSION",
      message: `Type must be one of the following: ${Object.keys(TESTS).sort().join(", ")}.`,
    };
  if (value === "") return { code: "BLANK", message: "Value can't be blank." };
  const longest = type === "json" || isList ? LONGEST_JSON : LONGEST_TEXT;
  if (value.length > longest)
    return { code: "TOO_LONG", message: `Value is too long (maximum is ${longest} characters).` };
  const fits = isList ? isListOf(test, value) : test(value);
  return fits ? null : { code: "INVALID_VALUE", message: `Value is not a valid ${type}.` };
}

function isListOf(test: Test, value: string): boolean {
  if (!isJson(value)) return false;
  const list = JSON.parse(value) as unknown;
  return Array.isArray(list) && list.every((item) => test(typeof item === "string" ? item : JSON.stringify(item)));
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
