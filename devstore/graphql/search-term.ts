import type { Term } from "./search-tokens.ts";

/** A value that an item has. In a `Words` each word counts; any other text counts as a whole. */
export type SearchValue = string | number | boolean | Words;

/** Running text, such as a title: found by any of its words, or by words that follow one another in it. */
export class Words {
  readonly #words: readonly string[];

  constructor(text: string) {
    this.#words = wordsOf(text);
  }

  /** Whether these words stand in it one after the other. */
  includes(phrase: readonly string[]): boolean {
    return this.#words.some((_word, at) => phrase.every((word, offset) => this.#words[at + offset] === word));
  }

  hasPrefix(prefix: string): boolean {
    return this.#words.some(
      (word, at) => word.startsWith(prefix) || this.#words.slice(at).join(" ").startsWith(prefix),
    );
  }
}

/** Whether a value is what a term asks for. */
export type ValueTest = (value: SearchValue) => boolean;

/** The test that a term stands for, at this moment: `now` may stand in it. */
export function valueTest(term: Term, now: Date | null): ValueTest {
  const { operator, value: wanted, isQuoted } = term;
  if (operator !== "=") return (value) => isInOrder(operator, compare(value, wanted, now));
  if (!isQuoted && wanted === "*") return (value) => value !== "";
  if (!isQuoted && wanted.endsWith("*")) return prefixTest(wanted.slice(0, -1).toLowerCase());
  if (term.field === "default") return phraseTest(wanted);
  const lower = wanted.toLowerCase();
  const phrase = phraseTest(wanted);
  return (value) => {
    if (value instanceof Words) return phrase(value);
    if (isTime(value)) return isSameTime(value, wanted, now);
    return String(value).toLowerCase() === lower || (typeof value === "number" && value === Number(wanted));
  };
}

function prefixTest(prefix: string): ValueTest {
  return (value) =>
    (value instanceof Words ? value : new Words(String(value))).hasPrefix(prefix) || isStart(value, prefix);
}

function isStart(value: SearchValue, prefix: string): boolean {
  return !(value instanceof Words) && String(value).toLowerCase().startsWith(prefix);
}

function phraseTest(wanted: string): ValueTest {
  const phrase = wordsOf(wanted);
  return (value) => (value instanceof Words ? value : new Words(String(value))).includes(phrase);
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter((word) => word !== "");
}

function isInOrder(operator: Exclude<Term["operator"], "=">, difference: number): boolean {
  if (operator === ">") return difference > 0;
  if (operator === ">=") return difference >= 0;
  return operator === "<" ? difference < 0 : difference <= 0;
}

function compare(value: SearchValue, wanted: string, now: Date | null): number {
  if (isTime(value)) return Date.parse(value) - timeOf(wanted, now);
  if (typeof value === "string" && /^\d+$/.test(value) && /^\d+$/.test(wanted)) {
    const difference = BigInt(value) - BigInt(wanted);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }
  if (value instanceof Words) return Number.NaN;
  const difference = Number(value) - Number(wanted);
  return Number.isNaN(difference) ? String(value).localeCompare(wanted) : difference;
}

function isTime(value: SearchValue): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value);
}

/** A day, a month or a year stands for all of it. */
function isSameTime(value: string, wanted: string, now: Date | null): boolean {
  if (/^\d{4}(-\d{2}){0,2}$/.test(wanted)) return value.startsWith(wanted);
  return Date.parse(value) === timeOf(wanted, now);
}

function timeOf(text: string, now: Date | null): number {
  return text === "now" && now ? now.getTime() : Date.parse(text);
}
