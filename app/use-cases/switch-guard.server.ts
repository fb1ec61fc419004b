import { shortHoldId } from "../domain/hold-mark.ts";
import {
  acknowledgeGuards,
  listClosedHolds,
  listSwitchableGuards,
  type ClosedHold,
  type SwitchableGuard,
} from "../persistence/guards.server.ts";
import { findShop } from "../persistence/shops.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { ShopifyRefused } from "../shopify/errors.ts";
import { FindVariantDocument, SetMetafieldsDocument } from "../shopify/generated.ts";
import { gid } from "../shopify/gid.ts";
import { freeLapsed } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";
import { reconcileVariants } from "./reconcile-variants.server.ts";

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldsSet takes 25 at a time. */
const mostTogether = 25;
/** Holds that a guard names as used, as reading them takes the function its instructions; a lapsed one beyond waits for its end. */
const mostNamed = 300;
/** A guard that nobody switches off ends by itself on the day after this time. */
const forgottenAfterMs = 48 * 3600_000;

interface Told {
  readonly variantId: string;
  readonly value: string;
  /** Lapsed holds that the guard names, so that their units are free once it is acknowledged */
  readonly named: readonly string[];
}

/**
 * Tells Shopify's checkout which variants of a show it guards, from when on their holds are good, and which are used up. What
 * Shopify acknowledged is noted, and units that waited for that go to the next. A variant that is gone needs no guard.
 */
export async function switchGuard(house: House, shop: string, showId: string): Promise<void> {
  const known = await findShop(house.db, shop);
  if (known === null || known.uninstalledAt !== null) return;
  const now = house.clock();
  const guards = await listSwitchableGuards(house.db, shop, { showId, now });
  if (guards.length === 0) return;
  const from = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const variantIds = guards.map((guard) => guard.variantId);
  const closed = Map.groupBy(await listClosedHolds(house.db, shop, { variantIds, from }), (hold) => hold.variantId);
  const admin = await house.shopify(shop);
  for (const on of [true, false]) {
    const told = guards
      .filter((guard) => guard.wanted === on)
      .map((guard) => tell(guard, closed.get(guard.variantId) ?? [], { from, timeZone: known.timeZone }));
    for (let start = 0; start < told.length; start += mostTogether) {
      const chunk = told.slice(start, start + mostTogether);
      await writeGuards(house, admin, chunk);
      // What the checkout took until now on holds that had ended is in the store's figures, though perhaps not in the news yet.
      const chunkIds = chunk.map(({ variantId }) => variantId);
      await reconcileVariants(house, { shop: known, admin, showId }, chunkIds);
      await acknowledge(house, shop, { showId, told: chunk, on, from });
    }
  }
}

/** The guard's text, as the function at the checkout reads it (extensions/stock-guard). */
function tell(
  { variantId, title, wanted }: SwitchableGuard,
  closed: readonly ClosedHold[],
  { from, timeZone }: { readonly from: Date; readonly timeZone: string },
): Told {
  if (!wanted) return { variantId, value: "off", named: [] };
  const until = dayIn(timeZone, new Date(from.getTime() + forgottenAfterMs));
  const used = closed.slice(0, mostNamed);
  const names = used.map(({ id }) => shortHoldId(id)).join("");
  const value = `on ${until} ${from.getTime() / 1000} ${variantId} ${names} ${title.replace(/\s+/g, " ")}`;
  return { variantId, value, named: used.filter((hold) => hold.lapsed).map((hold) => hold.id) };
}

/** The day there is in a time zone, as Shopify writes it: 2026-11-21 */
function dayIn(timeZone: string, at: Date): string {
  return at.toLocaleDateString("sv-SE", { timeZone });
}

/** Writes metafields together or, when Shopify refuses one of them, one by one. */
async function writeGuards(house: House, admin: AdminClient, told: readonly Told[]): Promise<void> {
  try {
    await admin.mutate(SetMetafieldsDocument, {
      metafields: told.map(({ variantId, value }) => ({
        ownerId: gid("ProductVariant", variantId),
        namespace: "$app",
        key: "guard",
        type: "single_line_text_field",
        value,
      })),
    });
  } catch (error) {
    if (!(error instanceof ShopifyRefused)) throw error;
    const [first] = told;
    if (told.length === 1 && first !== undefined) {
      const { productVariant } = await admin.query(FindVariantDocument, { id: gid("ProductVariant", first.variantId) });
      if (productVariant !== null) throw error;
      house.log.info({ variant: first.variantId }, "a guarded variant is gone");
    } else for (const one of told) await writeGuards(house, admin, [one]);
  }
}

interface Acknowledged {
  readonly showId: string;
  readonly told: readonly Told[];
  readonly on: boolean;
  readonly from: Date;
}

async function acknowledge(house: House, shop: string, { showId, told, on, from }: Acknowledged): Promise<void> {
  const variantIds = told.map(({ variantId }) => variantId);
  await house.db.transaction(shop, async (tx) => {
    await acknowledgeGuards(tx, showId, { variantIds, on, from, doneAt: house.clock() });
    await tx.announce({ show: showId, change: "stock" });
    const named = told.flatMap((one) => one.named);
    // Where nothing is guarded any more no unit waits for the guard, whenever its hold would have ended.
    const before = on ? from : new Date(from.getTime() + forgottenAfterMs);
    await freeLapsed(house, tx, { showId, variantIds, before, named });
  });
}
