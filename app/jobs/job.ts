import { z } from "zod";

const payloads = {
  /** Prompts a worker to perform one effect of the outbox; the row itself is the truth. */
  "perform-effect": z.object({ effectId: z.string().regex(/^\d+$/) }),
} as const;

export type JobName = keyof typeof payloads;
export type Job = {
  readonly [Name in JobName]: { readonly name: Name; readonly data: z.infer<(typeof payloads)[Name]> };
}[JobName];

/** Reads a stored job; throws when its payload is not what its name promises. */
export function parseJob(name: JobName, data: unknown): Job {
  return { name, data: payloads[name].parse(data) };
}
