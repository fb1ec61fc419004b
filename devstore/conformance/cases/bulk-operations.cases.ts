import assert from "node:assert/strict";
import { ended, idOf, keepRunning, linesAt, read, runToEnd, startQuery } from "../bulk-requests.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const OBJECT = "https://shopify.dev/docs/api/admin-graphql/2026-10/objects/BulkOperation";
const STATUS = "https://shopify.dev/docs/api/admin-graphql/latest/enums/bulkoperationstatus";
const CANCEL = "https://shopify.dev/docs/api/admin-graphql/2025-10/mutations/bulkOperationCancel";
const CURRENT = "https://shopify.dev/docs/api/admin-graphql/2026-07/queries/currentBulkOperation";
const LIST = "https://shopify.dev/docs/api/admin-graphql/2026-10/queries/bulkOperations";
const FINISH = "https://shopify.dev/changelog/new-webhook-topic-notifies-when-a-bulk-operation-has-finished";

const PRODUCTS = "{ products { edges { node { id } } } }";
const DAY_MS = 24 * 3600_000;

interface Canceled {
  readonly bulkOperation: { readonly id: string; readonly status: string } | null;
  readonly userErrors: readonly { readonly field: string[] | null; readonly message: string }[];
}

async function cancel({ data }: World, id: string): Promise<Canceled> {
  const answer = await data<{ bulkOperationCancel: Canceled }>(
    "mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { id status } userErrors { field message } } }",
    { id },
  );
  return answer.bulkOperationCancel;
}

async function list({ data }: World, args: string): Promise<string[]> {
  const { bulkOperations } = await data<{ bulkOperations: { nodes: { id: string }[] } }>(
    `{ bulkOperations(first: 10${args}) { nodes { id } } }`,
  );
  return bulkOperations.nodes.map(({ id }) => id);
}

