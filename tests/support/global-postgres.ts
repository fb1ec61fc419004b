import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startPostgresServer } from "./postgres-server.ts";

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
  await client.query(`create database ${template}`);
  await client.end();
  const migrate = fileURLToPath(new URL("../../scripts/migrate.ts", import.meta.url));
  await promisify(execFile)(process.execPath, [migrate], { env: { ...process.env, DATABASE_URL: templateUrl } });
}

/** Starts one PostgreSQL for a project's run, with the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  const administration = server.urlOf("postgres");
  try {
    await createTemplate(administration, server.urlOf(template));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("postgres", { administration, template, urlPrefix: server.urlOf("") });
  return () => server.stop();
}
