import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Change, Source } from "../../app/live/hub.server.ts";
import type { RoomMessage } from "../../app/live/room-message.ts";
import { addLags } from "../../app/persistence/measures.server.ts";
import { HoldDesk } from "../../app/use-cases/hold-units.server.ts";
import { joinWaitlist } from "../../app/use-cases/join-waitlist.server.ts";
import { readControlRoom } from "../../app/use-cases/read-control-room.server.ts";
import { releaseHold } from "../../app/use-cases/release-hold.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { controlRoomSource } from "../../app/use-cases/tell-control-room.server.ts";
import { aProductIn, restock, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let mug: ProductInStore;
let show: SavedShow;
let source: Source<RoomMessage>;
const holder = randomUUID();

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    mug = aProductIn(store, { title: "Mug", units: 2 });
  });
  show = await aShowWith(shop, { items: [{ product: mug }] });
  await startShow(shop.house, shop.shop, show.id);
  await sweep(shop.house);
  source = controlRoomSource(shop.house);
});
afterAll(() => shop.close());

const itemId = () => show.itemIds[0] ?? "";

async function told(change: Change): Promise<readonly RoomMessage[]> {
  const messages = await source.loadChange({ shop: shop.shop, show: show.id, market: "" }, change);
  if (messages === null) throw new Error("the show is gone");
  return messages;
}

async function ofKind<Kind extends RoomMessage["kind"]>(kind: Kind, change: Change) {
  const found = (await told(change)).find((message) => message.kind === kind);
  return found as Extract<RoomMessage, { readonly kind: Kind }> | undefined;
}

test("held, left and waited-for units of a variant are told with the item, and the queue in its order", async () => {
  const claim = { itemId: itemId(), variantId: mug.variant.id, pinId: null, units: 2 };
  const desk = new HoldDesk(shop.house);
  const id = randomUUID();
  expect(await desk.hold({ shop: shop.shop, showId: show.id, claim: { ...claim, id, shopper: holder } })).toMatchObject(
    {
      ok: true,
    },
  );
  for (const units of [1, 2]) {
    const wish = { id: randomUUID(), showId: show.id, itemId: itemId(), variantId: mug.variant.id, units };
    await joinWaitlist(shop.house, shop.shop, { ...wish, shopper: randomUUID() });
  }

  const change: Change = { kind: "item", items: [itemId()] };
  expect((await ofKind("stock", change))?.variants).toMatchObject([
    { held: 2, sold: 0, left: 0, waiting: 3, short: 0 },
  ]);
  const queue = await ofKind("queue", change);
  expect(queue).toMatchObject({
    waiting: 2,
    places: [
      { place: 1, units: 1, state: "waiting", offeredAt: null },
      { place: 2, units: 2, state: "waiting", offeredAt: null },
    ],
  });
  expect(JSON.stringify(queue)).not.toContain(holder);

  await releaseHold(shop.house, shop.shop, { id, shopper: holder });
  await sweep(shop.house);
  const after = await ofKind("queue", change);
  expect(after?.places.map(({ place, state }) => [place, state])).toEqual([
    [1, "offered"],
    [2, "offered"],
  ]);
});

test("what others bought of the units that are promised is told as short", async () => {
  restock(shop.store, mug.variant, -1);
  await shop.webhooks.idle();
  await sweep(shop.house);

  const stock = await ofKind("stock", { kind: "stock", items: [] });
  expect(stock?.variants).toMatchObject([{ held: 2, left: 0, short: 1 }]);
});

test("the measures come with the room and from time to time after, and name no viewer", async () => {
  await addLags(shop.house.db, [{ shop: shop.shop, showId: show.id, withinMs: 50, count: 4 }]);

  const measures = await ofKind("measures", { kind: "measures", items: [] });
  expect(measures).toMatchObject({ oversellRate: null, holdToOrderRate: 0, driftFound: 0 });
  expect(measures?.lag?.p99Ms).toBeLessThanOrEqual(50);
  const room = await readControlRoom(shop.house, shop.shop, show.id);
  expect(room.measures).toEqual(measures);
  const snapshot = await source.loadSnapshot({ shop: shop.shop, show: show.id, market: "" });
  expect(new Set(snapshot?.map(({ kind }) => kind))).toEqual(
    new Set(["snapshot", "stock", "queue", "deals", "totals", "measures"]),
  );
});
