import assert from "node:assert/strict";
import { ended, idOf, keepRunning, linesAt, read, runToEnd, startQuery } from "../bulk-requests.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const GUIDE = "https://shopify.dev/docs/api/usage/bulk-operations/queries";
const OBJECT = "https://shopify.dev/docs/api/admin-graphql/2026-10/objects/BulkOperation";
const RUN_QUERY = "https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/bulkOperationRunQuery";
const GROUPING = "https://shopify.dev/changelog/posts/bulk-operations-group-objects-default-changed-to-false";
const ERROR_CODES = "https://shopify.dev/docs/api/admin-graphql/latest/enums/BulkOperationErrorCode";
const USER_ERROR_CODES = "https://shopify.dev/docs/api/admin-graphql/latest/enums/BulkOperationUserErrorCode";
const covers = ["bulkOperationRunQuery"];

const PRODUCTS = "{ products { edges { node { id title variants { edges { node { id sku } } } } } } }";

/** Starts a query that breaks a rule, and answers the words and the code of the refusal. */
async function refusal(world: World, query: string): Promise<string> {
  const { bulkOperation, userErrors } = await startQuery(world, query);
  assert.equal(bulkOperation, null);
  const [first] = userErrors;
  assert.deepEqual(first?.field, ["query"]);
  assert.equal(first.code, "INVALID");
  return first.message;
}

