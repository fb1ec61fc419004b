import { randomUUID } from "node:crypto";
import { z } from "zod";
import { NotHeld } from "../../scripts/demo/steps.ts";
import type { ChaosHouse } from "./chaos-house.ts";

export interface ShowWithUnits {
  readonly showId: string;
  readonly itemId: string;
  readonly variantId: string;
}

const room = "routes/app.shows.$id.room";

/** Has the merchant set the guard up, make a show with so many units of the store's only product, and start it. */
export async function openTheShow({ merchant, devStore }: ChaosHouse, units: number): Promise<ShowWithUnits> {
  const { store, addresses } = devStore;
  const [variant] = store.state.variants.values();
  if (variant === undefined) throw new NotHeld("the store has no variant");
  const showId = randomUUID();
  const guard = await merchant.session.press("/app?index", "routes/app._index", { wish: "guard" });
  if (!z.object({ refused: z.null() }).safeParse(guard).success) throw new NotHeld("the guard was not switched on");
  await merchant.session.submit("/app/shows/new", "routes/app.shows.new", {
    id: showId,
    version: null,
    title: "The great rush",
    host: "Giulia",
    startsAt: new Date().toISOString(),
    streamUrl: addresses.stream,
    holdMinutes: "1",
    items: [{ productId: variant.productId, livePrice: "", units: { [variant.id]: String(units) } }],
  });
  await merchant.session.submit(`/app/shows/${showId}/room`, room, { kind: "start" });
  const itemId = await merchant.database.itemOf(store.domain, showId, variant.productId);
  if (itemId === null) throw new NotHeld("the show was saved without its line-up");
  return { showId, itemId, variantId: variant.id };
}

/** Has the merchant end the show. */
export async function closeTheShow({ merchant }: ChaosHouse, showId: string): Promise<void> {
  await merchant.session.submit(`/app/shows/${showId}/room`, room, { kind: "end" });
}
