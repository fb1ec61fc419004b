import type { CsvFile, CsvRow } from "./csv-row.ts";
import type { DescribedVariant } from "./described-product.ts";

const POLICY = { deny: "DENY", continue: "CONTINUE", false: "DENY", true: "CONTINUE" } as const;
const WEIGHT_UNITS = { g: "g", kg: "kg", lb: "lb", oz: "oz" } as const;
const OPTIONS = [
  ["option1Name", "option1Value"],
  ["option2Name", "option2Value"],
  ["option3Name", "option3Value"],
] as const;

/** Whether a row says something of a variant: others only add pictures. */
export function isVariantRow(row: CsvRow): boolean {
  return (["option1Value", "sku", "price"] as const).some((column) => row.text(column) !== "");
}

/** The names of a product's options, as its first row says them: "Title" when it has none. */
export function optionNamesOf([first]: readonly CsvRow[]): string[] {
  const names = OPTIONS.map(([name]) => first?.text(name) ?? "").filter((name) => name !== "");
  return names.length > 0 ? names : ["Title"];
}

/** The variants of a product in the order of their rows. */
export function variantsFrom(file: CsvFile, rows: readonly CsvRow[], optionCount: number): DescribedVariant[] {
  const markets = file.columns.markets();
  const variants = rows.map((row): DescribedVariant => ({
    optionValues: optionValuesOf(row, optionCount),
    sku: row.optional("sku"),
    barcode: row.optional("barcode"),
    price: row.money("price") ?? "0.00",
    compareAtPrice: row.money("compareAtPrice"),
    inventoryPolicy: row.choice("policy", POLICY, "DENY"),
    taxable: row.flag("chargeTax", true),
    tracked: row.text("tracker").toLowerCase() === "shopify",
    units: row.integer("quantity") ?? 0,
    requiresShipping: row.flag("requiresShipping", true),
    cost: row.money("cost"),
    imageUrl: row.address("variantImageUrl"),
    marketPrices: markets.flatMap(({ market, price, compareAtPrice }) => {
      const fixed = price === null ? null : row.moneyIn(price);
      const compareAt = compareAtPrice === null ? null : row.moneyIn(compareAtPrice);
      return fixed === null ? [] : [{ market, price: fixed, compareAtPrice: compareAt }];
    }),
  }));
  for (const row of rows) checkWhatIsNotKept(row);
  refuseTwins(rows, variants);
  return variants;
}

function optionValuesOf(row: CsvRow, optionCount: number): string[] {
  return OPTIONS.slice(0, optionCount).map(([, column], place) => {
    const value = row.text(column);
    if (value === "" && place > 0) row.refuse(column, "the option has no value");
    return value || "Default Title";
  });
}

/** What there is no place for has to make sense all the same. */
function checkWhatIsNotKept(row: CsvRow): void {
  const grams = row.text("grams");
  if (grams !== "" && !(Number(grams) >= 0)) row.refuse("grams", `"${grams}" is not a weight`);
  row.choice("weightUnit", WEIGHT_UNITS, "g");
  row.flag("giftCard", false);
}

function refuseTwins(rows: readonly CsvRow[], variants: readonly DescribedVariant[]): void {
  const seen = new Set<string>();
  variants.forEach((variant, index) => {
    const title = variant.optionValues.join(" / ");
    if (seen.has(title)) rows[index]?.refuse("option1Value", `the product has two variants "${title}"`);
    seen.add(title);
  });
}
