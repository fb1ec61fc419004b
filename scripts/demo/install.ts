import { z } from "zod";
import { AdminSession } from "./admin-session.ts";
import { AppDatabase } from "./app-database.ts";
import type { DemoHouse } from "./house.ts";
import { Merchant, readVariants, type StoreVariant } from "./merchant.ts";
import { NotHeld, type Steps } from "./steps.ts";

const patienceMs = 120_000;
const switchedOn = z.object({ refused: z.string().nullable() });
const settleMs = 15_000;

export interface SyncedCatalogue {
  readonly products: number;
  readonly variants: number;
  readonly unitsInStore: number;
  readonly unitsSynced: number;
}

/** What of an open house the merchant reaches. */
export type ReachedHouse = Pick<DemoHouse, "devStore" | "databaseUrl">;

/** The merchant at work: an open house with everything that is needed to install the app and run a show in it. */
export interface Installing<House extends ReachedHouse = DemoHouse> {
  readonly steps: Steps;
  readonly house: House;
  readonly merchant: Merchant;
  readonly session: AdminSession;
  readonly database: AppDatabase;
}

/** Lets the merchant into an open house. */
export async function installing<House extends ReachedHouse>(open: {
  readonly steps: Steps;
  readonly house: House;
  readonly closing: AsyncDisposableStack;
  /** Called when the database goes away before it was to be closed */
  readonly onLost?: (why: string) => void;
}): Promise<Installing<House>> {
  const { steps, house, closing, onLost = () => undefined } = open;
  const { devStore } = house;
  const database = await AppDatabase.open(house.databaseUrl, onLost);
  closing.defer(() => database.close());
  return {
    steps,
    house,
    merchant: new Merchant(devStore.addresses.admin),
    session: new AdminSession({
      appUrl: devStore.addresses.tunnel,
      firstAddress: () => devStore.embeddedAddress("/app"),
      idToken: () => devStore.idToken(),
    }),
    database,
  };
}

/** Installs the app by opening it in the admin, waits for the catalogue, and switches the basket on in the theme. */
export async function installApp(installing: Installing<ReachedHouse>): Promise<void> {
  const { steps, house, session, database } = installing;
  const { devStore } = house;
  const shop = devStore.store.domain;
  await steps.run("Install the app and open it in the admin", async () => {
    await devStore.installApp();
    await session.open();
  });
  await steps.run("The catalogue and its stock arrive in the app", () =>
    steps.until("The import of the catalogue", patienceMs, async () => {
      const progress = await database.importState(shop);
      if (progress?.state === "failed") throw new NotHeld(`The import failed: ${progress.error ?? "without a reason"}`);
      return progress?.state === "done";
    }),
  );
  await steps.run("Switch the live basket on in the theme", async () =>
    devStore.switchEmbedOn("live-basket/live-basket"),
  );
  await steps.run("Switch the stock guard on at the checkout", async () => {
    const answer = switchedOn.safeParse(await session.press("/app?index", "routes/app._index", { wish: "guard" }));
    if (!answer.success) throw new NotHeld("The app's first page did not say whether the guard is on");
    if (answer.data.refused !== null) throw new NotHeld(`Shopify refused the guard: ${answer.data.refused}`);
  });
}

/** Counts what the store has and what the app knows, until they are the same. */
export async function compareCatalogues(installing: Installing): Promise<SyncedCatalogue> {
  return installing.steps.run("Every unit in the store is known to the app", () => countBoth(installing));
}

async function countBoth({ steps, house, merchant, database }: Installing): Promise<SyncedCatalogue> {
  let words = "";
  try {
    return await steps.until("The same counts in both", settleMs, async () => {
      const variants = await readVariants(merchant);
      const known = await database.counts(house.devStore.store.domain);
      const products = new Set(variants.map(({ product }) => product.id)).size;
      const unitsInStore = unitsOf(variants);
      words = `the store has ${products} products, ${variants.length} variants and ${unitsInStore} units, the app ${known.products}, ${known.variants} and ${known.units}`;
      const isSame = products === known.products && variants.length === known.variants && unitsInStore === known.units;
      return isSame && { products, variants: variants.length, unitsInStore, unitsSynced: known.units };
    });
  } catch (error) {
    throw error instanceof NotHeld ? new NotHeld(`${error.message} (${words})`) : error;
  }
}

function unitsOf(variants: readonly StoreVariant[]): number {
  return variants.reduce((sum, { inventoryQuantity }) => sum + (inventoryQuantity ?? 0), 0);
}
