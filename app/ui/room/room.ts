/** What the control room knows of a show. Values carry versions, so that news may come late, twice or in any order. */
export interface Room {
  readonly show: RoomShow;
  readonly items: readonly RoomItem[];
  readonly pins: readonly RoomPin[];
  readonly pinsVersion: number;
  /** Newest first */
  readonly sales: readonly RoomSale[];
  readonly totals: RoomTotals;
  /** The units of each item's variants */
  readonly stock: readonly RoomStock[];
  readonly queue: RoomQueue;
  readonly measures: RoomMeasures;
  /** Those that are not over, and the last that are, as they start */
  readonly deals: readonly RoomDeal[];
}

export interface RoomShow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly host: string;
  readonly state: "scheduled" | "live" | "ended";
  /** ISO 8601 */
  readonly startsAt: string;
  readonly streamUrl: string;
}

/** Money as the server wrote it */
export interface RoomPrice {
  readonly amountMinor: number;
  readonly currency: string;
  readonly text: string;
}

export interface RoomVariant {
  readonly id: string;
  /** Empty for a product with one variant */
  readonly title: string;
  readonly price: RoomPrice;
  /** What the price is measured against; null without a better one */
  readonly regularPrice: RoomPrice | null;
  /** Null when the store does not count or goes on selling */
  readonly available: number | null;
}

export interface RoomItem {
  readonly id: string;
  readonly version: number;
  /** From 0 */
  readonly position: number;
  readonly title: string;
  readonly imageUrl: string | null;
  readonly variants: readonly RoomVariant[];
  readonly forSale: boolean;
}

export interface RoomPin {
  readonly id: string;
  readonly itemId: string;
  readonly at: string;
  /** Null while it is on screen; those that left it come along for viewers with a late picture */
  readonly until: string | null;
}

/** One line of an order that was sold in the show */
export interface RoomSale {
  readonly lineId: string;
  readonly orderId: string;
  readonly orderName: string;
  /** ISO 8601 */
  readonly at: string;
  readonly itemId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
  readonly total: RoomPrice;
  /** True once tags and metafields stand on the order in the store */
  readonly writtenBack: boolean;
}

export interface RoomTotals {
  readonly orders: number;
  readonly units: number;
  readonly grossSales: RoomPrice;
  readonly viewers: number;
  /** All who ever watched, about */
  readonly viewersSoFar: number;
}

/** The units of a variant in the show */
export interface RoomUnits {
  readonly variantId: string;
  /** Set aside; null for all that the store has */
  readonly allocated: number | null;
  readonly held: number;
  readonly sold: number;
  readonly soldOutside: number;
  /** Null without end */
  readonly left: number | null;
  readonly waiting: number;
  readonly guard: "off" | "switching" | "on";
  /** Set aside, and bought by others */
  readonly short: number;
}

export interface RoomStock {
  readonly itemId: string;
  readonly variants: readonly RoomUnits[];
}

/** A shopper in a queue; nobody knows who */
export interface RoomPlace {
  readonly place: number;
  readonly itemId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly units: number;
  readonly state: "waiting" | "offered" | "bought" | "missed" | "left";
  /** ISO 8601 */
  readonly joinedAt: string;
  /** ISO 8601 */
  readonly offeredAt: string | null;
}

export interface RoomQueue {
  readonly waiting: number;
  readonly places: readonly RoomPlace[];
}

/** What the show publishes about itself, as far as it has come */
export interface RoomMeasures {
  readonly oversellRate: number | null;
  readonly holdToOrderRate: number | null;
  readonly lag: { readonly p50Ms: number; readonly p95Ms: number; readonly p99Ms: number } | null;
  readonly driftFound: number;
  /** ISO 8601; null before the line-up was compared with the store */
  readonly comparedAt: string | null;
}

/** A price that holds for a part of the show */
export interface RoomDeal {
  readonly id: string;
  readonly itemId: string;
  readonly price: RoomPrice;
  /** ISO 8601 */
  readonly startsAt: string;
  /** ISO 8601; null until the host ends it */
  readonly endsAt: string | null;
  /** Null for as many as there are */
  readonly units: number | null;
  readonly taken: number;
  readonly perShopper: number | null;
  readonly state: "planned" | "running" | "ended";
  /** Its code stands at Shopify: only then do viewers see its price */
  readonly isTrue: boolean;
}

/** Whether an item can be bought in no variant. */
export function isSoldOut(item: RoomItem): boolean {
  return item.variants.length > 0 && item.variants.every(({ available }) => available === 0);
}
