import { GraphQLError } from "graphql";

export interface Term {
  readonly kind: "term";
  /** The filter's name; `default` for a term without one */
  readonly field: string;
  readonly operator: "=" | "<" | "<=" | ">" | ">=";
  readonly value: string;
  /** In quotes the value is taken as it is: no prefix, no list */
  readonly isQuoted: boolean;
}

export type Token = { readonly kind: "(" | ")" | "AND" | "OR" | "NOT" } | Term;

const FIELD = String.raw`((?:metafields\.(?:\$app:)?)?[A-Za-z_$][\w.$-]*):`;
const BARE = String.raw`((?:\\.|[^\s()"'\\:])(?:\\.|[^\s()"\\])*)`;
const TOKEN = new RegExp(
  String.raw`\s*(?:([()])|(AND|OR|NOT)(?=[\s(]|$)|(-)(?=\S)|(?:${FIELD})?\s*(<=|>=|<|>|=)?\s*` +
    String.raw`(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|${BARE}))`,
  "y",
);

/** Cuts a `query:` argument into its terms, connectives, modifiers and parentheses; throws where it is none of these. */
export function searchTokens(query: string): Token[] {
  const tokens: Token[] = [];
  const text = query.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw invalidSearch(`"${text.slice(at)}" is not understood`);
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf(match: RegExpExecArray): Token {
  const [, parenthesis, word, minus, field, operator, double, single, bare] = match;
  if (parenthesis !== undefined) return { kind: parenthesis as "(" | ")" };
  if (word !== undefined) return { kind: word as "AND" | "OR" | "NOT" };
  if (minus !== undefined) return { kind: "NOT" };
  return {
    kind: "term",
    field: field ?? "default",
    operator: (operator ?? "=") as Term["operator"],
    value: (double ?? single ?? bare ?? "").replace(/\\(.)/g, "$1"),
    isQuoted: bare === undefined,
  };
}

/** What is wrong with a query */
export function invalidSearch(problem: string): GraphQLError {
  return new GraphQLError(`Invalid search query: ${problem}`, { extensions: { code: "BAD_REQUEST" } });
}
