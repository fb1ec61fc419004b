import { existsSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./command.mjs";
import { projectNode } from "./packages.mjs";
import { step } from "./progress.mjs";
import { root } from "./root.mjs";
import { contentHash, isStamped, stamp } from "./stamp.mjs";

const prismaStamp = "node_modules/.prisma/client/made-from";
const codegenStamp = ".cache/codegen-made-from";
const typedDocuments = "app/shopify/generated";
const buildStamp = "build/made-from";

const isGenerated = (path) => path.startsWith(typedDocuments);
const isTest = (path) => /\.test\.tsx?$/.test(path);

function script(path) {
  return join(root, "node_modules", ...path.split("/"));
}

/** Makes the database client from the data model, unless it was made from this very model. */
export async function generateDatabaseClient() {
  const hash = contentHash(["prisma/schema.prisma", "node_modules/prisma/package.json", "prisma.config.ts"]);
  if (isStamped(prismaStamp, hash)) return;
  await step("Generating the database client", () =>
    runTool(projectNode, [script("prisma/build/index.js"), "generate"], {
      // Any file that exists keeps Prisma from downloading an engine that nothing here uses.
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CI: "1" },
    }),
  );
  stamp(prismaStamp, hash);
}

/** Makes the types of the app's GraphQL documents from Shopify's schema, unless they were made from these very documents. */
export async function generateGraphqlTypes() {
  const hash = contentHash(["scripts/codegen.ts", "app/shopify", ".cache/shopify"], (path) => !isGenerated(path));
  if (isStamped(codegenStamp, hash) && existsSync(join(root, typedDocuments))) return;
  await step("Generating types for Shopify's GraphQL", () =>
    runTool(projectNode, [join(root, "scripts", "codegen.ts")]),
  );
  stamp(codegenStamp, hash);
}

/** Builds the admin pages, unless they were built from these very sources. */
export async function buildAdminPages() {
  const sources = ["app", "public", "vite.config.ts", "remix.config.js", "tsconfig.json", "package-lock.json"];
  const hash = contentHash(sources, (path) => !isTest(path));
  if (isStamped(buildStamp, hash)) return;
  await step("Building the admin pages", () =>
    runTool(projectNode, [script("@remix-run/dev/dist/cli.js"), "vite:build"], { env: { NODE_ENV: "production" } }),
  );
  stamp(buildStamp, hash);
}
