import { bulkFileUrl } from "../../bulk/files.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { BulkOperation } from "../../state/records/bulk-operation.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";

export const bulkOperation = fieldsOf<BulkOperation>({
  id: (operation) => gid("BulkOperation", operation.id),
  status: (operation) => operation.status,
  errorCode: (operation) => operation.errorCode,
  type: () => "QUERY",
  query: (operation) => operation.query,
  createdAt: (operation) => operation.createdAt,
  completedAt: (operation) => operation.completedAt,
  objectCount: (operation) => String(operation.objectCount),
  rootObjectCount: (operation) => String(operation.rootObjectCount),
  fileSize: (operation) => (operation.fileSize === null ? null : String(operation.fileSize)),
  url: (operation, _args, { store }) =>
    operation.status === "COMPLETED" && operation.file !== null ? bulkFileUrl(store, operation.file) : null,
  partialDataUrl: (operation, _args, { store }) =>
    operation.status === "FAILED" && operation.file !== null ? bulkFileUrl(store, operation.file) : null,
});

type ListArgs = PageArgs & { readonly query?: string | null };

export const bulkQueries = {
  bulkOperation: (_root: unknown, args: { readonly id: string }, context: AdminContext) => findOwn(context, args.id),
  bulkOperations: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const matches = compileSearch<BulkOperation>(args.query, {
      default: (operation) => operation.id,
      id: (operation) => operation.id,
      status: (operation) => operation.status.toLowerCase(),
      operation_type: () => "query",
      created_at: (operation) => operation.createdAt,
    });
    const found = own(context).filter(matches);
    return pageOf(found, args, context, (one) => ({ id: one.id, value: one.id }));
  },
  currentBulkOperation: (_root: unknown, _args: object, context: AdminContext) => own(context).at(-1) ?? null,
};

/** An app sees the bulk operations that it started. */
export function findOwn(context: AdminContext, globalId: string): BulkOperation | null {
  const operation = context.store.state.bulkOperations.get(idIn(globalId, "BulkOperation"));
  return operation?.appId === (context.caller.app?.id ?? null) ? operation : null;
}

export function own({ store, caller }: AdminContext): BulkOperation[] {
  return store.state.bulkOperations.filter((operation) => operation.appId === (caller.app?.id ?? null));
}
