import type { LevelRecord } from "./catalogue.ts";
import { IdSet } from "./id-set.ts";

/** What an import has seen in the export, so that what it did not see can be swept. */
export class SeenCatalogue {
  readonly products = new IdSet();
  readonly variants = new IdSet();
  /** Inventory items by location */
  readonly #items = new Map<string, IdSet>();

  addLevel({ inventoryItemId, locationId }: LevelRecord): void {
    const items = this.#items.get(locationId) ?? new IdSet();
    this.#items.set(locationId, items);
    items.add(inventoryItemId);
  }

  hasLevel(level: Pick<LevelRecord, "inventoryItemId" | "locationId">): boolean {
    return this.#items.get(level.locationId)?.has(level.inventoryItemId) === true;
  }
}
