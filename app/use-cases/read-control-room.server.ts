import type { ItemView, PinView, SaleView, ShowView, TotalsView } from "../live/message.ts";
import type { House } from "./house.server.ts";

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
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId}`);
}
