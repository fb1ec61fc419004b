import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { isGiven } from "./given.ts";

type Variables = Readonly<Record<string, unknown>>;
type Data = Readonly<Record<string, unknown>>;

const MUTATION = 10;
const CONNECTION = 2;

/**
 * What a query costs: scalars 0, an object 1, a mutation 10, a connection 2 and what its nodes cost.
 * https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits
 */
export class QueryCost {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#operation = operation;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  /** Before it runs: connections count as full as their `first` or `last`. */
  requested(variables: Variables): number {
    return this.#root((field) => this.#requestedField(field, variables));
  }

  /** Afterwards: by what was found. */
  actual(data: Data | null | undefined): number {
    return this.#root((field) => this.#actualField(field, data));
  }

  #root(costOf: (field: TypedField) => number): number {
    const isMutation = this.#operation.operation === OperationTypeNode.MUTATION;
    const type = isMutation ? this.#schema.getMutationType() : this.#schema.getQueryType();
    const fields = this.#fields(this.#operation.selectionSet, type ?? undefined);
    return fields.reduce((sum, field) => sum + (isMutation ? MUTATION : costOf(field)), 0);
  }

  #requestedField(field: TypedField, variables: Variables): number {
    const { type, node } = field;
    if (!isCompositeType(type)) return 0;
    if (type.name.endsWith("Connection")) {
      const size = sizeOf(node, ["first", "last"], variables) ?? 1;
      return CONNECTION + size * this.#insideConnection(field, variables);
    }
    const times = field.name === "nodes" ? (sizeOf(node, ["ids"], variables) ?? 1) : 1;
    return times * (1 + this.#requestedSelection(node.selectionSet, type, variables));
  }

  #insideConnection({ node, type }: TypedField, variables: Variables): number {
    const inner = this.#fields(node.selectionSet, type).map((field): number => {
      if (field.name === "edges") {
        const edge = this.#fields(field.node.selectionSet, field.type).find((one) => one.name === "node");
        return edge ? this.#requestedField(edge, variables) : 0;
      }
      return field.name === "nodes" ? this.#requestedField({ ...field, name: "node" }, variables) : 0;
    });
    return Math.max(0, ...inner);
  }

  /** Of an interface or a union, the dearest of its types. */
  #requestedSelection(set: SelectionSetNode | undefined, type: GraphQLNamedType, variables: Variables): number {
    const types = isAbstractType(type) ? this.#namedIn(set, type) : [type];
    const costs = types.map((one) =>
      this.#fields(set, one).reduce((sum, field) => sum + this.#requestedField(field, variables), 0),
    );
    return Math.max(0, ...costs);
  }

  #actualField({ node, type, key, name }: TypedField, data: Data | null | undefined): number {
    const value = data?.[key];
    if (!isGiven(value) || !isCompositeType(type)) return 0;
    if (type.name === "PageInfo" || type.name.endsWith("Edge")) {
      return items(value).reduce((sum, item) => sum + this.#actualSelection(node.selectionSet, type, item), 0);
    }
    if (type.name.endsWith("Connection")) {
      return CONNECTION + this.#actualSelection(node.selectionSet, type, value);
    }
    const found = items(value);
    const counted = name === "nodes" ? found.length : Math.min(1, found.length);
    const inner = found.map((item) => this.#actualSelection(node.selectionSet, type, item));
    return counted + (name === "nodes" ? inner.reduce((sum, cost) => sum + cost, 0) : Math.max(0, ...inner));
  }

  #actualSelection(set: SelectionSetNode | undefined, type: GraphQLNamedType, data: Data): number {
    const types = isAbstractType(type) ? this.#namedIn(set, type) : [type];
    return Math.max(
      0,
      ...types.map((one) => this.#fields(set, one).reduce((sum, field) => sum + this.#actualField(field, data), 0)),
    );
  }

  #namedIn(set: SelectionSetNode | undefined, type: GraphQLNamedType): GraphQLNamedType[] {
    const named = (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [];
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      return this.#schema.getType(fragment?.typeCondition?.name.value ?? "") ?? [];
    });
    return [type, ...named];
  }

  /** The fields selected of a type, with those of the fragments that hold for it. */
  #fields(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): TypedField[] {
    return (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind !== Kind.FIELD) {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
        const condition = this.#schema.getType(fragment?.typeCondition?.name.value ?? "") ?? type;
        const holds = condition === type || !isObjectType(condition) || !isObjectType(type);
        return holds ? this.#fields(fragment?.selectionSet, isAbstractType(condition) ? type : condition) : [];
      }
      const definition = type && "getFields" in type ? type.getFields()[selection.name.value] : undefined;
      if (!definition || !("args" in definition)) return [];
      const name = selection.name.value;
      return [{ node: selection, name, key: selection.alias?.value ?? name, type: outputType(definition.type) }];
    });
  }
}

interface TypedField {
  readonly node: FieldNode;
  readonly name: string;
  readonly key: string;
  readonly type: GraphQLNamedType;
}

function outputType(type: GraphQLOutputType): GraphQLNamedType {
  if (isNonNullType(type) || isListType(type)) return outputType(type.ofType as GraphQLOutputType);
  return getNamedType(type);
}

function items(value: unknown): Data[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).filter((item): item is Data => isGiven(item));
}

/** The number that an argument says, or how long its list is. */
function sizeOf(field: FieldNode, names: readonly string[], variables: Variables): number | null {
  for (const argument of field.arguments ?? []) {
    if (!names.includes(argument.name.value)) continue;
    const { value } = argument;
    const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : null;
    if (typeof given === "number") return given;
    if (Array.isArray(given)) return given.length;
    if (value.kind === Kind.INT) return Number(value.value);
    if (value.kind === Kind.LIST) return value.values.length;
  }
  return null;
}
