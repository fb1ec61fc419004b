import { CatalogueError } from "./catalogue-error.ts";
import type { Column } from "./csv-columns.ts";
import { readRecords } from "./csv-file.ts";
import type { CsvFile, CsvRow } from "./csv-row.ts";
import { type DescribedImage, type DescribedProduct, LARGEST_PRODUCT } from "./described-product.ts";
import { slugOf } from "./slug.ts";
import { isVariantRow, optionNamesOf, variantsFrom } from "./variant-rows.ts";

/** What a product export holds */
export interface ProductFile {
  readonly products: readonly DescribedProduct[];
  /** The columns that it has: of a product that is there already, nothing else changes. */
  readonly columns: ReadonlySet<Column>;
  /** Names of columns that say something for which the dev store has no place */
  readonly notKept: readonly string[];
}

const STATUS = { active: "ACTIVE", draft: "DRAFT", archived: "ARCHIVED", unlisted: "UNLISTED" } as const;

/**
 * Reads a Shopify product export: the first row of a handle names the product, every row may add a variant, an image or
 * both. https://help.shopify.com/en/manual/products/import-export/using-csv
 * Throws a CatalogueError that names the line and the column of everything that is wrong.
 */
export function parseProductCsv(csvText: string, fileName: string): ProductFile {
  const { file, rows } = readRecords(csvText, fileName);
  const rowsByHandle = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const handle = handleOf(row, rowsByHandle);
    if (handle === null) continue;
    const known = rowsByHandle.get(handle);
    if (known) known.push(row);
    else rowsByHandle.set(handle, [row]);
  }
  if (rows.length === 0 && file.problems.length === 0) {
    file.problems.push({ line: 2, column: null, says: "the file holds no products" });
  }
  const products = [...rowsByHandle].map(([handle, ofProduct]) => productFrom(file, handle, ofProduct));
  if (file.problems.length > 0) {
    throw new CatalogueError(
      fileName,
      file.problems.toSorted((a, b) => a.line - b.line),
    );
  }
  return { products, columns: columnsOf(file), notKept: notKeptIn(file, rows) };
}

/** A row without a handle is a product of its own, whose handle comes of its title. Null when it says neither. */
function handleOf(row: CsvRow, taken: ReadonlyMap<string, unknown>): string | null {
  const handle = row.text("handle");
  const title = row.text("title");
  if (handle !== "") {
    if (/^[\p{L}\p{N}_-]+$/u.test(handle)) return handle.toLowerCase();
    return row.refuse("handle", `"${handle}" may hold letters, numbers and dashes, and nothing else`);
  }
  if (title === "") return row.refuse("handle", "a row must say which product it belongs to");
  const slug = slugOf(title);
  let free = slug;
  for (let number = 1; taken.has(free); number += 1) free = `${slug}-${number}`;
  return free;
}

function productFrom(file: CsvFile, handle: string, rows: readonly CsvRow[]): DescribedProduct {
  const [first] = rows;
  if (!first) throw new Error(`no rows for ${handle}`);
  const title = first.text("title");
  const vendor = first.text("vendor");
  if (title === "") first.refuse("title", `the first row of "${handle}" has no title`);
  if (vendor.length === 1) first.refuse("vendor", "a vendor has at least two characters");
  const variantRows = rows.filter((row) => row === first || isVariantRow(row));
  if (variantRows.length > LARGEST_PRODUCT) {
    first.refuse("option1Value", `"${handle}" has ${variantRows.length} variants, and may have ${LARGEST_PRODUCT}`);
  }
  const optionNames = optionNamesOf(rows);
  return {
    handle,
    title,
    bodyHtml: first.text("description"),
    vendor,
    productType: first.text("type"),
    tags: first
      .text("tags")
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
    status: first.choice("status", STATUS, "ACTIVE"),
    published: first.flag("published", true),
    optionNames,
    variants: variantsFrom(file, variantRows, optionNames.length),
    images: imagesFrom(rows),
    metafields: file.columns.metafields().flatMap(({ column, namespace, key }) => {
      const value = first.cell(column);
      return value === "" ? [] : [{ namespace, key, value }];
    }),
  };
}

/** In the order of their positions; a picture that several rows name is one picture. */
function imagesFrom(rows: readonly CsvRow[]): DescribedImage[] {
  const images = new Map<string, DescribedImage>();
  for (const row of rows) {
    const sourceUrl = row.address("imageUrl");
    if (sourceUrl === null || images.has(sourceUrl)) continue;
    const position = row.integer("imagePosition") ?? images.size + 1;
    if (position < 1) row.refuse("imagePosition", "positions begin at 1");
    images.set(sourceUrl, { sourceUrl, altText: row.text("imageAlt"), position });
  }
  return [...images.values()]
    .sort((a, b) => a.position - b.position)
    .map((image, index) => ({ ...image, position: index + 1 }));
}

function columnsOf({ columns }: CsvFile): ReadonlySet<Column> {
  const all: Column[] = [
    ...([
      "description",
      "vendor",
      "type",
      "tags",
      "published",
      "status",
      "imageUrl",
      "sku",
      "barcode",
      "price",
    ] as const),
    ...(["compareAtPrice", "cost", "chargeTax", "tracker", "quantity", "policy", "requiresShipping"] as const),
    ...(["option1Value", "variantImageUrl"] as const),
  ];
  return new Set(all.filter((column) => columns.has(column)));
}

function notKeptIn({ columns }: CsvFile, rows: readonly CsvRow[]): string[] {
  const unread = columns.unread().filter((name) => rows.some((row) => row.cell(name) !== ""));
  const usual: Partial<Record<Column, readonly string[]>> = {
    grams: ["", "0", "0.0"],
    fulfillment: ["", "manual"],
    giftCard: ["", "false"],
  };
  const unusual = (Object.keys(usual) as Column[]).filter((column) =>
    rows.some((row) => usual[column]?.includes(row.text(column).toLowerCase()) === false),
  );
  return [...unread, ...unusual.map((column) => columns.nameOf(column))];
}
