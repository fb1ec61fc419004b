import { lagColumns } from "../domain/lag-columns.ts";
import { NotFound } from "../domain/not-found.ts";
import type { ShowMeasures } from "../domain/show-measures.ts";
import { readMeasures } from "../persistence/measures.server.ts";
import { readOutcomes } from "../persistence/show-outcomes.server.ts";
import type { House } from "./house.server.ts";

/** Reads what was measured of a show's stock. Throws NotFound. */
export async function readShowMeasures(house: House, shop: string, showId: string): Promise<ShowMeasures> {
  const [outcomes, { lag, drift, reconciledAt }] = await Promise.all([
    readOutcomes(house.db, shop, [showId]),
    readMeasures(house.db, shop, showId),
  ]);
  const outcome = outcomes.get(showId);
  if (outcome === undefined) throw new NotFound("show");
  return {
    outcome,
    lag: lag === null ? null : inColumns(lag),
    drift,
    reconciledAt: reconciledAt?.toISOString() ?? null,
  };
}

function inColumns({ classes, ...lag }: NonNullable<Awaited<ReturnType<typeof readMeasures>>["lag"]>) {
  return { ...lag, columns: lagColumns(classes) };
}
