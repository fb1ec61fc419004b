import { adjust, type Adjustment } from "../../inventory/adjustment.ts";
import { findLevel, onHand } from "../../inventory/stock.ts";
import { idIn } from "../../state/ids.ts";
import type { InventoryLevel, QuantityName } from "../../state/records/inventory.ts";
import type { AdminContext } from "../resolver.ts";
import { moveProblems, type MoveInput } from "./inventory-move-rules.ts";
import { changeProblems, type ChangeInput, type InventoryProblem } from "./inventory-rules.ts";

type SetInput = {
  readonly name: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null;
  readonly quantities: readonly (ChangeInput & { readonly quantity: number })[];
};
type SetOnHandInput = Omit<SetInput, "name" | "quantities"> & { readonly setQuantities: SetInput["quantities"] };
type AdjustInput = Omit<SetInput, "quantities"> & {
  readonly changes: readonly (ChangeInput & { readonly delta: number; readonly ledgerDocumentUri?: string | null })[];
};
export const inventoryMutations = {
  inventorySetQuantities: (_root: unknown, args: { readonly input: SetInput }, context: AdminContext) => {
    const { input } = args;
    const problems = changeProblems(context.store, input, "quantities", input.quantities);
    if (problems.length > 0) return refused(problems);
    const changes = input.quantities.map((change) => {
      const level = levelOf(context, change);
      const before = input.name === "on_hand" ? onHand(level) : level.quantities.available;
      return { level, name: "available" as const, delta: change.quantity - before, ledgerDocumentUri: null };
    });
    return { inventoryAdjustmentGroup: adjust(context.store, adjustmentOf(context, input), changes), userErrors: [] };
  },

  /** As inventorySetQuantities with the name `on_hand`, which replaces it. */
  inventorySetOnHandQuantities: (_root: unknown, args: { readonly input: SetOnHandInput }, context: AdminContext) => {
    const input = { ...args.input, name: "on_hand" };
    const problems = changeProblems(context.store, input, "setQuantities", input.setQuantities);
    if (problems.length > 0) return refused(problems);
    const changes = input.setQuantities.map((change) => {
      const level = levelOf(context, change);
      return { level, name: "available" as const, delta: change.quantity - onHand(level), ledgerDocumentUri: null };
    });
    return { inventoryAdjustmentGroup: adjust(context.store, adjustmentOf(context, input), changes), userErrors: [] };
  },

  inventoryAdjustQuantities: (_root: unknown, args: { readonly input: AdjustInput }, context: AdminContext) => {
    const { input } = args;
    const problems = changeProblems(context.store, input, "changes", input.changes);
    if (problems.length > 0) return refused(problems);
    const name = input.name as QuantityName;
    const changes = input.changes.map((change) => {
      const { delta, ledgerDocumentUri = null } = change;
      return { level: levelOf(context, change), name, delta, ledgerDocumentUri };
    });
    return { inventoryAdjustmentGroup: adjust(context.store, adjustmentOf(context, input), changes), userErrors: [] };
  },

  inventoryMoveQuantities: (_root: unknown, args: { readonly input: MoveInput }, context: AdminContext) => {
    const { input } = args;
    const problems = moveProblems(context.store, input);
    if (problems.length > 0) return refused(problems);
    const changes = input.changes.flatMap(({ inventoryItemId, quantity, from, to }) => {
      const level = levelOf(context, { inventoryItemId, locationId: from.locationId });
      return [
        { level, name: from.name as QuantityName, delta: -quantity, ledgerDocumentUri: from.ledgerDocumentUri ?? null },
        { level, name: to.name as QuantityName, delta: quantity, ledgerDocumentUri: to.ledgerDocumentUri ?? null },
      ];
    });
    return { inventoryAdjustmentGroup: adjust(context.store, adjustmentOf(context, input), changes), userErrors: [] };
  },
};

function adjustmentOf({ caller }: AdminContext, input: Pick<SetInput, "reason" | "referenceDocumentUri">): Adjustment {
  const { reason, referenceDocumentUri = null } = input;
  return { reason, referenceDocumentUri, appId: caller.app?.id ?? null };
}

function levelOf({ store }: AdminContext, change: Pick<ChangeInput, "inventoryItemId" | "locationId">): InventoryLevel {
  const itemId = idIn(change.inventoryItemId, "InventoryItem") ?? "";
  const level = findLevel(store, itemId, idIn(change.locationId, "Location") ?? "");
  if (!level) throw new Error(`No level for item ${itemId}, although it was checked`);
  return level;
}

function refused(userErrors: readonly InventoryProblem[]): object {
  return { inventoryAdjustmentGroup: null, userErrors };
}
