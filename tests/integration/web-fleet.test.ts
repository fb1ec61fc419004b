import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openRedisPublisher } from "../../app/live/redis-bus.server.ts";
import { openDatabase } from "../../app/persistence/database.server.ts";
import type { House } from "../../app/use-cases/house.server.ts";
import { readAudience } from "../../app/use-cases/note-audience.server.ts";
import { pinItem } from "../../app/use-cases/pin-item.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { unpinItem } from "../../app/use-cases/unpin-item.server.ts";
import { freePort } from "../../scripts/demo/ports.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { openEventStream, type EventStreamReader } from "../support/event-stream.ts";
import { expectLogLine, testLog } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import { aRedisServer } from "../support/redis-server.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop, aShowWith, type SavedShow } from "../support/show-on-air.ts";
import { startWebProcess, streamOf, type WebProcess } from "../support/web-process.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let show: SavedShow;

beforeAll(async () => {
  let shirt: ProductInStore | undefined;
  shop = await anInstalledShop(databaseUrl, ({ store }) => (shirt = aProductIn(store, { title: "Shirt" })));
  show = await aShowWith(shop, { items: shirt === undefined ? [] : [{ product: shirt }] });
  await startShow(shop.house, shop.shop, show.id);
});
afterAll(() => shop.close());

interface Seat {
  readonly stream: EventStreamReader;
  /** Which process serves it, by the first half of its position */
  readonly server: string;
  readonly position: string;
}

async function takeSeat(web: Pick<WebProcess, "url">, viewer: string, lastEventId?: string): Promise<Seat> {
  const stream = await openEventStream(
    `${streamOf(web, shop, show.id)}&viewer=${viewer}`,
    lastEventId === undefined ? {} : { headers: { "Last-Event-ID": lastEventId } },
  );
  const { id } = await stream.next();
  return { stream, server: (id ?? "").split(".")[0] ?? "", position: id ?? "" };
}

/** Viewers until each of two processes has some. */
async function aCrowd(web: Pick<WebProcess, "url">): Promise<readonly Seat[]> {
  const seats: Seat[] = [];
  while (seats.length < 6 || new Set(seats.map(({ server }) => server)).size < 2) {
    seats.push(await takeSeat(web, `viewer-${seats.length}`));
  }
  return seats;
}

/** Pins the shirt and takes it off again, and waits until all have seen both. */
async function pinAndSee(house: House, streams: readonly EventStreamReader[]): Promise<void> {
  const itemId = show.itemIds[0] ?? "";
  await pinItem(house, shop.shop, show.id, itemId);
  const isOn = ({ data }: { data: object }) => JSON.stringify(data).includes(`"itemId":"${itemId}"`);
  for (const stream of streams) await stream.find((event) => event.data.kind === "pins" && isOn(event));
  await unpinItem(house, shop.shop, show.id, itemId);
  for (const stream of streams) await stream.find((event) => event.data.kind === "pins");
}

test("two processes on one port: a pin reaches the viewers of both; one is killed, and only its viewers notice, and come back", async () => {
  expectLogLine(/a web process died and is started again/);
  const web = await startWebProcess(databaseUrl, shop, { args: ["--web", "2"], count: 2 });
  const seats = await aCrowd(web);
  await pinAndSee(
    shop.house,
    seats.map(({ stream }) => stream),
  );
  await vi.waitFor(
    async () => expect(await readAudience(shop.house, shop.shop, show.id)).toMatchObject({ viewers: seats.length }),
    { timeout: 10_000 },
  );

  process.kill(web.pids[0] ?? 0, "SIGKILL");
  await vi.waitFor(() => expect(seats.some(({ stream }) => stream.ended)).toBe(true));
  const lost = seats.filter(({ stream }) => stream.ended);
  const returned = await Promise.all(
    lost.map(({ position }, nth) => vi.waitFor(() => takeSeat(web, `viewer-${nth}`, position), { timeout: 10_000 })),
  );
  const staying = seats.filter(({ stream }) => !stream.ended);
  await pinAndSee(
    shop.house,
    [...staying, ...returned].map(({ stream }) => stream),
  );

  expect(new Set(lost.map(({ server }) => server)).size).toBe(1);
  expect(staying.length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(web.pids).toHaveLength(3), { timeout: 10_000 });
  expect(await web.end("SIGTERM")).toBe(0);
  for (const { stream } of [...staying, ...returned]) await stream.whenEnded();
});

test("two processes that hear Redis: a pin reaches the viewers of both, also after Redis was killed", async () => {
  expectLogLine(/the listener lost Redis|announcements wait in the database/);
  const redis = await aRedisServer();
  const { publish, close } = openRedisPublisher({ redisUrl: redis.url, log: testLog });
  const db = openDatabase(databaseUrl, (error) => testLog.error({ err: error }, "connection lost"), {
    publish,
    onTrouble: () => undefined,
  });
  const house = { ...shop.house, db };
  const env = { REDIS_URL: redis.url };
  const webs = [await startWebProcess(databaseUrl, shop, { env }), await startWebProcess(databaseUrl, shop, { env })];
  const streams = await Promise.all(webs.map(async (web) => (await takeSeat(web, "ana")).stream));

  await pinAndSee(house, streams);
  await redis.kill();
  const pinned = pinItem(house, shop.shop, show.id, show.itemIds[0] ?? "");
  await redis.start();
  await pinned;
  for (const stream of streams) {
    await stream.find(({ data }) => JSON.stringify(data["pins"] ?? []).includes('"until":null'));
  }
  await unpinItem(house, shop.shop, show.id, show.itemIds[0] ?? "");

  expect(streams.map(({ ended }) => ended)).toEqual([false, false]);
  for (const web of webs) expect(await web.end("SIGTERM")).toBe(0);
  await db.close();
  close();
  await redis.kill();
});

test("without DATABASE_URL the embedded database is started once for all, and stopped behind the last", async () => {
  const folder = mkdtempSync(join(tmpdir(), "paniere-fleet-"));
  chmodSync(folder, 0o755);
  const env = { DATABASE_URL: "", DATA_DIR: folder, PANIERE_PG_PORT: String(await freePort()) };

  const web = await startWebProcess(databaseUrl, shop, { env, args: ["--web", "2"], count: 2 });
  const health = await fetch(`${web.url}/healthz`);
  const code = await web.end("SIGTERM");

  expect(health.status).toBe(200);
  expect(code).toBe(0);
  expect(existsSync(join(folder, "postgres", "postmaster.pid"))).toBe(false);
  rmSync(folder, { recursive: true, force: true });
});

test("a fleet none of whose processes can start says so and ends", async () => {
  expectLogLine(/cannot be listened on/);

  const starting = startWebProcess(databaseUrl, shop, {
    env: { HOST: "203.0.113.1", PORT: "4000" },
    args: ["--web", "2"],
  });

  await expect(starting).rejects.toThrow("ended before it served");
});
