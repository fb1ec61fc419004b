import type { ItemView, PinView, SaleView, ShowView, TotalsView } from "../live/message.ts";
import type { House } from "./house.server.ts";
import { readSales, readSnapshot } from "./read-live.server.ts";

export interface ControlRoomView {
  readonly show: ShowView;
  readonly items: readonly ItemView[];
  readonly pins: readonly PinView[];
  readonly pinsVersion: number;
  /** The last 50, newest first */
  readonly sales: readonly SaleView[];
  /** `viewers` is 0 here: the room's event stream tells it */
  readonly totals: TotalsView;
}

/** Reads all that the control room shows of a show. Throws NotFound. */
export async function readControlRoom(house: House, shop: string, showId: string): Promise<ControlRoomView> {
  const { show, items, pins, pinsVersion } = await readSnapshot(house, shop, showId);
  const { sales, sold } = await readSales(house, shop, showId);
  return { show, items, pins, pinsVersion, sales, totals: { ...sold, viewers: 0 } };
}
