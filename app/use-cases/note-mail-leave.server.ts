import { saveScopes } from "../persistence/shops.server.ts";
import type { House } from "./house.server.ts";
import { mayMail } from "./may-mail.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { askForShop } from "./refresh-shop.server.ts";

/**
 * Asks Shopify what the merchant allows now, for they just answered, and has the online store offer e-mails, or offer them no
 * more; app/scopes_update says the same a moment later. Answers whether they are allowed.
 */
export async function noteMailLeave(house: House, shop: string): Promise<boolean> {
  const { scopes } = await askForShop(house, shop);
  await house.db.transaction(shop, async (tx) => {
    await saveScopes(tx, scopes);
    await oweEffect(house, tx, "publish-live", "live");
  });
  return mayMail({ scopes });
}
