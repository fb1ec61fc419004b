import type { PinWish } from "./pin-wish.ts";

/** What is asked for in the control room. */
export type RoomCommand = { readonly kind: "start" | "end" } | PinWish;

/** Why something asked for did not happen; `anotherShow` is the one that is live instead. */
export interface RoomProblem {
  readonly kind: string;
  readonly anotherShow: string | null;
}
