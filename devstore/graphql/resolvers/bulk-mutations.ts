import type { GraphQLResolveInfo } from "graphql";
import { BulkQueryRefused } from "../../bulk/bulk-query.ts";
import { MOST_AT_ONCE, underWay } from "../../bulk/operation.ts";
import { startBulkQuery } from "../../bulk/run.ts";
import { gid } from "../../state/ids.ts";
import type { AdminContext } from "../resolver.ts";
import { findOwn } from "./bulk-operation.ts";

type RunArgs = { readonly query: string; readonly groupObjects?: boolean | null };

export const bulkMutations = {
  bulkOperationRunQuery: (_root: unknown, args: RunArgs, context: AdminContext, info: GraphQLResolveInfo) => {
    const { query } = args;
    const groupObjects = args.groupObjects ?? false;
    const busy = tooManyAtOnce(context, "query");
    if (busy) return { bulkOperation: null, userErrors: [busy] };
    try {
      return { bulkOperation: startBulkQuery(context, info.schema, { query, groupObjects }), userErrors: [] };
    } catch (error) {
      if (!(error instanceof BulkQueryRefused)) throw error;
      const userErrors = error.problems.map((message) => ({ field: ["query"], message, code: "INVALID" }));
      return { bulkOperation: null, userErrors };
    }
  },

  bulkOperationCancel: (_root: unknown, args: { readonly id: string }, context: AdminContext) => {
    const operation = findOwn(context, args.id);
    if (!operation)
      return { bulkOperation: null, userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }] };
    if (operation.completedAt !== null) {
      const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
      return { bulkOperation: operation, userErrors: [{ field: null, message }] };
    }
    operation.status = "CANCELING";
    context.store.state.bulkOperations.put(operation);
    return { bulkOperation: operation, userErrors: [] };
  },
};

/** The user error of an app that has as many operations under way as it may; null when it has not. */
function tooManyAtOnce(context: AdminContext, kind: "query" | "mutation"): object | null {
  const running = underWay(context);
  if (running.length < MOST_AT_ONCE) return null;
  const ids = running.map((operation) => gid("BulkOperation", operation.id)).join(", ");
  const message = `A bulk ${kind} operation for this app and shop is already in progress: ${ids}.`;
  return { field: null, message, code: "OPERATION_IN_PROGRESS" };
}
