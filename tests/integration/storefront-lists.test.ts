import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { NotFound } from "../../app/domain/not-found.ts";
import { createAppProxy } from "../../app/shopify/app-proxy.server.ts";
import { deleteShow } from "../../app/use-cases/delete-show.server.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { pinItem } from "../../app/use-cases/pin-item.server.ts";
import { calendarFile } from "../../app/use-cases/read-calendar.server.ts";
import { readShow } from "../../app/use-cases/read-show.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { saveRecording } from "../../app/use-cases/save-recording.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
const recording = "https://cdn.example/autumn.mp4";
let shop: ShopInProcess;
let shirt: ProductInStore;
let hat: ProductInStore;
let pages: Server;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    shirt = aProductIn(store, { title: "Shirt", price: "20.00", units: 5 });
    hat = aProductIn(store, { title: "Hat", price: "30.00", units: 2 });
  });
  const answer = createAppProxy({
    apiSecret: shop.app.clientSecret,
    clock: shop.house.clock,
    readLiveState: async () => ({}),
    files: { calendar: (from, query) => calendarFile(shop.house, from, query) },
    posts: {},
    onError: (error) => {
      throw error;
    },
  });
  pages = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
});
beforeEach(() => shop.house.db.query("delete from show"));
afterAll(async () => {
  pages.closeAllConnections();
  await new Promise((resolve) => pages.close(resolve));
  await shop.close();
});

const list = z.object({ v: z.literal(1), shows: z.array(z.record(z.string(), z.unknown())) });

async function published(key: "upcoming" | "replays") {
  await sweep(shop.house);
  const field = shop.store.state.metafields.find((one) => one.namespace === "paniere" && one.key === key);
  return list.parse(JSON.parse(field?.value ?? "null")).shows;
}

const inHours = (hours: number) => new Date(shop.house.clock().getTime() + hours * 3_600_000).toISOString();

/** A show that was on air, its products pinned so many seconds after its start. */
async function anEndedShow(title: string, pins: readonly (readonly [ProductInStore, number])[] = []): Promise<string> {
  const items = [{ product: shirt }, { product: hat }];
  const show = await aShowWith(shop, { title, startsAt: inHours(-1), items });
  await startShow(shop.house, shop.shop, show.id);
  for (const [product, seconds] of pins) {
    const itemId = show.itemIds[product === shirt ? 0 : 1] ?? "";
    await pinItem(shop.house, shop.shop, show.id, itemId);
    await shop.house.db.query(
      `update pin set pinned_at = (select started_at from show where id = $1) + make_interval(secs => $2)
       where show_id = $1 and item_id = $3`,
      [show.id, seconds, itemId],
    );
  }
  await endShow(shop.house, shop.shop, show.id);
  await shop.house.db.query("update show set ended_at = started_at + interval '50 minutes' where id = $1", [show.id]);
  return show.id;
}

test("the storefront learns of the shows to come, in the order of their starts, with the first of what they sell", async () => {
  const later = await aShowWith(shop, { title: "Later", startsAt: inHours(5), items: [{ product: hat }] });
  const sooner = await aShowWith(shop, {
    title: "Sooner",
    startsAt: inHours(2),
    items: [{ product: shirt }, { product: hat }],
  });
  await aShowWith(shop, { title: "Missed", startsAt: inHours(-13), items: [{ product: hat }] });

  const shows = await published("upcoming");

  expect(shows.map(({ id }) => id)).toEqual([sooner.id, later.id]);
  expect(shows[0]).toMatchObject({ title: "Sooner", host: "Ana", plannedMinutes: 60 });
  expect(shows[0]?.["products"]).toMatchObject([{ handle: shirt.product.handle }, { handle: hat.product.handle }]);
});

test("a show on air is not to come any more, and neither is one that was deleted", async () => {
  const started = await aShowWith(shop, { startsAt: inHours(1), items: [{ product: hat }] });
  const deleted = await aShowWith(shop, { startsAt: inHours(1), items: [{ product: hat }] });
  expect(await published("upcoming")).toHaveLength(2);

  await startShow(shop.house, shop.shop, started.id);
  await deleteShow(shop.house, shop.shop, deleted.id);

  expect(await published("upcoming")).toEqual([]);
});

