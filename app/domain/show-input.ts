/** A show as it was typed into the form. */
export interface ShowInput {
  /** uuid; a new show's is made by the page */
  readonly id: string;
  /** The version that the form was opened with; null for a new show */
  readonly version: number | null;
  readonly title: string;
  readonly host: string;
  /** ISO 8601 with an offset or Z */
  readonly startsAt: string;
  readonly streamUrl: string;
  /** In the order of the line-up */
  readonly items: readonly ItemInput[];
}

export interface ItemInput {
  /** Of an item that the show has already */
  readonly id?: string | undefined;
  /** Decimal text of Shopify's product id */
  readonly productId: string;
  /** As typed: "12,50", "12.5", "" for the store's price */
  readonly livePrice: string;
}

export type ShowField = "title" | "host" | "startsAt" | "streamUrl" | `items.${number}.livePrice`;

export type ShowFieldError =
  | { readonly code: "missing" }
  | { readonly code: "too-long"; readonly most: number }
  | { readonly code: "not-a-time" }
  | { readonly code: "not-an-https-address" }
  | { readonly code: "not-an-amount" }
  | { readonly code: "too-fine"; readonly digits: number }
  | { readonly code: "not-positive" };

/** The longest line-up that a show takes. */
export const mostItems = 250;
