import { NotFound } from "../domain/not-found.ts";
import type { House } from "./house.server.ts";

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
  const row = await house.db.prisma.shop.findUnique({
    where: { domain: shop },
    select: { name: true, currency: true, timeZone: true },
  });
  if (row === null) throw new NotFound("shop");
  return row;
}
