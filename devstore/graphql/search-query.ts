import { GraphQLError } from "graphql";
import { isGiven } from "./given.ts";
import { valueTest, type SearchValue } from "./search-term.ts";
import { invalidSearch, searchTokens, type Term, type Token } from "./search-tokens.ts";

type Reader<T> = (item: T) => SearchValue | readonly SearchValue[] | null;

/** What a filter looks at: by default one value is compared with one. */
export type SearchField<T> =
  | Reader<T>
  | {
      readonly read: Reader<T>;
      /** `values`: the filter takes several, parted by commas. `absence`: it asks that the item has no such value. */
      readonly takes: "values" | "absence";
    };

/** What a search may ask of an item: by filter name, the value or values that it has. */
export type SearchFields<T> = Record<string, SearchField<T>>;

export interface SearchOptions<T> {
  /** What `now` means in the query */
  readonly now?: Date;
  /** Filters whose names are not known beforehand, such as `metafields.custom.color` */
  readonly findField?: (name: string) => SearchField<T> | null;
}

type Matcher<T> = (item: T) => boolean;

const EVERYTHING = () => true;

/**
 * Compiles a `query:` argument: terms (`tag:sale`, `updated_at:>='2026-01-01'`, `title:Clay*`, `"free text"`), AND, OR, NOT, `-`
 * and parentheses. https://shopify.dev/docs/api/usage/search-syntax
 * A filter that is not emulated is an error that names it. `default` answers for terms without a filter.
 */
export function compileSearch<T>(
  query: string | null | undefined,
  fields: SearchFields<T>,
  options: SearchOptions<T> = {},
): Matcher<T> {
  if (!isGiven(query) || query.trim() === "") return EVERYTHING;
  return new SearchParser(searchTokens(query), fields, options).whole();
}

class SearchParser<T> {
  readonly #tokens: readonly Token[];
  readonly #fields: SearchFields<T>;
  readonly #options: SearchOptions<T>;
  #at = 0;

  constructor(tokens: readonly Token[], fields: SearchFields<T>, options: SearchOptions<T>) {
    this.#tokens = tokens;
    this.#fields = fields;
    this.#options = options;
  }

  whole(): Matcher<T> {
    const matcher = this.#either();
    if (this.#at < this.#tokens.length) throw invalidSearch("a closing parenthesis has no opening one");
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
      if (!this.#take(")")) throw invalidSearch("a parenthesis is not closed");
      return inner;
    }
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.kind !== "term") throw invalidSearch("a term is missing");
    return this.#term(token);
  }

  #term(term: Term): Matcher<T> {
    const { findField, now = null } = this.#options;
    const field = this.#fields[term.field] ?? findField?.(term.field);
    if (!field) throw unknownFilter(term.field);
    const { read, takes } = typeof field === "function" ? { read: field, takes: "value" } : field;
    const wanted = takes === "values" && !term.isQuoted ? term.value.split(",") : [term.value];
    const tests = wanted.map((value) => valueTest({ ...term, value: value.trim() }, now));
    const isFound = (item: T) => {
      const value = read(item);
      const values = Array.isArray(value) ? (value as readonly SearchValue[]) : [value as SearchValue | null];
      return values.some((one) => one !== null && tests.some((test) => test(one)));
    };
    return takes === "absence" ? (item) => !isFound(item) : isFound;
  }

  #take(kind: Token["kind"]): boolean {
    if (this.#tokens[this.#at]?.kind !== kind) return false;
    this.#at += 1;
    return true;
  }
}

function unknownFilter(name: string): GraphQLError {
  return new GraphQLError(`The dev store does not emulate the search filter "${name}".`, {
    extensions: { code: "NOT_EMULATED", filter: name },
  });
}
