import { grant, refuse, type Decision } from "./decision.ts";

/** A show is planned, then on air, then over; it never goes back. */
export type ShowState = "scheduled" | "live" | "ended";

export interface ShowToStart {
  readonly state: ShowState;
  readonly itemCount: number;
  readonly streamUrl: string;
  /** The show of the shop that is on air now */
  readonly liveShowId: string | null;
}

export type StartRefusal =
  | { readonly kind: "ended" }
  | { readonly kind: "another-live"; readonly showId: string }
  | { readonly kind: "empty-line-up" }
  | { readonly kind: "no-stream" };

/** Decides whether a show may go on air. "already" when it is: starting twice is starting once. */
export function decideStart(show: ShowToStart): Decision<"starts" | "already", StartRefusal> {
  switch (show.state) {
    case "live":
      return grant("already");
    case "ended":
      return refuse({ kind: "ended" });
    case "scheduled":
      if (show.liveShowId !== null) return refuse({ kind: "another-live", showId: show.liveShowId });
      if (show.itemCount === 0) return refuse({ kind: "empty-line-up" });
      if (show.streamUrl === "") return refuse({ kind: "no-stream" });
      return grant("starts");
  }
}

/** Decides whether a show may end. "already" when it has: ending twice is ending once. */
export function decideEnd(state: ShowState): Decision<"ends" | "already", { readonly kind: "not-live" }> {
  switch (state) {
    case "live":
      return grant("ends");
    case "ended":
      return grant("already");
    case "scheduled":
      return refuse({ kind: "not-live" });
  }
}
