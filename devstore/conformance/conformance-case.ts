import type { World } from "./world.ts";

/** One thing that Shopify's documentation says, with the proof that the dev store does it. */
export interface ConformanceCase {
  /** What Shopify does, as a sentence: "a set with a stale changeFromQuantity is refused, and nothing is set" */
  readonly says: string;
  /** The documentation page that it was written from */
  readonly page: `https://${string}`;
  /** Queries and mutations by their names (`inventoryMoveQuantities`), or a part of the platform (`webhooks`, `tokens`, `cart`) */
  readonly covers: readonly string[];
  /** The request and the answer are the documentation's own example */
  readonly example?: true;
  /** Throws when the dev store does otherwise. The shop in `world` is the case's own. */
  prove(world: World): Promise<void>;
}
