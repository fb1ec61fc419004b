import type pg from "pg";

/** A name as the 64-bit number that PostgreSQL's advisory locks go by. */
const keyOf = "hashtextextended($1, 0)";

/** Runs `work` under the session-level advisory lock of that name; waits for it. It ends with the connection. */
export async function withLock<Value>(pool: pg.Pool, name: string, work: () => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(${keyOf})`, [name]);
    return await work();
  } finally {
    await unlock(client, name);
  }
}

/** The same, but answers `{ ran: false }` at once when another session holds it. */
export async function withLockIfFree<Value>(
  pool: pg.Pool,
  name: string,
  work: () => Promise<Value>,
): Promise<{ readonly ran: true; readonly value: Value } | { readonly ran: false }> {
  const client = await pool.connect();
  let locked = false;
  try {
    const answer = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock(${keyOf}) as locked`, [name]);
    locked = answer.rows[0]?.locked === true;
    return locked ? { ran: true, value: await work() } : { ran: false };
  } finally {
    if (locked) await unlock(client, name);
    else client.release();
  }
}

/** A connection that cannot say that it unlocked is closed, which unlocks too. */
async function unlock(client: pg.PoolClient, name: string): Promise<void> {
  try {
    await client.query(`select pg_advisory_unlock(${keyOf})`, [name]);
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}
