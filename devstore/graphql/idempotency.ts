import {
  getDirectiveValues,
  GraphQLError,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
} from "graphql";
import type { Store } from "../state/store.ts";
import type { AdminContext } from "./resolver.ts";

interface Remembered {
  readonly input: string;
  readonly answer: unknown;
}

/** Answers by app, mutation and key, as long as the shop is open */
const remembered = new WeakMap<Store, Map<string, Remembered>>();

type Answer = GraphQLFieldResolver<unknown, AdminContext>;

/**
 * Makes a mutation ask for `@idempotent(key:)`: the same key with the same input gets the first answer again and changes
 * nothing, with another input an error. https://shopify.dev/docs/api/usage/idempotent-requests
 */
export function idempotent(field: GraphQLField<unknown, unknown>, answer: Answer): Answer {
  return (source, args: Record<string, unknown>, context, info) => {
    const key = keyOf(info);
    const answers = remembered.get(context.store) ?? new Map<string, Remembered>();
    remembered.set(context.store, answers);
    const name = `${context.caller.app?.id ?? "merchant"} ${field.name} ${key}`;
    const input = JSON.stringify(args);
    const before = answers.get(name);
    if (before) return before.input === input ? before.answer : mismatch(field);
    const first: unknown = answer(source, args, context, info);
    answers.set(name, { input, answer: first });
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

function mismatch(field: GraphQLField<unknown, unknown>): Record<string, unknown> {
  const names = isObjectType(field.type) ? Object.keys(field.type.getFields()) : [];
  const userError = {
    field: null,
    code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
    message: "The same idempotency key cannot be used with different operation parameters.",
  };
  return Object.fromEntries(names.map((name) => [name, name === "userErrors" ? [userError] : null]));
}
