import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { NotHeld } from "./steps.ts";

/** A plain token of the dev store, with which tests and the demo ask its Admin GraphQL for the truth. */
const merchantToken = "shpat_merchant_eyes";
const apiVersion = "2026-10";

const answer = z.object({
  data: z.unknown(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }))
    .optional(),
});

/** The merchant's own eyes and hands: the store's Admin GraphQL, as any tool of the merchant's would use it. */
export class Merchant {
  readonly #endpoint: string;

  constructor(adminAddress: string) {
    this.#endpoint = `${adminAddress}/admin/api/${apiVersion}/graphql.json`;
  }

  /** Asks the store, and waits while it says that too much was asked at once. Throws NotHeld in the store's own words. */
  async ask<Schema extends z.ZodType>(query: string, variables: object, schema: Schema): Promise<z.output<Schema>> {
    for (;;) {
      const response = await fetch(this.#endpoint, {
        method: "POST",
        headers: { "content-type": "application/json", "x-shopify-access-token": merchantToken },
        body: JSON.stringify({ query, variables }),
      });
      if (!response.ok) throw new NotHeld(`The store's Admin GraphQL answered ${response.status}`);
      const { data, errors = [] } = answer.parse(await response.json());
      const [first] = errors;
      if (first === undefined) return schema.parse(data);
      if (first.extensions?.code !== "THROTTLED") throw new NotHeld(`The store's Admin GraphQL: ${first.message}`);
      await wait(500);
    }
  }
}

const variant = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  price: z.string(),
  inventoryQuantity: z.number().nullable(),
  inventoryItem: z.object({ id: z.string(), tracked: z.boolean() }),
  product: z.object({ id: z.string(), title: z.string(), status: z.string(), publishedAt: z.string().nullable() }),
});

export type StoreVariant = z.infer<typeof variant>;

const variantPage = z.object({
  productVariants: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(variant),
  }),
});

/** Every variant of the store, whatever the status of its product. */
export async function readVariants(merchant: Merchant): Promise<StoreVariant[]> {
  const variants: StoreVariant[] = [];
  for (let after: string | null = null; ;) {
    const { productVariants }: z.infer<typeof variantPage> = await merchant.ask(
      `query StoreVariants($after: String) {
        productVariants(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes {
            id title sku price inventoryQuantity
            inventoryItem { id tracked }
            product { id title status publishedAt }
          }
        }
      }`,
      { after },
      variantPage,
    );
    variants.push(...productVariants.nodes);
    if (!productVariants.pageInfo.hasNextPage) return variants;
    after = productVariants.pageInfo.endCursor;
  }
}

/** Units of one variant, over all locations. */
export async function readUnits(merchant: Merchant, variantId: string): Promise<number> {
  const { productVariant } = await merchant.ask(
    `query UnitsOfVariant($id: ID!) { productVariant(id: $id) { inventoryQuantity } }`,
    { id: variantId },
    z.object({ productVariant: z.object({ inventoryQuantity: z.number() }) }),
  );
  return productVariant.inventoryQuantity;
}

/** Has the store count the units of an inventory item, as the box "Track quantity" in the admin does. */
export async function trackStock(merchant: Merchant, inventoryItemId: string): Promise<void> {
  const { inventoryItemUpdate } = await merchant.ask(
    `mutation TrackStock($id: ID!) {
      inventoryItemUpdate(id: $id, input: { tracked: true }) {
        inventoryItem { tracked }
        userErrors { message }
      }
    }`,
    { id: inventoryItemId },
    z.object({ inventoryItemUpdate: z.object({ userErrors: z.array(z.object({ message: z.string() })) }) }),
  );
  const [error] = inventoryItemUpdate.userErrors;
  if (error !== undefined) throw new NotHeld(`The store does not track ${inventoryItemId}: ${error.message}`);
}
