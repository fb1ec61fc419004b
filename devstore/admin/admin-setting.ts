import type { AppRegistration } from "../access/app-registration.ts";
import type { WebhookDelivery } from "../state/records/webhook.ts";
import type { Store } from "../state/store.ts";

/** What the admin's pages are made from, and the few things that they may do. */
export interface AdminSetting {
  readonly store: Store;
  readonly apps: readonly AppRegistration[];
  /** Address of the online store for a person */
  readonly shopAddress: string;
  /** Origins at which the admin itself is reached, the person's first */
  readonly adminOrigins: readonly string[];
  readonly log: (line: string) => void;
  redeliver(delivery: WebhookDelivery): Promise<void>;
}

/** `/store/demo` */
export function basePath(store: Store): string {
  return `/store/${store.state.shop.handle}`;
}
