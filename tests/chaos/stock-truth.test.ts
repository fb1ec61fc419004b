import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { openShowTokens } from "../../app/live/show-token.server.ts";
import { openShopperTokens } from "../../app/use-cases/shopper-token.server.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";
import { openBooks } from "./books.ts";
import { type ChaosHouse, clientSecret, openChaosHouse } from "./chaos-house.ts";
import { closeTheShow, openTheShow } from "./evening.ts";
import { type Fate, liveThrough, type Story } from "./shopper.ts";
import { Viewer } from "./viewer.ts";

const shoppers = 2_000;
const unitsOfShow = 300;
/** The store has a few more, which others may buy. */
const unitsInStore = 340;
const arrivalMs = 30_000;
/** For a machine that has other things to do; a free one needs a quarter of it for everything. */
const patienceMs = 300_000;

const closing = new AsyncDisposableStack();
afterAll(() => closing.disposeAsync());
const house = await openChaosHouse(aSmallCatalogue({ "Red Mug": unitsInStore }), closing);

test(
  "whatever dies, comes twice, late or in reverse: the store's stock, our ledger and the orders agree to the unit",
  { timeout: 900_000 },
  async () => {
    const { devStore, merchant, eyes } = house;
    const show = await openTheShow(house, unitsOfShow);
    const shop = devStore.store.domain;
    const expiresAt = new Date(Date.now() + 3_600_000);
    const token = openShowTokens(clientSecret).sign({ shop, show: show.showId, expiresAt });
    const viewer = new Viewer(`${devStore.addresses.tunnel}/live/shows/${show.showId}?token=${token}`);
    const tokens = openShopperTokens(clientSecret);
    const evening = { shop: devStore.addresses.shop, ...show, viewer, newShopper: () => tokens.issue(shop) };
    for (const fault of webhookFaults) devStore.control.faults.add(fault);

    const stories: Story[] = [];
    const crowd = Promise.all(
      Array.from({ length: shoppers }, async (_, nth) => {
        await wait((nth / shoppers) * arrivalMs);
        const fate = fates[nth % fates.length] ?? "buys";
        stories.push(await liveThrough(evening, { fate, units: nth % 7 === 0 ? 2 : 1 }));
      }),
    );
    // Whoever fails is heard of below, when everybody is waited for.
    crowd.catch(() => undefined);
    await everythingDies(house);
    await merchant.steps.until("everybody has bought, left or waits", patienceMs, async () => {
      const { rows } = await eyes.query<{ open: number }>(
        "select count(*)::int as open from hold where state in ('held', 'lapsed') and not is_turn",
      );
      return rows[0]?.open === 0 && stories.length + viewer.waiting === shoppers;
    });
    await closeTheShow(house, show.showId);
    await viewer.close();
    await crowd;
    devStore.control.faults.clear();
    await webhooksArrive(house);
    const books = await merchant.steps.until("the books are closed", patienceMs, async () => {
      const open = await openBooks(devStore.store, eyes, show.showId);
      return open.leftOver === 0 && open.inStoreByApp === open.inStore && open.sales === open.orderedInShow && open;
    });

    // Nothing is oversold, and the store's own count is right.
    expect(books.inStore).toBeGreaterThanOrEqual(0);
    expect(books.inStore + books.ordered).toBe(unitsInStore);
    // Nobody holds what was not told to them, and what somebody was told of is there.
    expect(stories.flatMap((story) => [...story.holds]).filter((id) => !books.holds.has(id))).toEqual([]);
    // Our ledger, the store's stock and the orders agree.
    expect(books.inStoreByApp).toBe(books.inStore);
    expect(books.soldByHold).toEqual(books.orderedByHold);
    expect(books.allocation.held).toBe(0);
    expect(books.allocation.sold).toBe(sum(books.soldByHold.values()));
    expect(books.allocation.sold).toBeLessThanOrEqual(unitsOfShow);
    // What was promised was kept: whoever held units and paid in time got them.
    const inTime = stories.flatMap((story) => story.inTime);
    expect(inTime.filter((paid) => paid !== "paid")).toEqual([]);
    expect(inTime.length).toBeGreaterThan(100);
    expect(house.deathsOfTheirOwn).toEqual([]);
    // The evening was one: every kind of shopper was there, and every process died.
    expect(new Set(stories.map(({ fate }) => fate))).toEqual(new Set(fates));
    expect([house.worker, ...house.webs].map(({ deaths }) => deaths >= 2)).toEqual([true, true, true]);
  },
);

/** How the crowd is made up. */
const fates: readonly Fate[] = [
  ...Array.from({ length: 11 }, (): Fate => "buys"),
  ...(["taps-twice", "gives-back", "gives-back", "walks-away", "walks-away", "walks-away"] satisfies Fate[]),
  ...(["pays-late", "loses-patience", "passes-by"] satisfies Fate[]),
];

const webhookFaults = [
  { kind: "webhooks-duplicated", times: 1 },
  { kind: "webhooks-delayed", topic: "inventory_levels/update", ms: 2_000 },
  { kind: "webhooks-reversed", topic: "orders/create", together: 3 },
];

/** One web process, the worker, the database, the other web process; and then everything at once, for a while. */
async function everythingDies(chaos: ChaosHouse): Promise<void> {
  const { webs, worker } = chaos;
  const [one, other] = webs;
  if (one === undefined || other === undefined) throw new Error("two web processes are needed");
  await wait(6_000);
  await one.kill();
  await wait(2_000);
  await one.start();
  await worker.kill();
  await wait(2_000);
  await worker.start();
  await wait(4_000);
  await chaos.crashDatabase();
  await wait(6_000);
  await other.kill();
  await wait(1_000);
  await other.start();
  // The first holds end while nobody is there to see it.
  await wait(30_000);
  await Promise.all([one.kill(), other.kill(), worker.kill()]);
  await wait(8_000);
  await Promise.all([one.start(), other.start(), worker.start()]);
}

/** Shopify sends what was not taken once more. */
async function webhooksArrive({ devStore: { webhooks } }: ChaosHouse): Promise<void> {
  await webhooks.idle();
  for (const { id, state } of webhooks.list()) if (state === "pending") await webhooks.redeliver(id);
  await webhooks.idle();
}

function sum(units: Iterable<number>): number {
  return [...units].reduce((so, each) => so + each, 0);
}
