import type { LiveMessage, PriceView } from "./message.ts";

// What the merchant's control room is told beyond what viewers are; read by message.ts's rules.

/** One attributed line of an order, for the control room only. Nothing personal. */
export interface SaleView {
  /** Decimal text of Shopify's line item id: two lines of an order may hold the same variant */
  readonly lineId: string;
  /** Decimal text of Shopify's order id */
  readonly orderId: string;
  readonly orderName: string;
  readonly at: string;
  readonly itemId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
  readonly total: PriceView;
  /** True once tags and metafields stand on the order in the store */
  readonly writtenBack: boolean;
}

export interface SaleMessage {
  readonly kind: "sale";
  readonly sale: SaleView;
}

/** Totals of the show so far. */
export interface TotalsView {
  readonly orders: number;
  readonly units: number;
  readonly grossSales: PriceView;
  /** Viewers now, at all web processes; a reload or a second tab is nobody new */
  readonly viewers: number;
  /** All who ever watched, to about 2 % */
  readonly viewersSoFar: number;
}

export interface TotalsMessage {
  readonly kind: "totals";
  readonly totals: TotalsView;
}

/** The units of a variant in a show, for the control room only. */
export interface VariantStockView {
  readonly variantId: string;
  /** Null for all that the store has */
  readonly allocated: number | null;
  readonly held: number;
  readonly sold: number;
  /** Bought in the show without a hold */
  readonly soldOutside: number;
  /** What can be held now; null without end */
  readonly left: number | null;
  readonly waiting: number;
  /** The guard at the checkout, as Shopify acknowledged it, or on its way there */
  readonly guard: "off" | "switching" | "on";
  /** Units that were for the show and were bought by others */
  readonly short: number;
}

/** The units of an item's variants. The newest replaces what came before. */
export interface StockMessage {
  readonly kind: "stock";
  readonly itemId: string;
  readonly variants: readonly VariantStockView[];
}

/** A place in a queue, in the order in which all joined. Nothing of the shopper. */
export interface QueuePlaceView {
  readonly place: number;
  readonly itemId: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly units: number;
  readonly state: "waiting" | "offered" | "bought" | "missed" | "left";
  /** ISO 8601 */
  readonly joinedAt: string;
  /** ISO 8601; null while it waits */
  readonly offeredAt: string | null;
}

/** The show's queues: how many wait, and the places that moved last or are next, in their order. */
export interface QueueMessage {
  readonly kind: "queue";
  readonly waiting: number;
  readonly places: readonly QueuePlaceView[];
}

/** What a show publishes about itself, as far as it has come. */
export interface MeasuresMessage {
  readonly kind: "measures";
  /** Units that were promised or sold and were not there, for each unit that was sold; null before there is any */
  readonly oversellRate: number | null;
  /** From 0 to 1; null while no hold is over */
  readonly holdToOrderRate: number | null;
  /** From a change of stock in the store to viewers' screens; null while no viewer saw one */
  readonly lag: { readonly p50Ms: number; readonly p95Ms: number; readonly p99Ms: number } | null;
  /** Differences that comparisons with the store found */
  readonly driftFound: number;
  /** ISO 8601; null before the line-up was compared with the store */
  readonly comparedAt: string | null;
}

/** A live deal as its host sees it. */
export interface RoomDealView {
  /** uuid */
  readonly id: string;
  readonly itemId: string;
  readonly price: PriceView;
  /** ISO 8601 */
  readonly startsAt: string;
  /** ISO 8601; null until the host ends it */
  readonly endsAt: string | null;
  /** Null for as many as there are */
  readonly units: number | null;
  /** Units held and bought at its price */
  readonly taken: number;
  readonly perShopper: number | null;
  readonly state: "planned" | "running" | "ended";
  /** Its discount code stands at Shopify: without it no viewer sees its price */
  readonly isTrue: boolean;
}

/** The live deals of a show that are not over, and the last that are, as they start. The newest replaces what came before. */
export interface DealsMessage {
  readonly kind: "deals";
  readonly deals: readonly RoomDealView[];
}

/** What the control room receives: the viewers' messages, those of the till, and those of the stock. */
export type RoomMessage =
  LiveMessage | SaleMessage | TotalsMessage | StockMessage | QueueMessage | MeasuresMessage | DealsMessage;
