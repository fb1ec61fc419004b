import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** A query that may run in bulk, taken apart: what it selects, as lines will be made of it. */
export interface BulkQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly roots: readonly Selected[];
}

/** A field that a bulk query selects, with those below it if they hold connections. */
export interface Selected {
  readonly key: string;
  readonly field: FieldNode;
  readonly kind: "plain" | "object" | "connection";
  /** Of an object, what it selects; of a connection, what its nodes select */
  readonly below: readonly Selected[];
  /** How a connection's nodes are reached */
  readonly through: { readonly edges: string; readonly node: string } | null;
}

/** A query that breaks rules of bulk operations: one message per rule. */
export class BulkQueryRefused extends Error {
  override readonly name = "BulkQueryRefused";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(" "));
    this.problems = problems;
  }
}

const MOST_CONNECTIONS = 5;
/** Levels of connections below the outermost one */
const DEEPEST_NESTING = 2;

/**
 * Takes apart a query for a bulk operation. Throws BulkQueryRefused, in Shopify's words, when it breaks a rule.
 * https://shopify.dev/docs/api/usage/bulk-operations/queries#operation-restrictions
 */
export function parseBulkQuery(schema: GraphQLSchema, text: string): BulkQuery {
  const document = parseValid(schema, text);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1)
    throw new BulkQueryRefused(["Bulk queries must contain a single operation."]);
  if (operation.operation !== OperationTypeNode.QUERY) {
    throw new BulkQueryRefused(["Invalid operation type. Only `query` operations are supported."]);
  }
  const selection = new Selection(schema, document);
  const roots = selection.of(operation.selectionSet, schema.getQueryType() ?? undefined);
  const problems = [...selection.problems, ...structureProblems(roots)];
  if (problems.length > 0) throw new BulkQueryRefused(problems);
  return { document, operation, roots };
}

function parseValid(schema: GraphQLSchema, text: string): DocumentNode {
  try {
    const document = parse(text);
    const [invalid] = validate(schema, document);
    if (invalid) throw invalid;
    return document;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new BulkQueryRefused([`Invalid bulk query: ${error.message}`]);
  }
}

function structureProblems(roots: readonly Selected[]): string[] {
  const problems: string[] = [];
  for (const name of ["node", "nodes"]) {
    if (roots.some((root) => root.field.name.value === name)) {
      problems.push(`Bulk queries cannot contain a top level \`${name}\` field.`);
    }
  }
  if (roots.length > 1) problems.push("Bulk queries cannot contain more than one top level field.");
  const connections = countConnections(roots);
  if (connections === 0) problems.push("Bulk queries must contain at least one connection.");
  if (connections > MOST_CONNECTIONS) {
    problems.push(`Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`);
  }
  if (depth(roots) - 1 > DEEPEST_NESTING) {
    problems.push(`Bulk queries cannot contain connections with a nesting depth greater than ${DEEPEST_NESTING}.`);
  }
  const anonymous = parentsWithoutId(roots);
  if (anonymous.length > 0) {
    problems.push(
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' " +
        `return type. Connection fields without 'id': ${anonymous.join(", ")}.`,
    );
  }
  return problems;
}

class Selection {
  readonly problems: string[] = [];
  readonly #schema: GraphQLSchema;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  /** The fields of a selection, those of its fragments among them, each once by its key. */
  of(selectionSet: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): Selected[] {
    const selected = new Map<string, Selected>();
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const one = this.#field(selection, type);
        if (one) selected.set(one.key, one);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      const inner = condition === undefined ? type : this.#schema.getType(condition);
      for (const one of this.of(fragment?.selectionSet, inner)) selected.set(one.key, one);
    }
    return [...selected.values()];
  }

  #field(field: FieldNode, parent: GraphQLNamedType | undefined): Selected | null {
    const key = field.alias?.value ?? field.name.value;
    const definition =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
    if (!definition || !field.selectionSet) return { key, field, kind: "plain", below: [], through: null };
    const type: GraphQLNamedType = getNamedType(definition.type);
    const below = this.of(field.selectionSet, type);
    if (isObjectType(type) && type.name.endsWith("Connection")) return this.#connection(key, field, below);
    const kind = below.some((one) => one.kind !== "plain") ? "object" : "plain";
    const isEdges = parent?.name.endsWith("Connection") ?? false;
    if (kind === "object" && !isEdges && isListType(getNullableType(definition.type))) {
      this.problems.push("Queries that contain a connection field within a list field are not currently supported.");
    }
    return { key, field, kind, below, through: null };
  }

  #connection(key: string, field: FieldNode, below: readonly Selected[]): Selected {
    const edges = below.find((one) => one.field.name.value === "edges");
    const node = edges?.below.find((one) => one.field.name.value === "node");
    if (edges && node)
      return { key, field, kind: "connection", below: node.below, through: { edges: edges.key, node: node.key } };
    const name = field.name.value;
    this.problems.push(
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${name} { edges { node {'. ` +
        `Selecting via 'nodes' is not supported. Invalid connection fields: '${name}'.`,
    );
    return { key, field, kind: "connection", below: [], through: null };
  }
}

function countConnections(selected: readonly Selected[]): number {
  return selected.reduce((sum, one) => sum + (one.kind === "connection" ? 1 : 0) + countConnections(one.below), 0);
}

function depth(selected: readonly Selected[]): number {
  return selected.reduce((most, one) => Math.max(most, (one.kind === "connection" ? 1 : 0) + depth(one.below)), 0);
}

/** Lines of a nested connection name their parent by its id. */
function parentsWithoutId(selected: readonly Selected[]): string[] {
  return selected.flatMap((one) => {
    const hasId = one.below.some((inner) => inner.key === "id" && inner.field.name.value === "id");
    const own = one.kind === "connection" && countConnections(one.below) > 0 && !hasId ? [one.key] : [];
    return [...own, ...parentsWithoutId(one.below)];
  });
}
