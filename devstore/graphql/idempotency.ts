import {
  getDirectiveValues,
  getNamedType,
  GraphQLError,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
} from "graphql";
import { gid } from "../state/ids.ts";
import type { IdempotentAnswer, RememberedValue } from "../state/records/idempotent-answer.ts";
import { refusedPayload } from "./refused-payload.ts";
import type { AdminContext } from "./resolver.ts";
import { findNode } from "./resolvers/node.ts";

type Answer = GraphQLFieldResolver<unknown, AdminContext>;
type Payload = Record<string, unknown>;

/** How long an answer is remembered */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a mutation ask for `@idempotent(key:)`: the same key with the same input gets the first answer again and changes
 * nothing, over restarts too; with another input an error. https://shopify.dev/docs/api/usage/implementing-idempotency
 */
export function idempotent(field: GraphQLField<unknown, unknown>, answer: Answer): Answer {
  return (source, args: Record<string, unknown>, context, info) => {
    const { store, caller } = context;
    const name = `${caller.app?.id ?? "merchant"} ${field.name} ${keyOf(info)}`;
    const input = JSON.stringify(args);
    const before = store.state.idempotentAnswers.get(name);
    if (before && store.now().getTime() - Date.parse(before.answeredAt) < REMEMBERED_MS) {
      return before.input === input ? recalled(context, before) : mismatch(field);
    }
    const first = answer(source, args, context, info) as Payload;
    store.state.idempotentAnswers.put({
      name,
      input,
      fields: remembered(field, first),
      answeredAt: store.now().toISOString(),
    });
    return first;
  };
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
function remembered(field: GraphQLField<unknown, unknown>, payload: Payload): IdempotentAnswer["fields"] {
  const types = isObjectType(field.type) ? field.type.getFields() : {};
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]): [string, RememberedValue] => {
      const type = types[name] && getNamedType(types[name].type);
      const isNode = isObjectType(type) && type.getInterfaces().some((one) => one.name === "Node");
      if (!isNode || !hasId(value)) return [name, { value }];
      const query = "inventoryItemId" in value ? `?inventory_item_id=${String(value.inventoryItemId)}` : "";
      return [name, { node: `${gid(type.name, value.id)}${query}` }];
    }),
  );
}

function hasId(value: unknown): value is { id: string } {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

function recalled(context: AdminContext, { fields }: IdempotentAnswer): Payload {
  return Object.fromEntries(
    Object.entries(fields).map(([name, one]) => [name, "node" in one ? findNode(context, one.node) : one.value]),
  );
}

function mismatch(field: GraphQLField<unknown, unknown>): Payload {
  const userError = {
    field: null,
    code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
    message: "The same idempotency key cannot be used with different operation parameters.",
  };
  return refusedPayload(field, [userError]);
}
