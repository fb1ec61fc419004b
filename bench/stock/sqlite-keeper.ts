import { DatabaseSync } from "node:sqlite";
import { Batches } from "./batches.ts";
import type { HoldClaim, OpenKeeper } from "./keeper.ts";

/** SQLite inside of this one process, every transaction synced to the disk; claims coalesced. */
export function sqliteKeeper(file: string): OpenKeeper {
  const db = new DatabaseSync(file);
  db.exec(`
    pragma journal_mode = wal; pragma synchronous = full;
    create table hot_item (units integer not null, held integer not null);
    create table hot_hold (id text primary key, shopper text not null, units integer not null, made_at integer not null) without rowid;
  `);
  const take = db.prepare("update hot_item set held = held + ?1 where held + ?1 <= units");
  const keep = db.prepare("insert into hot_hold values (?, ?, ?, ?)");
  const count = db.prepare(
    "select (select held from hot_item) as counted, (select coalesce(sum(units), 0) from hot_hold) as kept",
  );
  const batches = new Batches<HoldClaim, boolean>(async (claims) => {
    db.exec("begin immediate");
    const answers = claims.map(({ id, shopper, units }) => {
      if (take.run(units).changes !== 1) return false;
      keep.run(id, shopper, units, Date.now());
      return true;
    });
    db.exec("commit");
    return answers;
  });
  return {
    name: "SQLite, coalesced (one process only)",
    async fill(units) {
      db.exec("delete from hot_hold; delete from hot_item");
      db.prepare("insert into hot_item values (?, 0)").run(units);
    },
    hold: (claim) => batches.add(claim),
    async count() {
      const found = count.get();
      return { counted: Number(found?.["counted"]), kept: Number(found?.["kept"]) };
    },
    close: async () => db.close(),
  };
}
