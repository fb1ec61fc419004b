import type { PinView, ShowView } from "../live/message.ts";
import type { SaleView } from "../live/room-message.ts";
import type { PinRecord } from "../persistence/pins.server.ts";
import type { SaleRecord } from "../persistence/sales.server.ts";
import type { ShowRecord } from "../persistence/shows.server.ts";
import { priceView } from "./item-view.ts";

export function showView(show: ShowRecord): ShowView {
  return {
    id: show.id,
    version: show.version,
    title: show.title,
    host: show.host,
    state: show.state,
    startsAt: show.startsAt.toISOString(),
    streamUrl: show.streamUrl,
    streamDelayMs: show.streamDelayMs,
  };
}

export function pinView(pin: PinRecord): PinView {
  return {
    id: pin.id,
    itemId: pin.itemId,
    at: pin.pinnedAt.toISOString(),
    until: pin.unpinnedAt?.toISOString() ?? null,
  };
}

/** A sale for the control room, its money in the order's currency. */
export function saleView(sale: SaleRecord, locale: string): SaleView {
  return {
    lineId: sale.lineId,
    orderId: sale.orderId,
    orderName: sale.orderName,
    at: sale.createdAt.toISOString(),
    itemId: sale.itemId,
    title: sale.title,
    variantTitle: sale.variantTitle,
    quantity: sale.quantity,
    total: priceView(sale.totalMinor, { currency: sale.currency, locale }),
    writtenBack: sale.writtenBackAt !== null,
  };
}
