import type { House } from "./house.server.ts";
import { getShop } from "./shop-and-show.server.ts";

/** How a shop writes money and time. */
export interface ShopPlace {
  readonly name: string;
  /** ISO 4217 */
  readonly currency: string;
  /** IANA name, such as Europe/Rome */
  readonly timeZone: string;
}

/** Reads how a shop writes money and time. Throws NotFound before its install is complete. */
export async function readShop(house: House, shop: string): Promise<ShopPlace> {
  const { name, currency, timeZone } = await getShop(house.db, shop);
  return { name, currency, timeZone };
}
