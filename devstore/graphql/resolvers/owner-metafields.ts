import type { AdminContext } from "../resolver.ts";
import { setMetafields } from "./metafield-mutations.ts";

/** A metafield as it is given together with its owner */
export type MetafieldGiven = {
  readonly id?: string | null;
  readonly namespace?: string | null;
  readonly key?: string | null;
  readonly type?: string | null;
  readonly value?: string | null;
};

export interface MetafieldProblem {
  /** Which of them, from 0 on, and which of its fields */
  readonly path: readonly string[];
  readonly message: string;
}

/** Sets metafields of an owner that is there, all or none; tells nobody. Answers what is wrong with them. */
export function setMetafieldsOf(
  context: AdminContext,
  ownerId: string,
  given: readonly MetafieldGiven[],
): MetafieldProblem[] {
  if (given.length === 0) return [];
  const metafields = given.map(({ namespace, key, type, value }) => ({
    ownerId,
    namespace: namespace ?? "$app",
    key: key ?? "",
    type: type ?? null,
    value: value ?? "",
  }));
  const { userErrors } = setMetafields(context, metafields);
  return userErrors.map(({ field, message }) => ({ path: field.slice(1), message }));
}
