import { isObjectType, type GraphQLField } from "graphql";

/** The payload of a mutation that was refused: its errors, and null for everything else. */
export function refusedPayload(
  field: GraphQLField<unknown, unknown>,
  userErrors: readonly object[],
): Record<string, unknown> {
  const names = isObjectType(field.type) ? Object.keys(field.type.getFields()) : [];
  return Object.fromEntries(names.map((name) => [name, /userErrors$/i.test(name) ? userErrors : null]));
}
