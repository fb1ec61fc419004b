import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { root } from "./root.mjs";

/**
 * A hash of the content of files and folders, named from the project's top; what is missing counts as missing.
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} [counts] which files count
 * @returns {string}
 */
export function contentHash(paths, counts = () => true) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap((path) => filesUnder(join(root, path))).sort()) {
    const name = relative(root, path);
    if (counts(name)) hash.update(`${name}\0`).update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Whether the stamp in `file` (from the project's top) says that the work was done for this hash. */
export function isStamped(file, hash) {
  try {
    return readFileSync(join(root, file), "utf8") === hash;
  } catch {
    return false;
  }
}

/** Notes that the work was done for this hash. */
export function stamp(file, hash) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), hash);
}
