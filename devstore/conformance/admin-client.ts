import { API_VERSION } from "../graphql/api-version.ts";
import type { ShopifyNetwork } from "./shop-request.ts";

/** Who asks the Admin API: the header's token */
export interface Asker {
  readonly token: string;
}

/** What the Admin API answered */
export interface AdminReply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: T | null;
  readonly errors: readonly AdminError[];
  readonly extensions: { readonly cost?: CostReport };
}

export interface AdminError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface CostReport {
  readonly requestedQueryCost: number;
  readonly actualQueryCost: number | null;
  readonly throttleStatus: {
    readonly maximumAvailable: number;
    readonly currentlyAvailable: number;
    readonly restoreRate: number;
  };
}

export interface AdminQuestion {
  readonly domain: string;
  readonly query: string;
  readonly variables: object;
  readonly asker: Asker;
}

/** Asks a shop's Admin API as any client does. An `errors` that is one text or an object becomes a list. */
export async function askAdmin<T>(network: ShopifyNetwork, question: AdminQuestion): Promise<AdminReply<T>> {
  const { domain, query, variables, asker } = question;
  const response = await network.fetch(new URL(`https://${domain}/admin/api/${API_VERSION}/graphql.json`), {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": asker.token },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  const json = (isJson ? JSON.parse(text) : { errors: text }) as {
    data?: T | null;
    errors?: unknown;
    extensions?: AdminReply<T>["extensions"];
  };
  return {
    status: response.status,
    headers: response.headers,
    data: json.data ?? null,
    errors: errorList(json.errors),
    extensions: json.extensions ?? {},
  };
}

function errorList(errors: unknown): AdminError[] {
  if (errors === undefined) return [];
  if (Array.isArray(errors)) return errors as AdminError[];
  return [{ message: typeof errors === "string" ? errors : JSON.stringify(errors) }];
}
