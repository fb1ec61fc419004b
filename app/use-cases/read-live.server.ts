import type { ItemView, PinView, PriceView, SaleView, ShowView, SnapshotMessage } from "../live/message.ts";
import type { House } from "./house.server.ts";

/** Who may open the event stream of a show. */
export interface PublicShow {
  readonly shop: string;
  readonly state: "scheduled" | "live" | "ended";
  /** Origins of the online store */
  readonly origins: readonly string[];
}

/** Finds the show whose stream a viewer asks for; null for an unknown one, or one of a shop that uninstalled. */
export async function findPublicShow(house: House, showId: string): Promise<PublicShow | null> {
  throw new Error(`not built: ${house.appOrigin} ${showId}`);
}

/** Everything a viewer needs. Throws NotFound. */
export async function readSnapshot(house: House, shop: string, showId: string): Promise<SnapshotMessage> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId}`);
}

/** Throws NotFound. */
export async function readShowView(house: House, shop: string, showId: string): Promise<ShowView> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId}`);
}

/** The items asked for, as viewers see them; one that left the line-up is absent. */
export async function readItemViews(
  house: House,
  shop: string,
  showId: string,
  itemIds: readonly string[],
): Promise<readonly ItemView[]> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId} ${itemIds.length}`);
}

/** What is on screen now, newest first. Throws NotFound. */
export async function readPins(
  house: House,
  shop: string,
  showId: string,
): Promise<{ readonly pins: readonly PinView[]; readonly version: number }> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId}`);
}

/** What was sold; TotalsView of the contract without the viewers, whom only the hub can count. */
export interface SoldSoFar {
  readonly orders: number;
  readonly units: number;
  readonly grossSales: PriceView;
}

/** The last 50 sales of a show, newest first, and the totals of all. */
export async function readSales(
  house: House,
  shop: string,
  showId: string,
): Promise<{ readonly sales: readonly SaleView[]; readonly sold: SoldSoFar }> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${showId}`);
}
