import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTool } from "./command.mjs";
import { SetupProblem } from "./problem.mjs";
import { step } from "./progress.mjs";
import { root } from "./root.mjs";
import { readTarball } from "./tarball.mjs";

/** Shopify publishes its schemas in this package; its dependencies weigh 366 MB, so only the tarball is taken. */
const source = {
  name: "@shopify/dev-mcp",
  version: "1.16.0",
  integrity: "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==",
  folder: "package/dist/data",
};

const cacheFolder = join(root, ".cache", "shopify");

/** The schemas that the project reads, with the SHA-256 of each. */
const schemas = {
  "admin_2026-10.json.gz": "f3b522f264556925eada700e795e4a002a9cba83444ebcc6c0d724254a0c6593",
  "functions_cart_checkout_validation_2026-10.json.gz":
    "e9aa13f7912d4d83b5e08994e7ad15a1c010b797f87b8d9a92947e0dc5ccca0a",
  "storefront-graphql_2026-10.json.gz": "c93d9dc120f8abffa90b6d79c11270ccafceb8fe4b716683d365793db302e196",
};

function isCached([name, sha256]) {
  const path = join(cacheFolder, name);
  return existsSync(path) && createHash("sha256").update(readFileSync(path)).digest("hex") === sha256;
}

async function fetchSchemas() {
  const folder = mkdtempSync(join(tmpdir(), "paniere-schema-"));
  try {
    const spec = `${source.name}@${source.version}`;
    const packed = await runTool("npm", [
      ...["pack", spec, "--json", "--ignore-scripts", "--loglevel=error"],
      ...["--pack-destination", folder],
    ]);
    const [{ filename }] = JSON.parse(packed);
    const tarball = readFileSync(join(folder, filename.replace("@", "").replace("/", "-")));
    const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
    if (integrity !== source.integrity) {
      throw new SetupProblem(`The registry's ${spec} is not the one that was pinned: nothing of it was used.`);
    }
    const files = readTarball(tarball, (name) => name.startsWith(`${source.folder}/`));
    mkdirSync(cacheFolder, { recursive: true });
    for (const name of Object.keys(schemas)) {
      const content = files[`${source.folder}/${name}`];
      if (content === undefined) throw new SetupProblem(`${spec} does not hold ${name}.`);
      writeFileSync(join(cacheFolder, `${name}.part`), content);
      renameSync(join(cacheFolder, `${name}.part`), join(cacheFolder, name));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts Shopify's published GraphQL schemas into the cache, unless they are there. */
export async function cacheShopifySchemas() {
  if (Object.entries(schemas).every(isCached)) return;
  await step("Fetching Shopify's GraphQL schemas", fetchSchemas);
}
