export type CountArgs = { readonly limit?: number | null; readonly query?: string | null };

export interface Count {
  readonly count: number;
  readonly precision: "EXACT" | "AT_LEAST";
}

/** Counts up to the limit and no further; without one to the end. https://shopify.dev/docs/api/admin-graphql/latest/objects/Count */
export function limitedCount(count: number, { limit }: CountArgs): Count {
  if (limit === null || limit === undefined || count <= limit) return { count, precision: "EXACT" };
  return { count: limit, precision: "AT_LEAST" };
}
