import { z } from "zod";
import { variantTitle, type ProductRecord, type VariantRecord } from "../domain/catalogue.ts";
import { parseMoney } from "../domain/money.ts";
import { idOf } from "./gid.ts";

/** A product as products/create and products/update tell of it, with all its variants. */
export interface ProductNews {
  readonly product: ProductRecord;
  readonly variants: readonly VariantRecord[];
  /** All variants that the product has now; a webhook's body spells out only the first hundred */
  readonly variantIds: readonly string[];
}

const id = z.string().regex(/^\d+$/);

const variantBody = z.object({
  id,
  title: z.string(),
  sku: z.string().nullish(),
  position: z.coerce.number(),
  price: z.string(),
  compare_at_price: z.string().nullish(),
  inventory_policy: z.string(),
  inventory_item_id: id,
  updated_at: z.string(),
});

const productBody = z.object({
  id,
  title: z.string(),
  handle: z.string(),
  status: z.enum(["active", "draft", "archived", "unlisted"]),
  published_at: z.string().nullish(),
  updated_at: z.string(),
  image: z.object({ src: z.string() }).nullish(),
  options: z.array(z.object({ name: z.string() })),
  variants: z.array(variantBody),
  variant_gids: z.array(z.object({ admin_graphql_api_id: z.string() })).nullish(),
});

/** Reads the kept body of products/create or products/update. Throws when it is not one. */
export function parseProductNews(body: unknown, currency: string): ProductNews {
  const read = productBody.parse(body);
  const listed = read.variant_gids?.map((variant) => idOf(variant.admin_graphql_api_id)) ?? [];
  return {
    product: {
      id: read.id,
      title: read.title,
      handle: read.handle,
      status: read.status,
      published: typeof read.published_at === "string",
      imageUrl: read.image?.src ?? null,
      optionNames: read.options.map((option) => option.name),
      updatedAt: read.updated_at,
    },
    variants: read.variants.map((variant) => variantOf(variant, read.id, currency)),
    variantIds: [...new Set([...listed, ...read.variants.map((variant) => variant.id)])],
  };
}

function variantOf(variant: z.infer<typeof variantBody>, productId: string, currency: string): VariantRecord {
  const compareAt = variant.compare_at_price ?? null;
  return {
    id: variant.id,
    productId,
    inventoryItemId: variant.inventory_item_id,
    title: variantTitle(variant.title),
    sku: variant.sku ?? null,
    position: variant.position,
    priceMinor: parseMoney(variant.price, currency).minor,
    compareAtMinor: compareAt === null ? null : parseMoney(compareAt, currency).minor,
    tracked: null,
    oversells: variant.inventory_policy === "continue",
    updatedAt: variant.updated_at,
  };
}

/** Reads the number of the product that products/delete tells of. */
export function parseDeletedProduct(body: unknown): string {
  return z.object({ id }).parse(body).id;
}
