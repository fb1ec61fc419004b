import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import {
  documentProblems,
  HIGHEST_CHANGE,
  isWritable,
  levelOrProblems,
  problem,
  quantityIn,
  reasonProblems,
  unwritable,
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
  return [...problems, ...terminalProblems(store, change, "from", at), ...terminalProblems(store, change, "to", at)];
}

function terminalProblems(store: Store, change: MoveChange, side: "from" | "to", at: string[]): InventoryProblem[] {
  const terminal = change[side];
  const path = [...at, side];
  if (!isWritable(terminal.name)) return [unwritable([...path, "name"])];
  const documents = documentProblems(terminal.name, terminal.ledgerDocumentUri ?? null, path);
  const place = { inventoryItemId: change.inventoryItemId, locationId: terminal.locationId };
  const level = levelOrProblems(store, place, path);
  if (Array.isArray(level)) {
    const ofItem = level.find(({ code }) => code === "INVALID_INVENTORY_ITEM");
    const ofPlace = level.filter((one) => one !== ofItem);
    // The item stands beside both ends of the move: it is named once.
    const item = ofItem && side === "from" ? [{ ...ofItem, field: [...at, "inventoryItemId"] }] : [];
    return [...item, ...documents, ...ofPlace];
  }
  const expected = terminal.changeFromQuantity;
  if (!isGiven(expected) || expected === quantityIn(level, terminal.name)) return documents;
  const message = "The changeFromQuantity argument no longer matches the persisted quantity.";
  return [...documents, problem([...path, "changeFromQuantity"], "CHANGE_FROM_QUANTITY_STALE", message)];
}

function ledgerProblems({ changes }: MoveInput): InventoryProblem[] {
  const documents = new Set(
    changes.flatMap(({ from, to }) => [from, to].flatMap((one) => one.ledgerDocumentUri ?? [])),
  );
  if (documents.size <= MOST_DOCUMENTS) return [];
  const message = "Only a maximum of 2 ledger document URIs across all changes is allowed.";
  return [problem(["input", "changes"], "MAXIMUM_LEDGER_DOCUMENT_URIS", message)];
}
