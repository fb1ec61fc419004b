import { CsvError, parse, type Info } from "csv-parse/sync";

/** A catalogue file that cannot be loaded: says in one line where and why. */
export class CatalogueError extends Error {
  override readonly name = "CatalogueError";
}

const REQUIRED = ["Handle", "Title", "Variant Price"];

/** One record of a product export, by its column names, and where it begins. */
export class CsvRow {
  readonly line: number;
  readonly #fileName: string;
  readonly #cells: Record<string, string>;

  constructor(fileName: string, line: number, cells: Record<string, string>) {
    this.#fileName = fileName;
    this.line = line;
    this.#cells = cells;
  }

  /** The cell's text without blanks around it; empty when there is no such column. */
  text(column: string): string {
    return (this.#cells[column] ?? "").trim();
  }

  optional(column: string): string | null {
    return this.text(column) || null;
  }

  /** An amount with a point as Shopify exports it, as decimal text with two digits; null when the cell is empty. */
  money(column: string): string | null {
    const text = this.text(column);
    if (text === "") return null;
    if (!/^\d+(\.\d+)?$/.test(text)) this.refuse(column, `"${text}" is not a price`);
    return (Math.round(Number(text) * 100) / 100).toFixed(2);
  }

  /** A whole number; null when the cell is empty. */
  integer(column: string): number | null {
    const text = this.text(column);
    if (text === "") return null;
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) this.refuse(column, `"${text}" is not a whole number`);
    return value;
  }

  flag(column: string, ifEmpty: boolean): boolean {
    return this.choice(column, { true: true, false: false, yes: true, no: false }, ifEmpty);
  }

  choice<T>(column: string, choices: Record<string, T>, ifEmpty: T): T {
    const text = this.text(column).toLowerCase();
    if (text === "") return ifEmpty;
    const chosen = choices[text];
    return chosen ?? this.refuse(column, `"${text}" is none of ${Object.keys(choices).join(", ")}`);
  }

  refuse(column: string, problem: string): never {
    throw new CatalogueError(`${this.#fileName}, line ${this.line}, column "${column}": ${problem}`);
  }
}

/**
 * Reads a CSV file's records. Throws a CatalogueError for broken quotes, for a row with too many or too few cells and
 * for a missing column.
 */
export function readRows(csvText: string, fileName: string): CsvRow[] {
  const records = parseRecords(csvText, fileName);
  const header = records.shift()?.record;
  if (!header) throw new CatalogueError(`${fileName}, line 1: the file is empty`);
  const columns = header.map((column) => column.trim());
  const missing = REQUIRED.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    const names = missing.map((column) => `"${column}"`).join(", ");
    throw new CatalogueError(`${fileName}, line 1: missing column ${names} (is this a Shopify product export?)`);
  }
  return records.map(({ record, line }) => {
    if (record.length !== columns.length) {
      const problem = `${record.length} cells where the first line has ${columns.length}`;
      throw new CatalogueError(
        `${fileName}, line ${line}, column "${columns[record.length] ?? columns.at(-1)}": ${problem}`,
      );
    }
    return new CsvRow(
      fileName,
      line,
      Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ""])),
    );
  });
}

function parseRecords(csvText: string, fileName: string): { record: string[]; line: number }[] {
  const options = { bom: true, info: true, relax_column_count: true, skip_records_with_empty_values: true };
  try {
    const parsed = parse(csvText, options) as unknown as { record: string[]; info: Info }[];
    return parsed.map(({ record, info }) => ({ record, line: info.lines - lineEndsIn(record) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CatalogueError(`${fileName}, line ${Number(error["lines"])}: ${error.message}`);
  }
}

/** Cells may hold text of several lines; a record is told by the line on which it begins. */
function lineEndsIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}
