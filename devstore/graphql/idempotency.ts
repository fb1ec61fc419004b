import {
  getDirectiveValues,
  getNamedType,
  GraphQLError,
  isEnumType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from "graphql";
import { setTimeout as pass } from "node:timers/promises";
import { gid } from "../state/ids.ts";
import type { IdempotentAnswer, RememberedValue } from "../state/records/idempotent-answer.ts";
import type { Store } from "../state/store.ts";
import { refusedPayload } from "./refused-payload.ts";
import type { AdminContext } from "./resolver.ts";
import { findNode } from "./resolvers/node.ts";

type Answer = GraphQLFieldResolver<unknown, AdminContext>;
type Field = GraphQLField<unknown, unknown>;
type Payload = Record<string, unknown>;

/** How long an answer is remembered */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;
/** How long a request is under way: real time, not the shop's, since it is the time that a machine takes. */
const UNDER_WAY_MS = 20;

/**
 * Makes a mutation ask for `@idempotent(key:)`: the same key with the same input gets the first answer again, made of
 * what the shop holds now, and changes nothing, over restarts too. It is refused with another input, while the first
 * request is under way, and after that was refused.
 * https://shopify.dev/docs/api/usage/implementing-idempotency
 */
export function idempotent(field: Field, answer: Answer): Answer {
  return async (source, args: Record<string, unknown>, context, info) => {
    const { store, caller } = context;
    const name = `${caller.app?.id ?? "merchant"} ${field.name} ${keyOf(info)}`;
    const input = JSON.stringify(args);
    const before = findAnswer(store, name);
    if (before && before.input !== input) return refused(context, field, { args, code: MISMATCH });
    const requests = requestsOf(store);
    if (requests.has(name)) return refused(context, field, { args, code: CONCURRENT });
    if (before?.failed && codesOf(field).has(FAILED)) return refused(context, field, { args, code: FAILED });
    if (before) return recalled(context, before);

    requests.add(name);
    try {
      const first = (await answer(source, args, context, info)) as Payload;
      const answeredAt = store.now().toISOString();
      const failed = Object.entries(first).some(([key, value]) => isErrors(key) && hasAny(value));
      store.state.idempotentAnswers.put({ name, input, fields: remembered(field, first), failed, answeredAt });
      await pass(UNDER_WAY_MS);
      return first;
    } finally {
      requests.delete(name);
    }
  };
}

function hasAny(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

const MISMATCH = "IDEMPOTENCY_KEY_PARAMETER_MISMATCH";
const CONCURRENT = "IDEMPOTENCY_CONCURRENT_REQUEST";
const FAILED = "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED";
const MESSAGES = {
  [MISMATCH]: "The same idempotency key cannot be used with different operation parameters.",
  [CONCURRENT]: "This request is currently in progress, please try again.",
  [FAILED]: "A previous request with this idempotency key failed. Retry with a new idempotency key.",
};

const underWay = new WeakMap<Store, Set<string>>();

function requestsOf(store: Store): Set<string> {
  const known = underWay.get(store) ?? new Set<string>();
  underWay.set(store, known);
  return known;
}

function findAnswer(store: Store, name: string): IdempotentAnswer | null {
  const known = store.state.idempotentAnswers.get(name);
  return known && store.now().getTime() - Date.parse(known.answeredAt) < REMEMBERED_MS ? known : null;
}

function keyOf(info: GraphQLResolveInfo): string {
  const directive = info.schema.getDirective("idempotent");
  const node = info.fieldNodes[0];
  const values = directive && node ? getDirectiveValues(directive, node, info.variableValues) : undefined;
  const key = values?.["key"];
  if (typeof key === "string" && key.trim() !== "") return key;
  throw new GraphQLError("The @idempotent directive is required for this mutation but was not provided.", {
    extensions: { code: "BAD_REQUEST" },
  });
}

/** What a payload holds is remembered by its global id; errors and other plain values as they are. */
function remembered(field: Field, payload: Payload): IdempotentAnswer["fields"] {
  const types = isObjectType(field.type) ? field.type.getFields() : {};
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]): [string, RememberedValue] => {
      const type = types[name] && getNamedType(types[name].type);
      if (!isObjectType(type) || !isNode(type) || !hasId(value)) return [name, { value }];
      const query = "inventoryItemId" in value ? `?inventory_item_id=${String(value.inventoryItemId)}` : "";
      return [name, { node: `${gid(type.name, value.id)}${query}` }];
    }),
  );
}

function isNode(type: GraphQLObjectType): boolean {
  return type.getInterfaces().some((one) => one.name === "Node");
}

function hasId(value: unknown): value is { id: string } {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

function recalled(context: AdminContext, { fields }: IdempotentAnswer): Payload {
  return Object.fromEntries(
    Object.entries(fields).map(([name, one]) => [name, "node" in one ? findNode(context, one.node) : one.value]),
  );
}

interface Refusal {
  readonly args: Record<string, unknown>;
  readonly code: keyof typeof MESSAGES;
}

/** A location that was asked about is in the payload even so, as it is. */
function refused(context: AdminContext, field: Field, { args, code }: Refusal): Payload {
  const payload = refusedPayload(field, [{ field: null, code, message: MESSAGES[code] }]);
  const { locationId } = args;
  if (!("location" in payload) || typeof locationId !== "string") return payload;
  return { ...payload, location: findNode(context, locationId) };
}

/** The codes that the mutation's user errors may have. */
function codesOf(field: Field): ReadonlySet<string> {
  const fields = isObjectType(field.type) ? Object.values(field.type.getFields()) : [];
  const errors = fields.filter(({ name }) => isErrors(name)).map(({ type }) => getNamedType(type));
  const codes = errors.flatMap((type) => (isObjectType(type) ? (type.getFields()["code"]?.type ?? []) : []));
  return new Set(
    codes.map(getNamedType).flatMap((type) => (isEnumType(type) ? type.getValues().map(({ name }) => name) : [])),
  );
}

function isErrors(name: string): boolean {
  return /userErrors$/i.test(name);
}
