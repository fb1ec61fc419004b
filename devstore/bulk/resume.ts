import type { AppRegistration } from "../access/app-registration.ts";
import { adminSchema } from "../graphql/admin-schema.ts";
import { callerOfApp } from "../graphql/caller.ts";
import type { Store } from "../state/store.ts";
import { finish } from "./operation.ts";
import { runBulkOperation } from "./run.ts";

/** Runs again, from their beginning, the bulk queries that were under way when the dev store stopped; mutations have failed. */
export async function resumeBulkOperations(store: Store, apps: readonly AppRegistration[]): Promise<void> {
  const unfinished = store.state.bulkOperations.filter((operation) => operation.completedAt === null);
  if (unfinished.length === 0) return;
  const { schema, scopes } = await adminSchema(store.schemaDir);
  for (const operation of unfinished) {
    if (operation.type === "MUTATION") {
      // Running it again would do the first lines twice.
      Object.assign(operation, { status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR" });
      finish(store, operation);
      continue;
    }
    const caller = callerOfApp(store, apps, operation.appId);
    if (caller) void runBulkOperation({ store, apps, caller, scopes, bulk: true }, schema, operation);
  }
}
