import type { Decision } from "../domain/decision.ts";
import type { ShowView } from "../live/message.ts";
import type { House } from "./house.server.ts";

export type StartShowRefusal =
  | { readonly kind: "ended" }
  | { readonly kind: "another-live"; readonly showId: string }
  | { readonly kind: "empty-line-up" }
  | { readonly kind: "no-stream" };

/** Puts a show on air and makes its live prices true at the checkout; a live show stays as it is. Throws NotFound. */
export async function startShow(
  house: House,
  shop: string,
  showId: string,
): Promise<Decision<ShowView, StartShowRefusal>> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId}`);
}