test("twelve shows are announced of many", async () => {
  for (let i = 0; i < 13; i++) await aShowWith(shop, { startsAt: inHours(i + 1), items: [] });

  expect(await published("upcoming")).toHaveLength(12);
});

test("a recording makes a replay, whose cues are the moments at which products came on screen", async () => {
  const id = await anEndedShow("Autumn", [
    [shirt, 90],
    [hat, 300],
  ]);
  expect(await published("replays")).toEqual([]);

  await saveRecording(shop.house, shop.shop, { showId: id, url: recording, begins: "1:00" });

  const [replay, ...more] = await published("replays");
  expect(more).toEqual([]);
  expect(replay).toMatchObject({ id, title: "Autumn", host: "Ana", recordingUrl: recording, duration: 49 * 60 });
  expect(replay?.["cues"]).toEqual([
    { handle: shirt.product.handle, title: "Shirt", at: 30 },
    { handle: hat.product.handle, title: "Hat", at: 240 },
  ]);
});

test("what was published is in the form, and an empty address takes it away", async () => {
  const id = await anEndedShow("Autumn");
  await saveRecording(shop.house, shop.shop, { showId: id, url: recording, begins: "-0:30" });
  expect((await readShow(shop.house, shop.shop, id)).recording).toEqual({ url: recording, begins: "-0:30" });

  await saveRecording(shop.house, shop.shop, { showId: id, url: "", begins: "" });

  expect((await readShow(shop.house, shop.shop, id)).recording).toBeNull();
  expect(await published("replays")).toEqual([]);
});

test("only an ended show takes a recording, and only one that plays; another shop's show is not found", async () => {
  const show = await aShowWith(shop, { startsAt: inHours(1), items: [] });
  const ended = await anEndedShow("Autumn");
  const save = (showId: string, url: string) => saveRecording(shop.house, shop.shop, { showId, url, begins: "" });

  expect(await save(show.id, recording)).toEqual({ ok: false, refusal: { kind: "not-ended" } });
  expect(await save(ended, "https://shop.example/watch")).toEqual({
    ok: false,
    refusal: { kind: "invalid", fields: { url: { code: "not-a-recording" } } },
  });
  await expect(
    saveRecording(shop.house, "other.myshopify.com", { showId: ended, url: recording, begins: "" }),
  ).rejects.toThrow(NotFound);
});

/** Asks as Shopify's app proxy does. */
function calendar(showId: string, given: { method?: string; secret?: string } = {}): Promise<Response> {
  const timestamp = String(Math.floor(shop.house.clock().getTime() / 1000));
  const strings = [`shop=${shop.shop}`, "path_prefix=/apps/paniere", `show=${showId}`, `timestamp=${timestamp}`];
  const signature = createHmac("sha256", given.secret ?? shop.app.clientSecret)
    .update(strings.sort().join(""))
    .digest("hex");
  const { port } = pages.address() as AddressInfo;
  const query = `${strings.join("&")}&signature=${signature}`;
  return fetch(`http://127.0.0.1:${port}/proxy/calendar?${query}`, { method: given.method ?? "GET" });
}

test("a shopper puts a show into their calendar", async () => {
  const show = await aShowWith(shop, { title: "Winter", startsAt: "2027-01-02T18:00:00Z", items: [] });

  const answer = await calendar(show.id);

  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="show.ics"');
  const text = await answer.text();
  expect(text).toContain(`\r\nUID:${show.id}@paniere\r\n`);
  expect(text).toContain("\r\nDTSTART:20270102T180000Z\r\nDTEND:20270102T190000Z\r\n");
});

test("there is no calendar of a show that is not there, nor for whom Shopify did not sign", async () => {
  const gone = await calendar(randomUUID());

  expect(gone.status).toBe(404);
  expect(gone.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect((await calendar("x' or 1=1")).status).toBe(404);
  expect((await calendar(randomUUID(), { secret: "another" })).status).toBe(401);
  expect((await calendar(randomUUID(), { method: "POST" })).status).toBe(405);
});
