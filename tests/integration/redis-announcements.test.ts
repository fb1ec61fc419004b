import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { openRedisPublisher, RedisBus } from "../../app/live/redis-bus.server.ts";
import { openDatabase, type Database } from "../../app/persistence/database.server.ts";
import { openEventStream } from "../support/event-stream.ts";
import { aShow, openStage, ShowInMemory, streamPath, type Stage } from "../support/live-stage.ts";
import { expectLogLine, testLog } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import { aRedisServer, type RedisServer } from "../support/redis-server.ts";

const shop = "demo.myshopify.com";
const databaseUrl = await aDatabase();
const toClose: (() => Promise<void> | void)[] = [];
let redis: RedisServer;

beforeAll(async () => {
  redis = await aRedisServer();
});
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});
afterAll(() => redis.kill());

const quick = { fastestRetryMs: 20, slowestRetryMs: 100, checkMs: 200, log: testLog };

/** A process that commits: its announcements are kept, and published by it alone or, never woken, by nobody. */
function aCommitter(): { readonly db: Database; readonly troubles: (string | null)[] } {
  const { publish, close } = openRedisPublisher({ ...quick, redisUrl: redis.url });
  const troubles: (string | null)[] = [];
  const db = openDatabase(databaseUrl, (error) => testLog.error({ err: error }, "connection lost"), {
    publish,
    onTrouble: (error) => troubles.push(error === null ? null : error.message),
    sweepMs: 100,
  });
  toClose.push(() => db.close(), close);
  return { db, troubles };
}

/** A web process: a stage whose hub hears Redis. */
async function aProcess(show: ShowInMemory): Promise<{ stage: Stage; bus: RedisBus }> {
  const bus = new RedisBus({ ...quick, redisUrl: redis.url });
  const stage = await openStage({ show, isListening: () => bus.isListening });
  bus.listen({ onAnnouncement: (heard) => stage.hub.announce(heard), onListening: () => stage.hub.resync() });
  toClose.push(
    () => stage.close(),
    () => bus.close(),
  );
  await vi.waitFor(() => expect(bus.isListening).toBe(true));
  return { stage, bus };
}

const watch = async ({ stage }: { readonly stage: Stage }) => {
  const viewer = await openEventStream(`${stage.url}${streamPath}`);
  await viewer.next();
  return viewer;
};

const pin = (db: Database) => db.transaction(shop, (tx) => tx.announce({ show: aShow, change: "pins" }));
const kept = async (db: Database) => (await db.query("select id from announcement")).length;

test("viewers at two processes are told what a transaction announced; then nothing is kept", async () => {
  const show = new ShowInMemory();
  const viewers = [await watch(await aProcess(show)), await watch(await aProcess(show))];
  const { db } = aCommitter();
  const item = randomUUID();
  show.values = { [item]: 1 };

  await db.transaction(shop, (tx) => tx.announce({ show: aShow, change: "item", item }));

  for (const viewer of viewers) expect((await viewer.next()).data).toMatchObject({ kind: "item", value: 1 });
  await vi.waitFor(async () => expect(await kept(db)).toBe(0));
});

test("a statement that finds out itself what changed announces the same way", async () => {
  const viewer = await watch(await aProcess(new ShowInMemory()));
  const { db } = aCommitter();

  await db.transaction(shop, (tx) =>
    tx.query(`select ${tx.announced("json_build_object('show', $1::text, 'change', 'pins')::text")}`, [aShow]),
  );

  expect((await viewer.next()).data.kind).toBe("pins");
});

