import { NOT_PROVED } from "./not-proved.ts";
import type { ConformanceRun, Outcome } from "./run.ts";

/** How many of an operation's cases are proved */
export interface Row {
  readonly operation: string;
  readonly cases: number;
  readonly passed: number;
}

/** One row per operation or part of the platform, in alphabetical order. */
export function rowsOf(outcomes: readonly Outcome[]): Row[] {
  const rows = new Map<string, { cases: number; passed: number }>();
  for (const { covers, failure } of outcomes) {
    for (const operation of covers) {
      const row = rows.get(operation) ?? { cases: 0, passed: 0 };
      rows.set(operation, { cases: row.cases + 1, passed: row.passed + (failure === null ? 1 : 0) });
    }
  }
  return [...rows].map(([operation, row]) => ({ operation, ...row })).sort((a, b) => compare(a.operation, b.operation));
}

/** The table for a terminal; its last line has the totals. */
export function terminalTable(outcomes: readonly Outcome[]): string {
  const rows = rowsOf(outcomes);
  const width = Math.max(9, ...rows.map(({ operation }) => operation.length));
  const line = (name: string, cases: string, passed: string): string =>
    `${name.padEnd(width)}  ${cases.padStart(5)}  ${passed.padStart(6)}`;
  return [
    line("operation", "cases", "passed"),
    ...rows.map(({ operation, cases, passed }) => line(operation, String(cases), String(passed))),
    totals(outcomes),
  ].join("\n");
}

/** `312 cases in 96 operations, 41 of them documented examples: 312 passed, 0 failed` */
export function totals(outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ failure }) => failure !== null).length;
  const examples = outcomes.filter(({ isExample }) => isExample).length;
  const operations = rowsOf(outcomes).length;
  return (
    `${outcomes.length} cases in ${operations} operations, ${examples} of them documented examples: ` +
    `${outcomes.length - failed} passed, ${failed} failed`
  );
}

/** CONFORMANCE.md: the table, what is not proved and why, and every case with the page that it was written from. */
export function conformancePage({ outcomes }: ConformanceRun): string {
  const rows = rowsOf(outcomes).map(({ operation, cases, passed }) => `| ${operation} | ${cases} | ${passed} |`);
  const files = [...new Set(outcomes.map(({ file }) => file))];
  const sections = files.map((file) => {
    const own = outcomes.filter((one) => one.file === file);
    return `### ${file}\n\n${own.map((one) => `- ${one.says} ([page](${one.page}))`).join("\n")}`;
  });
  const notProved = NOT_PROVED.map(({ what, why }) => `| ${what} | ${why} |`);
  return `# What the dev store does as Shopify's documentation says

Written by \`npm run devstore -- conformance --write\`; each line is a case in \`conformance/cases/\` that fails when the dev
store does otherwise. ${totals(outcomes)}.

| operation | cases | passed |
| --- | --- | --- |
${rows.join("\n")}

## Not proved, and why

| what | why |
| --- | --- |
${notProved.join("\n")}

## The cases

${sections.join("\n\n")}
`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
