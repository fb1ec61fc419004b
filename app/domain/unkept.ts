import type { StockFigures } from "./stock.ts";

/**
 * Units of holds that end now and that the store could not have delivered, because others bought them: of the units held, those
 * that the store does not have, as many as end.
 */
export function unkeptUnits(stock: Pick<StockFigures, "held" | "inStore">, ending: number): number {
  if (stock.inStore === null) return 0;
  return Math.min(ending, Math.max(0, stock.held - Math.max(0, stock.inStore)));
}
