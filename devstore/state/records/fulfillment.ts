import type { Id } from "../ids.ts";

/** What one location is to send of an order */
export interface FulfillmentOrder {
  id: Id;
  /** Null for what lies nowhere, as a line that is no product */
  locationId: Id | null;
  status: "OPEN" | "IN_PROGRESS" | "ON_HOLD" | "CLOSED" | "CANCELLED";
  lines: FulfillmentOrderLine[];
  /** It is on hold while there is one */
  holds: FulfillmentHold[];
  createdAt: string;
  updatedAt: string;
}

export interface FulfillmentHold {
  id: Id;
  /** By which the app tells its holds apart */
  handle: string;
  /** As the schema's enum names it: `INCORRECT_ADDRESS` */
  reason: string;
  reasonNotes: string | null;
  /** The app that holds; null for the merchant */
  appId: Id | null;
}

export interface FulfillmentOrderLine {
  id: Id;
  /** The order's line */
  lineId: Id;
  totalQuantity: number;
  remainingQuantity: number;
}

/** What was sent */
export interface Fulfillment {
  id: Id;
  /** `#1001.1` */
  name: string;
  status: "SUCCESS" | "CANCELLED";
  locationId: Id | null;
  lines: FulfilledLine[];
  tracking: Tracking;
  createdAt: string;
  updatedAt: string;
}

export interface FulfilledLine {
  id: Id;
  lineId: Id;
  fulfillmentOrderId: Id;
  quantity: number;
}

export interface Tracking {
  company: string | null;
  numbers: string[];
  urls: string[];
}
