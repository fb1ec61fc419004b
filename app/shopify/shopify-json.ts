/**
 * Reads JSON of Shopify with every whole number as its decimal text, because its ids pass 2^53: `{"id": 12}` → `{ id: "12" }`.
 * Throws a SyntaxError on text that is no JSON.
 */
export function parseShopifyJson(text: string): unknown {
  return JSON.parse(text, keepDigits);
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || context?.source === undefined) return value;
  return /^-?\d+$/.test(context.source) ? context.source : value;
}
