import { type DocumentNode, execute, type GraphQLSchema } from "graphql";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { wordError } from "../graphql/error-words.ts";
import type { AdminContext } from "../graphql/resolver.ts";
import type { BulkOperation } from "../state/records/bulk-operation.ts";
import { BulkMutationRefused, parseBulkMutation } from "./bulk-mutation.ts";
import { bulkDir } from "./files.ts";
import { finish, isGivenUp, newOperation } from "./operation.ts";
import { findUpload } from "./staged-upload.ts";

const LARGEST_FILE_MB = 100;

interface Work {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** Holds the variables, a line for each time that the mutation runs */
  readonly path: string;
}

/** Starts a mutation in bulk, and answers at once with the operation that will run it. Throws BulkMutationRefused. */
export async function startBulkMutation(
  context: AdminContext,
  schema: GraphQLSchema,
  given: { readonly mutation: string; readonly stagedUploadPath: string },
): Promise<BulkOperation> {
  const { mutation: query, stagedUploadPath } = given;
  const document = parseBulkMutation(schema, query);
  const upload = await findUpload(context.store, stagedUploadPath);
  if (upload === null) throw new BulkMutationRefused(NO_SUCH_FILE, { field: null, code: "NO_SUCH_FILE" });
  if (upload.bytes > LARGEST_FILE_MB * 1024 * 1024) {
    const message = `The input file size exceeds the maximum allowed size of ${LARGEST_FILE_MB} MB.`;
    throw new BulkMutationRefused(message, { field: null, code: "INVALID_STAGED_UPLOAD_FILE" });
  }
  const operation = newOperation(context, { type: "MUTATION", query, groupObjects: false, stagedUploadPath });
  void run(context, operation, { schema, document, path: upload.path });
  return operation;
}

const NO_SUCH_FILE =
  "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly " +
  "for the stagedUploadPath mutation argument.";

async function run(context: AdminContext, operation: BulkOperation, work: Work): Promise<void> {
  const { store } = context;
  await nextTurn();
  const file = `bulk-${operation.id}.jsonl`;
  await mkdir(bulkDir(store), { recursive: true });
  const stream = createWriteStream(join(bulkDir(store), file));
  try {
    if (operation.status === "CREATED") operation.status = "RUNNING";
    await pipeline(answers(context, operation, work), stream);
    operation.status = isGivenUp(store, operation) ? "CANCELED" : "COMPLETED";
  } catch {
    operation.status = "FAILED";
    operation.errorCode = "INTERNAL_SERVER_ERROR";
  }
  operation.file = operation.objectCount > 0 ? file : null;
  operation.fileSize = stream.bytesWritten;
  finish(store, operation);
}

/** What each line's mutation answered, with the number of the line: the first is 0. */
async function* answers(context: AdminContext, operation: BulkOperation, work: Work): AsyncGenerator<string> {
  let lineNumber = -1;
  for await (const line of createInterface({ input: createReadStream(work.path), crlfDelay: Infinity })) {
    if (isGivenUp(context.store, operation)) return;
    lineNumber += 1;
    if (line.trim() === "") continue;
    const answer = await answerTo(context, work, line);
    operation.objectCount += 1;
    operation.rootObjectCount += 1;
    yield `${JSON.stringify({ ...answer, __lineNumber: lineNumber })}\n`;
    await nextTurn();
  }
}

async function answerTo(context: AdminContext, { schema, document }: Work, line: string): Promise<object> {
  let variableValues: Record<string, unknown>;
  try {
    variableValues = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return { errors: [{ message: "Invalid JSON in the file of variables." }] };
  }
  const { data, errors } = await execute({ schema, document, contextValue: context, variableValues });
  return errors ? { data, errors: errors.map(wordError) } : { data };
}
