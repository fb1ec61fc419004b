import { findLevel, onHand } from "../../inventory/stock.ts";
import { idIn } from "../../state/ids.ts";
import type { InventoryLevel, QuantityName } from "../../state/records/inventory.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";

/** What the entries of `quantities` and `changes` have in common. */
export type ChangeInput = {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly changeFromQuantity?: number | null;
  readonly quantity?: number;
  readonly delta?: number;
  readonly ledgerDocumentUri?: string | null;
};

export interface InventoryProblem {
  readonly field: string[];
  readonly message: string;
  readonly code: string;
}

type Input = { readonly name: string; readonly reason: string; readonly referenceDocumentUri?: string | null };
type Path = "quantities" | "setQuantities" | "changes";

/** The most that a set may come to, and that an adjustment or a move may be */
const HIGHEST_SET = 1_000_000_000;
export const HIGHEST_CHANGE = 2_000_000_000;
/** The states that apps may write: `committed` follows orders, and `on_hand` the states. */
export const WRITABLE_STATES = ["available", "damaged", "incoming", "quality_control", "reserved", "safety_stock"];
const REASONS = new Set(
  (
    "correction cycle_count_available damaged movement_canceled movement_created movement_received movement_updated " +
    "other promotion quality_control received reservation_created reservation_deleted reservation_updated restock " +
    "safety_stock shrinkage"
  ).split(" "),
);

/** What is wrong with an inventory mutation's input, in Shopify's codes and field paths; when anything is, nothing is changed. */
export function changeProblems(
  store: Store,
  input: Input,
  path: Path,
  changes: readonly ChangeInput[],
): InventoryProblem[] {
  const wrongName = nameProblem(input, path);
  if (wrongName) return [wrongName, ...reasonProblems(input)];
  return [
    ...reasonProblems(input),
    ...changes.flatMap((change, index) => {
      const at = ["input", path, String(index)];
      const documents = path !== "changes" ? [] : documentProblems(input.name, change.ledgerDocumentUri ?? null, at);
      return [...documents, ...quantityProblems(store, input, change, at)];
    }),
    ...twinProblems(path, changes),
    ...ledgerProblems(path, changes),
  ];
}

/** The reason, and the document behind it, of any inventory mutation. */
export function reasonProblems(input: Pick<Input, "reason" | "referenceDocumentUri">): InventoryProblem[] {
  const problems: InventoryProblem[] = [];
  if (!REASONS.has(input.reason)) {
    const message = `The specified reason is invalid. Valid values are: ${[...REASONS].join(", ")}.`;
    problems.push(problem(["input", "reason"], "INVALID_REASON", message));
  }
  if (isGiven(input.referenceDocumentUri) && !isUri(input.referenceDocumentUri)) {
    const message = "The specified reference document is invalid.";
    problems.push(problem(["input", "referenceDocumentUri"], "INVALID_REFERENCE_DOCUMENT", message));
  }
  return problems;
}

function nameProblem({ name }: Input, path: Path): InventoryProblem | null {
  const field = ["input", "name"];
  if (path === "changes") return isWritable(name) ? null : unwritable(field);
  if (name === "available" || name === "on_hand") return null;
  return problem(field, "INVALID_NAME", "The quantity name must be either 'available' or 'on_hand'.");
}

export function isWritable(name: string): boolean {
  return WRITABLE_STATES.includes(name);
}

export function unwritable(field: string[]): InventoryProblem {
  const message = `The specified quantity name is invalid. Valid values are: ${WRITABLE_STATES.join(", ")}.`;
  return problem(field, "INVALID_QUANTITY_NAME", message);
}

/** Every state but `available` names the document that asks for it, and `available` must not. */
export function documentProblems(name: string, uri: string | null, at: readonly string[]): InventoryProblem[] {
  const field = [...at, "ledgerDocumentUri"];
  if (name === "available") {
    if (uri === null) return [];
    return [
      problem(field, "INVALID_AVAILABLE_DOCUMENT", "A ledger document URI is not allowed when adjusting available."),
    ];
  }
  if (uri === null) {
    return [
      problem(field, "INVALID_QUANTITY_DOCUMENT", "A ledger document URI is required except when adjusting available."),
    ];
  }
  if (!isUri(uri)) return [problem(field, "INVALID_LEDGER_DOCUMENT", "The specified ledger document is invalid.")];
  if (!uri.startsWith("gid://shopify/")) return [];
  const message = "Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.";
  return [problem(field, "INTERNAL_LEDGER_DOCUMENT", message)];
}

