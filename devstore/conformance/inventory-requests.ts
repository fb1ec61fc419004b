import { randomUUID } from "node:crypto";
import { levelsOfItem, onHand } from "../inventory/stock.ts";
import { idIn } from "../state/ids.ts";
import type { Store } from "../state/store.ts";
import type { World } from "./world.ts";

export const MOVE = `mutation ($input: InventoryMoveQuantitiesInput!, $key: String!) {
  inventoryMoveQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id changes { name delta quantityAfterChange } } userErrors { field code } } }`;

export const SET = `mutation ($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { changes { name delta quantityAfterChange } } userErrors { field code } } }`;

export const ADJUST = `mutation ($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { changes { name delta ledgerDocumentUri } } userErrors { field code } } }`;

/** The payload of an inventory mutation */
export interface Adjusted {
  readonly inventoryAdjustmentGroup: { readonly id?: string; readonly changes: readonly object[] } | null;
  readonly userErrors: readonly { readonly field: readonly string[] | null; readonly code?: string }[];
}

export interface MoveGiven {
  readonly quantity?: number;
  readonly inventoryItemId?: string;
  readonly reason?: string;
  readonly referenceDocumentUri?: string;
  readonly key?: string;
  readonly from?: object;
  readonly to?: object;
}

/** Moves one unit of BS-S from available to reserved, or what the case says instead. */
export async function move({ data, variant, locations }: World, given: MoveGiven = {}): Promise<Adjusted> {
  const terminal = { locationId: locations[0], changeFromQuantity: null };
  const input = {
    reason: given.reason ?? "reservation_created",
    referenceDocumentUri: given.referenceDocumentUri ?? "app://show/1",
    changes: [
      {
        inventoryItemId: given.inventoryItemId ?? variant("BS-S").inventoryItemId,
        quantity: given.quantity ?? 1,
        from: { ...terminal, name: "available", ledgerDocumentUri: null, ...given.from },
        to: { ...terminal, name: "reserved", ledgerDocumentUri: "app://hold/1", ...given.to },
      },
    ],
  };
  const answer = await data<{ inventoryMoveQuantities: Adjusted }>(MOVE, { input, key: given.key ?? randomUUID() });
  return answer.inventoryMoveQuantities;
}

export interface SetGiven {
  readonly name?: string;
  readonly quantity: number;
  readonly changeFromQuantity?: number | null;
  readonly key?: string;
}

/** Sets the available units of BS-S at the first location, or what the case says instead. */
export async function set({ data, variant, locations }: World, given: SetGiven): Promise<Adjusted> {
  const { name = "available", quantity, changeFromQuantity = null, key = randomUUID() } = given;
  const place = { inventoryItemId: variant("BS-S").inventoryItemId, locationId: locations[0] };
  const input = { name, reason: "correction", quantities: [{ ...place, quantity, changeFromQuantity }] };
  const answer = await data<{ inventorySetQuantities: Adjusted }>(SET, { input, key });
  return answer.inventorySetQuantities;
}

export interface AdjustGiven {
  readonly name?: string;
  readonly delta?: number;
  readonly reason?: string;
  readonly inventoryItemId?: string;
  readonly locationId?: string;
  readonly ledgerDocumentUri?: string | null;
}

/** Adjusts the available units of BS-S at the first location by one, or what the case says instead. */
export async function adjust({ data, variant, locations }: World, given: AdjustGiven = {}): Promise<Adjusted> {
  const { name = "available", delta = 1, reason = "correction", ledgerDocumentUri = null } = given;
  const inventoryItemId = given.inventoryItemId ?? variant("BS-S").inventoryItemId;
  const place = { inventoryItemId, locationId: given.locationId ?? locations[0] };
  const input = { name, reason, changes: [{ ...place, delta, ledgerDocumentUri, changeFromQuantity: null }] };
  const answer = await data<{ inventoryAdjustQuantities: Adjusted }>(ADJUST, { input, key: randomUUID() });
  return answer.inventoryAdjustQuantities;
}

export function codes({ userErrors }: Adjusted): (string | undefined)[] {
  return userErrors.map(({ code }) => code);
}

/** What lies of an item at all locations, by state; states with nothing are left out. */
export function quantities(store: Store, inventoryItemId: string): Record<string, number> {
  const levels = levelsOfItem(store, idIn(inventoryItemId, "InventoryItem") ?? "");
  const sums: Record<string, number> = {};
  for (const level of levels) {
    for (const [name, units] of [...Object.entries(level.quantities), ["on_hand", onHand(level)] as const]) {
      if (units !== 0) sums[name] = (sums[name] ?? 0) + units;
    }
  }
  return sums;
}

/** Whether an answer has no data, or none but nulls. */
export function gone(data: unknown): boolean {
  return data === null || Object.values(data as object).every((value) => value === null);
}
