import { decideKeeping, spreadUnits, unitsToKeep, type KeptUnits, type WantedUnits } from "../domain/reservation.ts";
import type { Transaction } from "../persistence/database.server.ts";
import {
  closeReturns,
  forgetFailures,
  insertWanted,
  listCountedVariants,
  lockReservations,
  returnPart,
  startReturns,
  type ReservationRow,
} from "../persistence/reservations.server.ts";
import { lockShow, type ShowRecord } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import { movesIn, type Move } from "./move-units.server.ts";
import type { LevelReading } from "./read-levels.server.ts";

export interface MovePlan {
  /** The show's version that it was made for; null when the show is deleted */
  readonly version: number | null;
  /** To go back to `available` */
  readonly returns: readonly ReservationRow[];
  /** To be kept, as far as they are there */
  readonly lacks: readonly WantedUnits[];
}

/** Has what failed in earlier runs tried anew. */
export async function forgetOldFailures(house: House, shop: string, showId: string): Promise<void> {
  await house.db.transaction(shop, (tx) => forgetFailures(tx, showId));
}

/** Notes which units a show keeps no more, and answers all that is to be moved; what failed in this run is left. */
export async function planMoves(house: House, shop: string, showId: string): Promise<MovePlan> {
  return house.db.transaction(shop, async (tx) => {
    const show = await lockShow(tx, showId);
    const before = await lockReservations(tx, showId);
    const kept = before.filter((row) => row.state === "reserved" || row.state === "wanted");
    const { give, lacks } = decideKeeping(await listWanted(tx, { showId, show, kept }), kept);
    for (const { id, units } of give) await returnPart(tx, id, { units, newId: house.newId() });
    const rows = await lockReservations(tx, showId);
    const failed = new Set(rows.filter((row) => row.state === "failed").map((row) => row.variantId));
    return {
      version: show?.version ?? null,
      returns: rows.filter((row) => row.state === "returning" && row.moveKey === null && row.error === null),
      lacks: lacks.filter((lack) => !failed.has(lack.variantId)),
    };
  });
}

async function listWanted(
  tx: Transaction,
  given: { readonly showId: string; readonly show: ShowRecord | null; readonly kept: readonly KeptUnits[] },
): Promise<readonly WantedUnits[]> {
  const { showId, show, kept } = given;
  if (show === null) return [];
  const variants = await listCountedVariants(tx, tx.shop, showId);
  return variants.flatMap(({ sold, unitsOut, ...variant }) => {
    const units = unitsToKeep(show, { units: variant.units, sold, unitsOut });
    if (units === 0) return [];
    if (units !== "as-is") return [{ ...variant, units }];
    const keptOfIt = kept.filter((row) => row.variantId === variant.variantId);
    return [{ ...variant, units: keptOfIt.reduce((sum, row) => sum + row.units, 0) }];
  });
}

/**
 * Notes the moves of a plan, each with its key and the figures that it goes by: at most `atOnce` changes per call, and one per
 * level, so that no change of a call makes the figures of another old. "plan-is-old" when the show was changed meanwhile.
 */
export async function noteMoves(
  house: House,
  shop: string,
  given: {
    readonly showId: string;
    readonly plan: MovePlan;
    readonly levels: readonly LevelReading[];
    readonly atOnce: number;
  },
): Promise<readonly Move[] | "nothing-there" | "plan-is-old"> {
  const { showId, plan, atOnce } = given;
  return house.db.transaction(shop, async (tx) => {
    const show = await lockShow(tx, showId);
    if ((show?.version ?? null) !== plan.version) return "plan-is-old";
    const levels = new Map<string, LevelSoFar>(given.levels.map((level) => [levelKey(level), { ...level }]));
    const calls = new Calls(house.newId, atOnce);
    const gone: string[] = [];
    const returns = plan.returns.flatMap((row) => {
      const level = levels.get(levelKey(row));
      const units = Math.min(row.units, level?.reserved ?? row.units);
      if (units <= 0) gone.push(row.id);
      if (units <= 0) return [];
      const moveFrom = level?.reserved ?? null;
      if (level !== undefined) level.reserved -= units;
      return [{ id: row.id, units, moveFrom, moveKey: calls.keyFor(levelKey(row)) }];
    });
    calls.next();
    const wanted = plan.lacks.flatMap((lack) => {
      const there = lack.locationIds.flatMap((locationId) => levels.get(levelKey({ ...lack, locationId })) ?? []);
      return spreadUnits(lack.units, there).flatMap(({ locationId, units }) => {
        const level = levels.get(levelKey({ ...lack, locationId }));
        if (level === undefined) return [];
        const noted = { moveFrom: level.available, reservedBefore: level.reserved };
        level.available -= units;
        level.reserved += units;
        return [{ ...lack, ...noted, id: house.newId(), locationId, units, moveKey: calls.keyFor(levelKey(level)) }];
      });
    });
    await closeReturns(tx, gone);
    await startReturns(tx, returns);
    await insertWanted(tx, showId, wanted);
    const keys = [...returns, ...wanted].map((row) => row.moveKey);
    if (keys.length === 0) return gone.length > 0 ? [] : "nothing-there";
    const moves = movesIn(showId, await lockReservations(tx, showId));
    return [...new Set(keys)].flatMap((key) => moves.find((move) => move.key === key) ?? []);
  });
}

/** A level as it will be after the moves that are noted so far. */
type LevelSoFar = { -readonly [Name in keyof LevelReading]: LevelReading[Name] };

function levelKey({ inventoryItemId, locationId }: Pick<LevelReading, "inventoryItemId" | "locationId">): string {
  return `${inventoryItemId} ${locationId}`;
}

/** Hands out the keys of calls, so that none gets too long or names a level twice. */
class Calls {
  readonly #newKey: () => string;
  readonly #atOnce: number;
  #key: string;
  #levels = new Set<string>();

  constructor(newKey: () => string, atOnce: number) {
    this.#newKey = newKey;
    this.#atOnce = atOnce;
    this.#key = newKey();
  }

  keyFor(level: string): string {
    if (this.#levels.size >= this.#atOnce || this.#levels.has(level)) this.next();
    this.#levels.add(level);
    return this.#key;
  }

  next(): void {
    this.#key = this.#newKey();
    this.#levels = new Set();
  }
}
