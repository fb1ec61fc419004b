import { gid, idIn } from "../../state/ids.ts";
import type { InventoryAdjustmentGroup, InventoryChange } from "../../state/records/inventory.ts";
import { fieldsOf } from "../resolver.ts";

type ChangesArgs = {
  readonly inventoryItemIds?: readonly string[] | null;
  readonly locationIds?: readonly string[] | null;
  readonly quantityNames?: readonly string[] | null;
};

export const inventoryAdjustmentGroup = fieldsOf<InventoryAdjustmentGroup>({
  id: (group) => gid("InventoryAdjustmentGroup", group.id),
  createdAt: (group) => group.createdAt,
  reason: (group) => group.reason,
  referenceDocumentUri: (group) => group.referenceDocumentUri,
  app: (group, _args, { apps }) => apps.find((app) => app.id === group.appId) ?? null,
  staffMember: () => null,
  changes: (group, { inventoryItemIds, locationIds, quantityNames }: ChangesArgs) =>
    group.changes.filter((change) => {
      if (inventoryItemIds && !inventoryItemIds.some((id) => idIn(id, "InventoryItem") === change.inventoryItemId))
        return false;
      if (locationIds && !locationIds.some((id) => idIn(id, "Location") === change.locationId)) return false;
      return !quantityNames || quantityNames.includes(change.name);
    }),
});

export const inventoryChange = fieldsOf<InventoryChange>({
  name: (change) => change.name,
  delta: (change) => change.delta,
  // Shopify has the field, and answers a mutation with null in it.
  quantityAfterChange: () => null,
  ledgerDocumentUri: (change) => change.ledgerDocumentUri,
  item: (change, _args, { store }) => store.state.inventoryItems.get(change.inventoryItemId) ?? null,
  location: (change, _args, { store }) => store.state.locations.get(change.locationId) ?? null,
});
