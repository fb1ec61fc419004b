import type { Money } from "../domain/money.ts";
import type { ShowState } from "../domain/show.ts";
import type { House } from "./house.server.ts";

export interface ItemForEditing {
  readonly id: string;
  /** Decimal text of Shopify's product id */
  readonly productId: string;
  readonly title: string;
  readonly imageUrl: string | null;
  readonly storePrices: { readonly min: Money; readonly max: Money };
  readonly livePrice: Money | null;
  /** Units of all variants; null when the store does not count some of them or goes on selling */
  readonly available: number | null;
  readonly forSale: boolean;
}

export interface ShowForEditing {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly startsAt: string;
  readonly streamUrl: string;
  readonly state: ShowState;
  readonly version: number;
  readonly items: readonly ItemForEditing[];
  readonly currency: string;
  readonly timeZone: string;
}

/** Reads a show with its line-up. Throws NotFound. */
export async function readShow(house: House, shop: string, showId: string): Promise<ShowForEditing> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId}`);
}

/** What a form for a new show needs, and the products just picked, as line-up items without an id of their own. */
export async function readProductsForLineUp(
  house: House,
  shop: string,
  productIds: readonly string[],
): Promise<readonly Omit<ItemForEditing, "id" | "livePrice">[]> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${productIds.length}`);
}
