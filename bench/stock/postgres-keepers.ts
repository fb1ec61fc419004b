import type pg from "pg";
import { Batches } from "./batches.ts";
import type { HoldClaim, Keeper } from "./keeper.ts";
import { claimMany, claimOne, countHeld, tables } from "./postgres-tables.ts";

/** A statement for each claim. */
export function oneStatementPerClaim(pool: pg.Pool): Keeper {
  return {
    ...base(pool, 1),
    name: `PostgreSQL, a statement a claim, ${pool.options.max} connections`,
    hold: async (claim) => tryShard(pool, 0, claim),
  };
}

/** A transaction for each claim, with the decision in the process: read and lock, decide, write. */
export function interactiveTransactions(pool: pg.Pool): Keeper {
  return {
    ...base(pool, 1),
    name: `PostgreSQL, an interactive transaction a claim, ${pool.options.max} connections`,
    hold: (claim) => decideInside(pool, claim),
  };
}

/** The counter is split, so that so many claims can be written at once; each begins at one by chance and tries them all. */
export function counterShards(pool: pg.Pool, shards: number): Keeper {
  return {
    ...base(pool, shards),
    name: `PostgreSQL, ${shards} counters, a statement a claim, ${pool.options.max} connections`,
    async hold(claim) {
      const first = Math.floor(Math.random() * shards);
      for (let tried = 0; tried < shards; tried += 1) {
        if (await tryShard(pool, (first + tried) % shards, claim)) return true;
      }
      return false;
    },
  };
}

/** All claims that arrive while a statement runs go into the next one; and nothing else is looked at. */
export function coalescedStatements(pool: pg.Pool): Keeper {
  const batches = new Batches<HoldClaim, boolean>(async (claims) => {
    const { rows } = await pool.query<{ id: string }>({
      name: "claim-many",
      text: claimMany,
      values: [claims.map(({ id }) => id), claims.map(({ shopper }) => shopper), claims.map(({ units }) => units)],
    });
    const made = new Set(rows.map(({ id }) => id));
    return claims.map(({ id }) => made.has(id));
  });
  return {
    ...base(pool, 1),
    name: "PostgreSQL, coalesced, and nothing but the counter",
    hold: (claim) => batches.add(claim),
  };
}

function base(pool: pg.Pool, shards: number): Pick<Keeper, "fill" | "count"> {
  return {
    async fill(units) {
      await pool.query(tables);
      await pool.query("truncate hot_item, hot_hold");
      await pool.query(
        `insert into hot_item (shard, units)
         select s, $1::int / $2 + case when s < $1::int % $2 then 1 else 0 end from generate_series(0, $2::int - 1) s`,
        [units, shards],
      );
    },
    async count() {
      const { rows } = await pool.query<{ counted: number; kept: number }>(countHeld);
      return rows[0] ?? { counted: 0, kept: 0 };
    },
  };
}

async function tryShard(pool: pg.Pool, shard: number, { id, shopper, units }: HoldClaim): Promise<boolean> {
  const { rowCount } = await pool.query({ name: "claim-one", text: claimOne, values: [shard, id, shopper, units] });
  return rowCount === 1;
}

async function decideInside(pool: pg.Pool, { id, shopper, units }: HoldClaim): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ units: number; held: number }>({
      name: "look",
      text: "select units, held from hot_item where shard = 0 for update",
    });
    const [item] = rows;
    const fits = item !== undefined && item.held + units <= item.units;
    if (fits) {
      await client.query({
        name: "count",
        text: "update hot_item set held = held + $1 where shard = 0",
        values: [units],
      });
      await client.query({
        name: "keep",
        text: "insert into hot_hold values ($1, $2, $3, now())",
        values: [id, shopper, units],
      });
    }
    await client.query("commit");
    return fits;
  } finally {
    client.release();
  }
}