function quantityProblems(store: Store, input: Input, change: ChangeInput, at: string[]): InventoryProblem[] {
  const level = levelOrProblems(store, change, at);
  if (Array.isArray(level)) return level;
  const current = quantityIn(level, input.name);
  if (isGiven(change.changeFromQuantity) && change.changeFromQuantity !== current) {
    const message = "The changeFromQuantity argument no longer matches the persisted quantity.";
    return [problem([...at, "changeFromQuantity"], "CHANGE_FROM_QUANTITY_STALE", message)];
  }
  if (change.quantity !== undefined) return setProblems(input.name, change.quantity, [...at, "quantity"]);
  const delta = change.delta ?? 0;
  const after = current + delta;
  const field = [...at, "delta"];
  if (delta > HIGHEST_CHANGE || after > HIGHEST_CHANGE)
    return [problem(field, "INVALID_QUANTITY_TOO_HIGH", "The quantity can't be higher than 2,000,000,000.")];
  if (delta < -HIGHEST_CHANGE || after < -HIGHEST_CHANGE)
    return [problem(field, "INVALID_QUANTITY_TOO_LOW", "The quantity can't be lower than -2,000,000,000.")];
  return [];
}

/** The level that a change names, or why there is none. */
export function levelOrProblems(
  store: Store,
  change: Pick<ChangeInput, "inventoryItemId" | "locationId">,
  at: string[],
): InventoryLevel | InventoryProblem[] {
  const itemId = idIn(change.inventoryItemId, "InventoryItem") ?? "";
  const locationId = idIn(change.locationId, "Location") ?? "";
  const level = findLevel(store, itemId, locationId);
  const location = store.state.locations.get(locationId);
  if (level && location) return level;
  const problems: InventoryProblem[] = [];
  const isKnown = store.state.inventoryItems.has(itemId);
  if (!isKnown) {
    const message = "The specified inventory item could not be found.";
    problems.push(problem([...at, "inventoryItemId"], "INVALID_INVENTORY_ITEM", message));
  }
  if (!location || isKnown) {
    const message = "The specified location could not be found.";
    problems.push(problem([...at, "locationId"], "INVALID_LOCATION", message));
  }
  return problems;
}

/** More may be sold than there is, but no less than nothing lies on a shelf. */
function setProblems(name: string, quantity: number, field: string[]): InventoryProblem[] {
  if (name === "on_hand" && quantity < 0)
    return [problem(field, "INVALID_QUANTITY_NEGATIVE", "The quantity can't be negative.")];
  if (quantity > HIGHEST_SET)
    return [problem(field, "INVALID_QUANTITY_TOO_HIGH", "The quantity can't be higher than 1,000,000,000.")];
  if (quantity < -HIGHEST_SET)
    return [problem(field, "INVALID_QUANTITY_TOO_LOW", "The quantity can't be lower than -1,000,000,000.")];
  return [];
}

function twinProblems(path: Path, changes: readonly ChangeInput[]): InventoryProblem[] {
  if (path !== "quantities") return [];
  const seen = new Set<string>();
  return changes.flatMap((change, index) => {
    const pair = `${change.inventoryItemId} ${change.locationId}`;
    if (!seen.has(pair)) {
      seen.add(pair);
      return [];
    }
    const message = "The combination of inventoryItemId and locationId must be unique.";
    const field = ["input", path, String(index), "locationId"];
    return [problem(field, "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR", message)];
  });
}

function ledgerProblems(path: Path, changes: readonly ChangeInput[]): InventoryProblem[] {
  if (path !== "changes" || new Set(changes.map((change) => change.ledgerDocumentUri ?? null)).size < 2) return [];
  const message =
    "All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.";
  return [problem(["input", "changes"], "MAX_ONE_LEDGER_DOCUMENT", message)];
}

export function quantityIn(level: InventoryLevel, name: string): number {
  return name === "on_hand" ? onHand(level) : level.quantities[name as QuantityName];
}

/** A URI of any scheme; a global id names an app, a kind of thing and the thing. */
export function isUri(text: string): boolean {
  if (/^gid:/i.test(text)) return /^gid:\/\/[^/\s]+\/[^/\s]+\/\S+$/i.test(text);
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);
}

export function problem(field: string[], code: string, message: string): InventoryProblem {
  return { field, message, code };
}
