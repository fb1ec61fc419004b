import { GraphQLError } from "graphql";

/** An input that the dev store would have to ignore is an error that names it. */
export function onlyEmulated(inputType: string, input: object, emulated: readonly string[]): void {
  const unknown = Object.keys(input).find((name) => !emulated.includes(name));
  if (unknown === undefined) return;
  throw new GraphQLError(`The dev store does not emulate ${inputType}.${unknown}.`, {
    extensions: { code: "NOT_EMULATED", typeName: inputType, fieldName: unknown },
  });
}
