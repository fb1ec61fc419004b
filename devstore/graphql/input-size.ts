import { GraphQLError, Kind, valueFromASTUntyped, type FieldNode, type OperationDefinitionNode } from "graphql";

/** The most items of one list in an input: https://shopify.dev/docs/api/usage/limits */
export const MOST_ITEMS = 250;

/** These take as many variants as a product can have: https://shopify.dev/docs/api/admin-graphql/latest/mutations/productSet */
const MOST_VARIANTS = 2048;
const TAKES_VARIANTS = ["productSet", "productVariantsBulkCreate", "productVariantsBulkUpdate"];

/** An error for the first list in the operation's input that is longer than Shopify takes; null when none is. */
export function oversizedInput(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  for (const field of fieldsIn(operation.selectionSet.selections)) {
    const most = TAKES_VARIANTS.includes(field.name.value) ? MOST_VARIANTS : MOST_ITEMS;
    for (const argument of field.arguments ?? []) {
      const value = valueFromASTUntyped(argument.value, variables);
      const found = longList(value, most, [field.alias?.value ?? field.name.value, argument.name.value]);
      if (!found) continue;
      const message = `The input array size of ${found.size} is greater than the maximum allowed of ${most}.`;
      return new GraphQLError(message, {
        nodes: [field],
        path: found.path,
        extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
      });
    }
  }
  return null;
}

/** Fields of the operation, those inside others included; fragments carry no arguments of mutations. */
function* fieldsIn(selections: OperationDefinitionNode["selectionSet"]["selections"]): Generator<FieldNode> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) yield selection;
    if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet)
      yield* fieldsIn(selection.selectionSet.selections);
  }
}

interface LongList {
  readonly size: number;
  readonly path: (string | number)[];
}

function longList(value: unknown, most: number, path: (string | number)[]): LongList | null {
  if (Array.isArray(value)) {
    if (value.length > most) return { size: value.length, path };
    return firstOf(value.map((item, index) => () => longList(item, most, [...path, index])));
  }
  if (typeof value !== "object" || value === null) return null;
  return firstOf(
    Object.entries(value).map(
      ([key, inner]) =>
        () =>
          longList(inner, most, [...path, key]),
    ),
  );
}

function firstOf(searches: readonly (() => LongList | null)[]): LongList | null {
  for (const search of searches) {
    const found = search();
    if (found) return found;
  }
  return null;
}
