import { CatalogueError, readRows, type CsvRow } from "./csv-row.ts";
import type { DescribedImage, DescribedProduct, DescribedVariant } from "./described-product.ts";

const STATUS = { active: "ACTIVE", draft: "DRAFT", archived: "ARCHIVED", unlisted: "UNLISTED" } as const;
const POLICY = { deny: "DENY", continue: "CONTINUE" } as const;

/**
 * Reads a Shopify product export: the first row of a handle names the product, every row may add a variant, an image or
 * both. https://help.shopify.com/en/manual/products/import-export/using-csv
 * Throws a CatalogueError that names the file, the line and the column of the first thing that is wrong.
 */
export function parseProductCsv(csvText: string, fileName: string): DescribedProduct[] {
  const rowsByHandle = new Map<string, CsvRow[]>();
  for (const row of readRows(csvText, fileName)) {
    const handle = row.text("Handle");
    if (handle === "") row.refuse("Handle", "a row must say which product it belongs to");
    const rows = rowsByHandle.get(handle);
    if (rows) rows.push(row);
    else rowsByHandle.set(handle, [row]);
  }
  if (rowsByHandle.size === 0) throw new CatalogueError(`${fileName}, line 2: the file holds no products`);
  return [...rowsByHandle].map(([handle, rows]) => productFrom(handle, rows));
}

function productFrom(handle: string, rows: readonly CsvRow[]): DescribedProduct {
  const [first] = rows;
  if (!first) throw new Error(`no rows for ${handle}`);
  const title = first.text("Title");
  if (title === "") first.refuse("Title", `the first row of "${handle}" has no title`);
  const optionNames = [1, 2, 3].map((number) => first.text(`Option${number} Name`)).filter((name) => name !== "");
  const variantRows = rows.filter((row) => row === first || isVariantRow(row));
  const names = optionNames.length > 0 ? optionNames : ["Title"];
  const variants = variantRows.map((row) => variantFrom(row, names.length));
  refuseTwins(variantRows, variants);

  return {
    handle,
    title,
    bodyHtml: first.text("Body (HTML)"),
    vendor: first.text("Vendor"),
    productType: first.text("Type"),
    tags: first
      .text("Tags")
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
    status: first.choice("Status", STATUS, "ACTIVE"),
    published: first.flag("Published", true),
    optionNames: names,
    variants,
    images: imagesFrom(rows),
  };
}

function isVariantRow(row: CsvRow): boolean {
  return ["Option1 Value", "Variant SKU", "Variant Price"].some((column) => row.text(column) !== "");
}

function variantFrom(row: CsvRow, optionCount: number): DescribedVariant {
  const optionValues = Array.from({ length: optionCount }, (_, index) => {
    const value = row.text(`Option${index + 1} Value`);
    if (value === "" && index > 0) row.refuse(`Option${index + 1} Value`, "the option has no value");
    return value || "Default Title";
  });
  return {
    optionValues,
    sku: row.optional("Variant SKU"),
    barcode: row.optional("Variant Barcode"),
    price: row.money("Variant Price") ?? "0.00",
    compareAtPrice: row.money("Variant Compare At Price"),
    inventoryPolicy: row.choice("Variant Inventory Policy", POLICY, "DENY"),
    taxable: row.flag("Variant Taxable", true),
    tracked: row.text("Variant Inventory Tracker").toLowerCase() === "shopify",
    units: row.integer("Variant Inventory Qty") ?? 0,
    requiresShipping: row.flag("Variant Requires Shipping", true),
    cost: row.money("Cost per item"),
    imageUrl: row.optional("Variant Image"),
  };
}

function refuseTwins(rows: readonly CsvRow[], variants: readonly DescribedVariant[]): void {
  const seen = new Set<string>();
  variants.forEach((variant, index) => {
    const title = variant.optionValues.join(" / ");
    if (seen.has(title)) rows[index]?.refuse("Option1 Value", `the product has two variants "${title}"`);
    seen.add(title);
  });
}

/** In the order of their positions; a picture that several rows name is one picture. */
function imagesFrom(rows: readonly CsvRow[]): DescribedImage[] {
  const images = new Map<string, DescribedImage>();
  for (const row of rows) {
    const sourceUrl = row.text("Image Src");
    if (sourceUrl === "" || images.has(sourceUrl)) continue;
    const position = row.integer("Image Position") ?? images.size + 1;
    if (position < 1) row.refuse("Image Position", "positions begin at 1");
    images.set(sourceUrl, { sourceUrl, altText: row.text("Image Alt Text"), position });
  }
  return [...images.values()]
    .sort((a, b) => a.position - b.position)
    .map((image, index) => ({ ...image, position: index + 1 }));
}
