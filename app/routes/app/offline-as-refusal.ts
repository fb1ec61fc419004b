import type { ClientActionFunctionArgs } from "@remix-run/react";

/** What an action answers when it could not be reached or failed: nothing was done, and what was typed stays. */
export interface Unreached {
  readonly ok: false;
  readonly refusal: { readonly kind: "unavailable" };
}

/** Sends an action to the server; a lost connection or a fault there is a refusal the page can show beside its work. */
export async function offlineAsRefusal({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    if (error instanceof Response && error.status < 500) throw error;
    // A new one each time: the page tells one answer from the next by it.
    return { ok: false, refusal: { kind: "unavailable" } } satisfies Unreached;
  }
}
