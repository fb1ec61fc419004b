import type { Decision } from "../domain/decision.ts";
import type { ShowView } from "../live/message.ts";
import type { House } from "./house.server.ts";

export type EndShowRefusal = { readonly kind: "not-live" };

/** Takes a show off the air: nothing is pinned, live prices end. An ended show stays as it is. Throws NotFound. */
export async function endShow(house: House, shop: string, showId: string): Promise<Decision<ShowView, EndShowRefusal>> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId}`);
}
