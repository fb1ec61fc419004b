/**
 * Catalogue in: the file of a bulk operation into PostgreSQL by the app's own path (read line by line, parsed, checked,
 * guarded by what is newer, swept), against the bare upsert of as many rows, narrower ones in one table, parsed beforehand
 * and held in memory. `npm run bench:import -- --products 100000` is the size to plan for.
 */
import { join } from "node:path";
import type { Sql } from "../app/persistence/database.server.ts";
import { findShop } from "../app/persistence/shops.server.ts";
import { parseCatalogueLine } from "../app/shopify/catalogue-line.ts";
import { storeCatalogue } from "../app/use-cases/store-catalogue.server.ts";
import { benchShop, countOption, withBenchHouse, type BenchHouse } from "./bench-house.ts";
import { lineCount, readExport, writeExport } from "./catalogue-export.ts";
import { interleaved, printStandings } from "./rounds.ts";

const products = countOption("products", 2_000);
const rounds = countOption("rounds", 3);
const rowsPerStatement = 2_000;

await withBenchHouse(async (bench) => {
  const file = join(bench.folder, "export.jsonl");
  await writeExport(file, products);
  const rows = lineCount(products);
  const importAll = () => timed(rows, () => importFile(bench, file));
  await importAll();
  // Before the rows of the bare upsert are held in memory.
  const mostKb = process.resourceUsage().maxRSS;
  const standings = await interleaved(
    [
      { name: "import of the file into an empty catalogue", run: async () => (await forget(bench), importAll()) },
      { name: "the same file again: nothing is written", run: importAll },
      { name: "bare upsert of as many rows, parsed beforehand", run: await bareUpsert(bench, file, rows) },
    ],
    rounds,
  );
  printStandings(`Import of ${products} products, ${rows} rows`, "rows/s", standings);
  console.log(`  most memory in use by a process that imports: ${Math.round(mostKb / 1024)} MB`);
});

async function importFile({ house }: BenchHouse, file: string): Promise<void> {
  const shop = await findShop(house.db, benchShop);
  if (shop === null) throw new Error("the bench's shop is missing");
  await storeCatalogue(house, shop, {
    lines: readExport(file),
    objectCount: lineCount(products),
    purpose: "import",
    operation: "1",
    asOf: new Date(),
    storedLines: 0,
  });
}

async function forget({ house }: BenchHouse): Promise<void> {
  await house.db.query("truncate product, variant, inventory_level");
}

async function bareUpsert({ house }: BenchHouse, file: string, rows: number): Promise<() => Promise<number>> {
  await house.db.query(
    `create table bare (kind text, id text, parent text, title text, amount bigint, updated_at timestamptz, primary key (kind, id))`,
  );
  const parsed: object[] = [];
  for await (const line of readExport(file)) parsed.push(bareRow(parseCatalogueLine(line, "EUR")));
  const statements: string[] = [];
  for (let from = 0; from < parsed.length; from += rowsPerStatement) {
    statements.push(JSON.stringify(parsed.slice(from, from + rowsPerStatement)));
  }
  return async () => {
    await house.db.query("truncate bare");
    return timed(rows, async () => {
      for (const statement of statements) await upsert(house.db, statement);
    });
  };
}

function bareRow(line: ReturnType<typeof parseCatalogueLine>): object {
  switch (line.kind) {
    case "product":
      return {
        kind: "p",
        id: line.product.id,
        parent: "",
        title: line.product.title,
        amount: 0,
        at: line.product.updatedAt,
      };
    case "variant":
      return {
        kind: "v",
        id: line.variant.id,
        parent: line.variant.productId,
        title: line.variant.title,
        amount: 1,
        at: line.variant.updatedAt,
      };
    case "level":
      return {
        kind: "l",
        id: `${line.level.inventoryItemId} ${line.level.locationId}`,
        parent: "",
        title: "",
        amount: 7,
        at: line.level.updatedAt,
      };
    case "unused":
      throw new Error("the bench's export has no unused lines");
  }
}

async function upsert(db: Sql, rows: string): Promise<void> {
  await db.query(
    `insert into bare select r.kind, r.id, r.parent, r.title, r.amount, r.at
     from jsonb_to_recordset($1::jsonb) as r(kind text, id text, parent text, title text, amount bigint, at timestamptz)
     on conflict (kind, id) do update set title = excluded.title, amount = excluded.amount, updated_at = excluded.updated_at
     where excluded.updated_at > bare.updated_at`,
    [rows],
  );
}

async function timed(pieces: number, work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return pieces / ((performance.now() - startedAt) / 1000);
}
