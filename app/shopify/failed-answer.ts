import { z } from "zod";
import type { UserError } from "./errors.ts";
import { throttleWaitMs } from "./throttle.ts";

/** What an answer without data means for who asked. */
export type Failure =
  | { readonly kind: "throttled"; readonly waitMs: number }
  | { readonly kind: "unauthorized" }
  /** The shop has shut its door: frozen, closed, or the app is gone from it */
  | { readonly kind: "closed"; readonly words: string }
  | { readonly kind: "unavailable"; readonly words: string }
  | { readonly kind: "refused"; readonly errors: readonly UserError[] };

const failedAnswer = z.object({
  status: z.number(),
  headers: z.instanceof(Headers).optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional()
    .catch(undefined),
  extensions: z.unknown().optional(),
});

/** Judges an answer that carries errors or a status that is not 2xx. Throttling comes as HTTP 200 with errors, or as 429. */
export function judgeFailure(response: unknown): Failure {
  const answer = failedAnswer.parse(response);
  const { status } = answer;
  if (status === 429) return { kind: "throttled", waitMs: secondsOf(answer.headers) * 1000 };
  if (status === 401) return { kind: "unauthorized" };
  if (status === 402 || status === 403 || status === 404 || status === 423) {
    return { kind: "closed", words: `Shopify answers ${status}` };
  }
  if (status >= 300 || answer.errors === undefined) return { kind: "unavailable", words: `it answered ${status}` };
  const codes = answer.errors.map((error) => error.extensions?.code);
  if (codes.includes("THROTTLED")) return { kind: "throttled", waitMs: throttleWaitMs(answer.extensions) };
  if (codes.some((code) => code === "INTERNAL_SERVER_ERROR" || code === "TIMEOUT")) {
    return { kind: "unavailable", words: answer.errors.map((error) => error.message).join("; ") };
  }
  const errors = answer.errors.map((error) => ({
    field: null,
    message: error.message,
    code: error.extensions?.code ?? null,
  }));
  return { kind: "refused", errors };
}

function secondsOf(headers: Headers | undefined): number {
  const seconds = Number(headers?.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 1;
}
