import type { GraphQLResolveInfo } from "graphql";
import { BulkMutationRefused } from "../../bulk/bulk-mutation.ts";
import { BulkQueryRefused } from "../../bulk/bulk-query.ts";
import { MOST_AT_ONCE, underWay } from "../../bulk/operation.ts";
import { startBulkMutation } from "../../bulk/run-mutation.ts";
import { startBulkQuery } from "../../bulk/run.ts";
import { stageUpload } from "../../bulk/staged-upload.ts";
import { gid } from "../../state/ids.ts";
import type { AdminContext } from "../resolver.ts";
import { findOwn } from "./bulk-operation.ts";
import { notEmulated } from "./not-emulated.ts";

type RunArgs = { readonly query: string; readonly groupObjects?: boolean | null };

type RunMutationArgs = {
  readonly mutation: string;
  readonly stagedUploadPath: string;
  readonly clientIdentifier?: string | null;
};

type StagedUpload = {
  readonly resource: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly httpMethod?: "POST" | "PUT" | null;
};

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

  bulkOperationRunMutation: async (
    _root: unknown,
    args: RunMutationArgs,
    context: AdminContext,
    info: GraphQLResolveInfo,
  ) => {
    const refused = identifierProblem(args.clientIdentifier ?? null) ?? tooManyAtOnce(context, "mutation");
    if (refused) return { bulkOperation: null, userErrors: [refused] };
    try {
      return { bulkOperation: await startBulkMutation(context, info.schema, args), userErrors: [] };
    } catch (error) {
      if (!(error instanceof BulkMutationRefused)) throw error;
      const { field, message, code } = error;
      return { bulkOperation: null, userErrors: [{ field, message, code }] };
    }
  },

  stagedUploadsCreate: (
    _root: unknown,
    { input }: { readonly input: readonly StagedUpload[] },
    context: AdminContext,
  ) => {
    for (const { resource, httpMethod } of input) {
      if (resource !== "BULK_MUTATION_VARIABLES") throw notEmulated(`StagedUploadInput.resource ${resource}`);
      if (httpMethod !== "POST") throw notEmulated("StagedUploadInput.httpMethod PUT");
    }
    return { stagedTargets: input.map((one) => stageUpload(context.store, one)), userErrors: [] };
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

/** Ten to 255 characters, when an app names an operation at all. */
function identifierProblem(identifier: string | null): object | null {
  const field = ["clientIdentifier"];
  if (identifier === null || (identifier.length >= 10 && identifier.length <= 255)) return null;
  const message =
    identifier.length < 10 ? "is too short (minimum is 10 characters)" : "is too long (maximum is 255 characters)";
  return { field, message, code: "INVALID_MUTATION" };
}
