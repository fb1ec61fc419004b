import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { conformancePage, terminalTable } from "../conformance/report.ts";
import { runConformance, type ConformanceRun } from "../conformance/run.ts";

const top = join(import.meta.dirname, "..");

/** The page and the list that a run writes, which are kept with the cases */
export const CONFORMANCE_PAGE = join(top, "CONFORMANCE.md");
export const ANSWERED_FIELDS = join(top, "conformance", "answered-fields.json");

export interface ConformanceOptions {
  readonly only?: string;
  /** Writes CONFORMANCE.md and the list of answered fields anew */
  readonly write: boolean;
}

/** `devstore conformance`: proves all cases, prints the table with the totals last. Answers false when one failed. */
export async function conformance({ only, write }: ConformanceOptions): Promise<boolean> {
  const run = await runConformance({
    ...(only === undefined ? {} : { only }),
    onOutcome: ({ file, says, failure }) => {
      if (failure !== null) console.log(`FAILED  ${file}: ${says}\n${indented(failure)}\n`);
    },
  });
  if (run.outcomes.length === 0) throw new Error(`No case has "${only ?? ""}" in its file, sentence or operations.`);
  if (write) for (const { path, text } of await writtenFiles(run)) await writeFile(path, text);
  console.log(terminalTable(run.outcomes));
  return run.outcomes.every(({ failure }) => failure === null);
}

/** What the kept files would hold after this run. */
export async function writtenFiles(run: ConformanceRun): Promise<{ path: string; text: string }[]> {
  const pretty = async (path: string, text: string) => {
    return { path, text: await format(text, { ...(await resolveConfig(path)), filepath: path }) };
  };
  return [
    await pretty(CONFORMANCE_PAGE, conformancePage(run)),
    await pretty(ANSWERED_FIELDS, JSON.stringify(run.answeredFields)),
  ];
}

/** The fields that cases were answered in the last run that was written. */
export async function readAnsweredFields(): Promise<ReadonlySet<string>> {
  return new Set(JSON.parse(await readFile(ANSWERED_FIELDS, "utf8")) as string[]);
}

function indented(text: string): string {
  return text.replace(/^/gm, "        ");
}
