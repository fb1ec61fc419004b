/** How many of the smallest unit each unit is, by its names in values and in validations */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(mm|millimeters?)$/i, 1],
  [/^(cm|centimeters?)$/i, 10],
  [/^(m|meters?)$/i, 1000],
  [/^(in|inches)$/i, 25.4],
  [/^(ft|feet)$/i, 304.8],
  [/^(yd|yards?)$/i, 914.4],
  [/^(g|grams?)$/i, 1],
  [/^(kg|kilograms?)$/i, 1000],
  [/^(oz|ounces)$/i, 28.349523125],
  [/^(lb|pounds)$/i, 453.59237],
  [/^(ml|milliliters?)$/i, 1],
  [/^(cl|centiliters?)$/i, 10],
  [/^(l|liters?)$/i, 1000],
  [/^(m3|cubic_meters?)$/i, 1_000_000],
];

/** A dimension, weight or volume (`{"value": "9", "unit": "INCHES"}`) in its smallest unit; NaN when it is none. */
export function measurementOf(json: string): number {
  try {
    const { value, unit } = JSON.parse(json) as { value?: unknown; unit?: unknown };
    const factor = UNITS.find(([names]) => names.test(String(unit)))?.[1] ?? NaN;
    return value === undefined || value === null ? NaN : Number(value) * factor;
  } catch {
    return NaN;
  }
}