export const bulkOperationCases: readonly ConformanceCase[] = [
  {
    says: "a running operation is CANCELING when it is canceled, and CANCELED a little later",
    page: CANCEL,
    covers: ["bulkOperationCancel", "bulkOperation"],
    example: true,
    prove: async (world) => {
      const { id } = await runToEnd(world, PRODUCTS);
      keepRunning(world);

      const { bulkOperation, userErrors } = await cancel(world, id);

      assert.deepEqual(userErrors, []);
      assert.deepEqual(bulkOperation, { id, status: "CANCELING" });
    },
  },
  {
    says: "what has ended cannot be canceled any more",
    page: CANCEL,
    covers: ["bulkOperationCancel"],
    prove: async (world) => {
      const { id } = await runToEnd(world, PRODUCTS);

      const { bulkOperation, userErrors } = await cancel(world, id);

      assert.deepEqual(bulkOperation, { id, status: "COMPLETED" });
      assert.deepEqual(userErrors, [
        { field: null, message: "A bulk operation cannot be canceled when it is completed" },
      ]);
    },
  },
  {
    says: "an operation that does not exist cannot be canceled",
    page: CANCEL,
    covers: ["bulkOperationCancel"],
    prove: async (world) => {
      const { bulkOperation, userErrors } = await cancel(world, "gid://shopify/BulkOperation/1");

      assert.equal(bulkOperation, null);
      assert.deepEqual(userErrors, [{ field: ["id"], message: "Bulk operation does not exist" }]);
    },
  },
  {
    says: "the result is given out for seven days, and has expired then",
    page: OBJECT,
    covers: ["bulkOperation"],
    prove: async (world) => {
      const { id, url } = await runToEnd(world, PRODUCTS);
      world.clock.advance(7 * DAY_MS - 60_000);
      assert.equal((await linesAt(world, url)).length, 3);
      assert.equal((await read(world, id))?.status, "COMPLETED");

      world.clock.advance(2 * 60_000);

      assert.notEqual((await world.fetch(url ?? "")).status, 200);
    },
  },
  {
    says: "an operation whose result has expired says so",
    page: STATUS,
    covers: ["bulkOperation"],
    prove: async (world) => {
      const { id } = await runToEnd(world, PRODUCTS);

      world.clock.advance(7 * DAY_MS + 60_000);

      const operation = await read(world, id);
      assert.equal(operation?.status, "EXPIRED");
      assert.equal(operation.url, null);
    },
  },
  {
    says: "a result is fetched without a token, but only by the address that was given out",
    page: OBJECT,
    covers: ["bulkOperation"],
    prove: async (world) => {
      const { url } = await runToEnd(world, PRODUCTS);
      const bare = new URL(url ?? "");
      bare.search = "";
      const prolonged = new URL(url ?? "");
      prolonged.searchParams.set("Expires", "4102444800");

      assert.equal((await world.fetch(url ?? "")).status, 200);
      assert.equal((await world.fetch(bare.href)).status, 403);
      assert.equal((await world.fetch(prolonged.href)).status, 403);
    },
  },
  {
    says: "the list has the newest operation first, and can be turned around",
    page: LIST,
    covers: ["bulkOperations"],
    prove: async (world) => {
      const ids: string[] = [];
      for (let times = 0; times < 3; times += 1) {
        ids.push((await runToEnd(world, PRODUCTS)).id);
        world.clock.advance(60_000);
      }

      assert.deepEqual(await list(world, ""), ids.toReversed());
      assert.deepEqual(await list(world, ", reverse: true"), ids);
      assert.deepEqual(await list(world, ", sortKey: COMPLETED_AT"), ids.toReversed());
    },
  },
  {
    says: "the list is filtered by id, status, type and the time of creation",
    page: LIST,
    covers: ["bulkOperations"],
    prove: async (world) => {
      const first = await runToEnd(world, PRODUCTS);
      world.clock.advance(DAY_MS);
      const asker = world.tokenWith(["read_products"]);
      const second = await runToEnd(world, "{ orders { edges { node { id } } } }", { asker });
      const number = second.id.split("/").at(-1) ?? "";

      assert.deepEqual(await list(world, ', query: "status:failed"'), [second.id]);
      assert.deepEqual(await list(world, ', query: "status:completed"'), [first.id]);
      assert.deepEqual(await list(world, ', query: "operation_type:mutation"'), []);
      assert.deepEqual(await list(world, `, query: "id:>=${number}"`), [second.id]);
      assert.deepEqual(await list(world, `, query: "created_at:>'${first.createdAt}'"`), [second.id]);
    },
  },
  {
    says: "currentBulkOperation is the app's latest query, by default",
    page: CURRENT,
    covers: ["currentBulkOperation"],
    prove: async (world) => {
      await runToEnd(world, PRODUCTS);
      const { id } = await runToEnd(world, PRODUCTS);

      const { currentBulkOperation, none } = await world.data<{
        currentBulkOperation: { id: string } | null;
        none: { id: string } | null;
      }>("{ currentBulkOperation { id } none: currentBulkOperation(type: MUTATION) { id } }");

      assert.equal(currentBulkOperation?.id, id);
      assert.equal(none, null);
    },
  },
  {
    says: "an operation is a node, found by its id",
    page: OBJECT,
    covers: ["node", "bulkOperation"],
    prove: async (world) => {
      const { id } = await runToEnd(world, PRODUCTS);

      const { node } = await world.data<{ node: { status: string; query: string } | null }>(
        "query ($id: ID!) { node(id: $id) { ... on BulkOperation { status query } } }",
        { id },
      );

      assert.deepEqual(node, { status: "COMPLETED", query: PRODUCTS });
    },
  },
  {
    says: "the app is told when an operation has finished: its status, and not where the result is",
    page: FINISH,
    covers: ["webhooks", "bulkOperationRunQuery"],
    prove: async (world) => {
      await world.subscribe("bulk_operations/finish");
      const id = idOf(await startQuery(world, PRODUCTS));

      const { json } = await world.webhook("bulk_operations/finish");
      const operation = await ended(world, id);

      assert.deepEqual(json, {
        admin_graphql_api_id: id,
        completed_at: operation.completedAt,
        created_at: operation.createdAt,
        error_code: null,
        status: "completed",
        type: "query",
      });
    },
  },
  {
    says: "the app is told of an operation that failed, with the code of its error",
    page: FINISH,
    covers: ["webhooks", "bulkOperationRunQuery"],
    prove: async (world) => {
      await world.subscribe("bulk_operations/finish");
      await runToEnd(world, "{ orders { edges { node { id } } } }", { asker: world.tokenWith(["read_products"]) });

      const { json } = await world.webhook("bulk_operations/finish");

      assert.equal(json["status"], "failed");
      assert.equal(json["error_code"], "access_denied");
    },
  },
];
