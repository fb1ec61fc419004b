import { randomUUID } from "node:crypto";
import type { ShowInApp } from "./app-database.ts";
import type { Installing } from "./install.ts";
import { chooseLineUp, type ChosenProduct } from "./line-up.ts";
import { readVariants, trackStock } from "./merchant.ts";
import { NotHeld } from "./steps.ts";

const room = "routes/app.shows.$id.room";

/** What a show sells, the product to pin foremost. */
export interface LineUp {
  readonly pinned: ChosenProduct;
  readonly products: readonly ChosenProduct[];
}

export interface ShowOnAir extends ShowInApp {
  readonly pinned: ChosenProduct;
}

/**
 * Chooses what the show will sell. An export may leave stock uncounted; a show sells what is there, so the merchant has the
 * store count it.
 */
export async function prepareLineUp({ steps, merchant }: Pick<Installing, "steps" | "merchant">): Promise<LineUp> {
  const lineUp = chooseLineUp(await readVariants(merchant));
  const [pinned] = lineUp;
  if (pinned === undefined) {
    throw new NotHeld(
      "The catalogue has no product on sale to show: load one whose products are active and published.",
    );
  }
  const untracked = lineUp.flatMap(({ variants }) => variants).filter(({ inventoryItem }) => !inventoryItem.tracked);
  if (untracked.length > 0) {
    await steps.run(`Have the store track the stock of ${untracked.length} variants of the line-up`, async () => {
      for (const { inventoryItem } of untracked) await trackStock(merchant, inventoryItem.id);
    });
  }
  return { pinned, products: lineUp };
}

/** What a merchant may set for a show besides its line-up; the app's own where it is not set. */
export interface ShowSettings {
  readonly holdMinutes?: string;
}

/** Makes a show of the line-up, starts it and pins the first product: all of it as the merchant would, in the app. */
export async function putShowOnAir(
  installing: Installing,
  { pinned, products }: LineUp,
  settings: ShowSettings = {},
): Promise<ShowOnAir> {
  const { steps, house, session, database } = installing;
  const { store, addresses } = house.devStore;
  const show = { id: randomUUID(), title: "An evening at the workshop" };
  await steps.run("Make the show and its line-up in the app", () =>
    session.submit("/app/shows/new", "routes/app.shows.new", {
      ...show,
      ...settings,
      version: null,
      host: "Giulia",
      startsAt: new Date().toISOString(),
      streamUrl: addresses.stream,
      items: products.map((product) => ({ productId: numberOf(product.id), livePrice: livePriceOf(product) })),
    }),
  );
  const page = `/app/shows/${show.id}/room`;
  await steps.run("Start the show", () => session.submit(page, room, { kind: "start" }));
  await steps.run(`Pin "${pinned.title}"`, async () => {
    const itemId = await database.itemOf(store.domain, show.id, numberOf(pinned.id));
    if (itemId === null) throw new NotHeld("The show was saved without its line-up");
    await session.submit(page, room, { kind: "pin", itemId });
  });
  return { ...show, pinned };
}

/** A tenth off, where all variants cost the same; else the store's own prices. */
function livePriceOf(product: ChosenProduct): string {
  const prices = new Set(product.variants.map(({ price }) => price));
  const [price] = prices;
  return prices.size === 1 && price !== undefined && Number(price) >= 1 ? (Number(price) * 0.9).toFixed(2) : "";
}

/** gid://shopify/Product/123 → "123" */
function numberOf(gid: string): string {
  return gid.slice(gid.lastIndexOf("/") + 1);
}
