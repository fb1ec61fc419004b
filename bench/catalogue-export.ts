import { createWriteStream, openAsBlob } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { catalogueLines } from "../app/shopify/catalogue-file.server.ts";

export const variantsPerProduct = 5;
const locations = ["71", "72"];
const at = "2026-11-01T08:00:00Z";
const firstId = 9_007_199_254_750_000n;

/** How many lines the export of that many products has: each with 5 variants, each of them stocked at 2 locations. */
export function lineCount(products: number): number {
  return products * (1 + variantsPerProduct * (1 + locations.length));
}

/** Writes the JSONL file that Shopify's bulk operation gives for a shop of that size, from first id to last, always the same. */
export async function writeExport(file: string, products: number): Promise<void> {
  await pipeline(Readable.from(lines(products)), createWriteStream(file));
}

/** The lines of such a file, read as the app reads them from Shopify. */
export function readExport(file: string): AsyncIterable<string> {
  return catalogueLines(file, async () => new Response(await openAsBlob(file)));
}

function* lines(products: number): Generator<string> {
  for (let product = 0; product < products; product += 1) {
    const productId = firstId + BigInt(product * 16);
    const parent = `gid://shopify/Product/${productId}`;
    yield line({
      id: parent,
      title: `Product ${product}`,
      handle: `product-${product}`,
      status: "ACTIVE",
      publishedAt: at,
      updatedAt: at,
      featuredMedia: {
        preview: { image: { url: `https://cdn.shopify.com/s/files/1/1/files/product-${product}.jpg` } },
      },
      options: [{ name: "Size" }],
    });
    for (let variant = 1; variant <= variantsPerProduct; variant += 1) yield* variantLines(parent, productId, variant);
  }
}

function* variantLines(parent: string, productId: bigint, variant: number): Generator<string> {
  const id = `gid://shopify/ProductVariant/${productId + BigInt(variant)}`;
  const item = String(productId + BigInt(variant + 8));
  yield line({
    id,
    title: `Size ${variant}`,
    sku: `SKU-${productId}-${variant}`,
    position: variant,
    price: "19.99",
    compareAtPrice: null,
    inventoryPolicy: "DENY",
    updatedAt: at,
    inventoryItem: { id: `gid://shopify/InventoryItem/${item}`, tracked: true },
    __parentId: parent,
  });
  for (const location of locations) {
    yield line({
      id: `gid://shopify/InventoryLevel/${location}?inventory_item_id=${item}`,
      isActive: true,
      updatedAt: at,
      item: { id: `gid://shopify/InventoryItem/${item}` },
      location: { id: `gid://shopify/Location/${location}` },
      quantities: [{ name: "available", quantity: 7 }],
      __parentId: id,
    });
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
