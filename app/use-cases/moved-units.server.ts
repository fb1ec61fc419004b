import type { VariantOfItem } from "../persistence/allocations.server.ts";
import { unitsMoved, type VariantsOfShow } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";

interface Moved {
  readonly shop: string;
  readonly showId: string;
  /** By variant */
  readonly variants: Map<string, VariantOfItem>;
}

/** Gathers whose units moved while many messages were worked on, so that what follows from it is done once. */
export class MovedUnits {
  readonly #shows = new Map<string, Moved>();

  add(shop: string, { showId, variants }: VariantsOfShow): void {
    const moved = this.#shows.get(showId) ?? { shop, showId, variants: new Map<string, VariantOfItem>() };
    for (const variant of variants) moved.variants.set(variant.variantId, variant);
    this.#shows.set(showId, moved);
  }

  /** The queues' next have what came free, viewers hear, the guard is thought over: a transaction per show. */
  async thinkOver(house: House): Promise<void> {
    for (const { shop, showId, variants } of this.#shows.values()) {
      await house.db.transaction(shop, (tx) => unitsMoved(house, tx, { showId, variants: [...variants.values()] }));
    }
  }
}
