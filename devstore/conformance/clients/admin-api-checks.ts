import { type ClientResponse, createAdminApiClient } from "@shopify/admin-api-client";
import { ClientError, gql, GraphQLClient } from "graphql-request";
import type { Check, Given } from "./check.ts";

const VERSION = "2026-10";
const SHOP = "query ($first: Int!) { shop { name } products(first: $first) { nodes { title } } }";

/** `@shopify/admin-api-client` and graphql-request: the Admin API by an access token. */
export const ADMIN_API_CHECKS: Readonly<Record<string, Check>> = {
  "admin-api-client request": async (given) => {
    const { data, errors } = await ask(given, SHOP);
    return { data: data ?? null, errors: errors ?? null };
  },

  "admin-api-client refused": async (given) => {
    const { data, errors } = await ask(given, "{ orders(first: 1) { nodes { id } } }");
    return { data: data ?? null, message: errors?.graphQLErrors?.[0]?.message ?? null };
  },

  "admin-api-client dead token": async (given) => {
    const { errors } = await ask(given, SHOP);
    return { status: errors?.networkStatusCode ?? null };
  },

  "admin-api-client fetch": async (given) => {
    const response = await adminClient(given).fetch(SHOP, { variables: { first: 1 } });
    const json = (await response.json()) as { extensions?: { cost?: unknown } };
    return { status: response.status, hasCost: json.extensions?.cost !== undefined };
  },

  "graphql-request request": (given) =>
    graphqlClient(given).request(
      gql`
        query ($first: Int!) {
          shop {
            name
          }
          products(first: $first) {
            nodes {
              title
            }
          }
        }
      `,
      { first: 1 },
    ),

  "graphql-request refused": async (given) => {
    try {
      await graphqlClient(given).request("{ orders(first: 1) { nodes { id } } }");
      return { refused: false };
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      const { status, errors } = error.response;
      return { refused: true, status, code: errors?.[0]?.extensions["code"] ?? null };
    }
  },

  "graphql-request dead token": async (given) => {
    try {
      await graphqlClient(given).request("{ shop { name } }");
      return { status: 200 };
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      return { status: error.response.status };
    }
  },
};

/** The client's own answer, its data as unknown as it is */
async function ask(given: Given, query: string): Promise<ClientResponse<unknown>> {
  return adminClient(given).request(query, { variables: query === SHOP ? { first: 1 } : {} });
}

function adminClient({ shop, token }: Given) {
  return createAdminApiClient({ storeDomain: shop, apiVersion: VERSION, accessToken: token ?? "" });
}

function graphqlClient({ shop, token }: Given): GraphQLClient {
  return new GraphQLClient(`https://${shop}/admin/api/${VERSION}/graphql.json`, {
    headers: { "X-Shopify-Access-Token": token ?? "" },
  });
}
