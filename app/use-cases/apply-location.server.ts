import type { Transaction } from "../persistence/database.server.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import { oweEffect } from "./owe-effect.server.ts";

/**
 * locations/create, update, activate, deactivate and delete: the shop's locations are read anew. Whatever the order in which such
 * news comes, what is read is true.
 */
export async function applyLocation(house: House, tx: Transaction): Promise<void> {
  if ((await findInstalledShop(house, tx)) === null) return;
  await oweEffect(house, tx, "refresh-shop", "shop");
}
