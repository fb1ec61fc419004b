import { z } from "zod";
import type { LevelRecord, ProductRecord, VariantRecord } from "../domain/catalogue.ts";
import { productRecord, variantRecord } from "./catalogue-node.ts";
import { idOf } from "./gid.ts";

/** A line of a catalogue export. A level at a location that stocks the item no more is of no use. */
export type CatalogueLine =
  | { readonly kind: "product"; readonly product: ProductRecord }
  | { readonly kind: "variant"; readonly variant: VariantRecord }
  | { readonly kind: "level"; readonly level: LevelRecord }
  | { readonly kind: "unused" };

const anyLine = z.object({ id: z.string() });

const product = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string(),
  status: z.enum(["ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"]),
  publishedAt: z.string().nullable(),
  updatedAt: z.string(),
  featuredMedia: z
    .object({ preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable() })
    .nullable(),
  options: z.array(z.object({ name: z.string() })),
});

const variant = z.object({
  id: z.string(),
  __parentId: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  position: z.number(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  inventoryPolicy: z.enum(["DENY", "CONTINUE"]),
  updatedAt: z.string(),
  inventoryItem: z.object({ id: z.string(), tracked: z.boolean() }),
});

const level = z.object({
  isActive: z.boolean(),
  updatedAt: z.string(),
  item: z.object({ id: z.string() }),
  location: z.object({ id: z.string() }),
  quantities: z.array(z.object({ name: z.string(), quantity: z.number() })),
});

/** Reads a line of the export of operations/catalogue-export.graphql. Throws when it is not one. */
export function parseCatalogueLine(line: string, currency: string): CatalogueLine {
  const json: unknown = JSON.parse(line);
  const { id } = anyLine.parse(json);
  if (id.startsWith("gid://shopify/Product/")) return { kind: "product", product: productRecord(product.parse(json)) };
  if (id.startsWith("gid://shopify/ProductVariant/")) {
    const node = variant.parse(json);
    return { kind: "variant", variant: variantRecord(node, { productId: node.__parentId, currency }) };
  }
  if (id.startsWith("gid://shopify/InventoryLevel/")) return levelOf(level.parse(json));
  throw new TypeError(`A line of an unknown kind: ${id}`);
}

function levelOf(line: z.infer<typeof level>): CatalogueLine {
  const available = line.quantities.find((quantity) => quantity.name === "available");
  if (!line.isActive || available === undefined) return { kind: "unused" };
  return {
    kind: "level",
    level: {
      inventoryItemId: idOf(line.item.id),
      locationId: idOf(line.location.id),
      available: available.quantity,
      updatedAt: line.updatedAt,
    },
  };
}
