import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../app/persistence/embedded-postgres.server.ts";
import { migrateDatabase } from "../../scripts/demo/migrate-database.ts";
import { freePort } from "../../scripts/demo/ports.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the run's PostgreSQL keeps its databases, and the migrated one that every test file copies */
    postgres: { administration: string; template: string; urlPrefix: string };
  }
}

const template = "template_paniere";

async function createTemplate(administration: string, templateUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: administration });
  await client.connect();
  // The data of a test need not survive a power cut.
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) {
    await client.query(`alter system set ${setting} = off`);
  }
  await client.query("select pg_reload_conf()");
  await client.query(`create database ${template}`);
  await client.end();
  await migrateDatabase(templateUrl);
}

/** Starts one PostgreSQL for a project's run, in a temporary folder, with the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "paniere-tests-"));
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir, port: await freePort(), log: () => undefined });
  const urlPrefix = new URL(".", server.url).href;
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await createTemplate(server.url, `${urlPrefix}${template}`);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("postgres", { administration: server.url, template, urlPrefix });
  return stop;
}
