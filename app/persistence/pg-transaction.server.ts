import type pg from "pg";

/**
 * Runs `work` on one connection between `begin` and a commit; a fault undoes all of it. A connection that cannot even undo is not
 * used again.
 */
export async function inTransaction<Value>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const value = await work(client);
    await client.query("commit");
    return value;
  } catch (error) {
    await client.query("rollback").catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error(String(lost));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
