import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  validate,
} from "graphql";

/** Why a mutation may not run in bulk, as Shopify says it */
export class BulkMutationRefused extends Error {
  override readonly name = "BulkMutationRefused";
  readonly field: readonly string[] | null;
  readonly code: string | null;

  constructor(message: string, { field, code }: { field: readonly string[] | null; code: string | null }) {
    super(message);
    this.field = field;
    this.code = code;
  }
}

const INVALID = { field: null, code: "INVALID_MUTATION" };
const RULE = { field: ["mutation"], code: null };

/**
 * Reads a mutation for a bulk operation. Throws BulkMutationRefused when it breaks a rule.
 * https://shopify.dev/docs/api/usage/bulk-operations/imports
 */
export function parseBulkMutation(schema: GraphQLSchema, text: string): DocumentNode {
  const document = parsed(text);
  const operation = getOperationAST(document);
  if (operation?.operation !== OperationTypeNode.MUTATION) {
    throw new BulkMutationRefused("Invalid operation type. Only `mutation` operations are supported.", INVALID);
  }
  const [root, ...others] = operation.selectionSet.selections;
  if (root?.kind !== Kind.FIELD || others.length > 0) {
    throw new BulkMutationRefused("You must specify a single top level mutation.", RULE);
  }
  if (root.name.value.startsWith("bulkOperation")) {
    throw new BulkMutationRefused("You must use an allowed mutation name.", RULE);
  }
  const [invalid] = validate(schema, document);
  if (invalid) throw new BulkMutationRefused(invalid.message, INVALID);
  return document;
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new BulkMutationRefused(`Failed to parse the mutation - ${error.message}`, INVALID);
  }
}
