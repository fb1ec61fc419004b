import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, inject } from "vitest";

async function administrate<Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: inject("postgres").administration });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function openConnections(client: pg.Client, name: string): Promise<number> {
  const { rows } = await client.query<{ open: number }>(
    "select count(*)::int as open from pg_stat_activity where datname = $1",
    [name],
  );
  return rows[0]?.open ?? 0;
}

/** Drops a file's database; whoever still holds a connection to it fails the file. */
async function drop(name: string): Promise<void> {
  const left = await administrate(async (client) => {
    let open = await openConnections(client, name);
    // A connection that was closed a moment ago takes the server a moment to forget.
    for (let tries = 0; open > 0 && tries < 40; tries += 1) {
      await wait(50);
      open = await openConnections(client, name);
    }
    await client.query(`drop database ${name} with (force)`);
    return open;
  });
  if (left > 0) throw new Error(`${left} connections to the test's database were left open`);
}

/**
 * A migrated, empty database for this test file alone, and its address; gone when the file has run. Call it at the top of the file:
 * `const databaseUrl = await aDatabase();`
 */
export async function aDatabase(): Promise<string> {
  const { template, urlPrefix } = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administrate((client) => client.query(`create database ${name} template ${template}`));
  afterAll(() => drop(name));
  return `${urlPrefix}${name}`;
}
