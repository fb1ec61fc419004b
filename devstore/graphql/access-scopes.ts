import {
  getNamedType,
  GraphQLError,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from "graphql";
import type { Caller } from "./caller.ts";

/** One of these scopes is needed, in the words in which Shopify says so. */
export interface AccessRequirement {
  readonly anyOf: readonly string[];
  readonly words: string;
}

interface ScopeItem {
  readonly typeName: string;
  readonly fieldName?: string;
  readonly offlineScopes: readonly string[];
  readonly requiredAccess: string;
}

/** Which access each type and field of the Admin API asks for, from the list that comes with the schema. */
export class AccessScopes {
  readonly #byName = new Map<string, AccessRequirement>();

  constructor(items: readonly ScopeItem[]) {
    for (const { typeName, fieldName, offlineScopes, requiredAccess } of items) {
      if (offlineScopes.length === 0) continue;
      const name = fieldName === undefined ? typeName : `${typeName}.${fieldName}`;
      this.#byName.set(name, { anyOf: offlineScopes, words: requiredAccess });
    }
  }

  /** What a field needs by itself or by what it returns; a connection needs what its nodes do. */
  ofField(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): AccessRequirement | null {
    const own = this.#byName.get(`${parent.name}.${field.name}`);
    if (own) return own;
    return parent.name.endsWith("Payload") ? null : this.ofType(getNamedType(field.type));
  }

  /** Every scope that anything asks for, in alphabetical order. */
  every(): string[] {
    return [...new Set([...this.#byName.values()].flatMap(({ anyOf }) => anyOf))].sort();
  }

  ofType(type: GraphQLNamedType): AccessRequirement | null {
    const nodes = isObjectType(type) && type.name.endsWith("Connection") ? type.getFields()["nodes"] : undefined;
    const node = nodes ? getNamedType(nodes.type) : type;
    if (!isObjectType(node) && !isInterfaceType(node)) return null;
    return this.#byName.get(node.name) ?? null;
  }
}

/** Whether the caller was granted one of the scopes. A `write_` scope includes the `read_` one; the merchant has all. */
export function isGranted(caller: Caller, requirement: AccessRequirement): boolean {
  if (caller.token.kind === "merchant") return true;
  return requirement.anyOf.some((scope) => hasScope(caller, scope));
}

export function hasScope(caller: Caller, scope: string): boolean {
  if (caller.token.kind === "merchant") return true;
  const { scopes } = caller.token;
  return scopes.includes(scope) || scopes.includes(scope.replace(/^read_/, "write_"));
}

/** The error that a field answers with when its scope is not granted. */
export function accessDenied(fieldName: string, words: string): GraphQLError {
  const required = words === "" ? "" : ` Required access: ${words}`;
  return new GraphQLError(`Access denied for ${fieldName} field.${required}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      ...(words === "" ? {} : { requiredAccess: words }),
    },
  });
}
