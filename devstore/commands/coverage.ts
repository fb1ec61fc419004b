import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { SCHEMA_DIR } from "../conformance/conformance-store.ts";
import { coverageOf, type DocumentCoverage } from "../conformance/coverage.ts";
import { adminSchema } from "../graphql/admin-schema.ts";
import { readAnsweredFields } from "./conformance.ts";

/** `devstore coverage FILE…`: says for GraphQL documents what of them is emulated. Answers false when something is not. */
export async function coverage(paths: readonly string[]): Promise<boolean> {
  const documents = await coverageOfFiles(paths);
  for (const { name, fields, missing, invalid } of documents) {
    const gaps = [...invalid, ...missing.map((field) => `${field} is not emulated, or no case was answered it`)];
    console.log(gaps.length === 0 ? `${name}: all ${fields} fields` : `${name}:\n  ${gaps.join("\n  ")}`);
  }
  const complete = documents.filter(({ missing, invalid }) => missing.length + invalid.length === 0).length;
  console.log(`${documents.length} documents, ${complete} of them complete`);
  return complete === documents.length;
}

/** The coverage of every `.graphql` document at these paths, folders with what is below them. Throws when there is none. */
export async function coverageOfFiles(paths: readonly string[]): Promise<DocumentCoverage[]> {
  const files = (await Promise.all(paths.map(documentsAt))).flat().sort();
  if (files.length === 0) throw new Error("There is no .graphql document at these paths.");
  const { schema } = await adminSchema(SCHEMA_DIR);
  const proved = await readAnsweredFields();
  return Promise.all(
    files.map(async (file) => coverageOf(relative(".", file), await readFile(file, "utf8"), { schema, proved })),
  );
}

async function documentsAt(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names.filter((name) => name.endsWith(".graphql")).map((name) => join(path, name));
}
