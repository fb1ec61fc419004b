import {
  buildClientSchema,
  defaultFieldResolver,
  GraphQLError,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  type IntrospectionField,
  type IntrospectionQuery,
} from "graphql";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { accessDenied, AccessScopes, isGranted } from "./access-scopes.ts";
import { API_VERSION } from "./api-version.ts";
import { requireComparison } from "./compare-and-swap.ts";
import { forApprovedApps, protectedObjectOf } from "./customer-data-guard.ts";
import { RESOLVERS } from "./emulated-fields.ts";
import { idempotent } from "./idempotency.ts";
import { refusedPayload } from "./refused-payload.ts";
import type { AdminContext, TypeFields } from "./resolver.ts";
import { teachScalars } from "./scalars.ts";

/** Shopify's official Admin schema, able to answer for what the dev store emulates. */
export interface AdminSchema {
  readonly schema: GraphQLSchema;
  readonly scopes: AccessScopes;
  /** Sees which fields were answered, `Product.title`, for who asks what is proved */
  readonly witness: FieldWitness;
}

export interface FieldWitness {
  answered: Set<string> | null;
}

interface SchemaFile {
  data: IntrospectionQuery;
  offline_scopes: { items: ConstructorParameters<typeof AccessScopes>[0] };
}

const loaded = new Map<string, Promise<AdminSchema>>();

/** The schema from `admin_2026-10.json.gz` in the folder, read once per process. */
export function adminSchema(schemaDir: string): Promise<AdminSchema> {
  const known = loaded.get(schemaDir) ?? load(schemaDir);
  loaded.set(schemaDir, known);
  return known;
}

async function load(schemaDir: string): Promise<AdminSchema> {
  const compressed = await readFile(join(schemaDir, `admin_${API_VERSION}.json.gz`));
  const file = JSON.parse((await promisify(gunzip)(compressed)).toString("utf8")) as SchemaFile;
  const schema = buildClientSchema(file.data, { assumeValid: true });
  const scopes = new AccessScopes(file.offline_scopes.items);
  teachScalars(schema);
  const guarded = protectedFields(file.data);
  const witness: FieldWitness = { answered: null };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith("__")) bindFields(type, scopes, guarded);
  }
  refuseUnknownResolvers(schema);
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (field.resolve) field.resolve = refusable(field, field.resolve as FieldAnswer);
    if (needsIdempotencyKey(field) && field.resolve) field.resolve = idempotent(field, field.resolve as FieldAnswer);
    if (field.resolve) field.resolve = comparing(field, field.resolve as FieldAnswer);
  }
  watch(schema, witness);
  return { schema, scopes, witness };
}

function bindFields(type: GraphQLObjectType, scopes: AccessScopes, guarded: ReadonlySet<string>): void {
  const fields = RESOLVERS[type.name];
  for (const field of Object.values(type.getFields())) {
    const requirement = scopes.ofField(type, field);
    const isGuarded = guarded.has(`${type.name}.${field.name}`);
    const plain = resolverOf(type, field, fields);
    const answer = forApprovedApps(plain, { isGuarded, object: protectedObjectOf(field) });
    field.resolve =
      requirement === null
        ? answer
        : (source, args, context: AdminContext, info) => {
            if (!isGranted(context.caller, requirement)) throw accessDenied(info.fieldName, requirement.words);
            return answer(source, args, context, info);
          };
  }
}

type FieldAnswer = GraphQLFieldResolver<unknown, AdminContext>;

function resolverOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, fields?: TypeFields): FieldAnswer {
  const own = fields?.[field.name];
  if (own) {
    return (source, args, context, info) => own(source as never, args as never, context, info);
  }
  if (fields) return () => notEmulated(type.name, field.name);
  // A payload or another value made on the spot answers with what it holds, and holds null where null is the answer.
  return (source, args, context, info) => {
    const value: unknown = defaultFieldResolver(source, args, context, info);
    return value === undefined ? notEmulated(type.name, field.name) : value;
  };
}

/** A mutation that is told to be refused answers with those user errors, and changes nothing. */
function refusable(field: GraphQLField<unknown, unknown>, answer: FieldAnswer): FieldAnswer {
  return (source, args, context, info) => {
    const userErrors = context.faults?.refusal(field.name);
    return userErrors ? refusedPayload(field, userErrors) : answer(source, args, context, info);
  };
}

/** What an input must say of the quantities that it changes is looked at before all else. */
function comparing(field: GraphQLField<unknown, unknown>, answer: FieldAnswer): FieldAnswer {
  return (source, args: Record<string, unknown>, context, info) => {
    for (const argument of field.args) requireComparison(argument.type, args[argument.name]);
    return answer(source, args, context, info);
  };
}

/** Notes the fields that were answered, while somebody wants to know. */
function watch(schema: GraphQLSchema, witness: FieldWitness): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const answer = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: AdminContext, info) => {
        const value: unknown = answer(source, args, context, info);
        witness.answered?.add(name);
        return value;
      };
    }
  }
}

function notEmulated(typeName: string, fieldName: string): never {
  const name = `${typeName}.${fieldName}`;
  throw new GraphQLError(`The dev store does not emulate ${name}.`, {
    extensions: { code: "NOT_EMULATED", typeName, fieldName },
  });
}

/** A resolver for a name that the schema does not have would never be asked. */
function refuseUnknownResolvers(schema: GraphQLSchema): void {
  for (const [typeName, fields] of Object.entries(RESOLVERS)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`The Admin schema has no object type ${typeName}`);
    for (const name of Object.keys(fields)) {
      if (!type.getFields()[name]) throw new Error(`The Admin schema has no field ${typeName}.${name}`);
    }
  }
}

/** The directive is not part of a field's signature: which mutations need it stands in their descriptions only. */
function needsIdempotencyKey({ description }: GraphQLField<unknown, unknown>): boolean {
  return /idempotency key is required/.test(description ?? "") && /@idempotent/.test(description ?? "");
}

/** Fields with a shopper's name, address, email or phone, which the introspection marks. */
function protectedFields(introspection: IntrospectionQuery): Set<string> {
  const names = introspection.__schema.types.flatMap((type) => {
    const fields =
      type.kind === "OBJECT" ? (type.fields as readonly (IntrospectionField & { isProtected?: boolean })[]) : [];
    return fields.filter((field) => field.isProtected).map((field) => `${type.name}.${field.name}`);
  });
  return new Set(names);
}
