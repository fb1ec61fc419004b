import type { CatalogueProblem } from "./catalogue-error.ts";
import type { Column, CsvColumns } from "./csv-columns.ts";

/** A file that is being read: its columns, and what was found wrong so far */
export interface CsvFile {
  readonly name: string;
  readonly columns: CsvColumns;
  readonly problems: CatalogueProblem[];
}

/** One record of a product export. What cannot be read of it is noted as a problem of the file, and read as if it were empty. */
export class CsvRow {
  readonly line: number;
  readonly #file: CsvFile;
  readonly #cells: readonly string[];

  constructor(file: CsvFile, line: number, cells: readonly string[]) {
    this.#file = file;
    this.line = line;
    this.#cells = cells;
  }

  /** The text of the column with exactly this name, without blanks around it; empty when there is no such column. */
  cell(name: string): string {
    const place = this.#file.columns.placeOf(name);
    return place === undefined ? "" : (this.#cells[place] ?? "").trim();
  }

  text(column: Column): string {
    return this.cell(this.#file.columns.nameOf(column));
  }

  optional(column: Column): string | null {
    return this.text(column) || null;
  }

  /** An amount as decimal text with two digits; null when the cell is empty. */
  money(column: Column): string | null {
    return this.moneyIn(this.#file.columns.nameOf(column));
  }

  /** As Shopify exports amounts: with a point, and without a sign, a currency or commas. */
  moneyIn(name: string): string | null {
    const text = this.cell(name);
    if (text === "") return null;
    if (!/^\d{1,16}(\.\d+)?$/.test(text)) return this.#note(name, `"${text}" is not a price`);
    return (Math.round(Number(text) * 100) / 100).toFixed(2);
  }

  /** A whole number; null when the cell is empty. */
  integer(column: Column): number | null {
    const text = this.text(column);
    if (text === "") return null;
    const value = Number(text);
    if (/^-?\d+$/.test(text) && Number.isSafeInteger(value)) return value;
    return this.refuse(column, `"${text}" is not a whole number`);
  }

  flag(column: Column, ifEmpty: boolean): boolean {
    return this.choice(column, { true: true, false: false, yes: true, no: false }, ifEmpty);
  }

  choice<T>(column: Column, choices: Record<string, T>, ifEmpty: T): T {
    const text = this.text(column).toLowerCase();
    if (text === "") return ifEmpty;
    if (Object.hasOwn(choices, text)) return choices[text] ?? ifEmpty;
    this.refuse(column, `"${text}" is none of ${Object.keys(choices).join(", ")}`);
    return ifEmpty;
  }

  /** An address that Shopify would fetch; null when the cell is empty. */
  address(column: Column): string | null {
    const text = this.text(column);
    if (text === "") return null;
    if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text;
    return this.refuse(column, `"${text}" is not an address that begins with https://`);
  }

  /** Notes what is wrong with a cell. */
  refuse(column: Column, says: string): null {
    return this.#note(this.#file.columns.nameOf(column), says);
  }

  #note(column: string, says: string): null {
    this.#file.problems.push({ line: this.line, column, says });
    return null;
  }
}
