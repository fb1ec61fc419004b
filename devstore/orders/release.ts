import type { Id } from "../state/ids.ts";
import type { Order, OrderLine } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { settleFulfillmentOrder } from "./fulfil.ts";
import { moveOrderUnits, type UnitMove } from "./order-stock.ts";

/**
 * Takes units that were not sent off what is to be sent, those of `locationId` first: they can be sold again, or are gone.
 */
export function releaseUnsent(
  store: Store,
  order: Order,
  given: { line: OrderLine; units: number; restock: boolean; locationId: Id | null },
): void {
  const { line, restock, locationId } = given;
  const open = order.fulfillmentOrders.filter(({ status }) => status !== "CANCELLED" && status !== "CLOSED");
  const preferred = [...open].sort((a, b) => Number(b.locationId === locationId) - Number(a.locationId === locationId));
  const moves: UnitMove[] = [];
  let left = given.units;
  for (const fulfillmentOrder of preferred) {
    for (const entry of fulfillmentOrder.lines.filter((one) => one.lineId === line.id)) {
      const units = Math.min(left, entry.remainingQuantity);
      if (units === 0) continue;
      left -= units;
      entry.remainingQuantity -= units;
      entry.totalQuantity -= units;
      moves.push({ line, locationId: fulfillmentOrder.locationId, units, kind: restock ? "freed" : "lost" });
    }
    settleFulfillmentOrder(fulfillmentOrder, store.timestamp());
  }
  moveOrderUnits(store, moves);
}
