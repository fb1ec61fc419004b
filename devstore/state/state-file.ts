import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { ShopState } from "./model.ts";

const FILE = "shop.json";

/** Reads a shop's state from its folder; null when nothing was saved there yet. Throws, naming the file, when it is not JSON. */
export async function readStateFile(dataDir: string): Promise<ShopState | null> {
  const path = join(dataDir, FILE);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    return JSON.parse(text) as ShopState;
  } catch {
    throw new Error(`The dev store's state in ${path} is not readable JSON: remove the file to start anew.`);
  }
}

/** Writes a shop's state whole or not at all: a crash while writing leaves the state saved before. */
export async function writeStateFile(dataDir: string, state: ShopState): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, FILE);
  const file = await open(`${path}.new`, "w");
  try {
    await file.writeFile(JSON.stringify(state));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
