import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startEmbeddedPostgres } from "../../app/persistence/embedded-postgres.server.ts";
import { freePort } from "../../scripts/demo/ports.ts";

const dataDir = mkdtempSync(join(tmpdir(), "paniere-embedded-"));
const port = await freePort();
const start = (at = port) => startEmbeddedPostgres({ dataDir, port: at, log: () => undefined });

afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask<Value>(url: string, sql: string): Promise<Value | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: Value }>(sql);
    return rows[0]?.value;
  } finally {
    await client.end();
  }
}

const isUp = (url: string) =>
  ask(url, "select 1 as value").then(
    () => true,
    () => false,
  );

test("two who start at once share one server, and the last one stops it", async () => {
  const [web, worker] = await Promise.all([start(), start()]);

  expect(worker.url).toBe(web.url);
  await web.stop();
  expect(await isUp(worker.url)).toBe(true);
  await worker.stop();
  expect(await isUp(worker.url)).toBe(false);
});

test("what was written is there at the next start", async () => {
  const first = await start();
  await ask(first.url, "create table kept as select 42 as value");
  await first.stop();

  const second = await start();

  expect(await ask(second.url, "select value from kept")).toBe(42);
  await second.stop();
});

test("a file left behind by a server that was killed is no obstacle", async () => {
  // Process 1 lives on every machine, and is no PostgreSQL of this folder.
  writeFileSync(join(dataDir, "postgres", "postmaster.pid"), `1\n${dataDir}\n1\n${port}\n`);

  const server = await start();

  expect(await isUp(server.url)).toBe(true);
  await server.stop();
});

test("a port in use is named, with what to do", async () => {
  const occupant = createServer().listen(0, "127.0.0.1");
  await once(occupant, "listening");
  const address = occupant.address();
  const taken = typeof address === "object" && address !== null ? address.port : 0;

  await expect(start(taken)).rejects.toThrow(`Port ${taken} is in use: set PANIERE_PG_PORT`);

  occupant.close();
});
