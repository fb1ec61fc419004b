/** What a TOML document holds, as far as a Shopify app's configuration needs it (no dates). */
export type TomlValue = string | number | boolean | TomlValue[] | TomlTable;
export interface TomlTable {
  [key: string]: TomlValue;
}

/** Reads TOML. Throws with the line number at anything it does not understand, rather than skip it. */
export function parseToml(text: string): TomlTable {
  return new TomlReader(text).document();
}

const ESCAPES: Record<string, string> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", '"': '"', "\\": "\\" };

class TomlReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n");
  }

  document(): TomlTable {
    const root: TomlTable = {};
    let table = root;
    for (;;) {
      this.#skipBlank();
      if (this.#at >= this.#text.length) return root;
      if (this.#take("[[")) table = this.#appendTable(root, this.#headerPath("]]"));
      else if (this.#take("[")) table = this.#tableAt(root, this.#headerPath("]"));
      else this.#entry(table);
      this.#endOfLine();
    }
  }

  #headerPath(end: string): string[] {
    const path = this.#keyPath();
    if (!this.#take(end)) this.#fail(`"${end}" is missing`);
    return path;
  }

  #entry(table: TomlTable): void {
    const path = this.#keyPath();
    const key = path.pop() ?? "";
    if (!this.#take("=")) this.#fail(`"=" is missing after ${key}`);
    this.#skipSpace();
    const target = this.#tableAt(table, path);
    if (key in target) this.#fail(`${key} is given twice`);
    target[key] = this.#value();
  }

  #tableAt(from: TomlTable, path: string[]): TomlTable {
    let table = from;
    for (const key of path) {
      const next = (table[key] ??= {});
      const inner = Array.isArray(next) ? next.at(-1) : next;
      if (typeof inner !== "object" || Array.isArray(inner)) return this.#fail(`${key} is not a table`);
      table = inner;
    }
    return table;
  }

  #appendTable(root: TomlTable, path: string[]): TomlTable {
    const parent = this.#tableAt(root, path.slice(0, -1));
    const key = path.at(-1) ?? "";
    const list = (parent[key] ??= []);
    if (!Array.isArray(list)) return this.#fail(`${key} is not a list of tables`);
    const table: TomlTable = {};
    list.push(table);
    return table;
  }

  #keyPath(): string[] {
    const path: string[] = [];
    do {
      this.#skipSpace();
      const quote = this.#text[this.#at];
      path.push(quote === '"' || quote === "'" ? this.#string() : this.#match(/[A-Za-z0-9_-]+/y, "a key"));
      this.#skipSpace();
    } while (this.#take("."));
    return path;
  }

  #value(): TomlValue {
    const next = this.#text[this.#at];
    if (next === '"' || next === "'") return this.#string();
    if (this.#take("[")) return this.#list();
    if (this.#take("{")) return this.#inlineTable();
    const word = this.#match(/[^\s,\]}#]+/y, "a value");
    if (word === "true" || word === "false") return word === "true";
    const number = Number(word.replace(/_/g, ""));
    return Number.isFinite(number) ? number : this.#fail(`${word} is not a value that is understood here`);
  }

  #list(): TomlValue[] {
    const list: TomlValue[] = [];
    for (;;) {
      this.#skipBlank();
      if (this.#take("]")) return list;
      list.push(this.#value());
      this.#skipBlank();
      if (!this.#take(",") && this.#text[this.#at] !== "]") this.#fail('"," or "]" is missing in a list');
    }
  }

  #inlineTable(): TomlTable {
    const table: TomlTable = {};
    for (;;) {
      this.#skipBlank();
      if (this.#take("}")) return table;
      this.#entry(table);
      this.#skipBlank();
      if (!this.#take(",") && this.#text[this.#at] !== "}") this.#fail('"," or "}" is missing in a table');
    }
  }

  #string(): string {
    if (this.#take('"""')) return unescape(this.#until('"""').replace(/^\n/, ""));
    if (this.#take("'''")) return this.#until("'''").replace(/^\n/, "");
    if (this.#take("'")) return this.#until("'");
    const text = this.#match(/"(?:[^"\\\n]|\\.)*"/y, "a string that ends on its line");
    return unescape(text.slice(1, -1));
  }

  #until(end: string): string {
    const stop = this.#text.indexOf(end, this.#at);
    if (stop < 0) return this.#fail(`${end} is missing`);
    const text = this.#text.slice(this.#at, stop);
    this.#at = stop + end.length;
    return text;
  }

  #match(pattern: RegExp, what: string): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return this.#fail(`${what} was expected`);
    this.#at += found.length;
    return found;
  }

  #take(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  #skipSpace(): void {
    while (this.#text[this.#at] === " " || this.#text[this.#at] === "\t") this.#at += 1;
  }

  /** Spaces, line ends and comments. */
  #skipBlank(): void {
    const blank = /(?:\s+|#[^\n]*)*/y;
    blank.lastIndex = this.#at;
    this.#at += blank.exec(this.#text)?.[0].length ?? 0;
  }

  #endOfLine(): void {
    this.#match(/[ \t]*(?:#[^\n]*)?(?:\n|$)/y, "the end of the line");
  }

  #fail(problem: string): never {
    throw new Error(`line ${this.#text.slice(0, this.#at).split("\n").length}: ${problem}`);
  }
}

function unescape(text: string): string {
  return text
    .replace(/\\\n\s*/g, "")
    .replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short?: string, long?: string, letter?: string) =>
      letter === undefined
        ? String.fromCodePoint(parseInt(short ?? long ?? "", 16))
        : (ESCAPES[letter] ?? `\\${letter}`),
    );
}
