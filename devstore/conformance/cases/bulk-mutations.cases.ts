import assert from "node:assert/strict";
import { ended, idOf, linesAt, startMutation, uploadLines } from "../bulk-requests.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const GUIDE = "https://shopify.dev/docs/api/usage/bulk-operations/imports";
const USER_ERROR = "https://shopify.dev/docs/api/admin-graphql/2026-10/objects/BulkMutationUserError";
const covers = ["bulkOperationRunMutation"];

const CREATE = `mutation call($product: ProductCreateInput!) {
  productCreate(product: $product) { product { id title } userErrors { message field } } }`;

async function refusal(world: World, mutation: string, path: string): Promise<object | undefined> {
  const { bulkOperation, userErrors } = await startMutation(world, mutation, path);
  assert.equal(bulkOperation, null);
  return userErrors[0];
}

export const bulkMutationCases: readonly ConformanceCase[] = [
  {
    says: "a mutation runs once for each line of an uploaded file, and the result says what came of each line",
    page: GUIDE,
    covers: ["bulkOperationRunMutation", "stagedUploadsCreate", "bulkOperation"],
    example: true,
    prove: async (world) => {
      const titles = ["Sweet new snowboard 1", "Sweet new snowboard 2", "Sweet new snowboard 3"];
      const path = await uploadLines(
        world,
        titles.map((title) => JSON.stringify({ product: { title, productType: "Snowboard" } })),
      );

      const operation = await ended(world, idOf(await startMutation(world, CREATE, path)));
      const lines = await linesAt(world, operation.url);

      assert.equal(operation.type, "MUTATION");
      assert.equal(operation.status, "COMPLETED");
      assert.equal(operation.objectCount, "3");
      assert.deepEqual(
        lines.map((line) => line["__lineNumber"]),
        [0, 1, 2],
      );
      assert.deepEqual(
        lines.map(({ data }) => {
          const { productCreate } = data as { productCreate: { product: { title: string }; userErrors: unknown[] } };
          return [productCreate.product.title, productCreate.userErrors];
        }),
        titles.map((title) => [title, []]),
      );
      assert.equal(world.store.state.products.size, 6);
    },
  },
  {
    says: "a line whose mutation is refused has its userErrors, and the others run all the same",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const path = await uploadLines(world, ['{"product":{"title":""}}', '{"product":{"title":"Pot"}}', "{"]);

      const operation = await ended(world, idOf(await startMutation(world, CREATE, path)));
      const [refused, made, broken] = await linesAt(world, operation.url);

      assert.equal(operation.status, "COMPLETED");
      const { productCreate } = refused?.["data"] as { productCreate: { product: null; userErrors: object[] } };
      assert.equal(productCreate.product, null);
      assert.equal(productCreate.userErrors.length, 1);
      assert.ok((made?.["data"] as { productCreate: { product: object | null } }).productCreate.product);
      assert.ok(Array.isArray(broken?.["errors"]));
    },
  },
  {
    says: "the place for an upload has a url and the parameters to send along, and no resourceUrl",
    page: GUIDE,
    covers: ["stagedUploadsCreate"],
    prove: async (world) => {
      const { stagedUploadsCreate } = await world.data<{
        stagedUploadsCreate: {
          stagedTargets: { url: string; resourceUrl: string | null; parameters: { name: string; value: string }[] }[];
        };
      }>(
        `mutation { stagedUploadsCreate(input: { resource: BULK_MUTATION_VARIABLES, filename: "bulk_op_vars",
          mimeType: "text/jsonl", httpMethod: POST }) { stagedTargets { url resourceUrl parameters { name value } } } }`,
      );
      const [target] = stagedUploadsCreate.stagedTargets;

      assert.match(target?.url ?? "", /^https:\/\//);
      assert.equal(target?.resourceUrl, null);
      assert.match(
        target.parameters.find(({ name }) => name === "key")?.value ?? "",
        /^tmp\/\d+\/bulk\/[0-9a-f-]+\/bulk_op_vars$/,
      );
    },
  },
  {
    says: "a file that nobody uploaded is not found",
    page: USER_ERROR,
    covers,
    prove: async (world) => {
      assert.deepEqual(await refusal(world, CREATE, "tmp/1/bulk/never/bulk_op_vars"), {
        field: null,
        message:
          "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL " +
          "correctly for the stagedUploadPath mutation argument.",
        code: "NO_SUCH_FILE",
      });
    },
  },
  {
    says: "a query, and a mutation that cannot be parsed, are refused",
    page: USER_ERROR,
    covers,
    prove: async (world) => {
      const path = await uploadLines(world, ["{}"]);
      const codeOf = async (text: string) => Object.entries((await refusal(world, text, path)) ?? {});

      for (const text of ["{ products(first: 1) { nodes { id } } }", "mutation { not parseable"]) {
        assert.deepEqual(Object.fromEntries(await codeOf(text))["code"], "INVALID_MUTATION");
      }
    },
  },
  {
    says: "a bulk mutation has a single top-level field, which is no bulk operation itself",
    page: GUIDE,
    covers,
    prove: async (world) => {
      const path = await uploadLines(world, ["{}"]);

      assert.deepEqual(
        await refusal(
          world,
          "mutation { a: shopPolicyUpdate { __typename } b: shopPolicyUpdate { __typename } }",
          path,
        ),
        { field: ["mutation"], message: "You must specify a single top level mutation.", code: null },
      );
      assert.deepEqual(
        await refusal(world, 'mutation { bulkOperationCancel(id: "x") { userErrors { message } } }', path),
        { field: ["mutation"], message: "You must use an allowed mutation name.", code: null },
      );
    },
  },
  {
    says: "an identifier of an operation has ten characters at least",
    page: USER_ERROR,
    covers,
    prove: async (world) => {
      const { bulkOperationRunMutation } = await world.data<{
        bulkOperationRunMutation: { bulkOperation: null; userErrors: object[] };
      }>(
        `mutation ($mutation: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: "x",
          clientIdentifier: "abc") { bulkOperation { id } userErrors { field } } }`,
        { mutation: CREATE },
      );

      assert.deepEqual(bulkOperationRunMutation, {
        bulkOperation: null,
        userErrors: [{ field: ["clientIdentifier"] }],
      });
    },
  },
  {
    says: "the app is told when a mutation in bulk has finished",
    page: "https://shopify.dev/changelog/new-webhook-topic-notifies-when-a-bulk-operation-has-finished",
    covers: ["webhooks", "bulkOperationRunMutation"],
    prove: async (world) => {
      await world.subscribe("bulk_operations/finish");
      const path = await uploadLines(world, ['{"product":{"title":"Pot"}}']);
      const id = idOf(await startMutation(world, CREATE, path));

      const { json } = await world.webhook("bulk_operations/finish");

      assert.equal(json["admin_graphql_api_id"], id);
      assert.equal(json["type"], "mutation");
    },
  },
  {
    says: "an upload without the signature of its place is refused",
    page: GUIDE,
    covers: ["stagedUploadsCreate"],
    prove: async (world) => {
      const response = await world.fetch("https://storage.googleapis.com/shopify-staged-uploads/", {
        method: "POST",
        headers: { "content-type": "multipart/form-data; boundary=x" },
        body: `--x\r\nContent-Disposition: form-data; name="key"\r\n\r\ntmp/${world.store.state.shop.id}/bulk/00000000-0000-0000-0000-000000000000/a\r\n--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n{}\r\n--x--\r\n`,
      });

      assert.equal(response.status, 403);
    },
  },
];
