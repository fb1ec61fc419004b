import { text } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Store } from "../state/store.ts";
import { anApp, aProduct, ask, aStore, aToken, TestClock, type Loose } from "../state/test-shop.ts";
import { findBulkFile } from "./files.ts";
import { resumeBulkOperations } from "./resume.ts";

const app = anApp();
const CATALOGUE = `{ products { edges { node { id title variants(first: 1) { edges { node { id
  inventoryItem { tracked inventoryLevels { edges { node { id quantities(names: ["available"]) { quantity } } } } } } } } } } } }`;
const RUN = `mutation ($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: true) {
  bulkOperation { id status } userErrors { field message code } } }`;

async function run(store: Store, query: string, token: string) {
  const { data } = await ask(store, [app], RUN, { variables: { query }, token });
  return data?.["bulkOperationRunQuery"];
}

function finished(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.events.listen(({ topic }) => {
      if (topic !== "bulk_operations/finish") return;
      stop();
      resolve();
    });
  });
}

async function read(store: Store, id: unknown, token: string) {
  const query = "query ($id: ID!) { bulkOperation(id: $id) { status errorCode url objectCount rootObjectCount } }";
  const { data } = await ask(store, [app], query, { variables: { id }, token });
  return data?.["bulkOperation"];
}

test("a bulk query's result has one line per object, and children name their parents", async () => {
  const store = await aStore();
  for (let number = 1; number <= 300; number += 1) aProduct(store, { title: `Pot ${number}` });
  const token = aToken(store, app);
  const finish = finished(store);

  const started = await run(store, CATALOGUE, token);
  await finish;
  const operation = await read(store, started?.["bulkOperation"]?.["id"], token);

  expect(started).toMatchObject({ bulkOperation: { status: "CREATED" }, userErrors: [] });
  expect(operation).toMatchObject({
    status: "COMPLETED",
    errorCode: null,
    objectCount: "1200",
    rootObjectCount: "300",
  });
  const url = String(operation?.["url"]);
  expect(url).toMatch(/^https:\/\/storage\.googleapis\.com\/shopify-bulk\/demo\/bulk-\d+\.jsonl\?.*Signature=/);
  const file = findBulkFile(store, new URL(url));
  const lines = (file.kind === "file" ? await text(file.body) : "").trimEnd().split("\n");
  const [product, variant, level] = lines.map((line) => JSON.parse(line) as Loose);
  expect(lines).toHaveLength(1200);
  expect(product).toEqual({ id: product?.["id"], title: "Pot 1" });
  expect(variant).toEqual({ id: variant?.["id"], inventoryItem: { tracked: true }, __parentId: product?.["id"] });
  expect(level).toMatchObject({ quantities: [{ quantity: 5 }], __parentId: variant?.["id"] });
  await store.close();
});

test("an operation that finds nothing has no result to fetch", async () => {
  const store = await aStore();
  const token = aToken(store, app);
  const finish = finished(store);

  const started = await run(store, '{ products(query: "tag:none") { edges { node { id } } } }', token);
  await finish;

  expect(await read(store, started?.["bulkOperation"]?.["id"], token)).toMatchObject({
    status: "COMPLETED",
    objectCount: "0",
    url: null,
  });
  await store.close();
});

test("an operation that meets a scope that was not granted fails and says so", async () => {
  const store = await aStore();
  aProduct(store);
  const token = aToken(store, anApp({ scopes: ["read_orders"] }));
  const finish = finished(store);

  const started = await run(store, "{ products { edges { node { id } } } }", token);
  await finish;

  expect(await read(store, started?.["bulkOperation"]?.["id"], token)).toMatchObject({
    status: "FAILED",
    errorCode: "ACCESS_DENIED",
  });
  await store.close();
});

test("an operation that fails on its way gives out what it has, as partial data", async () => {
  const store = await aStore();
  for (let number = 1; number <= 600; number += 1) aProduct(store, { title: `Pot ${number}` });
  const token = aToken(store, app);
  const finish = finished(store);
  await run(store, CATALOGUE, token);
  const operation = store.state.bulkOperations.first();

  while (operation?.objectCount === 0) await nextTurn();
  const known = store.state.tokens.get(token);
  if (known) known.scopes = ["read_orders"];
  await finish;

  const shown = await ask(
    store,
    [app],
    "{ currentBulkOperation { status errorCode url partialDataUrl objectCount } }",
    { token },
  );
  const { partialDataUrl, ...rest } = (shown.data?.["currentBulkOperation"] ?? {}) as Loose;
  expect(rest).toEqual({ status: "FAILED", errorCode: "ACCESS_DENIED", url: null, objectCount: "1000" });
  const file = findBulkFile(store, new URL(String(partialDataUrl)));
  const lines = (file.kind === "file" ? await text(file.body) : "").trimEnd().split("\n");
  expect(lines).toHaveLength(1000);
  await store.close();
});

