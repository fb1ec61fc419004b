import { GraphQLError } from "graphql";
import { isGiven } from "./given.ts";

/** What a search may ask of an item: by filter name, the value or values that it has. */
export type SearchFields<T> = Record<string, (item: T) => SearchValue | readonly SearchValue[] | null>;
export type SearchValue = string | number | boolean;

type Matcher<T> = (item: T) => boolean;

const EVERYTHING = () => true;

/**
 * Compiles a `query:` argument: terms (`tag:sale`, `updated_at:>='2026-01-01'`, `title:Clay*`, `"free text"`), AND, OR, NOT, `-`
 * and parentheses. https://shopify.dev/docs/api/usage/search-syntax
 * A filter that is not emulated is an error that names it. `default` answers for terms without a filter.
 */
export function compileSearch<T>(query: string | null | undefined, fields: SearchFields<T>): Matcher<T> {
  if (!isGiven(query) || query.trim() === "") return EVERYTHING;
  return new SearchParser(query, fields).whole();
}

type Token =
  { kind: "(" | ")" | "AND" | "OR" | "NOT" } | { kind: "term"; field: string; operator: string; value: string };

class SearchParser<T> {
  readonly #tokens: Token[];
  readonly #fields: SearchFields<T>;
  #at = 0;

  constructor(query: string, fields: SearchFields<T>) {
    this.#tokens = tokensOf(query);
    this.#fields = fields;
  }

  whole(): Matcher<T> {
    const matcher = this.#either();
    if (this.#at < this.#tokens.length) throw refuse("a closing parenthesis has no opening one");
    return matcher;
  }

  #either(): Matcher<T> {
    const choices = [this.#all()];
    while (this.#take("OR")) choices.push(this.#all());
    return choices.length === 1 ? (choices[0] ?? EVERYTHING) : (item) => choices.some((choice) => choice(item));
  }

  #all(): Matcher<T> {
    const parts: Matcher<T>[] = [];
    for (;;) {
      this.#take("AND");
      const next = this.#tokens[this.#at];
      if (!next || next.kind === ")" || next.kind === "OR") break;
      parts.push(this.#one());
    }
    return parts.length === 1 ? (parts[0] ?? EVERYTHING) : (item) => parts.every((part) => part(item));
  }

  #one(): Matcher<T> {
    if (this.#take("NOT")) {
      const inner = this.#one();
      return (item) => !inner(item);
    }
    if (this.#take("(")) {
      const inner = this.#either();
      if (!this.#take(")")) throw refuse("a parenthesis is not closed");
      return inner;
    }
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.kind !== "term") throw refuse("a term is missing");
    const read = this.#fields[token.field];
    if (!read) {
      throw new GraphQLError(`The dev store does not emulate the search filter "${token.field}".`, {
        extensions: { code: "NOT_EMULATED", filter: token.field },
      });
    }
    const test = tester(token.operator, token.value, token.field === "default");
    return (item) => {
      const value = read(item);
      return (Array.isArray(value) ? (value as readonly SearchValue[]) : [value as SearchValue | null]).some(
        (one) => one !== null && test(one),
      );
    };
  }

  #take(kind: Token["kind"]): boolean {
    if (this.#tokens[this.#at]?.kind !== kind) return false;
    this.#at += 1;
    return true;
  }
}

const TOKEN =
  /\s*(?:([()])|(AND|OR|NOT)(?=[\s(]|$)|(-)(?=\S)|(?:([A-Za-z_.]+):)?\s*(<=|>=|<|>|=)?\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s()"']+)))/y;

function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  const text = query.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw refuse(`"${text.slice(at)}" is not understood`);
    const [, parenthesis, word, minus, field, operator, double, single, bare] = match;
    if (parenthesis !== undefined) tokens.push({ kind: parenthesis as "(" | ")" });
    else if (word !== undefined) tokens.push({ kind: word as "AND" | "OR" | "NOT" });
    else if (minus !== undefined) tokens.push({ kind: "NOT" });
    else {
      const value = (double ?? single ?? bare ?? "").replace(/\\(.)/g, "$1");
      tokens.push({ kind: "term", field: field ?? "default", operator: operator ?? "", value });
    }
  }
  return tokens;
}

function tester(operator: string, wanted: string, isFreeText: boolean): (value: SearchValue) => boolean {
  const prefix = wanted.endsWith("*") ? wanted.slice(0, -1).toLowerCase() : null;
  if (prefix !== null) return (value) => words(String(value)).some((word) => word.startsWith(prefix));
  const lower = wanted.toLowerCase();
  if (isFreeText) return (value) => String(value).toLowerCase().includes(lower);
  if (operator === "" || operator === "=") {
    return (value) =>
      isTime(value) ? timeOf(String(value)) === timeOf(wanted) : String(value).toLowerCase() === lower;
  }
  return (value) => {
    const difference = compare(value, wanted);
    if (operator === ">") return difference > 0;
    if (operator === ">=") return difference >= 0;
    return operator === "<" ? difference < 0 : difference <= 0;
  };
}

/** Free text begins at any word; the whole text counts as one too. */
function words(text: string): string[] {
  const lower = text.toLowerCase();
  return [lower, ...lower.split(/[^\p{L}\p{N}]+/u)];
}

function compare(value: SearchValue, wanted: string): number {
  if (isTime(value)) return timeOf(String(value)) - timeOf(wanted);
  if (typeof value === "string" && /^\d+$/.test(value) && /^\d+$/.test(wanted)) {
    const difference = BigInt(value) - BigInt(wanted);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }
  const difference = Number(value) - Number(wanted);
  return Number.isNaN(difference) ? String(value).localeCompare(wanted) : difference;
}

function isTime(value: SearchValue): boolean {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value);
}

function timeOf(text: string): number {
  return Date.parse(text);
}

function refuse(problem: string): GraphQLError {
  return new GraphQLError(`Invalid search query: ${problem}`, { extensions: { code: "BAD_REQUEST" } });
}