export const bulkQueryCases: readonly ConformanceCase[] = [
  {
    says: "a query in bulk is answered at once with an operation that was created, and has no result yet",
    page: RUN_QUERY,
    covers,
    example: true,
    prove: async (world) => {
      const { bulkOperation, userErrors } = await startQuery(world, "{ products { edges { node { id title } } } }");

      assert.deepEqual(userErrors, []);
      assert.match(bulkOperation?.id ?? "", /^gid:\/\/shopify\/BulkOperation\/\d+$/);
      assert.equal(bulkOperation?.status, "CREATED");
      assert.equal(bulkOperation.type, "QUERY");
      assert.equal(bulkOperation.url, null);
      assert.equal(bulkOperation.completedAt, null);
    },
  },
  {
    says: "a completed operation says how many objects there are in all and at the root, and how large its file is",
    page: OBJECT,
    covers: ["bulkOperationRunQuery", "bulkOperation"],
    prove: async (world) => {
      const operation = await runToEnd(world, PRODUCTS);

      assert.equal(operation.status, "COMPLETED");
      assert.equal(operation.errorCode, null);
      assert.equal(operation.objectCount, "7");
      assert.equal(operation.rootObjectCount, "3");
      const response = await world.fetch(operation.url ?? "");
      assert.equal(operation.fileSize, String((await response.arrayBuffer()).byteLength));
    },
  },
  {
    says: "the result is a line of JSON for each object, and a nested one names its parent in __parentId",
    page: GUIDE,
    covers: ["bulkOperationRunQuery", "bulkOperation"],
    prove: async (world) => {
      const { productId, id } = world.variant("BS-L");
      const lines = await linesAt(world, (await runToEnd(world, PRODUCTS)).url);

      assert.deepEqual(
        lines.find((line) => line["id"] === productId),
        { id: productId, title: "Blue Shirt" },
      );
      assert.deepEqual(
        lines.find((line) => line["id"] === id),
        { id, sku: "BS-L", __parentId: productId },
      );
    },
  },
  {
    says: "children do not come right behind their parents unless the app asks for groups",
    page: GROUPING,
    covers,
    prove: async (world) => {
      const parentsOf = async (groupObjects?: boolean) => {
        const given = groupObjects === undefined ? {} : { groupObjects };
        const lines = await linesAt(world, (await runToEnd(world, PRODUCTS, given)).url);
        return lines.map((line) => (line["__parentId"] === undefined ? "product" : "variant")).join(" ");
      };

      assert.equal(await parentsOf(true), "product variant variant product variant product variant");
      assert.equal(await parentsOf(), await parentsOf(false));
      assert.notEqual(await parentsOf(false), await parentsOf(true));
    },
  },
  {
    says: "paging that the query asks for is ignored: everything is in the result",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const operation = await runToEnd(
        world,
        "{ products(first: 1) { edges { node { id variants(first: 1) { edges { node { id } } } } } } }",
      );

      assert.equal(operation.objectCount, "7");
    },
  },
  {
    says: "a filter of the query holds in bulk too",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const lines = await linesAt(
        world,
        (await runToEnd(world, '{ products(query: "status:draft") { edges { node { id title } } } }')).url,
      );

      assert.deepEqual(
        lines.map((line) => line["title"]),
        ["Secret Lamp"],
      );
    },
  },
  {
    says: "an operation that finds nothing completes without a file",
    page: OBJECT,
    covers: ["bulkOperationRunQuery", "bulkOperation"],
    prove: async (world) => {
      const operation = await runToEnd(world, '{ products(query: "tag:nobody-has-it") { edges { node { id } } } }');

      assert.equal(operation.status, "COMPLETED");
      assert.equal(operation.objectCount, "0");
      assert.equal(operation.url, null);
    },
  },
  {
    says: "a query without a connection is refused",
    page: GUIDE,
    covers,
    prove: async (world) => {
      assert.match(await refusal(world, "{ shop { name } }"), /must contain at least one connection/);
    },
  },
  {
    says: "a query with more than five connections is refused",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const five = ["a", "b", "c", "d", "e"].map((key) => `${key}: variants { edges { node { id } } }`).join(" ");

      assert.match(await refusal(world, `{ products { edges { node { id ${five} } } } }`), /more than 5 connections/);
    },
  },
  {
    says: "connections nested deeper than two levels are refused",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const deep = `{ products { edges { node { id variants { edges { node { id
        inventoryItem { id inventoryLevels { edges { node { id
          location { id inventoryLevels { edges { node { id } } } } } } } } } } } } } } }`;

      assert.match(await refusal(world, deep), /nesting depth greater than 2/);
    },
  },
  {
    says: "the top-level fields node and nodes are refused",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const { productId } = world.variant("C-1");
      const inner = "... on Product { variants { edges { node { id } } } }";

      assert.match(
        await refusal(world, `{ node(id: "${productId}") { id ${inner} } }`),
        /cannot contain a top level `node` field/,
      );
      assert.match(
        await refusal(world, `{ products { edges { node { id } } } nodes(ids: ["${productId}"]) { id } }`),
        /cannot contain a top level `nodes` field/,
      );
    },
  },
  {
    says: "a query has a single top-level field",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const { bulkOperation, userErrors } = await startQuery(
        world,
        "{ products { edges { node { id } } } orders { edges { node { id } } } }",
      );

      assert.equal(bulkOperation, null);
      assert.equal(userErrors[0]?.code, "INVALID");
    },
  },
  {
    says: "contents are selected by edges and node, never by nodes",
    page: GUIDE,
    covers,
    prove: async (world) => {
      assert.match(await refusal(world, "{ products { nodes { id } } }"), /Selecting via 'nodes' is not supported/);
    },
  },
  {
    says: "a parent of a nested connection must select its id",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const message = await refusal(
        world,
        "{ products { edges { node { title variants { edges { node { id } } } } } } }",
      );

      assert.match(message, /must select the 'id' field without an alias/);
      assert.match(message, /products/);
    },
  },
  {
    says: "a connection within a list field is refused",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const message = await refusal(
        world,
        "{ orders { edges { node { id fulfillments { id fulfillmentLineItems { edges { node { id } } } } } } } }",
      );

      assert.match(message, /connection field within a list field are not currently supported/);
    },
  },
  {
    says: "a mutation, and a query that is none, are refused",
    page: USER_ERROR_CODES,
    covers,
    prove: async (world) => {
      const mutation = 'mutation { productCreate(product: { title: "Pot" }) { product { id } } }';

      assert.match(await refusal(world, mutation), /Only `query` operations are supported/);
      assert.match(await refusal(world, "{ products { edges { node { nam } } } }"), /^Invalid bulk query: /);
      assert.match(await refusal(world, "{ products {"), /^Invalid bulk query: /);
    },
  },
  {
    says: "an operation that meets a field without its scope fails with ACCESS_DENIED",
    page: ERROR_CODES,
    covers: ["bulkOperationRunQuery", "bulkOperation"],
    prove: async (world) => {
      const asker = world.tokenWith(["read_products"]);
      const operation = await runToEnd(world, "{ orders { edges { node { id } } } }", { asker });

      assert.equal(operation.status, "FAILED");
      assert.equal(operation.errorCode, "ACCESS_DENIED");
      assert.equal(operation.url, null);
    },
  },
  {
    says: "a bulk query takes as much from the bucket as its mutation costs, however much it reads",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const { extensions } = await world.admin(
        `mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") {
          bulkOperation { id } userErrors { message } } }`,
      );

      assert.equal(extensions.cost?.actualQueryCost, 10);
    },
  },
  {
    says: "five operations run at once, and a sixth is refused with the ids of those",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const ids: string[] = [];
      for (let times = 0; times < 5; times += 1) ids.push((await runToEnd(world, PRODUCTS)).id);
      keepRunning(world);

      const { bulkOperation, userErrors } = await startQuery(world, PRODUCTS);

      assert.equal(bulkOperation, null);
      const [refused] = userErrors;
      assert.equal(refused?.code, "OPERATION_IN_PROGRESS");
      assert.equal(refused.field, null);
      for (const id of ids) assert.ok(refused.message.includes(id));
    },
  },
  {
    says: "an operation that was started belongs to its app: another shop's app does not find it",
    page: OBJECT,
    covers: ["bulkOperation"],
    prove: async (world) => {
      const id = idOf(await startQuery(world, PRODUCTS));
      const other = await world.another({ handle: `${world.store.state.shop.handle}-other` });

      assert.equal(await read(other, id), null);
      assert.equal((await ended(world, id)).status, "COMPLETED");
    },
  },
];
