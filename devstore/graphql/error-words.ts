import type { GraphQLError, GraphQLFormattedError } from "graphql";

type Rewording = readonly [
  RegExp,
  (match: readonly string[]) => { message: string; extensions: Record<string, unknown> },
];

/** Complaints about a query that clients tell apart by Shopify's own code and words. */
const REWORDINGS: readonly Rewording[] = [
  [
    /^Cannot query field "(.+?)" on type "(.+?)"/,
    ([, fieldName, typeName]) => ({
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      extensions: { code: "undefinedField", typeName, fieldName },
    }),
  ],
  [
    /^Cannot spread fragment "(.+?)" within itself/,
    ([, fragmentName]) => ({
      message: `Fragment ${fragmentName} contains an infinite loop`,
      extensions: { code: "infiniteLoop", fragmentName },
    }),
  ],
  [
    /^Unknown fragment "(.+?)"/,
    ([, fragmentName]) => ({
      message: `Fragment ${fragmentName} was used, but not defined`,
      extensions: { code: "useAndDefineFragment", fragmentName },
    }),
  ],
  [
    /^Fragment "(.+?)" is never used/,
    ([, fragmentName]) => ({
      message: `Fragment ${fragmentName} was defined, but not used`,
      extensions: { code: "useAndDefineFragment", fragmentName },
    }),
  ],
  [
    /^Variable "\$(.+?)" is not defined(?: by operation "(.+?)")?/,
    ([, variableName, operation]) => ({
      message: `Variable $${variableName} is used by ${operation ?? "anonymous query"} but not declared`,
      extensions: { code: "variableNotDefined", variableName },
    }),
  ],
  [
    /^Variable "\$(.+?)" is never used(?: in operation "(.+?)")?/,
    ([, variableName, operation]) => ({
      message: `Variable $${variableName} is declared by ${operation ?? "anonymous query"} but not used`,
      extensions: { code: "variableNotUsed", variableName },
    }),
  ],
  [
    /^Unknown type "(.+?)"/,
    ([, typeName]) => ({
      message: `No such type ${typeName}, so it can't be a fragment condition`,
      extensions: { code: "undefinedType", typeName },
    }),
  ],
  [
    /^Unknown argument "(.+?)" on field "(.+?)\.(.+?)"/,
    ([, argumentName, , name]) => ({
      message: `Field '${name}' doesn't accept argument '${argumentName}'`,
      extensions: { code: "argumentNotAccepted", name, typeName: "Field", argumentName },
    }),
  ],
  [
    /^Field "(.+?)" argument "(.+?)" of type .* is required/,
    ([, name, argument]) => ({
      message: `Field '${name}' is missing required arguments: ${argument}`,
      extensions: { code: "missingRequiredArguments", className: "Field", name, arguments: argument },
    }),
  ],
  [
    /^Field "(.+?)\.(.+?)" of required type .* was not provided/,
    ([, name, argument]) => ({
      message: `Argument '${argument}' on InputObject '${name}' is required`,
      extensions: { code: "missingRequiredInputObjectAttribute", argumentName: argument, inputObjectType: name },
    }),
  ],
  [
    /^Field "(.+?)" of type "(.+?)" must have a selection of subfields/,
    ([, nodeName, typeName]) => ({
      message: `Field must have selections (field '${nodeName}' returns ${typeName} but has no selections. Did you mean '${nodeName} { ... }'?)`,
      extensions: { code: "selectionMismatch", nodeName: `field '${nodeName}'`, typeName },
    }),
  ],
  [
    /^Variable "\$(.+?)" got invalid value (.*?)(?: at ".*?")?; (.*)$/s,
    ([, name, value, explanation]) => ({
      message: `Variable $${name} was provided invalid value (${explanation})`,
      extensions: { code: "INVALID_VARIABLE", value, problems: [{ path: [], explanation }] },
    }),
  ],
  [
    /^Variable "\$(.+?)" of required type "(.+?)" was not provided/,
    ([, name, type]) => ({
      message: `Variable $${name} of type ${type} was provided invalid value`,
      extensions: {
        code: "INVALID_VARIABLE",
        value: null,
        problems: [{ path: [], explanation: "Expected value to not be null" }],
      },
    }),
  ],
];

/** An error as Shopify's answer shows it: its code in `extensions`, and nothing of the dev store's inside. */
export function wordError(error: GraphQLError): GraphQLFormattedError {
  const { message, locations, path, extensions } = error.toJSON();
  const reworded = error.path ? undefined : reword(message);
  return {
    message: reworded?.message ?? message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    ...(reworded || extensions ? { extensions: { ...extensions, ...reworded?.extensions } } : {}),
  };
}

function reword(message: string): ReturnType<Rewording[1]> | undefined {
  for (const [pattern, words] of REWORDINGS) {
    const match = pattern.exec(message);
    if (match) return words(match);
  }
  return undefined;
}
