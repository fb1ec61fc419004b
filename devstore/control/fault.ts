/** What can go wrong on purpose. Times are of the dev store's clock. */
export type FaultKind =
  | { readonly kind: "webhooks-dropped" }
  | { readonly kind: "webhooks-duplicated"; readonly times: number }
  | { readonly kind: "webhooks-delayed"; readonly ms: number }
  | { readonly kind: "webhooks-reversed"; readonly together: number }
  | { readonly kind: "throttled" }
  | { readonly kind: "refused"; readonly operation: string; readonly userErrors: readonly RefusalWords[] }
  | { readonly kind: "unavailable"; readonly answer: 500 | 502 | 503 | "nothing" }
  | { readonly kind: "bulk-cut"; readonly afterBytes: number };

export interface RefusalWords {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code: string | null;
}

/** A fault that is in force: where, how often yet, and until when. */
export type Fault = FaultKind & {
  readonly id: string;
  /** Handle of the only shop that it strikes; null for all */
  readonly shop: string | null;
  /** Of webhooks: the only topic; null for all */
  readonly topic: string | null;
  /** How many more times it strikes; null without end */
  readonly left: number | null;
  /** ISO 8601; null without end */
  readonly until: string | null;
};

/** What somebody asked for that is no fault; the message says why. */
export class NoFault extends Error {
  override readonly name = "NoFault";
}

type Given = Readonly<Record<string, unknown>>;

const KINDS = {
  "webhooks-dropped": () => ({}),
  "webhooks-duplicated": (given: Given) => ({ times: wholeNumber(given, "times", { least: 1, standard: 1 }) }),
  "webhooks-delayed": (given: Given) => ({ ms: wholeNumber(given, "ms", { least: 1 }) }),
  "webhooks-reversed": (given: Given) => ({ together: wholeNumber(given, "together", { least: 2, standard: 2 }) }),
  throttled: () => ({}),
  refused: (given: Given) => ({ operation: textIn(given, "operation"), userErrors: refusalsIn(given) }),
  unavailable: (given: Given) => ({ answer: answerIn(given) }),
  "bulk-cut": (given: Given) => ({ afterBytes: wholeNumber(given, "afterBytes", { least: 0 }) }),
} as const;

/** The names of all kinds, for who chooses one. */
export const FAULT_KINDS = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** Reads a fault as the control API takes it. Throws NoFault in one line. */
export function readFault(given: unknown, id: string): Fault {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new NoFault("A fault is a JSON object.");
  const fields = given as Given;
  const kind = FAULT_KINDS.find((one) => one === fields["kind"]);
  if (!kind) throw new NoFault(`"kind" is one of ${FAULT_KINDS.join(", ")}.`);
  const until = optionalText(fields, "until");
  if (until !== null && Number.isNaN(Date.parse(until)))
    throw new NoFault('"until" is a moment such as 2026-11-21T12:00:00Z.');
  const left = fields["left"];
  return {
    ...KINDS[kind](fields),
    kind,
    id,
    shop: optionalText(fields, "shop"),
    topic: optionalText(fields, "topic"),
    left: left === undefined || left === null ? null : wholeNumber(fields, "left", { least: 1 }),
    until,
  } as Fault;
}

function wholeNumber(given: Given, name: string, { least, standard }: { least: number; standard?: number }): number {
  const value = given[name] ?? standard;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
  throw new NoFault(`"${name}" is a whole number from ${least} on.`);
}

function textIn(given: Given, name: string): string {
  const value = given[name];
  if (typeof value === "string" && value !== "") return value;
  throw new NoFault(`"${name}" is a text.`);
}

function optionalText(given: Given, name: string): string | null {
  const value = given[name];
  return value === undefined || value === null || value === "" ? null : textIn(given, name);
}

function answerIn(given: Given): 500 | 502 | 503 | "nothing" {
  const answer = ([500, 502, 503, "nothing"] as const).find((one) => one === (given["answer"] ?? 503));
  if (answer === undefined) throw new NoFault('"answer" is 500, 502, 503 or "nothing".');
  return answer;
}

function refusalsIn(given: Given): RefusalWords[] {
  const list = given["userErrors"] ?? [{ message: "Refused on purpose" }];
  if (!Array.isArray(list) || list.length === 0) throw new NoFault('"userErrors" is a list with at least one error.');
  return list.map((one: unknown): RefusalWords => {
    const error = (typeof one === "object" && one !== null ? one : {}) as Given;
    const field = error["field"] ?? null;
    if (field !== null && !(Array.isArray(field) && field.every((part) => typeof part === "string")))
      throw new NoFault('"field" of a user error is a list of texts.');
    return { field, message: textIn(error, "message"), code: optionalText(error, "code") };
  });
}
