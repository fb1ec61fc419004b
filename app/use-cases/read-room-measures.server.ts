import { holdToOrderRate, oversellRate } from "../domain/show-outcome.ts";
import type { MeasuresMessage } from "../live/room-message.ts";
import type { House } from "./house.server.ts";
import { readShowMeasures } from "./read-measures.server.ts";

/** What a show publishes about itself, for its control room. Throws NotFound. */
export async function readRoomMeasures(house: House, shop: string, showId: string): Promise<MeasuresMessage> {
  const { outcome, lag, drift, reconciledAt } = await readShowMeasures(house, shop, showId);
  return {
    kind: "measures",
    oversellRate: oversellRate(outcome),
    holdToOrderRate: holdToOrderRate(outcome.holds),
    lag: lag === null ? null : { p50Ms: lag.p50Ms, p95Ms: lag.p95Ms, p99Ms: lag.p99Ms },
    driftFound: drift.reduce((sum, { count }) => sum + count, 0),
    comparedAt: reconciledAt,
  };
}
