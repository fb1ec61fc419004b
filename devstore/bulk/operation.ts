import type { AdminContext } from "../graphql/resolver.ts";
import type { BulkOperation } from "../state/records/bulk-operation.ts";
import type { Store } from "../state/store.ts";

/** What an app asks for when it starts a bulk operation */
export type BulkRequest = Pick<BulkOperation, "type" | "query" | "groupObjects" | "stagedUploadPath">;

/** Queries and mutations together that one app may have under way in one shop */
export const MOST_AT_ONCE = 5;
/** Results are given out for seven days. */
export const KEPT_MS = 7 * 24 * 3600_000;

export function newOperation({ store, caller }: AdminContext, request: BulkRequest): BulkOperation {
  return store.state.bulkOperations.put({
    ...request,
    id: store.nextId(),
    appId: caller.app?.id ?? null,
    status: "CREATED",
    errorCode: null,
    createdAt: store.timestamp(),
    completedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: null,
    file: null,
  });
}

/** The bulk operations that an app started in this shop, oldest first. */
export function operationsOf({ store, caller }: AdminContext): BulkOperation[] {
  return store.state.bulkOperations.filter((operation) => operation.appId === (caller.app?.id ?? null));
}

/** Those of an app's operations that have not ended yet. */
export function underWay(context: AdminContext): BulkOperation[] {
  return operationsOf(context).filter((operation) => operation.completedAt === null);
}

/** Whether the operation is to stop: it was canceled, or the shop has become another one meanwhile. */
export function isGivenUp(store: Store, operation: BulkOperation): boolean {
  const { status } = operation;
  return status === "CANCELING" || status === "CANCELED" || isForgotten(store, operation);
}

export function isForgotten(store: Store, operation: BulkOperation): boolean {
  return store.state.bulkOperations.get(operation.id) !== operation;
}

/** Ends an operation, whatever came of it, and tells the app. */
export function finish(store: Store, operation: BulkOperation): void {
  if (isForgotten(store, operation)) return;
  operation.completedAt = store.timestamp();
  store.state.bulkOperations.put(operation);
  if (operation.appId !== null) store.events.emit("bulk_operations/finish", operation, { appId: operation.appId });
}

/** The status as it is now: what was completed seven days ago has expired. */
export function statusOf(store: Store, operation: BulkOperation): BulkOperation["status"] | "EXPIRED" {
  return operation.status === "COMPLETED" && hasExpired(store, operation) ? "EXPIRED" : operation.status;
}

/** Whether an operation's result is no longer given out. */
export function hasExpired(store: Store, operation: BulkOperation): boolean {
  return expiresAtMs(operation) <= store.now().getTime();
}

export function expiresAtMs({ completedAt }: BulkOperation): number {
  return completedAt === null ? Number.POSITIVE_INFINITY : Date.parse(completedAt) + KEPT_MS;
}
