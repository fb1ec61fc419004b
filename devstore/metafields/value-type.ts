/** A type of metafield values, as `metafieldDefinitionTypes` lists it */
export interface ValueType {
  readonly name: string;
  readonly category: string;
  /** The validation options of the type and the type of their own values */
  readonly validations: Readonly<Record<string, string>>;
  readonly longestBytes: number;
}

const TEXT_VALIDATIONS = { min: "number_integer", max: "number_integer", regex: "single_line_text_field" };
const LIST_VALIDATIONS = { "list.min": "number_integer", "list.max": "number_integer" };
const MEASURE_VALIDATIONS = { min: "measurement", max: "measurement" };
const ORDINARY = 65_536;
const SHORT = 2048;
const LONG = 131_072;
/** https://shopify.dev/docs/apps/build/metafields/metafield-limits */
export const LONGEST_LIST = 128;

const SINGLE: readonly ValueType[] = [
  type("boolean", "TRUE_FALSE", {}),
  type("color", "COLOR", {}),
  type("date", "DATE_TIME", { min: "date", max: "date" }),
  type("date_time", "DATE_TIME", { min: "date_time", max: "date_time" }),
  type("dimension", "MEASUREMENT", MEASURE_VALIDATIONS),
  type("id", "ID", TEXT_VALIDATIONS, SHORT),
  type("json", "JSON", {}, LONG),
  type("money", "MONEY", {}),
  type("multi_line_text_field", "TEXT", TEXT_VALIDATIONS),
  type("number_decimal", "NUMBER", { min: "number_decimal", max: "number_decimal", max_precision: "number_integer" }),
  type("number_integer", "NUMBER", { min: "number_integer", max: "number_integer" }),
  type("order_reference", "REFERENCE", {}),
  type("product_reference", "REFERENCE", {}),
  type("rating", "RATING", { scale_min: "number_decimal", scale_max: "number_decimal" }),
  type("rich_text_field", "TEXT", {}),
  type("single_line_text_field", "TEXT", { ...TEXT_VALIDATIONS, choices: "list.single_line_text_field" }),
  type("url", "URL", { allowed_domains: "list.single_line_text_field" }, SHORT),
  type("variant_reference", "REFERENCE", {}),
  type("volume", "MEASUREMENT", MEASURE_VALIDATIONS),
  type("weight", "MEASUREMENT", MEASURE_VALIDATIONS),
];

const WITHOUT_LIST = ["boolean", "id", "json", "money", "multi_line_text_field", "rich_text_field"];

/**
 * The types that are emulated, in the order of their names.
 * https://shopify.dev/docs/apps/build/custom-data/metafields/list-of-data-types
 */
export const VALUE_TYPES: readonly ValueType[] = [
  ...SINGLE,
  ...SINGLE.filter(({ name }) => !WITHOUT_LIST.includes(name)).map((one) => ({
    ...one,
    name: `list.${one.name}`,
    validations: { ...one.validations, ...LIST_VALIDATIONS },
  })),
].sort((a, b) => (a.name < b.name ? -1 : 1));

export function valueTypeOf(name: string): ValueType | null {
  return VALUE_TYPES.find((one) => one.name === name) ?? null;
}

function type(
  name: string,
  category: string,
  validations: Readonly<Record<string, string>>,
  longestBytes = ORDINARY,
): ValueType {
  return { name, category, validations, longestBytes };
}
