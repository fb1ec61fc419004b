import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { Kind, print, type DocumentNode } from "graphql";
import { ClientError, GraphQLClient } from "graphql-request";
import { adminApiVersion } from "./admin-api-version.ts";
import { asOf } from "./as-of.ts";
import { ShopifyAccessLost, ShopifyRefused, ShopifyThrottled, ShopifyUnavailable } from "./errors.ts";
import { judgeFailure } from "./failed-answer.ts";
import { userErrorsIn } from "./user-errors.ts";

/** Speaks Admin GraphQL for one shop, at the pace that its cost bucket allows. */
export interface AdminClient {
  /** Answers a query's data. Throws ShopifyThrottled, ShopifyUnavailable, ShopifyAccessLost or ShopifyRefused. */
  query<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /** The same, with the second before which the answer misses no change. */
  read<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<{ readonly data: Data; readonly asOf: Date }>;
  /** Answers a mutation's data; throws ShopifyRefused when any of its payloads carries userErrors. */
  mutate<Data extends object, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
}

export interface AdminClientOptions {
  readonly shop: string;
  readonly fetch: typeof fetch;
  /** A valid token; `stale` is one that Shopify just refused */
  readonly token: (stale?: string) => Promise<string>;
  readonly wait: (ms: number) => Promise<void>;
  readonly clock: () => Date;
  /** Everything asked of this client is answered, or given up, within this time from now; unset where nobody waits */
  readonly withinMs?: number;
}

/** A query waits for its bucket at most this often, and at most this long at a time. */
const mostWaits = 8;
const longestWaitMs = 20_000;
const longestRequestMs = 30_000;

interface Answer<Data> {
  readonly data: Data;
  readonly asOf: Date;
}

type Attempt<Data> =
  | { readonly kind: "answered"; readonly answer: Answer<Data> }
  | { readonly kind: "throttled"; readonly waitMs: number }
  | { readonly kind: "unauthorized"; readonly token: string };

export function createAdminClient(options: AdminClientOptions): AdminClient {
  const url = `https://${options.shop}/admin/api/${adminApiVersion}/graphql.json`;
  const until = performance.now() + (options.withinMs ?? Infinity);
  const atMost = (ms: number) => Math.max(0, Math.min(ms, Math.floor(until - performance.now())));
  const client = new GraphQLClient(url, {
    fetch: (input: string | URL | Request, init?: RequestInit) =>
      options.fetch(input, { ...init, signal: AbortSignal.timeout(atMost(longestRequestMs)) }),
  });

  async function attempt<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    stale: string | undefined,
  ): Promise<Attempt<Data>> {
    const token = await options.token(stale);
    const operation = nameOf(document);
    const askedAt = options.clock();
    const startMs = performance.now();
    try {
      const headers = {
        "X-Shopify-Access-Token": token,
        "content-type": "application/json",
        accept: "application/json",
      };
      const { data, headers: answered } = await client.rawRequest<Data>(print(document), { ...variables }, headers);
      const tookMs = performance.now() - startMs;
      return { kind: "answered", answer: { data, asOf: asOf({ date: answered.get("date"), askedAt, tookMs }) } };
    } catch (error) {
      if (!(error instanceof ClientError)) throw new ShopifyUnavailable(operation, error);
      const failure = judgeFailure(error.response);
      switch (failure.kind) {
        case "throttled":
          return failure;
        case "unauthorized":
          return { kind: "unauthorized", token };
        case "closed":
          throw new ShopifyAccessLost(options.shop, failure.words);
        case "unavailable":
          throw new ShopifyUnavailable(`${operation}: ${failure.words}`);
        case "refused":
          throw new ShopifyRefused(operation, failure.errors);
      }
    }
  }

  async function send<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data>> {
    let stale: string | undefined;
    let waits = 0;
    for (;;) {
      const outcome = await attempt(document, variables, stale);
      if (outcome.kind === "answered") return outcome.answer;
      if (outcome.kind === "unauthorized") {
        if (stale !== undefined) throw new ShopifyAccessLost(options.shop, "Shopify refuses its token");
        stale = outcome.token;
      } else {
        waits += 1;
        if (waits > mostWaits || outcome.waitMs > atMost(longestWaitMs)) {
          throw new ShopifyThrottled(nameOf(document), outcome.waitMs);
        }
        await options.wait(outcome.waitMs);
      }
    }
  }

  return {
    query: async (document, variables) => (await send(document, variables)).data,
    read: send,
    async mutate(document, variables) {
      const { data } = await send(document, variables);
      const userErrors = userErrorsIn(data);
      if (userErrors.length > 0) throw new ShopifyRefused(nameOf(document), userErrors);
      return data;
    },
  };
}

function nameOf(document: DocumentNode): string {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value ?? "an operation";
}
