import type { ItemView, PinView, ShowView } from "../live/message.ts";
import type {
  DealsMessage,
  MeasuresMessage,
  QueueMessage,
  SaleView,
  StockMessage,
  TotalsView,
} from "../live/room-message.ts";
import type { House } from "./house.server.ts";
import { readAudience } from "./note-audience.server.ts";
import { readSales, readSnapshot } from "./read-live.server.ts";
import { readRoomDeals } from "./read-room-deals.server.ts";
import { readRoomMeasures } from "./read-room-measures.server.ts";
import { readRoomQueue, readRoomStock } from "./read-room-stock.server.ts";

export interface ControlRoomView {
  readonly show: ShowView;
  readonly items: readonly ItemView[];
  readonly pins: readonly PinView[];
  readonly pinsVersion: number;
  /** The last 50, newest first */
  readonly sales: readonly SaleView[];
  readonly totals: TotalsView;
  /** The units of its variants, by item */
  readonly stock: readonly StockMessage[];
  readonly queue: QueueMessage;
  readonly measures: MeasuresMessage;
  readonly deals: DealsMessage["deals"];
}

/** Reads all that the control room shows of a show. Throws NotFound. */
export async function readControlRoom(house: House, shop: string, showId: string): Promise<ControlRoomView> {
  const { show, items, pins, pinsVersion } = await readSnapshot(house, shop, showId);
  const { sales, sold } = await readSales(house, shop, showId);
  const stock = await readRoomStock(house, shop, { showId, variantIds: null });
  const queue = await readRoomQueue(house, shop, showId);
  const measures = await readRoomMeasures(house, shop, showId);
  const { deals } = await readRoomDeals(house, shop, showId);
  return {
    show,
    items,
    pins: pins.filter(({ until }) => until === null),
    pinsVersion,
    sales,
    totals: { ...sold, ...(await readAudience(house, shop, showId)) },
    stock,
    queue,
    measures,
    deals,
  };
}