test("an announcement of a transaction that failed is never heard", async () => {
  const viewer = await watch(await aProcess(new ShowInMemory()));
  const { db } = aCommitter();

  const failing = db.transaction(shop, async (tx) => {
    await tx.announce({ show: aShow, change: "pins" });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await db.transaction(shop, (tx) => tx.announce({ show: aShow, change: "show" }));

  expect((await viewer.next()).data.kind).toBe("show");
});

test("what a process committed before it died is published by another", async () => {
  const viewer = await watch(await aProcess(new ShowInMemory()));
  const { db } = aCommitter();

  await db.query("select keep_announcement($1)", [JSON.stringify({ show: aShow, change: "pins" })]);

  expect((await viewer.next()).data.kind).toBe("pins");
  await vi.waitFor(async () => expect(await kept(db)).toBe(0));
});

test("two who publish at once publish each announcement once", async () => {
  const heard: string[] = [];
  const bus = new RedisBus({ ...quick, redisUrl: redis.url });
  bus.listen({ onAnnouncement: ({ show }) => heard.push(show), onListening: () => undefined });
  toClose.push(() => bus.close());
  await vi.waitFor(() => expect(bus.isListening).toBe(true));
  const [one, other] = [aCommitter(), aCommitter()];
  const shows = Array.from({ length: 200 }, () => randomUUID());

  await Promise.all(
    shows.map((show, nth) =>
      (nth % 2 === 0 ? one : other).db.transaction(shop, (tx) => tx.announce({ show, change: "pins" })),
    ),
  );

  await vi.waitFor(() => expect(heard).toHaveLength(200));
  expect(heard.toSorted()).toEqual(shows.toSorted());
});

test("while Redis is away announcements wait, and viewers notice nothing but delay", async () => {
  expectLogLine(/the listener lost Redis/);
  const show = new ShowInMemory();
  const { stage, bus } = await aProcess(show);
  const viewer = await watch({ stage });
  const { db, troubles } = aCommitter();
  await pin(db);
  await viewer.next();

  await redis.kill();
  await vi.waitFor(() => expect(bus.isListening).toBe(false));
  show.title = "Changed meanwhile";
  await pin(db);
  await vi.waitFor(() => expect(troubles).toHaveLength(1));
  const late = await openEventStream(`${stage.url}${streamPath}`);
  const waiting = await kept(db);
  const seenLate = await late.next();
  await redis.start();

  expect(waiting).toBe(1);
  expect(seenLate.data).toMatchObject({ kind: "snapshot", title: "Changed meanwhile" });
  expect((await viewer.next()).data).toMatchObject({ title: "Changed meanwhile" });
  await vi.waitFor(async () => expect(await kept(db)).toBe(0));
  expect(troubles.at(-1)).toBeNull();
  expect(viewer.ended).toBe(false);
});

test("a Redis that falls silent is given up, and listened to again when it speaks", async () => {
  expectLogLine(/the listener lost Redis/);
  const show = new ShowInMemory();
  const { stage, bus } = await aProcess(show);
  const viewer = await watch({ stage });

  redis.freeze();
  await vi.waitFor(() => expect(bus.isListening).toBe(false), { timeout: 5000 });
  show.title = "Changed unheard";
  redis.thaw();

  expect((await viewer.next()).data).toMatchObject({ kind: "snapshot", title: "Changed unheard" });
});

test("a listener that starts while Redis is away hears it once it comes", async () => {
  expectLogLine(/the listener lost Redis/);
  await redis.kill();
  const bus = new RedisBus({ ...quick, redisUrl: redis.url });
  toClose.push(() => bus.close());
  bus.listen({ onAnnouncement: () => undefined, onListening: () => undefined });
  await wait(100);
  const before = bus.isListening;

  await redis.start();

  await vi.waitFor(() => expect(bus.isListening).toBe(true));
  expect(before).toBe(false);
});

test("what another speaks on the channel is passed over", async () => {
  expectLogLine(/an announcement could not be read/);
  const viewer = await watch(await aProcess(new ShowInMemory()));
  const { publish, close } = openRedisPublisher({ ...quick, redisUrl: redis.url });
  toClose.push(close);

  await vi.waitFor(() => publish(["nonsense", JSON.stringify({ show: aShow, change: "pins" })]));

  expect((await viewer.next()).data.kind).toBe("pins");
});
