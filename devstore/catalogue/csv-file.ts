import { CsvError, parse, type Info } from "csv-parse/sync";
import { CatalogueError, type CatalogueProblem } from "./catalogue-error.ts";
import { CsvColumns } from "./csv-columns.ts";
import { CsvRow, type CsvFile } from "./csv-row.ts";

/** A file's records, and what is wrong with some of them */
export interface CsvRecords {
  readonly file: CsvFile;
  readonly rows: readonly CsvRow[];
}

/**
 * Reads a CSV file's records, with or without a byte order mark. Throws a CatalogueError for broken quotes and for columns
 * that are missing or there twice; a row with too many or too few cells is a problem of the file.
 */
export function readRecords(csvText: string, name: string): CsvRecords {
  const records = parseRecords(csvText, name);
  const header = records.shift()?.record;
  if (!header) throw new CatalogueError(name, [{ line: 1, column: null, says: "the file is empty" }]);
  const columns = new CsvColumns(header);
  const headerProblems = problemsOf(columns);
  if (headerProblems.length > 0) throw new CatalogueError(name, headerProblems);
  const file: CsvFile = { name, columns, problems: [] };
  const rows: CsvRow[] = [];
  for (const { record, line } of records) {
    if (record.length === columns.names.length) {
      rows.push(new CsvRow(file, line, record));
      continue;
    }
    const column = columns.names[record.length] ?? columns.names.at(-1) ?? null;
    const says = `${record.length} cells where the first line has ${columns.names.length}`;
    file.problems.push({ line, column, says });
  }
  return { file, rows };
}

/** A new product needs its title; variants need the handle that says whose they are. */
function problemsOf(columns: CsvColumns): CatalogueProblem[] {
  const problem = (says: string): CatalogueProblem => ({ line: 1, column: null, says });
  const [first = ""] = columns.names;
  if (columns.names.length === 1 && first.includes(";")) {
    return [problem("the columns are parted by semicolons: a Shopify CSV has commas")];
  }
  const twice = columns.names.filter((name, place) => name !== "" && columns.names.indexOf(name) !== place);
  if (twice.length > 0) return [...new Set(twice)].map((name) => problem(`column "${name}" is there twice`));
  if (!columns.has("title")) {
    const otherCase = columns.names.find((name) => name.toLowerCase() === "title");
    const hint = otherCase === undefined ? "is this a Shopify product export?" : `"${otherCase}" is another name`;
    return [problem(`missing column "Title" (${hint})`)];
  }
  const ofVariants = (["option1Value", "option1Name"] as const).find((column) => columns.has(column));
  if (!columns.has("handle") && ofVariants !== undefined) {
    return [problem(`missing column "URL handle", which "${columns.nameOf(ofVariants)}" needs`)];
  }
  return [];
}

function parseRecords(csvText: string, fileName: string): { record: string[]; line: number }[] {
  const options = { bom: true, info: true, relax_column_count: true, skip_records_with_empty_values: true };
  try {
    const parsed = parse(csvText, options) as unknown as { record: string[]; info: Info }[];
    return parsed.map(({ record, info }) => ({ record, line: info.lines - lineEndsIn(record) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CatalogueError(fileName, [{ line: Number(error["lines"]), column: null, says: error.message }]);
  }
}

/** Cells may hold text of several lines; a record is told by the line on which it begins. */
function lineEndsIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0);
}
