import { randomUUID } from "node:crypto";

interface Job {
  readonly id: string;
  readonly done: boolean;
  readonly query: object;
}

/** Background work as Shopify answers it. Here it is done at once; a client that polls finds it so. */
export function doneJob(): Job {
  return { id: `gid://shopify/Job/${randomUUID()}`, done: true, query: {} };
}

export const jobQueries = {
  job: (_root: unknown, { id }: { readonly id: string }): Job | null =>
    /^gid:\/\/shopify\/Job\/[0-9a-f-]{36}$/.test(id) ? { id, done: true, query: {} } : null,
};
