import { findLevel, levelsOfItem } from "../../inventory/stock.ts";
import { stockAt, unstock, unstockObstacles, type UnstockObstacle } from "../../inventory/stocking.ts";
import { idIn, parseGid, type Id } from "../../state/ids.ts";
import type { InventoryLevel } from "../../state/records/inventory.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";

type ActivateArgs = {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly available?: number | null;
  readonly onHand?: number | null;
};
type ToggleArgs = {
  readonly inventoryItemId: string;
  readonly inventoryItemUpdates: readonly { readonly activate: boolean; readonly locationId: string }[];
};

interface ToggleProblem {
  readonly field: string[];
  readonly message: string;
  readonly code: string;
}

export const inventoryActivationMutations = {
  inventoryActivate: (_root: unknown, args: ActivateArgs, { store }: AdminContext) => {
    const refuse = (field: string, message: string) => ({
      inventoryLevel: null,
      userErrors: [{ field: [field], message }],
    });
    const itemId = idIn(args.inventoryItemId, "InventoryItem") ?? "";
    const locationId = idIn(args.locationId, "Location") ?? "";
    const location = store.state.locations.get(locationId);
    if (!store.state.inventoryItems.has(itemId))
      return refuse("inventoryItemId", "The inventory item could not be found.");
    if (!location?.active)
      return refuse("locationId", "The product couldn't be stocked because the location wasn't found.");
    if (isGiven(args.available) && isGiven(args.onHand))
      return refuse("onHand", "Not allowed to set both available and on_hand quantities at the same time.");
    const known = findLevel(store, itemId, locationId);
    if (known && (isGiven(args.available) || isGiven(args.onHand))) {
      const message = "Not allowed to set available quantity when the item is already active at the location.";
      return refuse("available", message);
    }
    const inventoryLevel = stockAt(store, itemId, locationId, args.available ?? args.onHand ?? 0);
    return { inventoryLevel, userErrors: [] };
  },

  inventoryDeactivate: (_root: unknown, args: { readonly inventoryLevelId: string }, { store }: AdminContext) => {
    const id = parseGid(args.inventoryLevelId);
    const itemId = id?.query?.get("inventory_item_id") ?? "";
    const level = levelsOfItem(store, itemId).find((one) => one.id === id?.id);
    if (!level) {
      const message = "The product couldn't be unstocked because the product was deleted.";
      return { userErrors: [{ field: ["inventoryLevelId"], message }] };
    }
    const [obstacle] = unstockObstacles(level, levelsOfItem(store, itemId));
    if (obstacle) return { userErrors: [{ field: ["inventoryLevelId"], message: OBSTACLES[obstacle].message }] };
    unstock(store, level);
    return { userErrors: [] };
  },

  /** All or none. */
  inventoryBulkToggleActivation: (_root: unknown, args: ToggleArgs, { store }: AdminContext) => {
    const item = store.state.inventoryItems.get(idIn(args.inventoryItemId, "InventoryItem"));
    const refuse = (userErrors: readonly ToggleProblem[]) => {
      return { inventoryItem: null, inventoryLevels: null, userErrors };
    };
    if (!item) {
      const message = "The inventory item was not found.";
      return refuse([{ field: ["inventoryItemId"], message, code: "INVENTORY_ITEM_NOT_FOUND" }]);
    }
    const problems = args.inventoryItemUpdates.flatMap((update, index): ToggleProblem[] => {
      const field = ["inventoryItemUpdates", String(index), "locationId"];
      const locationId = idIn(update.locationId, "Location") ?? "";
      if (!store.state.locations.get(locationId)?.active)
        return [{ field, message: "The location was not found.", code: "LOCATION_NOT_FOUND" }];
      const level = findLevel(store, item.id, locationId);
      if (update.activate || !level) return [];
      return unstockObstacles(level, levelsOfItem(store, item.id)).map((one) => ({ field, ...OBSTACLES[one] }));
    });
    if (problems.length > 0) return refuse(problems);
    const inventoryLevels = args.inventoryItemUpdates.flatMap(({ activate, locationId }) =>
      toggle(store, item.id, { activate, locationId: idIn(locationId, "Location") ?? "" }),
    );
    return { inventoryItem: item, inventoryLevels, userErrors: [] };
  },
};

/** Why a level cannot be deactivated, in Shopify's codes and words. */
export function obstaclesOf(store: AdminContext["store"], level: InventoryLevel): readonly { message: string }[] {
  return unstockObstacles(level, levelsOfItem(store, level.inventoryItemId)).map((one) => OBSTACLES[one]);
}

function toggle(
  store: AdminContext["store"],
  itemId: Id,
  { activate, locationId }: { readonly activate: boolean; readonly locationId: Id },
): InventoryLevel[] {
  if (activate) return [stockAt(store, itemId, locationId, 0)];
  const level = findLevel(store, itemId, locationId);
  if (level) unstock(store, level);
  return [];
}

const OBSTACLES: Record<UnstockObstacle, { readonly code: string; readonly message: string }> = {
  "only-location": {
    code: "CANNOT_DEACTIVATE_FROM_ONLY_LOCATION",
    message: "Cannot unstock an inventory item from the only location at which it is stocked.",
  },
  committed: {
    code: "COMMITTED_INVENTORY_AT_LOCATION",
    message: "Cannot unstock this inventory item from this location because it has committed quantities.",
  },
  incoming: {
    code: "INCOMING_INVENTORY_AT_LOCATION",
    message: "Cannot unstock this inventory item from this location because it has incoming quantities.",
  },
  unavailable: {
    code: "RESERVED_INVENTORY_AT_LOCATION",
    message: "Cannot unstock this inventory item from this location because it has unavailable quantities.",
  },
};
