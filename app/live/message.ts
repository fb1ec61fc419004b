/**
 * The contract between the app and the basket on the stream: every message that travels on a show's event stream. What its control
 * room hears beyond that is in room-message.ts.
 * A message carries whole values with a version, so order and repetition do no harm: keep the value with the highest version.
 * Text is ready for the screen, except titles and names, which are the merchant's words and must be set as text, never as HTML.
 */

/** Money as the server formats it. `amountMinor` is whole minor units (1999 = 19.99 EUR). */
export interface PriceView {
  readonly amountMinor: number;
  readonly currency: string;
  /** Such as "19,99 €" */
  readonly text: string;
}

export interface VariantView {
  /** Decimal text of Shopify's numeric id, as the AJAX Cart API takes it */
  readonly id: string;
  /** Empty for a product with one variant */
  readonly title: string;
  /** What the shopper pays: the live price while the show is live and has one, else the store's price */
  readonly price: PriceView;
  /** The price it is measured against: the store's price under a live price, else the compare-at price */
  readonly regularPrice: PriceView | null;
  /**
   * Units that can be bought now, while the show is live those that nobody holds; null when the store does not count them or
   * goes on selling
   */
  readonly available: number | null;
  /** Whether units are held for the shopper before they go into the cart */
  readonly hold: "needed" | "none";
  /** Units that shoppers in the queue wait for */
  readonly waiting: number;
  /** The highest place in the queue whose turn has come, 0 for none: whoever waits with one up to it asks what is held for them */
  readonly servedUpTo: number;
  /** The discount code that makes the live price true at the checkout; null without one */
  readonly dealCode: string | null;
  /** What it cost before the item's running deal, for a viewer whose picture has not come to the deal's start; null without one */
  readonly beforeDeal: Pick<VariantView, "price" | "regularPrice" | "dealCode"> | null;
}

/** A live deal that runs: its price stands in the variants. */
export interface DealView {
  /** Live deal id (uuid) */
  readonly id: string;
  /** ISO 8601: the moment of the show at which its price belongs on screen */
  readonly startsAt: string;
  /** ISO 8601; null until the host ends it. At that moment, whatever a viewer's picture shows, it is over */
  readonly endsAt: string | null;
  /** Units that can still be had at its price; null for as many as there are */
  readonly unitsLeft: number | null;
  /** Most units for one shopper; null for the show's own limit */
  readonly perShopper: number | null;
}

export interface ItemView {
  /** Line-up item id (uuid) */
  readonly id: string;
  readonly version: number;
  /** From 0 */
  readonly position: number;
  readonly productId: string;
  readonly title: string;
  /** Path below the store's root: "/products/ocean-blue-shirt" */
  readonly path: string;
  readonly imageUrl: string | null;
  /** Names of the options whose values make a variant's title, such as ["Size", "Colour"] */
  readonly optionNames: readonly string[];
  readonly variants: readonly VariantView[];
  /** False once the product was deleted, unpublished or archived */
  readonly forSale: boolean;
  readonly deal: DealView | null;
}

export interface PinView {
  /** Pin id (uuid) */
  readonly id: string;
  readonly itemId: string;
  /** ISO 8601: the moment of the show at which the pin belongs on screen */
  readonly at: string;
  /** ISO 8601: the moment at which it leaves the screen; null while it is there */
  readonly until: string | null;
}

export type ShowState = "scheduled" | "live" | "ended";

export interface ShowView {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly host: string;
  readonly state: ShowState;
  readonly startsAt: string;
  readonly streamUrl: string;
  /** How far the picture is behind the host where the stream does not say so itself; null for the player's own estimate */
  readonly streamDelayMs: number | null;
}

/** Everything a viewer needs, sent first and after every reset. */
export interface SnapshotMessage {
  readonly kind: "snapshot";
  readonly show: ShowView;
  readonly items: readonly ItemView[];
  readonly pins: readonly PinView[];
  readonly pinsVersion: number;
}

export interface ShowMessage {
  readonly kind: "show";
  readonly show: ShowView;
}

export interface ItemMessage {
  readonly kind: "item";
  readonly item: ItemView;
}

/** The pins on screen now, up to three, and those that left it in the last ten minutes, for late pictures; newest first. */
export interface PinsMessage {
  readonly kind: "pins";
  readonly version: number;
  readonly pins: readonly PinView[];
}

/**
 * The server's clock, which a page's own is set by. It comes with the snapshot and with every heartbeat, and has no number:
 * what was missed of it is not missing.
 */
export interface ClockMessage {
  readonly kind: "clock";
  /** ISO 8601 */
  readonly now: string;
}

/** What every viewer of a show receives. */
export type LiveMessage = SnapshotMessage | ShowMessage | ItemMessage | PinsMessage | ClockMessage;

/** Units held for a shopper, as the app proxy tells of them; never on the event stream. */
export interface HoldView {
  /** uuid */
  readonly id: string;
  readonly itemId: string;
  readonly variantId: string;
  readonly units: number;
  /** `lapsed` and `released`: over, the units are somebody else's or will be */
  readonly state: "held" | "lapsed" | "released" | "sold";
  /** ISO 8601 */
  readonly endsAt: string;
  /** ISO 8601, the server's clock when it answered: the page's may be wrong */
  readonly now: string;
  readonly renewalsLeft: number;
  /** It came by the waitlist */
  readonly isTurn: boolean;
  /** The value of the line's hidden property `_paniere_hold` */
  readonly mark: string;
  /** "reserve": the units leave Shopify's `reserved` state by `holds/checkout` before they can be put into the cart */
  readonly keeper: "guard" | "reserve";
  /** Units that have left it */
  readonly unitsOut: number;
  /** The live deal (uuid) at whose price they are held; null for what the item costs besides */
  readonly dealId: string | null;
  /** The discount code that makes their price true at the checkout, of that deal or of the show; null for the store's price */
  readonly dealCode: string | null;
}

/** A shopper's place in the queue for a variant, as the app proxy tells of it. */
export interface QueueView {
  readonly id: string;
  readonly itemId: string;
  readonly variantId: string;
  readonly units: number;
  readonly state: "waiting" | "offered" | "bought" | "missed" | "left";
  /** Its number in the order in which all of the shop's shoppers joined */
  readonly place: number;
  /** Shoppers who are served before */
  readonly ahead: number;
  /** What is held while the state is "offered" */
  readonly hold: HoldView | null;
}

/** Why units are not held. */
export type HoldRefusal =
  | { readonly kind: "sold-out"; readonly left: number; readonly waiting: number }
  /** More than a shopper may have of the item in the show */
  | { readonly kind: "too-many"; readonly most: number }
  /** Many holds, never bought */
  | { readonly kind: "slow-down"; readonly retryAfterMs: number }
  | { readonly kind: "opening"; readonly retryAfterMs: number }
  | { readonly kind: "not-live" }
  /** No longer in the line-up, or not for sale */
  | { readonly kind: "gone" }
  | { readonly kind: "ended" }
  | { readonly kind: "no-more-renewals" }
  /** For the waitlist: there are units, so there is nothing to wait for */
  | { readonly kind: "not-sold-out"; readonly left: number };
