import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const script = join(import.meta.dirname, "..", "migrate.ts");

/** Brings a database's tables up to date, in a process of its own: the schema engine keeps its process awake for seconds. */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  await promisify(execFile)(process.execPath, [script], { env: { ...process.env, DATABASE_URL: databaseUrl } });
}
