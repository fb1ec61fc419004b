import type { TestProject } from "vitest/node";
import { migrate } from "../../app/persistence/migrations.server.ts";
import { startPostgresServer } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the run's PostgreSQL keeps its databases, and the migrated one that every test file copies */
    postgres: { administration: string; template: string; urlPrefix: string };
  }
}

/** Starts one PostgreSQL for a project's run, with the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  try {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: server.urlOf("postgres") });
    await client.connect();
    await client.query("create database template_paniere");
    await client.end();
    await migrate(server.urlOf("template_paniere"));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("postgres", {
    administration: server.urlOf("postgres"),
    template: "template_paniere",
    urlPrefix: server.urlOf(""),
  });
  return () => server.stop();
}
