import { randomUUID } from "node:crypto";
import type { AdminSession } from "./admin-session.ts";
import type { AppDatabase, ShowInApp } from "./app-database.ts";
import { chooseLineUp, type ChosenProduct } from "./line-up.ts";
import { readVariants, trackStock, type Merchant, type StoreVariant } from "./merchant.ts";
import { NotHeld, type Steps } from "./steps.ts";

const patienceMs = 30_000;
const room = "routes/app.shows.$id.room";

export interface ShowPlan {
  readonly steps: Steps;
  readonly merchant: Merchant;
  readonly session: AdminSession;
  readonly database: AppDatabase;
  /** Such as demo.myshopify.com */
  readonly shop: string;
  readonly streamUrl: string;
}

export interface ShowOnAir extends ShowInApp {
  readonly pinned: ChosenProduct;
}

/** Makes a show of up to six products, starts it and pins the first: all of it as the merchant would, in the app. */
export async function putShowOnAir(plan: ShowPlan): Promise<ShowOnAir> {
  const { steps, merchant, session, database, shop, streamUrl } = plan;
  const lineUp = chooseLineUp(await readVariants(merchant));
  const [pinned] = lineUp;
  if (pinned === undefined) {
    throw new NotHeld(
      "The catalogue has no product on sale to show: load one whose products are active and published.",
    );
  }
  await trackLineUp(plan, lineUp);
  const show = { id: randomUUID(), title: "An evening at the workshop" };
  await steps.run("Make the show and its line-up in the app", () =>
    session.submit("/app/shows/new", "routes/app.shows.new", {
      ...show,
      version: null,
      host: "Giulia",
      startsAt: new Date().toISOString(),
      streamUrl,
      items: lineUp.map((product) => ({ productId: numberOf(product.id), livePrice: livePriceOf(product) })),
    }),
  );
  const page = `/app/shows/${show.id}/room`;
  await steps.run("Start the show", () => session.submit(page, room, { kind: "start" }));
  await steps.run(`Pin "${pinned.title}"`, async () => {
    const itemId = await database.itemOf(shop, show.id, numberOf(pinned.id));
    if (itemId === null) throw new NotHeld("The show was saved without its line-up");
    await session.submit(page, room, { kind: "pin", itemId });
  });
  return { ...show, pinned };
}

/** An export may leave stock uncounted; a show sells what is there, so the merchant has the store count it. */
async function trackLineUp({ steps, merchant, database, shop }: ShowPlan, lineUp: readonly ChosenProduct[]) {
  const variants = lineUp.flatMap((product) => product.variants);
  const untracked = variants.filter(({ inventoryItem }) => !inventoryItem.tracked);
  if (untracked.length === 0) return;
  await steps.run(`Have the store track the stock of ${untracked.length} variants in the line-up`, async () => {
    for (const { inventoryItem } of untracked) await trackStock(merchant, inventoryItem.id);
    const ids = variants.map(({ id }) => numberOf(id));
    await steps.until("The app hears that the stock is tracked", patienceMs, async () => {
      return (await database.trackedVariants(shop, ids)) === ids.length;
    });
  });
}

/** A tenth off, where all variants cost the same; else the store's own prices. */
function livePriceOf(product: ChosenProduct): string {
  const prices = new Set(product.variants.map(({ price }) => price));
  const [price] = prices;
  return prices.size === 1 && price !== undefined && Number(price) >= 1 ? (Number(price) * 0.9).toFixed(2) : "";
}

/** gid://shopify/Product/123 → "123" */
export function numberOf(gid: StoreVariant["id"]): string {
  return gid.slice(gid.lastIndexOf("/") + 1);
}
