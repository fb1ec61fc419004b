import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ConformanceCase } from "./conformance-case.ts";

/** The cases of one file, under its name without `.cases.ts` */
export interface CaseFile {
  readonly name: string;
  readonly cases: readonly ConformanceCase[];
}

const FOLDER = join(import.meta.dirname, "cases");

/** All cases, by file in alphabetical order. Every array that a file exports holds cases; they go by its name. */
export async function readCaseFiles(): Promise<CaseFile[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".cases.ts")).sort();
  return Promise.all(
    names.map(async (file): Promise<CaseFile> => {
      const exported = (await import(join(FOLDER, file))) as Record<string, unknown>;
      const inOrder = Object.keys(exported).sort();
      const cases = inOrder
        .map((name) => exported[name])
        .filter(Array.isArray)
        .flat() as ConformanceCase[];
      if (cases.length === 0) throw new Error(`${file} exports no cases.`);
      return { name: file.slice(0, -".cases.ts".length), cases };
    }),
  );
}
