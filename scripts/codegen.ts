/**
 * `npm run codegen` writes what is derived: Prisma's client (in node_modules), and app/shopify/generated.ts from the operations
 * in app/shopify/operations and the cached Admin schema. `--check` writes nothing and fails when generated.ts is stale.
 */
import { generate } from "@graphql-codegen/cli";
import { buildClientSchema, printSchema, type IntrospectionQuery } from "graphql";
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { format, resolveConfig } from "prettier";
import { z } from "zod";
import { adminApiVersion } from "../app/shopify/admin-api-version.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = `${root}app/shopify/generated.ts`;

function generatePrismaClient(): void {
  const prisma = fileURLToPath(new URL("../node_modules/prisma/build/index.js", import.meta.url));
  // Any existing file as the schema engine keeps Prisma from downloading one, which `generate` does not need.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" };
  const run = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], { cwd: root, env, encoding: "utf8" });
  if (run.status !== 0) {
    console.error(run.stdout + run.stderr);
    process.exit(1);
  }
}

/** The text of app/shopify/generated.ts for the operations as they are. */
async function generateOperations(): Promise<string> {
  const packed = await readFile(`${root}.cache/shopify/admin_${adminApiVersion}.json.gz`);
  const withoutWords = (key: string, value: unknown) => (key === "description" ? null : value);
  const introspection = z
    .object({ data: z.custom<IntrospectionQuery>() })
    .parse(JSON.parse(gunzipSync(packed).toString("utf8"), withoutWords));
  const written: unknown = await generate(
    {
      schema: printSchema(buildClientSchema(introspection.data)),
      documents: `${root}app/shopify/operations/*.graphql`,
      silent: true,
      generates: {
        [target]: {
          plugins: ["typescript-operations", "typed-document-node"],
          config: {
            useTypeImports: true,
            enumsAsTypes: true,
            onlyOperationTypes: true,
            skipTypename: true,
            immutableTypes: true,
            defaultScalarType: "string",
            scalars: { JSON: "unknown" },
          },
        },
      },
    },
    false,
  );
  const [file] = z.tuple([z.object({ content: z.string() })]).parse(written);
  const options = await resolveConfig(target);
  return format(`// Written by \`npm run codegen\`.\n${file.content}`, { ...options, filepath: target });
}

const generated = await generateOperations();
if (process.argv.includes("--check")) {
  if (generated !== (await readFile(target, "utf8"))) {
    console.error("app/shopify/generated.ts is stale: run `npm run codegen`.");
    process.exit(1);
  }
} else {
  generatePrismaClient();
  await writeFile(target, generated);
}
