import { grant, refuse, type Decision } from "../domain/decision.ts";
import { saveGuardActive } from "../persistence/guard-checks.server.ts";
import { listGuardedShows } from "../persistence/guards.server.ts";
import { findShop, type ShopRecord } from "../persistence/shops.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { isRefused } from "../shopify/errors.ts";
import { CreateGuardDocument, ReadGuardsDocument, UpdateGuardDocument } from "../shopify/generated.ts";
import type { House } from "./house.server.ts";
import { reconsiderGuard } from "./reconsider-guard.server.ts";
import { getShop } from "./shop-and-show.server.ts";

/** As extensions/stock-guard/shopify.extension.toml names it */
const functionHandle = "stock-guard";

/** Shopify's own words why the guard was not switched on. */
export interface GuardRefusal {
  readonly kind: "refused";
  readonly words: string;
}

interface GuardAtShopify {
  readonly id: string;
  readonly enabled: boolean;
  readonly blockOnFailure: boolean;
  readonly settings: string | null;
}

/**
 * Switches the stock guard on at a shop's checkout, with the keys that its holds are signed with. One that is there already is
 * used; twice is once. Refuses with Shopify's words, such as when the shop has as many validations as it may have.
 */
export async function activateGuard(house: House, shop: string): Promise<Decision<"active", GuardRefusal>> {
  const known = await getShop(house.db, shop);
  const admin = await house.shopify(shop);
  try {
    await house.db.exclusively(`guard:${shop}`, async () => {
      const guard = await findGuard(admin);
      const wanted = wantedGuard(house, known);
      if (guard === null) await admin.mutate(CreateGuardDocument, { validation: { functionHandle, ...wanted } });
      else await admin.mutate(UpdateGuardDocument, { id: guard.id, validation: wanted });
    });
  } catch (error) {
    if (!isRefused(error)) throw error;
    return refuse({ kind: "refused", words: error.userErrors.map(({ message }) => message).join(" ") });
  }
  await saveGuardActive(house.db, shop, { active: true, now: house.clock() });
  return grant("active");
}

/**
 * Asks Shopify whether the guard is on at the shop's checkout, as nobody tells of a validation that was switched off or deleted.
 * One that is on gets the keys and the strictness that it should have. Guards that are on, and those of a show on air, are
 * thought over, so that what an outage kept from Shopify is owed anew.
 */
export async function checkGuard(house: House, shop: string): Promise<void> {
  const known = await findShop(house.db, shop);
  if (known === null || known.uninstalledAt !== null) return;
  const active = mayReadGuards(known) && (await isActive(house, known));
  if (known.guardActive === true && !active) house.log.warn({ shop }, "the stock guard is not active any more");
  await saveGuardActive(house.db, shop, { active, now: house.clock() });
  await house.db.transaction(shop, async (tx) => {
    for (const showId of await listGuardedShows(tx)) await reconsiderGuard(house, tx, { showId, variantIds: null });
  });
}

function mayReadGuards({ scopes }: ShopRecord): boolean {
  return scopes.includes("read_validations") || scopes.includes("write_validations");
}

async function isActive(house: House, shop: ShopRecord): Promise<boolean> {
  const admin = await house.shopify(shop.domain);
  const guard = await findGuard(admin);
  if (guard?.enabled !== true) return false;
  const { metafields, ...wanted } = wantedGuard(house, shop);
  const isRight = guard.blockOnFailure === wanted.blockOnFailure && guard.settings === metafields[0].value;
  if (!isRight) await admin.mutate(UpdateGuardDocument, { id: guard.id, validation: { ...wanted, metafields } });
  return true;
}

/** The guard at the shop; of several, one that is on. */
async function findGuard(admin: AdminClient): Promise<GuardAtShopify | null> {
  const { validations } = await admin.query(ReadGuardsDocument, {});
  const own = validations.nodes.filter(({ shopifyFunction }) => shopifyFunction.handle === functionHandle);
  const found = own.find(({ enabled }) => enabled) ?? own[0];
  if (found === undefined) return null;
  const { id, enabled, blockOnFailure, metafield } = found;
  return { id, enabled, blockOnFailure, settings: metafield?.value ?? null };
}

/**
 * It also blocks when the function fails: the function has no cause to, unless somebody made a cart to exhaust it.
 * Shopify switches off what an update leaves out, so all of it is said each time.
 */
function wantedGuard(house: House, { domain, guardKey }: ShopRecord) {
  const key = house.holdKey(domain, guardKey);
  const value = JSON.stringify({ keys: { [key.version]: Buffer.from(key.bytes).toString("hex") } });
  return {
    title: "Paniere stock guard",
    enable: true,
    blockOnFailure: true,
    metafields: [{ namespace: "$app", key: "guard", type: "json", value }],
  } as const;
}
