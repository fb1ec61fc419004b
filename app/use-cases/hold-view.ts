import { signMark, type MarkKey } from "../domain/hold-mark.ts";
import type { HoldView } from "../live/message.ts";
import type { HoldRecord } from "../persistence/holds.server.ts";
import type { ShowRecord } from "../persistence/shows.server.ts";

/** How often a hold can be renewed at its checkout. */
export const mostRenewals = 2;

/** A hold as its shopper's page is told of it. */
export function holdView(
  hold: HoldRecord,
  at: { readonly show: Pick<ShowRecord, "stockKeeper">; readonly key: MarkKey; readonly now: Date },
): HoldView {
  const { id, itemId, variantId, units, state, endsAt, isTurn, unitsOut } = hold;
  return {
    id,
    itemId,
    variantId,
    units,
    state,
    endsAt: endsAt.toISOString(),
    now: at.now.toISOString(),
    renewalsLeft: Math.max(0, mostRenewals - hold.renewals),
    isTurn,
    mark: signMark({ id, variantId, units, endsAt }, at.key),
    keeper: at.show.stockKeeper,
    unitsOut,
    dealId: hold.liveDealId,
    dealCode: hold.dealCode,
  };
}
