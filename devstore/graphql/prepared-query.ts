import {
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { QueryCost } from "./query-cost.ts";

/** A query's text, read and checked once for all its requests. */
export type PreparedQuery =
  | {
      readonly ok: true;
      readonly document: DocumentNode;
      readonly operation: OperationDefinitionNode;
      readonly cost: QueryCost;
    }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

const MOST_KEPT = 500;
const kept = new WeakMap<GraphQLSchema, Map<string, PreparedQuery>>();

/** Reads and checks a query, or remembers having done so. The one that was not asked for longest is forgotten first. */
export function prepareQuery(schema: GraphQLSchema, text: string, operationName: string | null): PreparedQuery {
  const queries = kept.get(schema) ?? new Map<string, PreparedQuery>();
  kept.set(schema, queries);
  const key = operationName === null ? text : `${operationName}\n${text}`;
  const known = queries.get(key);
  const prepared = known ?? prepare(schema, text, operationName);
  queries.delete(key);
  queries.set(key, prepared);
  if (queries.size > MOST_KEPT) queries.delete(queries.keys().next().value ?? "");
  return prepared;
}

function prepare(schema: GraphQLSchema, text: string, operationName: string | null): PreparedQuery {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { ok: false, errors: [error] };
  }
  const errors = validate(schema, document, undefined, { maxErrors: 20 });
  if (errors.length > 0) return { ok: false, errors };
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const problem = operationName === null ? "An operation name is required" : `No operation named "${operationName}"`;
    return { ok: false, errors: [new GraphQLError(problem)] };
  }
  return { ok: true, document, operation, cost: new QueryCost(schema, document, operation) };
}
