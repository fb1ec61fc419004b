import type { Claim } from "../domain/claims.ts";
import { takeDealUnits, type DealToTake } from "../domain/deal-units.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { listOpenCodes, type OpenCode } from "../persistence/deals.server.ts";
import type { PricedClaim } from "../persistence/holds.server.ts";
import { lockRunningDeals, readTakenBy, type LiveDealRecord } from "../persistence/live-deals.server.ts";
import type { House } from "./house.server.ts";

/** A granted claim with its price: the live deal and the code that makes it true at the checkout. */
export interface ClaimAtPrice extends PricedClaim {
  readonly dealCode: string | null;
}

/**
 * At which price each of these claims, granted in the order in which they came, is held: at that of its item's running deal as
 * far as the deal's units go, else at the price besides. The deals stay locked until the transaction ends.
 */
export async function claimsAtPrices(
  house: House,
  tx: Transaction,
  { showId, claims }: { readonly showId: string; readonly claims: readonly Claim[] },
): Promise<readonly ClaimAtPrice[]> {
  if (claims.length === 0) return [];
  const itemIds = [...new Set(claims.map((claim) => claim.itemId))];
  const running = await lockRunningDeals(tx, showId, { itemIds, now: house.clock() });
  const codes = await listOpenCodes(tx, tx.shop, { showId, itemIds });
  const takings = takeDealUnits(claims, await dealsToTake(tx, showId, { running, codes, claims }));
  return claims.map((claim, index) => {
    const liveDealId = takings[index] ?? null;
    const isFor = (code: OpenCode) =>
      code.itemId === claim.itemId && code.liveDealId === liveDealId && code.variantIds.includes(claim.variantId);
    return { ...claim, liveDealId, dealCode: codes.find(isFor)?.code ?? null };
  });
}

async function dealsToTake(
  tx: Transaction,
  showId: string,
  of: {
    readonly running: readonly LiveDealRecord[];
    readonly codes: readonly OpenCode[];
    readonly claims: readonly Claim[];
  },
): Promise<readonly DealToTake[]> {
  const { running, codes, claims } = of;
  const limited = running.filter((deal) => deal.perShopper !== null).map((deal) => deal.id);
  const shoppers = claims.map((claim) => claim.shopper);
  const takenBy = limited.length === 0 ? [] : await readTakenBy(tx, showId, { dealIds: limited, shoppers });
  return running.map((deal) => ({
    ...deal,
    variantIds: new Set(codes.filter((code) => code.liveDealId === deal.id).flatMap((code) => code.variantIds)),
    takenBy: new Map(takenBy.filter(({ dealId }) => dealId === deal.id).map(({ shopper, units }) => [shopper, units])),
  }));
}
