import type { AppRegistration } from "../access/app-registration.ts";
import { adminSchema } from "../graphql/admin-schema.ts";
import { callerOfApp } from "../graphql/caller.ts";
import type { Store } from "../state/store.ts";
import { runBulkOperation } from "./run.ts";

/** Runs again, from their beginning, the bulk operations that were under way when the dev store stopped. */
export async function resumeBulkOperations(store: Store, apps: readonly AppRegistration[]): Promise<void> {
  const unfinished = store.state.bulkOperations.filter((operation) => operation.completedAt === null);
  if (unfinished.length === 0) return;
  const { schema, scopes } = await adminSchema(store.schemaDir);
  for (const operation of unfinished) {
    const caller = callerOfApp(store, apps, operation.appId);
    if (caller) void runBulkOperation({ store, apps, caller, scopes, bulk: true }, schema, operation);
  }
}
