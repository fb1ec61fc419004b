import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../../app/persistence/database.server.ts";
import { aDatabase } from "../support/postgres.ts";

const lost: string[] = [];
const db = openDatabase(await aDatabase(), (error) => lost.push(error.message));
afterAll(() => db.close());

/** Ends connections, and waits until their owners have heard of it. */
async function end(which: string): Promise<void> {
  await db.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
    and pid <> pg_backend_pid() and ${which}`);
  await wait(100);
}

test("a connection that is lost between two statements of a transaction fails the transaction, and nothing else", async () => {
  const writing = db.transaction("demo.myshopify.com", async (tx) => {
    await tx.query("select 1");
    await end("state = 'idle in transaction'");
    await tx.query("select 1");
  });

  await expect(writing).rejects.toThrow();
  expect(await db.query("select 1 as one")).toEqual([{ one: 1 }]);
});

test("a lock whose connection is lost while the work is done is let go, and can be had again", async () => {
  const first = await db.exclusively("a name", async () => {
    await end("application_name = 'paniere locks'");
    return "done";
  });

  expect(first).toBe("done");
  expect(await db.exclusively("a name", async () => "again")).toBe("again");
});
