import type { VariantOfItem } from "./allocations.server.ts";
import type { Transaction } from "./database.server.ts";

/** Counts units of holds that ran out and that the store could not have delivered any more. The rows are locked. */
export async function addUnkept(
  tx: Transaction,
  unkept: readonly (VariantOfItem & { readonly units: number })[],
): Promise<void> {
  if (unkept.length === 0) return;
  await tx.query(
    `update allocation a set unkept = a.unkept + u.units from unnest($2::uuid[], $3::bigint[], $4::int[]) as u(item_id, variant_id, units)
     where a.shop = $1 and a.item_id = u.item_id and a.variant_id = u.variant_id`,
    [tx.shop, unkept.map((one) => one.itemId), unkept.map((one) => one.variantId), unkept.map((one) => one.units)],
  );
}
