import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const GRAPHQL = "https://shopify.dev/docs/api/admin-graphql/latest";
const CODES = "https://shopify.dev/docs/api/usage/response-codes";
const LIMITS = "https://shopify.dev/docs/api/usage/limits";
const VERSIONS = "https://shopify.dev/docs/api/usage/versioning";
const RATES = "https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits";

const json = { "content-type": "application/json" };
const HELLO = JSON.stringify({ query: "{ shop { name } }" });

/** Posts a body as it is. */
async function post(
  { fetch, merchant }: World,
  given: { path?: string; body: string; headers?: Record<string, string> },
): Promise<{ status: number; headers: Headers; json: Record<string, unknown> }> {
  const response = await fetch(given.path ?? "/admin/api/2026-10/graphql.json", {
    method: "POST",
    headers: { ...json, "x-shopify-access-token": merchant.token, ...given.headers },
    body: given.body,
  });
  const answer = { status: response.status, headers: response.headers };
  return { ...answer, json: (await response.json()) as Record<string, unknown> };
}

export const adminApiCases: readonly ConformanceCase[] = [
  {
    says: "a query by POST with a token answers 200 with data and what it cost",
    page: GRAPHQL,
    covers: ["shop"],
    async prove({ admin, domain }) {
      const { status, data, errors, extensions } = await admin<{ shop: { myshopifyDomain: string } }>(
        "{ shop { myshopifyDomain } }",
      );

      assert.equal(status, 200);
      assert.deepEqual(errors, []);
      assert.equal(data?.shop.myshopifyDomain, domain);
      assert.equal(extensions.cost?.requestedQueryCost, 1);
      assert.equal(extensions.cost.throttleStatus.maximumAvailable, 2000);
    },
  },
  {
    says: "a token that is none is answered with 401",
    page: CODES,
    covers: ["tokens"],
    async prove(world) {
      const { status, json: answer } = await post(world, {
        body: HELLO,
        headers: { "x-shopify-access-token": "shpat_0000" },
      });

      assert.equal(status, 401);
      assert.match(String(answer["errors"]), /Invalid API key or access token/);
    },
  },
  {
    says: "a token of one shop is none in another",
    page: CODES,
    covers: ["tokens"],
    async prove({ another, tokenWith }) {
      const { admin } = await another({ handle: "another-shop" });

      const { status } = await admin("{ shop { name } }", {}, tokenWith(["read_products"]));

      assert.equal(status, 401);
    },
  },
  {
    says: "ids are never the same in two shops: what another shop has is not found",
    page: "https://shopify.dev/docs/api/usage/gids",
    covers: ["node"],
    async prove({ another, variant }) {
      const { data } = await another({ handle: "another-shop" });

      const answer = await data("query ($id: ID!) { node(id: $id) { id } }", { id: variant("BS-S").id });

      assert.deepEqual(answer, { node: null });
    },
  },
  {
    says: "a shop that does not exist is answered with 404",
    page: CODES,
    covers: ["shop"],
    async prove(world) {
      const { status, json: answer } = await post(world, {
        path: "https://no-such-shop.myshopify.com/admin/api/2026-10/graphql.json",
        body: HELLO,
      });

      assert.equal(status, 404);
      assert.deepEqual(answer, { errors: "Not Found" });
    },
  },
  {
    says: "a version that has not come out is answered with 404",
    page: VERSIONS,
    covers: ["versions"],
    async prove(world) {
      for (const version of ["2027-01", "2026-11", "latest"]) {
        const { status } = await post(world, { path: `/admin/api/${version}/graphql.json`, body: HELLO });

        assert.equal(status, 404, version);
      }
    },
  },
  {
    says: "a version that was retired is served by one that is supported, which the answer's header names",
    page: VERSIONS,
    covers: ["versions"],
    async prove(world) {
      const { status, headers } = await post(world, { path: "/admin/api/2024-01/graphql.json", body: HELLO });

      assert.equal(status, 200);
      assert.equal(headers.get("x-shopify-api-version"), "2026-10");
    },
  },
  {
    says: "a body that is no JSON is answered with 400",
    page: CODES,
    covers: ["malformed requests"],
    async prove(world) {
      for (const body of ["{", '"text"', "[]", "", "{}", '{"query":5}', '{"query":"{shop{name}}","variables":[1]}']) {
        const { status } = await post(world, { body });

        assert.equal(status, 400, body);
      }
    },
  },
  {
    says: "a query of five megabytes is refused, and the next one is answered",
    page: CODES,
    covers: ["malformed requests"],
    async prove(world) {
      const long = JSON.stringify({ query: `{ shop { name } } # ${"x".repeat(5 * 1024 * 1024)}` });

      const { status } = await post(world, { body: long });
      const after = await post(world, { body: HELLO });

      assert.equal(status, 413);
      assert.equal(after.status, 200);
    },
  },
  {
    says: "a query that is no GraphQL is answered with 200, errors and no data",
    page: GRAPHQL,
    covers: ["malformed requests"],
    async prove({ admin }) {
      const { status, data, errors } = await admin("{ shop { name ");

      assert.equal(status, 200);
      assert.equal(data, null);
      assert.equal(errors.length, 1);
    },
  },
  {
    says: "a field that a type does not have is an error with the code undefinedField",
    page: GRAPHQL,
    covers: ["malformed requests"],
    async prove({ admin }) {
      const { errors } = await admin("{ shop { nickname } }");

      assert.equal(errors[0]?.message, "Field 'nickname' doesn't exist on type 'Shop'");
      assert.equal(errors[0].extensions?.["code"], "undefinedField");
    },
  },
  {
    says: "a fragment that contains itself is refused before it runs",
    page: GRAPHQL,
    covers: ["malformed requests"],
    async prove({ admin }) {
      const { data, errors } = await admin(
        "{ shop { ...A } } fragment A on Shop { name ...B } fragment B on Shop { email ...A }",
      );

      assert.equal(data, null);
      assert.match(errors[0]?.message ?? "", /contains an infinite loop/);
      assert.equal(errors[0]?.extensions?.["code"], "infiniteLoop");
    },
  },
  {
    says: "three hundred aliases of an object cost as much as three hundred objects",
    page: RATES,
    covers: ["throttling"],
    async prove({ admin }) {
      const aliases = Array.from({ length: 300 }, (_, index) => `a${index}: shop { name }`).join(" ");

      const { data, extensions } = await admin<Record<string, unknown>>(`{ ${aliases} }`);

      assert.equal(Object.keys(data ?? {}).length, 300);
      assert.equal(extensions.cost?.requestedQueryCost, 300);
    },
  },
  {
    says: "three hundred mutations in one request cost more than one query may, and none is run",
    page: RATES,
    covers: ["throttling"],
    async prove({ admin, data, variant }) {
      const id = variant("C-1").productId;
      const mutations = Array.from(
        { length: 300 },
        (_, index) => `m${index}: tagsAdd(id: $id, tags: ["t${index}"]) { userErrors { message } }`,
      ).join(" ");

      const { data: answer, errors } = await admin(`mutation ($id: ID!) { ${mutations} }`, { id });
      const { product } = await data<{ product: { tags: string[] } }>(
        "query ($id: ID!) { product(id: $id) { tags } }",
        { id },
      );

      assert.equal(answer, null);
      assert.equal(errors[0]?.extensions?.["code"], "MAX_COST_EXCEEDED");
      assert.deepEqual(product.tags, []);
    },
  },
  {
    says: "an input list of more than 250 items is refused",
    page: LIMITS,
    covers: ["limits"],
    async prove({ admin }) {
      const ids = Array.from({ length: 251 }, (_, index) => `gid://shopify/Product/${index + 1}`);

      const { data, errors } = await admin("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });

      assert.equal(data, null);
      assert.equal(errors[0]?.extensions?.["code"], "MAX_INPUT_SIZE_EXCEEDED");
    },
  },
  {
    says: "each plan restores its own number of points a second",
    page: RATES,
    covers: ["throttling"],
    async prove({ another }) {
      const rates: (number | undefined)[] = [];
      for (const plan of ["BASIC", "ADVANCED", "PLUS", "ENTERPRISE"] as const) {
        const { admin } = await another({ handle: `plan-${plan.toLowerCase()}`, plan });
        const { extensions } = await admin("{ shop { name } }");
        rates.push(extensions.cost?.throttleStatus.restoreRate);
      }

      assert.deepEqual(rates, [100, 200, 1000, 2000]);
    },
  },
  {
    says: "two shops have each their own currency",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/objects/Shop",
    covers: ["shop"],
    async prove({ another, data }) {
      const yen = await another({ handle: "yen-shop", currencyCode: "JPY", name: "Yen" });

      assert.deepEqual(await yen.data("{ shop { name currencyCode } }"), {
        shop: { name: "Yen", currencyCode: "JPY" },
      });
      assert.deepEqual(await data("{ shop { currencyCode } }"), { shop: { currencyCode: "EUR" } });
    },
  },
];
