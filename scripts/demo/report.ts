import { z } from "zod";
import type { Merchant } from "./merchant.ts";
import type { Step } from "./steps.ts";

/** What `--once --json` prints. */
export interface DemoReport {
  readonly catalogue: {
    readonly products: number;
    readonly variants: number;
    readonly unitsInStore: number;
    readonly unitsSynced: number;
  } | null;
  readonly show: { readonly id: string; readonly title: string } | null;
  readonly order: ReportedOrder | null;
  readonly stock: { readonly variantId: string; readonly before: number; readonly after: number } | null;
  readonly steps: readonly Step[];
}

const order = z.object({
  id: z.string(),
  name: z.string(),
  tags: z.array(z.string()),
  metafields: z.object({
    nodes: z.array(z.object({ namespace: z.string(), key: z.string(), type: z.string(), value: z.string() })),
  }),
  lineItems: z.object({
    nodes: z.array(
      z.object({
        quantity: z.number(),
        sku: z.string().nullable(),
        variant: z.object({ id: z.string() }).nullable(),
        customAttributes: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
      }),
    ),
  }),
});

export interface ReportedOrder {
  readonly id: string;
  readonly name: string;
  readonly lineItems: readonly {
    readonly variantId: string | null;
    readonly sku: string | null;
    readonly quantity: number;
    readonly properties: Readonly<Record<string, string>>;
  }[];
  readonly tags: readonly string[];
  readonly metafields: readonly {
    readonly namespace: string;
    readonly key: string;
    readonly type: string;
    readonly value: string;
  }[];
}

/** The order of that name ("#1001") as the store's Admin GraphQL answers it; null when there is none. */
export async function readOrder(merchant: Merchant, name: string): Promise<ReportedOrder | null> {
  const { orders } = await merchant.ask(
    `query OrderAsTheStoreHasIt($query: String!) {
      orders(first: 10, query: $query) {
        nodes {
          id name tags
          metafields(first: 20) { nodes { namespace key type value } }
          lineItems(first: 20) {
            nodes { quantity sku variant { id } customAttributes { key value } }
          }
        }
      }
    }`,
    { query: `name:${JSON.stringify(name)}` },
    z.object({ orders: z.object({ nodes: z.array(order) }) }),
  );
  const found = orders.nodes.find((each) => each.name === name);
  if (found === undefined) return null;
  return {
    id: found.id,
    name: found.name,
    lineItems: found.lineItems.nodes.map((line) => ({
      variantId: line.variant?.id ?? null,
      sku: line.sku,
      quantity: line.quantity,
      properties: Object.fromEntries(line.customAttributes.map(({ key, value }) => [key, value ?? ""])),
    })),
    tags: found.tags,
    metafields: found.metafields.nodes,
  };
}

/** The report for people. */
export function reportText({ catalogue, show, order: bought, stock, steps }: DemoReport): string {
  const failed = steps.filter(({ ok }) => !ok);
  const lines = [
    catalogue &&
      `Catalogue  ${catalogue.products} products, ${catalogue.variants} variants; ${catalogue.unitsInStore} units in the store, ${catalogue.unitsSynced} in the app`,
    show && `Show       ${show.title} (${show.id})`,
    bought && `Order      ${bought.name}, ${bought.lineItems.map(lineText).join(", ")}`,
    bought && `Tags       ${bought.tags.join(", ")}`,
    ...(bought?.metafields ?? []).map(({ namespace, key, value }) => `Metafield  ${namespace}.${key} = ${value}`),
    stock && `Stock      ${stock.before} before, ${stock.after} after (${stock.variantId})`,
    failed.length > 0
      ? `Not held: ${failed.map(({ name }) => name).join("; ")}`
      : stock === null
        ? "The job did not come to its end."
        : `Every step held (${steps.length}).`,
  ];
  return lines.filter((line) => line !== null).join("\n");
}

function lineText({ quantity, sku, variantId }: ReportedOrder["lineItems"][number]): string {
  return `${quantity} × ${sku ?? variantId ?? "a variant that is gone"}`;
}
