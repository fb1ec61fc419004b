import pg from "pg";
import { expect, test } from "vitest";
import { aDatabase } from "../support/postgres.ts";

const databaseUrl = await aDatabase();

test("every test file has a migrated database of its own, and nothing is in it", async () => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();

  const { rows } = await client.query<{ shops: number }>("select count(*)::int as shops from shop");
  await client.end();

  expect(rows).toEqual([{ shops: 0 }]);
});
