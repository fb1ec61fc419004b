import type { GraphQLResolveInfo } from "graphql";
import { BulkQueryRefused } from "../../bulk/bulk-query.ts";
import { startBulkQuery } from "../../bulk/run.ts";
import { gid } from "../../state/ids.ts";
import type { AdminContext } from "../resolver.ts";
import { findOwn, own } from "./bulk-operation.ts";

const MOST_AT_ONCE = 5;

type RunArgs = { readonly query: string };

export const bulkMutations = {
  bulkOperationRunQuery: (_root: unknown, args: RunArgs, context: AdminContext, info: GraphQLResolveInfo) => {
    const running = own(context).filter((operation) => operation.completedAt === null);
    if (running.length >= MOST_AT_ONCE) {
      const ids = running.map((operation) => gid("BulkOperation", operation.id)).join(", ");
      const message = `A bulk query operation for this app and shop is already in progress: ${ids}.`;
      return { bulkOperation: null, userErrors: [{ field: null, message, code: "OPERATION_IN_PROGRESS" }] };
    }
    try {
      return { bulkOperation: startBulkQuery(context, info.schema, args.query), userErrors: [] };
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
    return { bulkOperation: operation, userErrors: [] };
  },
};
