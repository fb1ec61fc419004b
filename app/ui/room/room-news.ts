import type {
  Room,
  RoomDeal,
  RoomItem,
  RoomMeasures,
  RoomPin,
  RoomQueue,
  RoomSale,
  RoomShow,
  RoomStock,
  RoomTotals,
} from "./room.ts";

/** What arrives on the control room's event stream. */
export type RoomNews =
  | ({ readonly kind: "snapshot" } & Pick<Room, "show" | "items" | "pins" | "pinsVersion">)
  | { readonly kind: "show"; readonly show: RoomShow }
  | { readonly kind: "item"; readonly item: RoomItem }
  | { readonly kind: "pins"; readonly version: number; readonly pins: readonly RoomPin[] }
  | { readonly kind: "sale"; readonly sale: RoomSale }
  | { readonly kind: "totals"; readonly totals: RoomTotals }
  | ({ readonly kind: "stock" } & RoomStock)
  | ({ readonly kind: "queue" } & RoomQueue)
  | ({ readonly kind: "measures" } & RoomMeasures)
  | { readonly kind: "deals"; readonly deals: readonly RoomDeal[] };

const kinds: readonly string[] = [
  "snapshot",
  "show",
  "item",
  "pins",
  "sale",
  "totals",
  "stock",
  "queue",
  "measures",
  "deals",
];
const mostSales = 50;

/** Reads a message of the stream; null for one of a kind that this page does not know yet. */
export function readNews(data: string): RoomNews | null {
  const message: unknown = JSON.parse(data);
  if (typeof message !== "object" || message === null || !("kind" in message)) return null;
  return kinds.includes(String(message.kind)) ? (message as RoomNews) : null;
}

/** The room after a piece of news. News that is older than what is known changes nothing. */
export function afterNews(room: Room, news: RoomNews): Room {
  switch (news.kind) {
    case "snapshot":
      return afterSnapshot(room, news);
    case "show":
      return { ...room, show: newer(room.show, news.show) };
    case "item":
      return { ...room, items: room.items.map((item) => (item.id === news.item.id ? newer(item, news.item) : item)) };
    case "pins":
      return news.version < room.pinsVersion ? room : { ...room, pins: onScreen(news.pins), pinsVersion: news.version };
    case "sale":
      return { ...room, sales: withSale(room.sales, news.sale) };
    case "totals":
      return { ...room, totals: news.totals };
    case "stock":
      return { ...room, stock: [...room.stock.filter(({ itemId }) => itemId !== news.itemId), news] };
    case "queue":
      return { ...room, queue: news };
    case "measures":
      return { ...room, measures: news };
    case "deals":
      return { ...room, deals: news.deals };
  }
}

/** The room after it was read anew from the server. */
export function afterReading(room: Room, read: Room): Room {
  const next = afterSnapshot(room, read);
  const sales = read.sales.toReversed().reduce(withSale, room.sales);
  const { stock, queue, measures, deals } = read;
  return {
    ...next,
    sales,
    stock,
    queue,
    measures,
    deals: deals.map((deal) =>
      further(
        room.deals.find(({ id }) => id === deal.id),
        deal,
      ),
    ),
    totals: read.totals,
  };
}

function afterSnapshot(room: Room, snapshot: Pick<Room, "show" | "items" | "pins" | "pinsVersion">): Room {
  const known = new Map(room.items.map((item) => [item.id, item]));
  const pinsAreOld = snapshot.pinsVersion < room.pinsVersion;
  return {
    ...room,
    show: newer(room.show, snapshot.show),
    items: snapshot.items.map((item) => newer(known.get(item.id) ?? item, item)),
    pins: pinsAreOld ? room.pins : onScreen(snapshot.pins),
    pinsVersion: pinsAreOld ? room.pinsVersion : snapshot.pinsVersion,
  };
}

/** The host sees what is on screen now. */
function onScreen(pins: readonly RoomPin[]): readonly RoomPin[] {
  return pins.filter(({ until }) => until === null);
}

function newer<Value extends { readonly version: number }>(known: Value, arrived: Value): Value {
  return arrived.version < known.version ? known : arrived;
}

function withSale(sales: readonly RoomSale[], sale: RoomSale): readonly RoomSale[] {
  const place = sales.findIndex(({ lineId }) => lineId === sale.lineId);
  const known = sales[place];
  if (known !== undefined) return sales.with(place, { ...sale, writtenBack: sale.writtenBack || known.writtenBack });
  return [sale, ...sales].sort((one, other) => other.at.localeCompare(one.at)).slice(0, mostSales);
}

const dealStates = ["planned", "running", "ended"] as const;

/** A deal never goes back, so what is further along is newer: a reading may have been overtaken by the stream. */
function further(known: RoomDeal | undefined, read: RoomDeal): RoomDeal {
  const step = ({ state, isTrue }: RoomDeal) => 2 * dealStates.indexOf(state) + (isTrue ? 1 : 0);
  return known !== undefined && step(known) > step(read) ? known : read;
}
