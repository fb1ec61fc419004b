import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { parseProductCsv } from "../../devstore/catalogue/product-csv.ts";
import { NotHeld } from "./steps.ts";

const ownCatalogue = join(import.meta.dirname, "catalogue.csv");
const note = "catalogue.json";

/** A product export, read. */
export interface CatalogueFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** Reads the exports that were asked for; without any, the demo's own. Throws the store's line about one that is broken. */
export function readCatalogues(files: readonly string[]): CatalogueFile[] {
  const catalogues = (files.length === 0 ? [ownCatalogue] : files).map((file) =>
    catalogueFile(basename(file), readFileSync(file, "utf8")),
  );
  for (const { name, text } of catalogues) parseProductCsv(text, name);
  return catalogues;
}

/** An export under a name of its own. */
export function catalogueFile(name: string, text: string): CatalogueFile {
  return { name, text, sha256: createHash("sha256").update(text).digest("hex") };
}

const kept = z.array(z.string());

/** Whether the store kept in a folder was filled to its end. */
export function isStoreKept(folder: string): boolean {
  return existsSync(join(folder, note));
}

/** Notes with what the store in a folder was filled. */
export function noteCatalogues(folder: string, catalogues: readonly CatalogueFile[]): void {
  writeFileSync(join(folder, note), JSON.stringify(catalogues.map(({ sha256 }) => sha256)));
}

/** Throws one line when a store that was filled opens empty: an earlier version kept it in another form, or its files are gone. */
export function checkKeptProducts(folder: string, products: number): void {
  if (products > 0 || !existsSync(join(folder, note))) return;
  throw new NotHeld(
    "The store that was kept cannot be read: an earlier version wrote it, or files are missing. Add --fresh to forget it and begin anew.",
  );
}

/** Throws one line when the kept store was filled with something else than what is asked for now. */
export function checkKeptCatalogue(folder: string, asked: readonly CatalogueFile[]): void {
  const hashes = kept.parse(JSON.parse(readFileSync(join(folder, note), "utf8")));
  if (hashes.join() === asked.map(({ sha256 }) => sha256).join()) return;
  throw new NotHeld("The store that was kept has another catalogue: add --fresh to forget it and load this one.");
}
