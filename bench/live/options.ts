import { parseArgs } from "node:util";

/** What is measured, in this order. */
const allParts = ["fan-out", "commit", "steady", "slow"] as const;
export type Part = (typeof allParts)[number];
/** What may be missing on the machine. */
const allMissing = ["c", "nchan"] as const;
export type Missing = (typeof allMissing)[number];

export interface LiveOptions {
  /** Sizes of the room */
  readonly viewers: readonly number[];
  readonly parts: ReadonlySet<Part>;
  readonly without: ReadonlySet<Missing>;
  readonly quick: boolean;
  /** Rounds that count, of those that take a second */
  readonly rounds: number;
  /** The same of those that take many */
  readonly longRounds: number;
  /** How often each server is killed */
  readonly restarts: number;
  /** How long messages are published at a steady rate */
  readonly seconds: number;
}

/** Reads the command line. Throws a RangeError with one line that says what is wrong. */
export function readOptions(given: readonly string[]): LiveOptions {
  const { values } = parseArgs({
    args: [...given],
    options: {
      quick: { type: "boolean", default: false },
      viewers: { type: "string" },
      only: { type: "string" },
      without: { type: "string", default: "" },
      rounds: { type: "string" },
      restarts: { type: "string" },
      seconds: { type: "string" },
    },
  });
  const { quick } = values;
  return {
    quick,
    viewers: (values.viewers ?? (quick ? "1000" : "1000,5000,19800")).split(",").map((text) => count("viewers", text)),
    parts: among("only", values.only ?? (quick ? "fan-out,steady" : allParts.join(",")), allParts),
    without: among("without", values.without, allMissing),
    rounds: count("rounds", values.rounds ?? (quick ? "5" : "7")),
    longRounds: count("rounds", values.rounds ?? (quick ? "1" : "3")),
    restarts: values.restarts === "0" ? 0 : count("restarts", values.restarts ?? "1"),
    seconds: count("seconds", values.seconds ?? (quick ? "2" : "5")),
  };
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`--${name} takes a whole number from 1`);
  return value;
}

function among<Name extends string>(option: string, text: string, all: readonly Name[]): ReadonlySet<Name> {
  const asked = text.split(",").filter((name) => name !== "");
  const wrong = asked.find((name) => !all.some((known) => known === name));
  if (wrong !== undefined) throw new RangeError(`--${option} takes ${all.join(", ")}, not ${wrong}`);
  return new Set(all.filter((name) => asked.includes(name)));
}
