import type { Transaction } from "../persistence/database.server.ts";
import type { House } from "./house.server.ts";

/** Thinks over whether the checkout should guard these variants, after their units moved. */
export async function reconsiderGuard(
  _house: House,
  _tx: Transaction,
  _of: { readonly showId: string; readonly variantIds: readonly string[] },
): Promise<void> {}
