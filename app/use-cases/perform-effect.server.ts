import {
  findDueEffect,
  markEffectDone,
  parkEffect,
  putOffEffect,
  type OwedEffect,
} from "../persistence/outbox.server.ts";
import { ShopifyAccessLost, ShopifyRefused, ShopifyThrottled } from "../shopify/errors.ts";
import { mostAttempts, parseEffectKind, retryDelayMs, type EffectKind } from "./effect.ts";
import { checkGuard } from "./guard-at-shop.server.ts";
import type { House } from "./house.server.ts";
import { compareCatalogue, failImport, runImport } from "./import-catalogue.server.ts";
import { publishLive } from "./publish-live.server.ts";
import { readMarketPrices } from "./read-market-prices.server.ts";
import { reconcileShow } from "./reconcile-show.server.ts";
import { refreshShop } from "./refresh-shop.server.ts";
import { settleDeals } from "./settle-deals.server.ts";
import { openForHolds, settleReservations } from "./settle-reservations.server.ts";
import { switchGuard } from "./switch-guard.server.ts";
import { tagWaiting } from "./tag-waiting.server.ts";
import { writeBackOrder } from "./write-back-order.server.ts";

const performers: Readonly<Record<EffectKind, (house: House, shop: string, subject: string) => Promise<void>>> = {
  "check-guard": (house, shop) => checkGuard(house, shop),
  "compare-catalogue": (house, shop) => compareCatalogue(house, shop),
  "import-catalogue": (house, shop) => runImport(house, shop),
  "publish-live": (house, shop) => publishLive(house, shop),
  "read-market-prices": (house, shop, showId) => readMarketPrices(house, shop, showId),
  "reconcile-show": (house, shop, showId) => reconcileShow(house, shop, showId),
  "refresh-shop": (house, shop) => refreshShop(house, shop),
  "settle-deals": (house, shop, showId) => settleDeals(house, shop, showId),
  "settle-reservations": (house, shop, showId) => settleReservations(house, shop, showId),
  "switch-guard": (house, shop, showId) => switchGuard(house, shop, showId),
  "tag-waiting": (house, shop, showId) => tagWaiting(house, shop, showId),
  "write-back-order": (house, shop, orderId) => writeBackOrder(house, shop, orderId),
};

/**
 * Performs an effect if it is due and no other process is at it. What fails is tried again later; what Shopify refuses, or
 * what failed too often, is parked with its words. An effect owed again meanwhile is performed again.
 */
export async function performEffect(house: House, effectId: string): Promise<void> {
  await house.db.tryExclusively(`effect:${effectId}`, async () => {
    for (;;) {
      const effect = await findDueEffect(house.db, effectId, house.clock());
      if (effect === null) return;
      try {
        await performers[parseEffectKind(effect.kind)](house, effect.shop, effect.subject);
      } catch (error) {
        await settleFailure(house, effect, error);
        return;
      }
      if (await markEffectDone(house.db, effect, house.clock())) return;
    }
  });
}

async function settleFailure(house: House, effect: OwedEffect, error: unknown): Promise<void> {
  const words = error instanceof Error ? error.message : String(error);
  const log = house.log.child({ shop: effect.shop, effect: effect.kind, subject: effect.subject });
  const now = house.clock();
  if (error instanceof ShopifyThrottled) {
    const dueAt = new Date(now.getTime() + error.retryAfterMs);
    await putOffEffect(house.db, effect, { dueAt, error: words, attempts: effect.attempts });
    return;
  }
  const attempts = effect.attempts + 1;
  const isFinal = error instanceof ShopifyRefused || error instanceof ShopifyAccessLost || attempts >= mostAttempts;
  if (isFinal) {
    await parkEffect(house.db, effect, words, now);
    if (effect.kind === "import-catalogue") await failImport(house, effect.shop, words);
    if (effect.kind === "settle-reservations") await openForHolds(house, effect.shop, effect.subject);
    log.error({ err: error }, "an effect was given up");
    return;
  }
  const dueAt = new Date(now.getTime() + retryDelayMs(attempts));
  await putOffEffect(house.db, effect, { dueAt, error: words, attempts });
  log.warn({ attempts, reason: words }, "an effect failed and is tried again");
}
