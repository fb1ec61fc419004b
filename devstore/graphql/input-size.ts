import { GraphQLError, Kind, valueFromASTUntyped, type FieldNode, type OperationDefinitionNode } from "graphql";

/** The most items of one list in an input: https://shopify.dev/docs/api/usage/limits */
export const MOST_ITEMS = 250;

/** An error for the first list in the operation's input that is longer than Shopify takes; null when none is. */
export function oversizedInput(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  for (const field of fieldsIn(operation.selectionSet.selections)) {
    for (const argument of field.arguments ?? []) {
      const value = valueFromASTUntyped(argument.value, variables);
      const found = longList(value, [field.alias?.value ?? field.name.value, argument.name.value]);
      if (!found) continue;
      const message = `The input array size of ${found.size} is greater than the maximum allowed of ${MOST_ITEMS}.`;
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

function longList(value: unknown, path: (string | number)[]): LongList | null {
  if (Array.isArray(value)) {
    if (value.length > MOST_ITEMS) return { size: value.length, path };
    return firstOf(value.map((item, index) => () => longList(item, [...path, index])));
  }
  if (typeof value !== "object" || value === null) return null;
  return firstOf(
    Object.entries(value).map(
      ([key, inner]) =>
        () =>
          longList(inner, [...path, key]),
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
