import { z } from "zod";
import type { Transaction } from "../persistence/database.server.ts";
import { saveScopes } from "../persistence/shops.server.ts";
import type { House } from "./house.server.ts";
import { findInstalledShop } from "./installed-shop.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/** app/scopes_update: notes what the merchant allows the app now; the online store offers what rests on it. */
export async function changeScopes(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  if ((await findInstalledShop(house, tx)) === null) return;
  const { current } = z.object({ current: z.array(z.string()) }).parse(message.body);
  await saveScopes(tx, current);
  await oweEffect(house, tx, "publish-live", "live");
}
