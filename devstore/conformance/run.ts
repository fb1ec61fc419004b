import { adminSchema } from "../graphql/admin-schema.ts";
import { readCaseFiles } from "./case-files.ts";
import type { ConformanceCase } from "./conformance-case.ts";
import { ConformanceStore, SCHEMA_DIR } from "./conformance-store.ts";

/** What came of one case */
export interface Outcome {
  readonly file: string;
  readonly says: string;
  readonly page: string;
  readonly covers: readonly string[];
  readonly isExample: boolean;
  /** Null when the case is proved */
  readonly failure: string | null;
}

export interface ConformanceRun {
  readonly outcomes: readonly Outcome[];
  /** Fields of the Admin API that were answered in a case that is proved or not, `Product.title`, in alphabetical order */
  readonly answeredFields: readonly string[];
}

export interface RunOptions {
  /** Only cases whose file, sentence or operations contain this text */
  readonly only?: string;
  /** Told of each case as it ends */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** Proves the cases one after the other. */
export async function runConformance({ only = "", onOutcome }: RunOptions = {}): Promise<ConformanceRun> {
  const { witness } = await adminSchema(SCHEMA_DIR);
  const answered = (witness.answered = new Set<string>());
  const store = await ConformanceStore.open();
  const outcomes: Outcome[] = [];
  try {
    for (const { name, cases } of await readCaseFiles()) {
      for (const one of cases.filter((each) => isWanted(name, each, only))) {
        const outcome = await outcomeOf(store, name, one);
        outcomes.push(outcome);
        onOutcome?.(outcome);
      }
    }
  } finally {
    witness.answered = null;
    await store.close();
  }
  return { outcomes, answeredFields: [...answered].sort() };
}

async function outcomeOf(store: ConformanceStore, file: string, one: ConformanceCase): Promise<Outcome> {
  const { says, page, covers, example } = one;
  let failure: string | null = null;
  try {
    await store.prove(one);
  } catch (error) {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  return { file, says, page, covers, isExample: example === true, failure };
}

function isWanted(file: string, { says, covers }: ConformanceCase, only: string): boolean {
  return [file, says, ...covers].some((text) => text.toLowerCase().includes(only.toLowerCase()));
}
