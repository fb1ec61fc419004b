import { join } from "node:path";
import { runTool } from "./command.mjs";
import { projectNode } from "./packages.mjs";
import { step } from "./progress.mjs";
import { root } from "./root.mjs";
import { contentHash, isStamped, stamp } from "./stamp.mjs";

const prismaStamp = "node_modules/.prisma/client/made-from";
const buildStamp = "build/made-from";

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
