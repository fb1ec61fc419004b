import { markLevelsRead, saveReadLevels } from "../persistence/readings.server.ts";
import { dropMove, failRows, finishMove, letOut, type ReservationRow } from "../persistence/reservations.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { ShopifyRefused, ShopifyUnavailable, type UserError } from "../shopify/errors.ts";
import { MoveUnitsDocument, type MoveUnitsMutationVariables } from "../shopify/generated.ts";
import { gid } from "../shopify/gid.ts";
import type { House } from "./house.server.ts";
import { readLevels, type LevelReading, type LevelsReading } from "./read-levels.server.ts";
import { levelsMoved } from "./stock-moved.server.ts";

/** Rows of a show that go into `reserved` (`wanted`) or out of it (`returning`) together. */
export interface Move {
  readonly key: string;
  readonly showId: string;
  readonly rows: readonly ReservationRow[];
}

/** `again`: the figures that it was based on hold no more, or never did. `refused`: some rows cannot be moved. */
export type MoveOutcome = "made" | "again" | "refused";

/** The moves that are noted in rows. */
export function movesIn(showId: string, rows: readonly ReservationRow[]): readonly Move[] {
  const byKey = Map.groupBy(
    rows.filter((row) => row.moveKey !== null),
    (row) => row.moveKey ?? "",
  );
  return [...byKey].map(([key, ofMove]) => ({ key, showId, rows: ofMove.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }));
}

const passing = ["IDEMPOTENCY_CONCURRENT_REQUEST", "SERVICE_UNAVAILABLE", "MOVE_QUANTITIES_FAILED"];
const again = [
  "CHANGE_FROM_QUANTITY_STALE",
  "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
  "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
];

/**
 * Has Shopify make a noted move, once however often it is asked, and notes what came of it together with the levels as they are
 * now. `isResumed`: an earlier run may have asked for it. Throws ShopifyUnavailable when the same is to be asked again.
 */
export async function makeMove(
  house: House,
  shop: string,
  given: { readonly admin: AdminClient; readonly move: Move; readonly isResumed: boolean },
): Promise<MoveOutcome> {
  const { admin, move, isResumed } = given;
  const inventoryItemIds = move.rows.map((row) => row.inventoryItemId);
  try {
    await admin.mutate(MoveUnitsDocument, { key: move.key, input: inputOf(move) });
  } catch (error) {
    if (!(error instanceof ShopifyRefused)) throw error;
    const faults = error.userErrors.filter(({ code }) => !again.includes(code ?? ""));
    if (faults.some(({ code }) => passing.includes(code ?? ""))) throw new ShopifyUnavailable(error.message);
    if (faults.length > 0) return refuse(house, shop, { move, faults });
    // Shopify forgets a key after a day: whether the move was made then shows in what is reserved.
    const now = isResumed ? await readLevels(house, admin, { shop, inventoryItemIds }) : null;
    if (now === null || !move.rows.every((row) => looksMade(row, now.levels))) {
      await house.db.transaction(shop, (tx) => dropMove(tx, move.key));
      return "again";
    }
  }
  await note(house, shop, { move, reading: await readLevels(house, admin, { shop, inventoryItemIds }) });
  return "made";
}

async function note(
  house: House,
  shop: string,
  { move, reading }: { readonly move: Move; readonly reading: LevelsReading },
): Promise<void> {
  await house.db.transaction(shop, async (tx) => {
    const rows = await finishMove(tx, move.key);
    const written = await saveReadLevels(tx, reading.levels, reading.asOf);
    await markLevelsRead(
      tx,
      rows.map((row) => row.inventoryItemId),
      reading.asOf,
    );
    await levelsMoved(house, tx, written);
    for (const { holdId, units } of rows) if (holdId !== null) await letOut(tx, holdId, units);
  });
}

async function refuse(
  house: House,
  shop: string,
  { move, faults }: { readonly move: Move; readonly faults: readonly UserError[] },
): Promise<MoveOutcome> {
  const words = [...new Set(faults.map(({ message }) => message))].join(" ");
  const blamed = new Set(faults.map(({ field }) => move.rows[Number(field?.[2])]?.id));
  const rows = blamed.has(undefined) ? move.rows : move.rows.filter((row) => blamed.has(row.id));
  await house.db.transaction(shop, async (tx) => {
    await failRows(
      tx,
      rows.map((row) => row.id),
      words,
    );
    await dropMove(tx, move.key);
  });
  house.log.warn({ shop, show: move.showId, reason: words }, "units of a show could not be moved");
  return "refused";
}

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryMoveQuantities */
function inputOf({ showId, rows }: Move): MoveUnitsMutationVariables["input"] {
  const isReturn = rows.some((row) => row.state === "returning");
  return {
    reason: isReturn ? "reservation_deleted" : "reservation_created",
    referenceDocumentUri: `gid://paniere/Show/${showId}`,
    changes: rows.map((row) => {
      const locationId = gid("Location", row.locationId);
      const reserved = { locationId, name: "reserved", ledgerDocumentUri: `gid://paniere/Reservation/${showId}` };
      const available = { locationId, name: "available" };
      return {
        inventoryItemId: gid("InventoryItem", row.inventoryItemId),
        quantity: row.units,
        // What others buy meanwhile must not keep units from going back; it must not be taken from under them either.
        ...(isReturn
          ? {
              from: { ...reserved, changeFromQuantity: row.moveFrom },
              to: { ...available, changeFromQuantity: null },
            }
          : {
              from: { ...available, changeFromQuantity: row.moveFrom },
              to: { ...reserved, changeFromQuantity: row.reservedBefore },
            }),
      };
    }),
  };
}

/** Whether what is reserved now is nearer to what it would be after the move than to what it was before. */
function looksMade(row: ReservationRow, levels: readonly LevelReading[]): boolean {
  const level = levels.find(
    ({ inventoryItemId, locationId }) => inventoryItemId === row.inventoryItemId && locationId === row.locationId,
  );
  if (level === undefined || row.reservedBefore === null) return false;
  const after = row.reservedBefore + (row.state === "wanted" ? row.units : -row.units);
  return Math.abs(level.reserved - after) < Math.abs(level.reserved - row.reservedBefore);
}
