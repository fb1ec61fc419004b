/**
 * `npm run migrate` brings the database of DATABASE_URL up to date.
 * `npm run migrate -- --write NAME --since FILE` writes the migration from an older schema (`git show HEAD:prisma/schema.prisma
 * > FILE`) to prisma/schema.prisma; without `--since`, from an empty database.
 */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { migrate, writeMigration } from "../app/persistence/migrations.server.ts";

const { values } = parseArgs({ options: { write: { type: "string" }, since: { type: "string" } } });
const databaseUrl = process.env["DATABASE_URL"];
if (databaseUrl === undefined || databaseUrl === "") {
  console.error(
    "DATABASE_URL is not set: name the PostgreSQL database, such as postgresql://user:password@host:5432/name",
  );
  process.exit(1);
}
if (values.write === undefined) {
  const applied = await migrate(databaseUrl);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
} else {
  const previous = values.since === undefined ? null : await readFile(values.since, "utf8");
  const name = await writeMigration(databaseUrl, { name: values.write, now: new Date(), previous });
  console.log(name === null ? "The schema has not changed." : `Wrote prisma/migrations/${name}/migration.sql`);
}
// Prisma's engine leaves the timer of its own lock (10 s) running.
process.exit(0);
