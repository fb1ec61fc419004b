import { saveEmbedSeen } from "../persistence/shops.server.ts";
import type { House } from "./house.server.ts";

/** Notes that the basket was seen on a page of the online store; writes at most once an hour per shop. */
export async function noteEmbed(house: House, shop: string): Promise<void> {
  await saveEmbedSeen(house.db, shop, house.clock());
}
