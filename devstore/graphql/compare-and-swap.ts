import { getNamedType, GraphQLError, isInputObjectType, type GraphQLInputType } from "graphql";

const NAME = "changeFromQuantity";

/**
 * Refuses an input that leaves out `changeFromQuantity`: the schema lets it be null, which says not to compare, and
 * Shopify wants that said.
 * https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps/manage-quantities-states#compare-and-swap
 */
export function requireComparison(type: GraphQLInputType, value: unknown): void {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) requireComparison(named, item);
    return;
  }
  const fields = named.getFields();
  if (fields[NAME] && !(NAME in value)) {
    throw new GraphQLError(`${named.name} must include the following argument: ${NAME}.`, {
      extensions: { code: "INVALID_FIELD_ARGUMENTS" },
    });
  }
  for (const [name, inner] of Object.entries(value)) {
    const field = fields[name];
    if (field) requireComparison(field.type, inner);
  }
}
