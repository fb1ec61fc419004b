import { findLevel } from "../../inventory/stock.ts";
import { idIn } from "../../state/ids.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import {
  documentProblems,
  HIGHEST_CHANGE,
  problem,
  quantityIn,
  reasonProblems,
  STATES,
  type InventoryProblem,
} from "./inventory-rules.ts";

export type MoveInput = {
  readonly reason: string;
  readonly referenceDocumentUri: string;
  readonly changes: readonly MoveChange[];
};

export type MoveChange = {
  readonly inventoryItemId: string;
  readonly quantity: number;
  readonly from: MoveTerminal;
  readonly to: MoveTerminal;
};

export type MoveTerminal = {
  readonly locationId: string;
  readonly name: string;
  readonly ledgerDocumentUri?: string | null;
  readonly changeFromQuantity?: number | null;
};

const MOST_DOCUMENTS = 2;

/** What is wrong with a move, in Shopify's codes and field paths; when anything is, nothing is moved. */
export function moveProblems(store: Store, input: MoveInput): InventoryProblem[] {
  const changes = input.changes.flatMap((change, index) => {
    return changeProblems(store, change, ["input", "changes", String(index)]);
  });
  return [...reasonProblems(input), ...changes, ...ledgerProblems(input)];
}

function changeProblems(store: Store, change: MoveChange, at: string[]): InventoryProblem[] {
  const { from, to, quantity } = change;
  const problems: InventoryProblem[] = [];
  if (from.locationId !== to.locationId)
    problems.push(problem(at, "DIFFERENT_LOCATIONS", "The quantities can't be moved between different locations."));
  if (from.name === to.name)
    problems.push(problem(at, "SAME_QUANTITY_NAME", "The quantity names for each change can't be the same."));
  if (quantity < 0)
    problems.push(problem([...at, "quantity"], "INVALID_QUANTITY_NEGATIVE", "The quantity can't be negative."));
  if (quantity > HIGHEST_CHANGE) {
    const message = "The quantity can't be higher than 2,000,000,000.";
    problems.push(problem([...at, "quantity"], "INVALID_QUANTITY_TOO_HIGH", message));
  }
  const itemId = idIn(change.inventoryItemId, "InventoryItem");
  if (!store.state.inventoryItems.has(itemId)) {
    const message = "The specified inventory item could not be found.";
    return [...problems, problem([...at, "inventoryItemId"], "INVALID_INVENTORY_ITEM", message)];
  }
  return [
    ...problems,
    ...terminalProblems(store, itemId ?? "", from, [...at, "from"]),
    ...terminalProblems(store, itemId ?? "", to, [...at, "to"]),
  ];
}

function terminalProblems(store: Store, itemId: string, terminal: MoveTerminal, at: string[]): InventoryProblem[] {
  if (!STATES.includes(terminal.name)) {
    const message = `The specified quantity name is invalid. Valid values are: ${STATES.join(", ")}.`;
    return [problem([...at, "name"], "INVALID_QUANTITY_NAME", message)];
  }
  const documents = documentProblems(terminal.name, terminal.ledgerDocumentUri ?? null, at);
  const level = findLevel(store, itemId, idIn(terminal.locationId, "Location") ?? "");
  if (!level) {
    const message = "The specified location could not be found.";
    return [...documents, problem([...at, "locationId"], "INVALID_LOCATION", message)];
  }
  const expected = terminal.changeFromQuantity;
  if (!isGiven(expected) || expected === quantityIn(level, terminal.name)) return documents;
  const message = "The changeFromQuantity argument no longer matches the persisted quantity.";
  return [...documents, problem([...at, "changeFromQuantity"], "CHANGE_FROM_QUANTITY_STALE", message)];
}

function ledgerProblems({ changes }: MoveInput): InventoryProblem[] {
  const documents = new Set(
    changes.flatMap(({ from, to }) => [from, to].flatMap((one) => one.ledgerDocumentUri ?? [])),
  );
  if (documents.size <= MOST_DOCUMENTS) return [];
  const message = "Only a maximum of 2 ledger document URIs across all changes is allowed.";
  return [problem(["input", "changes"], "MAXIMUM_LEDGER_DOCUMENT_URIS", message)];
}
