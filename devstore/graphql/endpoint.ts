import { execute, type ExecutionResult, type GraphQLError } from "graphql";
import { randomUUID } from "node:crypto";
import type { AppRegistration } from "../access/app-registration.ts";
import type { Store } from "../state/store.ts";
import { adminSchema, type AdminSchema } from "./admin-schema.ts";
import { API_VERSION } from "./api-version.ts";
import { findCaller, hasRefusedToken, type Caller } from "./caller.ts";
import { CostBucket, MAX_QUERY_COST } from "./cost-bucket.ts";
import { wordError } from "./error-words.ts";
import { isGiven } from "./given.ts";
import { oversizedInput } from "./input-size.ts";
import { prepareQuery } from "./prepared-query.ts";
import type { AdminContext, QueryFaults } from "./resolver.ts";

export interface AdminRequest {
  /** From X-Shopify-Access-Token */
  readonly token: string | null;
  /** From the path */
  readonly apiVersion: string;
  readonly body: string;
  /** What goes wrong on purpose */
  readonly faults?: QueryFaults;
}

export interface AdminAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * Answers `POST /admin/api/{version}/graphql.json` as Shopify does: who may ask, what the query costs, whether that is
 * there, and then what the shop holds. Only what is no query at all gets another status than 200.
 */
export async function answerAdminGraphql(
  store: Store,
  apps: readonly AppRegistration[],
  request: AdminRequest,
): Promise<AdminAnswer> {
  if (!isServed(request.apiVersion)) return answer(404, { errors: "Not Found" });
  if (request.apiVersion !== API_VERSION && !isRetired(request.apiVersion))
    return answer(400, { errors: OTHER_VERSION });
  const caller = findCaller(store, apps, request.token);
  if (!caller)
    return answer(401, { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" });
  if (hasRefusedToken(caller)) return answer(403, { errors: NON_EXPIRING });
  const query = readQuery(request.body);
  if (query === null) return answer(400, { errors: { query: "Required parameter missing or invalid" } });

  const admin = await adminSchema(store.schemaDir);
  return answer(
    200,
    await run(admin, { store, apps, caller, scopes: admin.scopes, bulk: false, ...faultsOf(request) }, query),
  );
}

function faultsOf({ faults }: AdminRequest): Pick<AdminContext, "faults"> {
  return faults ? { faults } : {};
}

const OTHER_VERSION = `The dev store emulates version ${API_VERSION} of the Admin API only.`;

const NON_EXPIRING =
  "[API] Non-expiring access tokens are no longer accepted for the Admin API. Start using expiring offline tokens.";

/** Versions come each quarter, the last one this quarter; `unstable` is always there. */
function isServed(version: string): boolean {
  return version === "unstable" || (/^20\d\d-(01|04|07|10)$/.test(version) && version <= API_VERSION);
}

/** A version lives a year: who asks for an older one is answered by a later one. https://shopify.dev/docs/api/usage/versioning */
function isRetired(version: string): boolean {
  const monthsOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5));
  return version !== "unstable" && monthsOf(API_VERSION) - monthsOf(version) >= 12;
}

interface Query {
  readonly text: string;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | null;
}

async function run({ schema }: AdminSchema, context: AdminContext, query: Query): Promise<object> {
  const prepared = prepareQuery(schema, query.text, query.operationName);
  if (!prepared.ok) return { errors: prepared.errors.map(wordError) };

  const oversized = oversizedInput(prepared.operation, query.variables);
  if (oversized) return { errors: [wordError(oversized)] };
  const { store, caller } = context;
  const requested = prepared.cost.requested(query.variables);
  if (requested > MAX_QUERY_COST) return { errors: [tooDear(requested)] };
  const bucket = bucketOf(store, caller);
  const isThrottledOnPurpose = caller.app !== null && context.faults?.throttles() === true;
  if (isThrottledOnPurpose || (caller.app && !bucket.take(requested, store.now()))) {
    const status = bucket.status(store.now());
    // Who reads it waits as long as for a bucket that is empty.
    const throttleStatus = isThrottledOnPurpose ? { ...status, currentlyAvailable: 0 } : status;
    const cost = { requestedQueryCost: requested, actualQueryCost: null, throttleStatus };
    return {
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: RATE_LIMITS } }],
      extensions: { cost },
    };
  }

  const result = await execute({
    schema,
    document: prepared.document,
    contextValue: context,
    variableValues: query.variables,
    operationName: query.operationName,
  });
  const actual = result.data ? Math.min(requested, prepared.cost.actual(result.data)) : 0;
  if (caller.app) bucket.giveBack(requested - actual, store.now());
  const cost = { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status(store.now()) };
  return { ...dataAndErrors(result), extensions: { cost } };
}

function dataAndErrors({ data, errors }: ExecutionResult): object {
  if (!errors) return { data };
  const worded = errors.map((error: GraphQLError) => {
    // What no resolver meant to throw is a mistake of the dev store: it is told here too, with where.
    const cause = error.originalError;
    if (cause && !("extensions" in cause)) process.stderr.write(`${cause.stack ?? cause.message}\n`);
    return wordError(error);
  });
  return data === undefined ? { errors: worded } : { data, errors: worded };
}

const RATE_LIMITS = "https://shopify.dev/api/usage/rate-limits";

function tooDear(cost: number): object {
  const message =
    `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).\n\n` +
    `See ${RATE_LIMITS} for more information on how the cost of a query is calculated.`;
  return {
    message,
    extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost: MAX_QUERY_COST, documentation: RATE_LIMITS },
  };
}

const buckets = new WeakMap<Store, Map<string, CostBucket>>();

/** One bucket per app and shop. The merchant's own eyes are not Shopify's: they see as often as they like. */
function bucketOf(store: Store, caller: Caller): CostBucket {
  const ofStore = buckets.get(store) ?? new Map<string, CostBucket>();
  buckets.set(store, ofStore);
  const name = caller.app?.id ?? "merchant";
  const bucket = ofStore.get(name) ?? new CostBucket(store.state.shop.plan, store.now());
  ofStore.set(name, bucket);
  return bucket;
}

function readQuery(body: string): Query | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  if (typeof json !== "object" || json === null) return null;
  const { query, variables, operationName } = json as Record<string, unknown>;
  if (typeof query !== "string" || query.trim() === "") return null;
  if (isGiven(variables) && (typeof variables !== "object" || Array.isArray(variables))) return null;
  return {
    text: query,
    variables: (variables ?? {}) as Record<string, unknown>,
    operationName: typeof operationName === "string" ? operationName : null,
  };
}

function answer(status: number, json: object): AdminAnswer {
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "x-shopify-api-version": API_VERSION,
      "x-request-id": randomUUID(),
    },
    body: JSON.stringify(json),
  };
}
