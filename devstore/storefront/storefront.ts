import type { AppRegistration } from "../access/app-registration.ts";
import type { Store } from "../state/store.ts";

/** What the online store is made from. */
export interface Storefront {
  readonly store: Store;
  readonly apps: readonly AppRegistration[];
  /** The script that apps load as App Bridge from cdn.shopify.com */
  readonly appBridge: () => string;
  readonly log: (line: string) => void;
}
