import type { Decision } from "../domain/decision.ts";
import type { House } from "./house.server.ts";

export type DeleteShowRefusal = { readonly kind: "live" };

/** Deletes a show that is not on air; a show that is gone already is as good as deleted. Its sales stay. */
export async function deleteShow(
  house: House,
  shop: string,
  showId: string,
): Promise<Decision<null, DeleteShowRefusal>> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId}`);
}
