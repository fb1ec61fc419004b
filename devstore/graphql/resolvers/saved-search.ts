import { isGiven } from "../given.ts";
import { notEmulated } from "./not-emulated.ts";

export type SavedSearchArgs = { readonly savedSearchId?: string | null };

/** The arguments of a list, which may not name a saved search: none are emulated. */
export function withoutSavedSearch<T extends SavedSearchArgs>(args: T): T {
  if (isGiven(args.savedSearchId)) throw notEmulated("savedSearchId");
  return args;
}
