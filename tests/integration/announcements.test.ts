import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { PostgresBus } from "../../app/live/postgres-bus.server.ts";
import { openEventStream } from "../support/event-stream.ts";
import { aShow, openStage, ShowInMemory, streamPath, type Stage } from "../support/live-stage.ts";
import { expectLogLine, testLog } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";

const databaseUrl = await aDatabase();
const toClose: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

async function sql(text: string, params: readonly unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(text, [...params]);
  await client.end();
}

const announce = (announcement: object) =>
  sql("select pg_notify('paniere_live', $1)", [
    JSON.stringify({ show: aShow, at: "2026-11-21T12:00:00Z", ...announcement }),
  ]);

/** A web process: a stage whose hub hears the database. */
async function aProcess(show: ShowInMemory): Promise<{ stage: Stage; bus: PostgresBus }> {
  const bus = new PostgresBus({ databaseUrl, log: testLog, fastestRetryMs: 20 });
  const stage = await openStage({ show, isListening: () => bus.isListening });
  bus.listen({ onAnnouncement: (heard) => stage.hub.announce(heard), onListening: () => stage.hub.resync() });
  toClose.push(
    () => stage.close(),
    () => bus.close(),
  );
  await vi.waitFor(() => expect(bus.isListening).toBe(true));
  return { stage, bus };
}

test("viewers at two processes are told what one transaction announced", async () => {
  const show = new ShowInMemory();
  const processes = [await aProcess(show), await aProcess(show)];
  const viewers = await Promise.all(processes.map(({ stage }) => openEventStream(`${stage.url}${streamPath}`)));
  for (const viewer of viewers) await viewer.next();

  show.values = { "2f0f3a52-5c0a-4a86-8e1c-3f5f3d4f4d11": 1 };
  await announce({ change: "item", item: "2f0f3a52-5c0a-4a86-8e1c-3f5f3d4f4d11" });

  for (const viewer of viewers) expect((await viewer.next()).data).toMatchObject({ kind: "item", value: 1 });
});

test("an announcement of a transaction that failed is never heard", async () => {
  const { stage } = await aProcess(new ShowInMemory());
  const viewer = await openEventStream(`${stage.url}${streamPath}`);
  await viewer.next();

  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("begin");
  await client.query("select pg_notify('paniere_live', $1)", [JSON.stringify({ show: aShow, change: "pins" })]);
  await client.query("rollback");
  await client.end();
  await announce({ change: "show" });

  expect((await viewer.next()).data.kind).toBe("show");
});

test("a listener that lost the database comes back, and viewers are told what it missed", async () => {
  expectLogLine(/the listener lost the database/);
  const show = new ShowInMemory();
  const { stage, bus } = await aProcess(show);
  const viewer = await openEventStream(`${stage.url}${streamPath}`);
  await viewer.next();

  await sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'paniere listener'");
  await vi.waitFor(() => expect(bus.isListening).toBe(false), { interval: 1 });
  show.title = "Changed unheard";

  expect((await viewer.find(({ data }) => data["title"] === "Changed unheard")).data.kind).toBe("snapshot");
  await announce({ change: "pins" });
  expect((await viewer.next()).data.kind).toBe("pins");
});

test("an announcement that is none of ours is passed over", async () => {
  expectLogLine(/an announcement could not be read/);
  const { stage } = await aProcess(new ShowInMemory());
  const viewer = await openEventStream(`${stage.url}${streamPath}`);
  await viewer.next();

  await sql("select pg_notify('paniere_live', 'nonsense')");
  await announce({ change: "everything" });
  await announce({ change: "pins" });

  expect((await viewer.next()).data.kind).toBe("pins");
});

test("a listener that is closed does not come back", async () => {
  const { bus } = await aProcess(new ShowInMemory());

  await bus.close();
  await wait(100);

  expect(bus.isListening).toBe(false);
});
