import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";

const GRAPHQL = "https://shopify.dev/docs/api/admin-graphql/latest";

export const adminApiCases: readonly ConformanceCase[] = [
  {
    says: "a query by POST with a token answers 200 with data and what it cost",
    page: GRAPHQL,
    covers: ["shop"],
    async prove({ admin, domain }) {
      const { status, data, errors } = await admin<{ shop: { myshopifyDomain: string } }>("{ shop { myshopifyDomain } }");

      assert.equal(status, 200);
      assert.deepEqual(errors, []);
      assert.equal(data?.shop.myshopifyDomain, domain);
    },
  },
];
