import type { LevelRecord } from "../domain/catalogue.ts";
import { listLocations } from "../persistence/show-units.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { ReadLevelsDocument } from "../shopify/generated.ts";
import { gid, idOf } from "../shopify/gid.ts";
import type { House } from "./house.server.ts";

/** What lies at a location of an inventory item. */
export interface LevelReading extends LevelRecord {
  /** In Shopify's `reserved` state */
  readonly reserved: number;
}

export interface LevelsReading {
  readonly levels: readonly LevelReading[];
  /** The second before which it misses no change */
  readonly asOf: Date;
}

/** One query may cost 1000 points: https://shopify.dev/docs/api/usage/limits */
const mostPoints = 800;
const mostPerPage = 250;

/** Asks Shopify what its locations have of inventory items now; items that it does not know are absent. */
export async function readLevels(
  house: House,
  admin: AdminClient,
  of: { readonly shop: string; readonly inventoryItemIds: readonly string[] },
): Promise<LevelsReading> {
  const perItem = Math.min(mostPerPage, (await listLocations(house.db, of.shop)).length + 1);
  const atOnce = Math.max(1, Math.floor(mostPoints / (2 + 3 * perItem)));
  const ids = [...new Set(of.inventoryItemIds)];
  const levels: LevelReading[] = [];
  let asOf = house.clock();
  for (let at = 0; at < ids.length; at += atOnce) {
    const chunk = ids.slice(at, at + atOnce).map((id) => gid("InventoryItem", id));
    const answer = await admin.read(ReadLevelsDocument, { ids: chunk, levels: perItem });
    if (answer.asOf < asOf) asOf = answer.asOf;
    for (const node of answer.data.nodes) {
      if (node === null || !("inventoryLevels" in node)) continue;
      for (const level of node.inventoryLevels.nodes) {
        const unitsIn = (name: string) => level.quantities.find((one) => one.name === name)?.quantity ?? 0;
        levels.push({
          inventoryItemId: idOf(node.id),
          locationId: idOf(level.location.id),
          available: unitsIn("available"),
          reserved: unitsIn("reserved"),
          updatedAt: level.updatedAt,
        });
      }
    }
  }
  return { levels, asOf };
}
