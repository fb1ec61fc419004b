import type { HoldView, QueueView } from "../live/message.ts";
import type { WaitRecord } from "../persistence/waitlist.server.ts";

/** A shopper's place in a queue as their page is told of it. */
export function queueView(entry: WaitRecord, holds: readonly HoldView[]): QueueView {
  const { id, itemId, variantId, units, state, place, ahead, holdId } = entry;
  const hold = state === "offered" ? (holds.find((candidate) => candidate.id === holdId) ?? null) : null;
  return { id, itemId, variantId, units, state, place, ahead, hold };
}
