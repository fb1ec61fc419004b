import type { MigrationList, SchemaContainer } from "@prisma/schema-engine-wasm";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { withSchemaEngine } from "./schema-engine.server.ts";

const prismaFolder = fileURLToPath(new URL("../../prisma/", import.meta.url));
const migrationsFolder = path.join(prismaFolder, "migrations");
const filters = { externalTables: [], externalEnums: [] };
const lockFile = "migration_lock.toml";
/** Any number will do, as long as nothing else locks it. */
const migrationLock = 7_160_201;

async function readSchema(): Promise<SchemaContainer> {
  const file = path.join(prismaFolder, "schema.prisma");
  return { path: file, content: await readFile(file, "utf8") };
}

async function listMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: await readFile(path.join(migrationsFolder, name, "migration.sql"), "utf8"),
        },
      },
    })),
  );
  const lock = await readFile(path.join(migrationsFolder, lockFile), "utf8").catch(() => null);
  return {
    baseDir: migrationsFolder,
    lockfile: { path: lockFile, content: lock },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

/**
 * Applies what is missing of prisma/migrations and answers the names of what it applied. Processes that start together take
 * turns. `prisma migrate deploy` does the same on the same table, `_prisma_migrations`.
 */
export async function migrate(databaseUrl: string): Promise<readonly string[]> {
  const gate = new pg.Client({ connectionString: databaseUrl });
  await gate.connect();
  try {
    await gate.query("select pg_advisory_lock($1)", [migrationLock]);
    const schema = await readSchema();
    const migrationsList = await listMigrations();
    const applied = await withSchemaEngine(databaseUrl, [schema.path, schema.content], (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    );
    return applied.appliedMigrationNames;
  } finally {
    await gate.end();
  }
}

/**
 * Writes the migration that leads from `previous`, the text of the schema before (null: from an empty database), to
 * prisma/schema.prisma, and answers its name; null when nothing differs.
 */
export async function writeMigration(
  databaseUrl: string,
  migration: { readonly name: string; readonly now: Date; readonly previous: string | null },
): Promise<string | null> {
  const schema = await readSchema();
  const { exitCode, stdout } = await withSchemaEngine(databaseUrl, [schema.path, schema.content], (engine) =>
    engine.diff({
      from:
        migration.previous === null
          ? { tag: "empty" }
          : { tag: "schemaDatamodel", files: [{ path: schema.path, content: migration.previous }] },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: true,
      filters,
    }),
  );
  if (exitCode === 0 || stdout === null) return null;
  const stamp = migration.now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(migrationsFolder, `${stamp}_${migration.name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), stdout);
  await writeFile(path.join(migrationsFolder, lockFile), 'provider = "postgresql"\n');
  return path.basename(folder);
}
