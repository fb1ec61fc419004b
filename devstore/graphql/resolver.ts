import type { GraphQLResolveInfo } from "graphql";
import type { AppRegistration } from "../access/app-registration.ts";
import type { Id } from "../state/ids.ts";
import type { Store } from "../state/store.ts";
import type { AccessScopes } from "./access-scopes.ts";
import type { Caller } from "./caller.ts";

/** What every resolver may use while it answers one request. */
export interface AdminContext {
  readonly store: Store;
  readonly apps: readonly AppRegistration[];
  readonly caller: Caller;
  readonly scopes: AccessScopes;
  /** In a bulk operation nested connections hold everything, and need no `first`. */
  readonly bulk: boolean;
  /** What goes wrong on purpose */
  readonly faults?: QueryFaults;
}

export interface QueryFaults {
  /** Whether this query finds an empty bucket */
  throttles(): boolean;
  /** The user errors with which a mutation is refused; null when it is not */
  refusal(operation: string): readonly object[] | null;
}

/** Arguments were coerced by the schema: a resolver declares those that it reads. */
export type Resolver<Source, Args> = (
  source: Source,
  args: Args,
  context: AdminContext,
  info: GraphQLResolveInfo,
) => unknown;

/** A type's fields. A field without an entry is not emulated. */
export type TypeFields = Record<string, Resolver<never, never>>;

/** The fields of a type whose values are `Source` in the dev store. */
export function fieldsOf<Source>(fields: Record<string, Resolver<Source, never>>): TypeFields {
  return fields;
}

/** A value with the name of its type, for a field that returns an interface or a union. */
export function typed<T extends object>(typename: string, value: T): T {
  return Object.assign(Object.create(value) as T, { __typename: typename });
}

/** The id of the app whose namespaces `$app` means in this request */
export function appIdOf(context: AdminContext): Id | null {
  return context.caller.app?.id ?? null;
}
