import { z } from "zod";
import type { UserError } from "./errors.ts";

const payload = z.object({
  userErrors: z.array(
    z.object({
      field: z.array(z.string()).nullish(),
      message: z.string(),
      code: z.string().nullish(),
    }),
  ),
});

/** All userErrors of a mutation's answer. A payload that does not select them is a mistake in the document, and thrown. */
export function userErrorsIn(data: object): readonly UserError[] {
  return Object.entries(data).flatMap(([name, value]) => {
    const read = payload.safeParse(value);
    if (!read.success) throw new TypeError(`The answer of ${name} has no userErrors`);
    return read.data.userErrors.map((error) => ({
      field: error.field ?? null,
      message: error.message,
      code: error.code ?? null,
    }));
  });
}
