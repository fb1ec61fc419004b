import { bulkFileUrl } from "../../bulk/files.ts";
import { hasExpired, operationsOf, statusOf } from "../../bulk/operation.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { BulkOperation } from "../../state/records/bulk-operation.ts";
import type { Store } from "../../state/store.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";

export const bulkOperation = fieldsOf<BulkOperation>({
  id: (operation) => gid("BulkOperation", operation.id),
  status: (operation, _args, { store }) => statusOf(store, operation),
  errorCode: (operation) => operation.errorCode,
  type: (operation) => operation.type,
  query: (operation) => operation.query,
  createdAt: (operation) => operation.createdAt,
  completedAt: (operation) => operation.completedAt,
  objectCount: (operation) => String(operation.objectCount),
  rootObjectCount: (operation) => String(operation.rootObjectCount),
  fileSize: (operation) => (operation.fileSize === null ? null : String(operation.fileSize)),
  url: (operation, _args, { store }) => (operation.status === "COMPLETED" ? urlOf(store, operation) : null),
  partialDataUrl: (operation, _args, { store }) => (operation.status === "FAILED" ? urlOf(store, operation) : null),
});

/** A result is given out for seven days; what found nothing has none. */
function urlOf(store: Store, operation: BulkOperation): string | null {
  const { file } = operation;
  return file === null || hasExpired(store, operation) ? null : bulkFileUrl(store, { ...operation, file });
}

type ListArgs = PageArgs & {
  readonly query?: string | null;
  readonly sortKey?: "CREATED_AT" | "COMPLETED_AT" | null;
};

export const bulkQueries = {
  bulkOperation: (_root: unknown, args: { readonly id: string }, context: AdminContext) => findOwn(context, args.id),
  bulkOperations: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const matches = compileSearch<BulkOperation>(args.query, {
      default: (operation) => operation.id,
      id: (operation) => operation.id,
      status: (operation) => statusOf(context.store, operation).toLowerCase(),
      operation_type: (operation) => operation.type.toLowerCase(),
      created_at: (operation) => operation.createdAt,
    });
    const at = (one: BulkOperation): string =>
      args.sortKey === "COMPLETED_AT" ? (one.completedAt ?? "9999") : one.createdAt;
    // Newest first, unless the app says otherwise.
    const page = { ...args, reverse: !(args.reverse ?? false) };
    return pageOf(operationsOf(context).filter(matches), page, context, (one) => ({ id: one.id, value: at(one) }));
  },
  currentBulkOperation: (
    _root: unknown,
    { type }: { readonly type?: BulkOperation["type"] | null },
    context: AdminContext,
  ) => operationsOf(context).findLast((operation) => operation.type === (type ?? "QUERY")) ?? null,
};

/** An app sees the bulk operations that it started. */
export function findOwn(context: AdminContext, globalId: string): BulkOperation | null {
  const operation = context.store.state.bulkOperations.get(idIn(globalId, "BulkOperation"));
  return operation?.appId === (context.caller.app?.id ?? null) ? operation : null;
}
