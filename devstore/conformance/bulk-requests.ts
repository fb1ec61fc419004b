import assert from "node:assert/strict";
import type { Asker } from "./admin-client.ts";
import type { World } from "./world.ts";

/** A bulk operation as the Admin API shows it */
export interface ShownOperation {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly errorCode: string | null;
  readonly objectCount: string;
  readonly rootObjectCount: string;
  readonly fileSize: string | null;
  readonly url: string | null;
  readonly partialDataUrl: string | null;
  readonly createdAt: string;
  readonly completedAt: string | null;
}

export interface Started {
  readonly bulkOperation: ShownOperation | null;
  readonly userErrors: readonly { field: string[] | null; message: string; code?: string | null }[];
}

const SHOWN = `id type status errorCode objectCount rootObjectCount fileSize url partialDataUrl createdAt completedAt`;

/** Starts a query in bulk. */
export async function startQuery(
  { data }: World,
  query: string,
  { asker, groupObjects }: { readonly asker?: Asker; readonly groupObjects?: boolean } = {},
): Promise<Started> {
  const argument = groupObjects === undefined ? "" : `, groupObjects: ${groupObjects}`;
  const answer = await data<{ bulkOperationRunQuery: Started }>(
    `mutation ($query: String!) { bulkOperationRunQuery(query: $query${argument}) {
      bulkOperation { ${SHOWN} } userErrors { field message code } } }`,
    { query },
    asker,
  );
  return answer.bulkOperationRunQuery;
}

/** The id of what was started. Throws when it was refused. */
export function idOf({ bulkOperation, userErrors }: Started): string {
  assert.deepEqual(userErrors, []);
  assert.ok(bulkOperation);
  return bulkOperation.id;
}

export async function read({ data }: World, id: string, asker?: Asker): Promise<ShownOperation | null> {
  const answer = await data<{ bulkOperation: ShownOperation | null }>(
    `query ($id: ID!) { bulkOperation(id: $id) { ${SHOWN} } }`,
    { id },
    asker,
  );
  return answer.bulkOperation;
}

/** Asks after an operation until it has ended. */
export async function ended(world: World, id: string, asker?: Asker): Promise<ShownOperation> {
  for (let times = 0; times < 500; times += 1) {
    const operation = await read(world, id, asker);
    if (operation?.completedAt) return operation;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${id} does not end.`);
}

/** Runs a query in bulk to its end. */
export async function runToEnd(
  world: World,
  query: string,
  given: { readonly asker?: Asker; readonly groupObjects?: boolean } = {},
): Promise<ShownOperation> {
  return ended(world, idOf(await startQuery(world, query, given)), given.asker);
}

/** Makes the operations that have ended go on running, as real ones do: a case's catalogue is read at once. */
export function keepRunning({ store }: World): void {
  for (const operation of store.state.bulkOperations.values()) {
    store.state.bulkOperations.put(Object.assign(operation, { completedAt: null, status: "RUNNING" }));
  }
}

export type Line = Readonly<Record<string, unknown>>;

/** The lines of a result. */
export async function linesAt({ fetch }: World, url: string | null): Promise<Line[]> {
  assert.ok(url, "there is a result to fetch");
  const response = await fetch(url);
  assert.equal(response.status, 200);
  const text = await response.text();
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

/** Uploads lines of variables as an app does, and answers the path to run a mutation on. */
export async function uploadLines({ data, fetch }: World, lines: readonly string[]): Promise<string> {
  const { stagedUploadsCreate } = await data<{
    stagedUploadsCreate: {
      stagedTargets: { url: string; resourceUrl: null; parameters: { name: string; value: string }[] }[];
      userErrors: unknown[];
    };
  }>(
    `mutation { stagedUploadsCreate(input: [{ resource: BULK_MUTATION_VARIABLES, filename: "bulk_op_vars",
      mimeType: "text/jsonl", httpMethod: POST }]) {
      stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }`,
  );
  assert.deepEqual(stagedUploadsCreate.userErrors, []);
  const [target] = stagedUploadsCreate.stagedTargets;
  assert.ok(target);
  const boundary = "----lines";
  const fields = [...target.parameters, { name: 'file"; filename="bulk_op_vars', value: lines.join("\n") }];
  const parts = fields.map(({ name, value }) => {
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  });
  const response = await fetch(target.url, {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join("")}--${boundary}--\r\n`,
  });
  assert.equal(response.status, 201, await response.text());
  return target.parameters.find(({ name }) => name === "key")?.value ?? "";
}

/** Starts a mutation in bulk. */
export async function startMutation({ data }: World, mutation: string, stagedUploadPath: string): Promise<Started> {
  const answer = await data<{ bulkOperationRunMutation: Started }>(
    `mutation ($mutation: String!, $stagedUploadPath: String!) {
      bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $stagedUploadPath) {
        bulkOperation { ${SHOWN} } userErrors { field message code } } }`,
    { mutation, stagedUploadPath },
  );
  return answer.bulkOperationRunMutation;
}
