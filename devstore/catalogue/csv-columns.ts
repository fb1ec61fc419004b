/**
 * The columns of a product CSV by what they say: today's name first, then those of older exports. Names are
 * case-sensitive. https://help.shopify.com/en/manual/products/import-export/using-csv
 */
export const COLUMNS = {
  title: ["Title"],
  handle: ["URL handle", "Handle"],
  description: ["Description", "Body (HTML)"],
  vendor: ["Vendor"],
  type: ["Type"],
  tags: ["Tags"],
  published: ["Published on online store", "Published"],
  status: ["Status"],
  sku: ["SKU", "Variant SKU"],
  barcode: ["Barcode", "Variant Barcode"],
  option1Name: ["Option1 name", "Option1 Name"],
  option1Value: ["Option1 value", "Option1 Value"],
  option2Name: ["Option2 name", "Option2 Name"],
  option2Value: ["Option2 value", "Option2 Value"],
  option3Name: ["Option3 name", "Option3 Name"],
  option3Value: ["Option3 value", "Option3 Value"],
  price: ["Price", "Variant Price"],
  compareAtPrice: ["Compare-at price", "Variant Compare At Price", "Variant Compare-at Price"],
  cost: ["Cost per item"],
  chargeTax: ["Charge tax", "Variant Taxable"],
  tracker: ["Inventory tracker", "Variant Inventory Tracker"],
  quantity: ["Inventory quantity", "Variant Inventory Qty"],
  policy: ["Continue selling when out of stock", "Variant Inventory Policy"],
  requiresShipping: ["Requires shipping", "Variant Requires Shipping"],
  fulfillment: ["Fulfillment service", "Variant Fulfillment Service"],
  grams: ["Weight value (grams)", "Variant Grams"],
  weightUnit: ["Weight unit for display", "Variant Weight Unit"],
  imageUrl: ["Product image URL", "Image Src"],
  imagePosition: ["Image position", "Image Position"],
  imageAlt: ["Image alt text", "Image Alt Text"],
  variantImageUrl: ["Variant image URL", "Variant Image"],
  giftCard: ["Gift card", "Gift Card"],
} as const;

export type Column = keyof typeof COLUMNS;

/** A market's own price, `Price / International`, by the market's name */
export interface MarketColumns {
  readonly market: string;
  readonly price: string | null;
  readonly compareAtPrice: string | null;
}

/** A product's metafield: `Fabric (product.metafields.custom.fabric)` */
export interface MetafieldColumn {
  readonly column: string;
  readonly namespace: string;
  readonly key: string;
}

/** Which columns a file has, by its first line. */
export class CsvColumns {
  readonly names: readonly string[];
  readonly #places = new Map<string, number>();

  constructor(names: readonly string[]) {
    this.names = names.map((name) => name.trim());
    this.names.forEach((name, place) => this.#places.set(name, place));
  }

  has(column: Column): boolean {
    return COLUMNS[column].some((name) => this.#places.has(name));
  }

  /** What the file calls a column; today's name when it has none. */
  nameOf(column: Column): string {
    return COLUMNS[column].find((name) => this.#places.has(name)) ?? COLUMNS[column][0];
  }

  placeOf(name: string): number | undefined {
    return this.#places.get(name);
  }

  markets(): MarketColumns[] {
    const markets = new Map<string, { market: string; price: string | null; compareAtPrice: string | null }>();
    for (const name of this.names) {
      const match = /^(?<kind>Price|Compare-at price|Compare At Price) \/ (?<market>.+)$/.exec(name)?.groups;
      if (match === undefined) continue;
      const market = match["market"] ?? "";
      const columns = markets.get(market) ?? { market, price: null, compareAtPrice: null };
      markets.set(market, { ...columns, [match["kind"] === "Price" ? "price" : "compareAtPrice"]: name });
    }
    return [...markets.values()];
  }

  metafields(): MetafieldColumn[] {
    return this.names.flatMap((column) => {
      const path = /\(product\.metafields\.(?<namespace>[\w-]+)\.(?<key>[\w-]+)\)$/.exec(column)?.groups;
      return path ? [{ column, namespace: path["namespace"] ?? "", key: path["key"] ?? "" }] : [];
    });
  }

  /** Columns that nothing here reads: of the format those for which the dev store has no place, and any others. */
  unread(): string[] {
    const known = new Set<string>(Object.values(COLUMNS).flat());
    const read = new Set([
      ...this.markets().flatMap(({ price, compareAtPrice }) => [price, compareAtPrice]),
      ...this.metafields().map(({ column }) => column),
    ]);
    return this.names.filter((name) => !known.has(name) && !read.has(name));
  }
}
