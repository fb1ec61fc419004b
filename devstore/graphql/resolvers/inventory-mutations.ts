import { GraphQLError } from "graphql";
import { announceProduct } from "../../catalogue/product-records.ts";
import { changeQuantities, findLevel, onHand, type QuantityChange } from "../../inventory/stock.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { InventoryItem, InventoryLevel, QuantityName } from "../../state/records/inventory.ts";
import { isGiven } from "../given.ts";
import { typed, type AdminContext } from "../resolver.ts";
import { changeProblems, type ChangeInput, type InventoryProblem } from "./inventory-rules.ts";

type SetInput = {
  readonly name: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null;
  readonly quantities: readonly (ChangeInput & { readonly quantity: number })[];
};
type AdjustInput = Omit<SetInput, "quantities"> & {
  readonly changes: readonly (ChangeInput & { readonly delta: number; readonly ledgerDocumentUri?: string | null })[];
};
type ItemInput = {
  readonly tracked?: boolean | null;
  readonly requiresShipping?: boolean | null;
  readonly cost?: string | null;
  readonly sku?: string | null;
};

export const inventoryMutations = {
  inventorySetQuantities: (_root: unknown, args: { readonly input: SetInput }, context: AdminContext) => {
    const { input } = args;
    requireChangeFrom("InventoryQuantityInput", input.quantities);
    const problems = changeProblems(context.store, input, "quantities", input.quantities);
    if (problems.length > 0) return refused(problems);
    const changes = input.quantities.map((change) => {
      const level = levelOf(context, change);
      const before = input.name === "on_hand" ? onHand(level) : level.quantities.available;
      return { level, name: "available" as const, delta: change.quantity - before };
    });
    return { inventoryAdjustmentGroup: apply(context, input, changes, null), userErrors: [] };
  },

  inventoryAdjustQuantities: (_root: unknown, args: { readonly input: AdjustInput }, context: AdminContext) => {
    const { input } = args;
    requireChangeFrom("InventoryChangeInput", input.changes);
    const problems = changeProblems(context.store, input, "changes", input.changes);
    if (problems.length > 0) return refused(problems);
    const name = input.name as QuantityName;
    const changes = input.changes.map((change) => ({ level: levelOf(context, change), name, delta: change.delta }));
    const ledger = input.changes[0]?.ledgerDocumentUri ?? null;
    return { inventoryAdjustmentGroup: apply(context, input, changes, ledger), userErrors: [] };
  },

  inventoryItemUpdate: (
    _root: unknown,
    args: { readonly id: string; readonly input: ItemInput },
    context: AdminContext,
  ) => {
    const item = context.store.state.inventoryItems.get(idIn(args.id, "InventoryItem"));
    if (!item)
      return {
        inventoryItem: null,
        userErrors: [{ field: ["id"], message: "The product couldn't be updated because it does not exist." }],
      };
    updateItem(context, item, args.input);
    return { inventoryItem: item, userErrors: [] };
  },
};

/** Writes what is given of an inventory item, and tells that its product changed. */
export function updateItem({ store }: AdminContext, item: InventoryItem, input: ItemInput): void {
  const variant = store.state.variants.get(item.variantId);
  if (isGiven(input.tracked)) item.tracked = input.tracked;
  if (isGiven(input.requiresShipping)) item.requiresShipping = input.requiresShipping;
  if (input.cost !== undefined) item.cost = input.cost;
  if (input.sku !== undefined && variant) variant.sku = input.sku;
  item.updatedAt = store.timestamp();
  store.state.inventoryItems.put(item);
  store.events.emit("inventory_items/update", item);
  if (variant) store.state.variants.put(Object.assign(variant, { updatedAt: item.updatedAt }));
  const product = variant && store.state.products.get(variant.productId);
  if (product) announceProduct(store, product);
}

interface Group {
  readonly name: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null;
}

/** Makes the changes and says what they were; a change on the shelf is one of `on_hand` too. */
function apply(
  context: AdminContext,
  group: Group,
  changes: readonly QuantityChange[],
  ledger: string | null,
): object | null {
  const { store } = context;
  const real = changes.filter((change) => change.delta !== 0);
  if (real.length === 0) return null;
  changeQuantities(store, real);
  const described = real.flatMap(({ level, name, delta }) => {
    const one = change(context, level, { name, delta, after: level.quantities[name], ledger });
    return name === "incoming"
      ? [one]
      : [one, change(context, level, { name: "on_hand", delta, after: onHand(level), ledger: null })];
  });
  return typed("InventoryAdjustmentGroup", {
    id: gid("InventoryAdjustmentGroup", store.nextId()),
    createdAt: store.timestamp(),
    reason: group.reason,
    referenceDocumentUri: group.referenceDocumentUri ?? null,
    app: context.caller.app,
    staffMember: null,
    changes: described,
  });
}

interface Described {
  readonly name: string;
  readonly delta: number;
  readonly after: number;
  readonly ledger: string | null;
}

function change({ store }: AdminContext, level: InventoryLevel, { name, delta, after, ledger }: Described): object {
  return {
    name,
    delta,
    quantityAfterChange: after,
    ledgerDocumentUri: ledger,
    item: store.state.inventoryItems.get(level.inventoryItemId),
    location: store.state.locations.get(level.locationId),
  };
}

/** The key must be there, even if only to say null: "do not check". */
function requireChangeFrom(inputType: string, changes: readonly ChangeInput[]): void {
  if (changes.every((change) => change.changeFromQuantity !== undefined)) return;
  throw new GraphQLError(`${inputType} must include the following argument: changeFromQuantity.`, {
    extensions: { code: "INVALID_FIELD_ARGUMENTS" },
  });
}

function levelOf({ store }: AdminContext, change: ChangeInput): InventoryLevel {
  const itemId = idIn(change.inventoryItemId, "InventoryItem") ?? "";
  const level = findLevel(store, itemId, idIn(change.locationId, "Location") ?? "");
  if (!level) throw new Error(`No level for item ${itemId}, although it was checked`);
  return level;
}

function refused(userErrors: readonly InventoryProblem[]): object {
  return { inventoryAdjustmentGroup: null, userErrors };
}
