import type { Id } from "../ids.ts";

/** A cart and checkout validation: a function of an app that a shop has put to work */
export interface Validation {
  id: Id;
  title: string;
  appId: Id;
  functionHandle: string;
  enabled: boolean;
  /** Whether a crash of the function stops the buyer too */
  blockOnFailure: boolean;
  createdAt: string;
}
