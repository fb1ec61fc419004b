import { findLevel, levelsOfItem } from "../../inventory/stock.ts";
import { isOnlyLevel, stockAt, unstock } from "../../inventory/stocking.ts";
import { idIn, parseGid } from "../../state/ids.ts";
import type { InventoryLevel } from "../../state/records/inventory.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";

type ActivateArgs = {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly available?: number | null;
  readonly onHand?: number | null;
};

const MOST_UNITS = 1_000_000_000;

export const inventoryActivationMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryActivate */
  inventoryActivate: (_root: unknown, args: ActivateArgs, { store }: AdminContext) => {
    const refuse = (fields: readonly string[], message: string, inventoryLevel: InventoryLevel | null = null) => {
      return { inventoryLevel, userErrors: fields.map((field) => ({ field: [field], message })) };
    };
    const inventoryItemId = idIn(args.inventoryItemId, "InventoryItem") ?? "";
    const location = store.state.locations.get(idIn(args.locationId, "Location"));
    if (!store.state.inventoryItems.has(inventoryItemId))
      return refuse(["inventoryItemId"], "The product couldn't be stocked because the product was deleted.");
    if (!location?.active)
      return refuse(["locationId"], "The product couldn't be stocked because the location wasn't found.");
    const refusal = `The product couldn't be stocked at ${location.name} because`;
    const given = (["available", "onHand"] as const).filter((name) => isGiven(args[name]));
    if (given.length > 1) {
      return refuse(given, `${refusal} not allowed to set available and on_hand quantities at the same time.`);
    }
    const [name] = given;
    const level = findLevel(store, inventoryItemId, location.id);
    if (level && name) {
      const quantity = name === "onHand" ? "an on_hand" : "available";
      const message = `Not allowed to set ${quantity} quantity when the item is already active at the location.`;
      return refuse([name], message, level);
    }
    const units = name ? (args[name] ?? null) : null;
    if (name && units !== null && Math.abs(units) > MOST_UNITS)
      return refuse([name], `${refusal} the quantity needs to be between -1 billion and 1 billion.`);
    return { inventoryLevel: stockAt(store, { inventoryItemId, locationId: location.id }, units), userErrors: [] };
  },

  /** Units there keep nothing from it: they wait for the item to be stocked there again. */
  inventoryDeactivate: (_root: unknown, args: { readonly inventoryLevelId: string }, { store }: AdminContext) => {
    const refuse = (message: string) => ({ userErrors: [{ field: null, message }] });
    const id = parseGid(args.inventoryLevelId);
    const itemId = id?.query?.get("inventory_item_id") ?? "";
    if (!store.state.inventoryItems.has(itemId))
      return refuse("The product couldn't be unstocked because the product was deleted.");
    const level = store.index.levelsByItem.get(itemId)?.find((one) => one.id === id?.id);
    const location = store.state.locations.get(level?.locationId);
    if (!level || !location) return refuse("The product couldn't be unstocked because the location was deleted.");
    if (!level.active) return { userErrors: [] };
    if (isOnlyLevel(store, level)) return refuse(onlyLocation(location.name));
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
    const problems = [...unknownLocations(store, args), ...nowhereStocked(store, item.id, args)];
    if (problems.length > 0) return refuse(problems);
    const inventoryLevels = args.inventoryItemUpdates.flatMap((update): InventoryLevel[] => {
      const locationId = idIn(update.locationId, "Location") ?? "";
      if (update.activate) return [stockAt(store, { inventoryItemId: item.id, locationId })];
      const level = findLevel(store, item.id, locationId);
      if (level) unstock(store, level);
      return [];
    });
    return { inventoryItem: item, inventoryLevels, userErrors: [] };
  },
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

function unknownLocations(store: Store, { inventoryItemUpdates }: ToggleArgs): ToggleProblem[] {
  return inventoryItemUpdates.flatMap(({ locationId }, index): ToggleProblem[] => {
    if (store.state.locations.get(idIn(locationId, "Location"))?.active) return [];
    return [
      { field: fieldOf(index, "locationId"), message: "The location was not found.", code: "LOCATION_NOT_FOUND" },
    ];
  });
}

/** The updates that would leave the item stocked nowhere, when all are made. */
function nowhereStocked(store: Store, itemId: string, { inventoryItemUpdates }: ToggleArgs): ToggleProblem[] {
  const stocked = new Set(levelsOfItem(store, itemId).map(({ locationId }) => locationId));
  for (const { activate, locationId } of inventoryItemUpdates) {
    const id = idIn(locationId, "Location") ?? "";
    if (activate) stocked.add(id);
    else stocked.delete(id);
  }
  if (stocked.size > 0) return [];
  const index = inventoryItemUpdates.findLastIndex(({ activate }) => !activate);
  const location = store.state.locations.get(idIn(inventoryItemUpdates[index]?.locationId ?? "", "Location"));
  if (!location) return [];
  const code = "CANNOT_DEACTIVATE_FROM_ONLY_LOCATION";
  return [{ field: fieldOf(index, "locationId"), message: onlyLocation(location.name), code }];
}

function fieldOf(index: number, name: string): string[] {
  return ["inventoryItemUpdates", String(index), name];
}

/** Why an item cannot be unstocked at the one location that stocks it. */
export function onlyLocation(locationName: string): string {
  return (
    `The product couldn't be unstocked from ${locationName} because products need to be stocked at a minimum of 1 ` +
    "location."
  );
}