test("a result has expired after seven days, and its address cannot be prolonged", async () => {
  const clock = new TestClock();
  const store = await aStore(clock);
  aProduct(store);
  const token = aToken(store, app);
  const finish = finished(store);
  const started = await run(store, CATALOGUE, token);
  await finish;
  const id = started?.["bulkOperation"]?.["id"];
  const url = new URL(String((await read(store, id, token))?.["url"]));

  clock.advance(7 * 24 * 3600_000 + 1000);
  const prolonged = new URL(url);
  prolonged.searchParams.set("Expires", "9999999999");

  expect(await read(store, id, aToken(store, app))).toMatchObject({ status: "EXPIRED", url: null });
  expect(findBulkFile(store, url).kind).toBe("expired");
  expect(findBulkFile(store, prolonged).kind).toBe("not-signed");
  await store.close();
});

test.each([
  ["{ products { nodes { id } } }", /Selecting via 'nodes' is not supported/],
  ["{ shop { name } }", /must contain at least one connection/],
  [
    "{ products { edges { node { title variants { edges { node { id } } } } } } }",
    /Connection fields without 'id': products/,
  ],
  ["mutation { tagsAdd(id: 1, tags: []) { userErrors { message } } }", /Only `query` operations are supported/],
  ["{ products { edges { node { nam } } } }", /Invalid bulk query: Cannot query field/],
  ["{ products {", /Invalid bulk query: Syntax Error/],
  [
    `{ products { edges { node { id ${["a", "b", "c", "d", "e"].map((key) => `${key}: variants { edges { node { id } } }`).join(" ")} } } } }`,
    /more than 5/,
  ],
])("%s is refused", async (query, message) => {
  const store = await aStore();

  const refused = await run(store, query, aToken(store, app));

  expect(refused?.["bulkOperation"]).toBeNull();
  expect(refused?.["userErrors"]?.[0]).toMatchObject({ field: ["query"], code: "INVALID" });
  expect(String(refused?.["userErrors"]?.[0]?.["message"])).toMatch(message);
});

test("five run at once, the sixth has to wait, and one can be canceled", async () => {
  const store = await aStore();
  for (let number = 1; number <= 300; number += 1) aProduct(store, { title: `Pot ${number}` });
  const token = aToken(store, app);
  const started = [];
  for (let number = 1; number <= 5; number += 1) started.push(await run(store, CATALOGUE, token));

  const sixth = await run(store, CATALOGUE, token);
  const id = started[4]?.["bulkOperation"]?.["id"];
  const cancel =
    "mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }";
  const canceled = await ask(store, [app], cancel, { variables: { id }, token });
  while ([...store.state.bulkOperations.values()].some((operation) => operation.completedAt === null))
    await finished(store);

  expect(sixth?.["userErrors"]?.[0]).toMatchObject({ code: "OPERATION_IN_PROGRESS" });
  expect(canceled["data"]?.["bulkOperationCancel"]).toMatchObject({
    bulkOperation: { status: "CANCELING" },
    userErrors: [],
  });
  expect(await read(store, id, token)).toMatchObject({ status: "CANCELED" });
  await store.close();
});

test("an operation that was under way when the store stopped runs again", async () => {
  const store = await aStore();
  aProduct(store);
  const token = aToken(store, app);
  const finish = finished(store);
  const started = await run(store, CATALOGUE, token);
  await finish;
  const [operation] = [...store.state.bulkOperations.values()];
  if (operation) Object.assign(operation, { status: "RUNNING", completedAt: null });

  const again = finished(store);
  await resumeBulkOperations(store, [app]);
  await again;

  expect(await read(store, started?.["bulkOperation"]?.["id"], token)).toMatchObject({
    status: "COMPLETED",
    objectCount: "4",
  });
  await store.close();
});
