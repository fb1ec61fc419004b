import type { LiveDealErrors, LiveDealInput } from "../../domain/live-deal.ts";
import type { PinWish } from "./pin-wish.ts";

/** A live deal as it is asked for; the page makes its uuid. */
export interface DealWish extends LiveDealInput {
  readonly kind: "plan-deal";
  readonly id: string;
  readonly itemId: string;
}

/** What is asked for in the control room. */
export type RoomCommand =
  { readonly kind: "start" | "end" } | PinWish | DealWish | { readonly kind: "end-deal"; readonly dealId: string };

/** Why something asked for did not happen; `anotherShow` is the one that is live instead, `fields` are those of a deal. */
export interface RoomProblem {
  readonly kind: string;
  readonly anotherShow: string | null;
  readonly fields: LiveDealErrors;
}
