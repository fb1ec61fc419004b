import {
  execute,
  GraphQLError,
  Kind,
  parseType,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from "graphql";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { AdminContext } from "../graphql/resolver.ts";
import type { BulkOperation } from "../state/records/bulk-operation.ts";
import { parseBulkQuery, type BulkQuery, type Selected } from "./bulk-query.ts";
import { bulkDir } from "./files.ts";
import { linesOf } from "./jsonl.ts";
import { finish, isGivenUp, newOperation, type BulkRequest } from "./operation.ts";

const PAGE = 250;
const PAGING = new Set(["first", "last", "after", "before"]);
const FIRST = "bulkFirst";
const AFTER = "bulkAfter";

/** Starts a checked query in bulk, and answers at once with the operation that will run it. */
export function startBulkQuery(
  context: AdminContext,
  schema: GraphQLSchema,
  request: Pick<BulkRequest, "query" | "groupObjects">,
): BulkOperation {
  parseBulkQuery(schema, request.query);
  const operation = newOperation(context, { ...request, type: "QUERY", stagedUploadPath: null });
  void runBulkOperation(context, schema, operation);
  return operation;
}

/** Runs an operation to its end, whatever that is, and tells of it. Results go to a file page by page. */
export async function runBulkOperation(
  context: AdminContext,
  schema: GraphQLSchema,
  operation: BulkOperation,
): Promise<void> {
  const { store } = context;
  await nextTurn();
  try {
    if (operation.status === "CREATED") operation.status = "RUNNING";
    await writeResult({ ...context, bulk: true }, schema, operation);
    operation.status = isGivenUp(store, operation) ? "CANCELED" : "COMPLETED";
  } catch (error) {
    operation.status = "FAILED";
    operation.errorCode = codeOf(error) === "ACCESS_DENIED" ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
  }
  finish(store, operation);
}

async function writeResult(context: AdminContext, schema: GraphQLSchema, operation: BulkOperation): Promise<void> {
  const dir = bulkDir(context.store);
  await mkdir(dir, { recursive: true });
  const file = `bulk-${operation.id}.jsonl`;
  const stream = createWriteStream(join(dir, file));
  operation.objectCount = 0;
  operation.rootObjectCount = 0;
  try {
    await pipeline(resultTexts(context, schema, operation), stream);
  } finally {
    // An operation that found nothing has no file to fetch.
    operation.file = operation.objectCount > 0 ? file : null;
    operation.fileSize = stream.bytesWritten;
  }
}

async function* resultTexts(
  context: AdminContext,
  schema: GraphQLSchema,
  operation: BulkOperation,
): AsyncGenerator<string> {
  const query = parseBulkQuery(schema, operation.query);
  for (const root of query.roots) {
    for await (const data of answers(context, schema, query, root)) {
      if (isGivenUp(context.store, operation)) return;
      const lines = linesOf(root, data, operation.groupObjects ? "grouped" : "by-depth");
      operation.objectCount += lines.objects;
      operation.rootObjectCount += lines.rootObjects;
      yield lines.text;
      await nextTurn();
    }
  }
}

type Data = Record<string, unknown>;

/** What a root field answers: a connection page by page, anything else at once. */
async function* answers(
  context: AdminContext,
  schema: GraphQLSchema,
  query: BulkQuery,
  root: Selected,
): AsyncGenerator<Data> {
  const document = documentFor(query, root);
  let after: string | null = null;
  do {
    const variableValues = root.kind === "connection" ? { [FIRST]: PAGE, [AFTER]: after } : {};
    const result = await execute({ schema, document, contextValue: context, variableValues });
    const [error] = result.errors ?? [];
    if (error) throw error;
    const data = result.data as Data;
    yield data;
    const page = root.kind === "connection" ? (data[root.key] as { bulkPage: PageInfo }).bulkPage : null;
    after = page?.hasNextPage ? page.endCursor : null;
  } while (after !== null);
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** The query with only this root field, without the paging of whoever wrote it: Shopify ignores that in bulk. */
function documentFor(query: BulkQuery, root: Selected): DocumentNode {
  const unpaged = (field: FieldNode): FieldNode => ({
    ...field,
    arguments: (field.arguments ?? []).filter((argument) => !PAGING.has(argument.name.value)),
  });
  const paged = root.kind === "connection" ? withPaging(unpaged(root.field)) : root.field;
  const whole: DocumentNode = {
    ...query.document,
    definitions: query.document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? {
            ...definition,
            selectionSet: { kind: Kind.SELECTION_SET, selections: [paged] },
            variableDefinitions: root.kind === "connection" ? VARIABLES : [],
          }
        : definition,
    ),
  };
  const connections = new Set(nested(root.below).map((selected) => selected.field));
  return visit(whole, { Field: { enter: (field) => (connections.has(field) ? unpaged(field) : undefined) } });
}

function nested(selected: readonly Selected[]): Selected[] {
  return selected.flatMap((one) => [...(one.kind === "connection" ? [one] : []), ...nested(one.below)]);
}

const NAMES = { [FIRST]: "Int", [AFTER]: "String" };
const VARIABLES = Object.entries(NAMES).map(([name, type]) => ({
  kind: Kind.VARIABLE_DEFINITION as const,
  variable: variable(name),
  type: parseType(type),
}));

function variable(name: string): { kind: Kind.VARIABLE; name: { kind: Kind.NAME; value: string } } {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
}

function withPaging(field: FieldNode): FieldNode {
  const name = (value: string) => ({ kind: Kind.NAME as const, value });
  const argument = (key: string, from: string) => ({
    kind: Kind.ARGUMENT as const,
    name: name(key),
    value: variable(from),
  });
  const plain = (key: string) => ({ kind: Kind.FIELD as const, name: name(key) });
  const pageInfo: FieldNode = {
    kind: Kind.FIELD,
    alias: name("bulkPage"),
    name: name("pageInfo"),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [plain("hasNextPage"), plain("endCursor")] },
  };
  return {
    ...field,
    arguments: [...(field.arguments ?? []), argument("first", FIRST), argument("after", AFTER)],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...(field.selectionSet?.selections ?? []), pageInfo] },
  };
}

function codeOf(error: unknown): unknown {
  return error instanceof GraphQLError ? error.extensions["code"] : null;
}
