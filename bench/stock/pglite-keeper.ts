import { PGlite } from "@electric-sql/pglite";
import { Batches } from "./batches.ts";
import type { HoldClaim, OpenKeeper } from "./keeper.ts";
import { claimMany, countHeld, tables } from "./postgres-tables.ts";

/** PostgreSQL inside of this one process, its files in `folder`; claims coalesced. */
export async function pgliteKeeper(folder: string): Promise<OpenKeeper> {
  const db = await PGlite.create(folder);
  await db.exec(tables);
  const batches = new Batches<HoldClaim, boolean>(async (claims) => {
    const { rows } = await db.query<{ id: string }>(claimMany, [
      claims.map(({ id }) => id),
      claims.map(({ shopper }) => shopper),
      claims.map(({ units }) => units),
    ]);
    const made = new Set(rows.map(({ id }) => id));
    return claims.map(({ id }) => made.has(id));
  });
  return {
    name: "PGlite, coalesced (one process only)",
    async fill(units) {
      await db.exec("truncate hot_item, hot_hold");
      await db.query("insert into hot_item (shard, units) values (0, $1)", [units]);
    },
    hold: (claim) => batches.add(claim),
    async count() {
      const { rows } = await db.query<{ counted: number; kept: number }>(countHeld);
      return rows[0] ?? { counted: 0, kept: 0 };
    },
    close: () => db.close(),
  };
}
