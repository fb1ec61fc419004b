import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { activateGuard } from "../../app/use-cases/guard-at-shop.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { saveShow } from "../../app/use-cases/save-show.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, restock, type ProductInStore } from "../support/catalogue.ts";
import { askAtTheDoor } from "../support/checkout-door.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import { anInstalledShop } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
const shop = await anInstalledShop(databaseUrl, () => undefined);
await activateGuard(shop.house, shop.shop);
afterAll(() => shop.close());

let asked: string[] = [];
let onAir: string | null = null;
beforeEach(() => {
  asked = [];
  shop.intercept((_url, body) => {
    const [, operation] = /(?:mutation|query) (\w+)/.exec(body) ?? [];
    if (operation !== undefined) asked.push(operation);
    return Promise.resolve(null);
  });
  return async () => {
    shop.intercept(null);
    if (onAir !== null) await endShow(shop.house, shop.shop, onAir);
    await settled();
  };
});

async function start(showId: string): Promise<void> {
  const started = await startShow(shop.house, shop.shop, showId);
  if (!started.ok) throw new Error(JSON.stringify(started.refusal));
  onAir = showId;
  await settled();
}

async function settled(): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    await shop.webhooks.idle();
    await sweep(shop.house);
  }
}

/** A show that keeps units of a bowl in Shopify's reserve until it starts. */
async function aShowThatKeeps(
  units: number,
  { of }: { readonly of: number },
): Promise<{ id: string; bowl: ProductInStore }> {
  const bowl = aProductIn(shop.store, { title: `Bowl ${randomUUID()}`, units: 0 });
  restock(shop.store, bowl.variant, of);
  await settled();
  const id = randomUUID();
  const saved = await saveShow(shop.house, shop.shop, {
    id,
    version: null,
    title: "Clay",
    host: "Ana",
    startsAt: "2999-11-21T10:00:00Z",
    streamUrl: "https://stream.example/live.m3u8",
    reserves: true,
    items: [{ productId: bowl.product.id, livePrice: "", units: { [bowl.variant.id]: String(units) } }],
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal));
  await settled();
  asked = [];
  return { id, bowl };
}

const guardOf = async (showId: string) => {
  const [row] = await shop.house.db.query<{ wanted: boolean; on: boolean }>(
    "select guard_wanted as wanted, guard_on as on from allocation where show_id = $1",
    [showId],
  );
  return row;
};

test("units that others must not buy are guarded before they come back from Shopify's reserve", async () => {
  const { id, bowl } = await aShowThatKeeps(10, { of: 10 });

  await start(id);

  const moved = asked.findIndex((operation) => /Move/.test(operation));
  expect(moved).toBeGreaterThan(-1);
  expect(asked.slice(0, moved)).toContain("SetMetafields");
  expect(await askAtTheDoor(shop, [{ of: bowl }])).toHaveLength(1);
  await endShow(shop.house, shop.shop, id);
  await settled();
  expect(await askAtTheDoor(shop, [{ of: bowl }])).toEqual([]);
});

test("units on their way back from the reserve call for no guard where others have enough", async () => {
  const { id, bowl } = await aShowThatKeeps(4, { of: 10 });

  await start(id);

  expect(await guardOf(id)).toEqual({ wanted: false, on: false });
  expect(await askAtTheDoor(shop, [{ of: bowl, quantity: 6 }])).toEqual([]);
});

test("a guard that an outage kept on after its show is switched off once Shopify is back, whatever was given up meanwhile", async () => {
  const { id, bowl } = await aShowThatKeeps(10, { of: 10 });
  await start(id);
  shop.intercept((url) =>
    Promise.resolve(url.pathname.endsWith("graphql.json") ? new Response("down", { status: 503 }) : null),
  );
  expectLogLine(/an effect failed and is tried again/);
  await endShow(shop.house, shop.shop, id);
  await sweep(shop.house);
  await shop.house.db.query("update outbox set parked_at = now() where done_at is null");
  shop.intercept(null);

  await shop.house.db.query("update shop set guard_checked_at = now() - interval '2 minutes'");
  await settled();

  expect(await guardOf(id)).toEqual({ wanted: false, on: false });
  expect(await askAtTheDoor(shop, [{ of: bowl }])).toEqual([]);
});
