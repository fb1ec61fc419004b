import { z } from "zod";

const cost = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
});

/**
 * How long a throttled query has to wait until its shop's bucket holds what it costs.
 * https://shopify.dev/docs/api/usage/limits
 */
export function throttleWaitMs(extensions: unknown): number {
  const read = z.object({ cost }).safeParse(extensions);
  if (!read.success) return 1_000;
  const { requestedQueryCost, throttleStatus } = read.data.cost;
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
  return Math.max(50, Math.ceil((missing / throttleStatus.restoreRate) * 1000));
}
