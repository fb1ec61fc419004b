import { GraphQLError } from "graphql";
import { owningApp } from "../../metafields/definition.ts";
import { isEmulatedOwner } from "../../metafields/owner-type.ts";
import { optionsProblem } from "../../metafields/validation-options.ts";
import { VALUE_TYPES, valueTypeOf } from "../../metafields/value-type.ts";
import { resolveNamespace } from "../../state/metafields.ts";
import type { MetafieldAccess, MetafieldDefinition } from "../../state/records/metafield-definition.ts";
import { appIdOf, type AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { switchedCapabilities, type CapabilitiesInput } from "./metafield-capabilities.ts";

type AccessInput = Partial<Record<keyof MetafieldAccess, string | null>>;

export type CreateInput = {
  readonly ownerType: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly name: string;
  readonly description?: string | null;
  readonly type: string;
  readonly validations?: readonly { readonly name: string; readonly value: string }[] | null;
  readonly access?: AccessInput | null;
  readonly capabilities?: CapabilitiesInput | null;
  readonly pin?: boolean | null;
  readonly useAsCollectionCondition?: boolean | null;
};

export type UpdateInput = Partial<CreateInput> & Pick<CreateInput, "ownerType" | "key">;

interface Problem {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
}

const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 255;

/**
 * The definition that an app asks for, or what is wrong with it. Throws when it would stand in another app's namespace.
 * https://shopify.dev/docs/apps/build/custom-data/metafields/definitions
 */
export function newDefinition(
  context: AdminContext,
  input: CreateInput,
): Omit<MetafieldDefinition, "id"> | { readonly problems: Problem[] } {
  const { ownerType, key, name, type } = input;
  onlyEmulated("MetafieldDefinitionInput", input, EMULATED_INPUT);
  onlyEmulated("MetafieldOwnerType", { [ownerType]: true }, isEmulatedOwner(ownerType) ? [ownerType] : []);
  const namespace = resolveNamespace(input.namespace ?? "$app", appIdOf(context));
  requireNamespace(context, namespace);
  const validations = (input.validations ?? []).map((one) => ({ ...one }));
  const options = valueTypeOf(type) && optionsProblem(type, validations);
  const access = accessAfter(namespace, defaultAccess(namespace), input.access);
  const plain = { ownerType, type, uniqueValues: false, adminFilterable: false, smartCollectionCondition: false };
  const wanted = withCollectionCondition(input.capabilities, input.useAsCollectionCondition);
  const capabilities = switchedCapabilities("MetafieldCapabilityCreateInput", plain, wanted);
  const problems = [
    ...namingProblems(namespace, key),
    ...lengthProblems("name", "Name", name, LONGEST_NAME),
    ...(name.trim() === "" ? [problem(["name"], "BLANK", "Name can't be blank")] : []),
    ...lengthProblems("description", "Description", input.description ?? "", LONGEST_DESCRIPTION),
    ...(valueTypeOf(type) ? [] : [problem(["type"], "INCLUSION", unknownType(type))]),
    ...(options ? [problem(["validations"], options.code, options.message)] : []),
    ...("code" in access ? [problem(["access", "admin"], access.code, access.message)] : []),
    ...("code" in capabilities ? [problem([], capabilities.code, capabilities.message)] : []),
  ];
  if (problems.length > 0 || "code" in access || "code" in capabilities) return { problems };
  return {
    ownerType,
    namespace,
    key,
    name,
    description: input.description ?? null,
    type,
    validations,
    access,
    ...capabilities,
    pinnedPosition: null,
    declaredByAppId: null,
  };
}

/** `useAsCollectionCondition` is the deprecated name of a capability. */
export function withCollectionCondition(
  capabilities: CapabilitiesInput | null | undefined,
  useAsCollectionCondition: boolean | null | undefined,
): CapabilitiesInput {
  return useAsCollectionCondition
    ? { smartCollectionCondition: { enabled: true }, ...capabilities }
    : { ...capabilities };
}

/** What of a definition an app may say here; constraints are not emulated. */
export const EMULATED_INPUT = [
  "ownerType",
  "namespace",
  "key",
  "name",
  "description",
  "type",
  "validations",
  "access",
  "capabilities",
  "pin",
  "useAsCollectionCondition",
];

/**
 * The access after what was asked for. Who may see them in the Admin API is settled for an app's own namespaces only.
 * https://shopify.dev/docs/apps/build/custom-data/permissions
 */
export function accessAfter(
  namespace: string,
  before: MetafieldAccess,
  input: AccessInput | null | undefined,
): MetafieldAccess | { readonly code: string; readonly message: string } {
  if (input?.admin && owningApp(namespace) === null) {
    const message = 'Setting this access control is not permitted. It must be one of ["public_read_write"].';
    return { code: "ADMIN_ACCESS_INPUT_NOT_ALLOWED", message };
  }
  const given = Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => typeof value === "string"));
  return { ...before, ...(given as Partial<MetafieldAccess>) };
}

function defaultAccess(namespace: string): MetafieldAccess {
  const admin = owningApp(namespace) === null ? "PUBLIC_READ_WRITE" : "MERCHANT_READ";
  return { admin, storefront: "NONE", customerAccount: "NONE" };
}

/** A namespace of another app, or one of Shopify's own, is closed. */
function requireNamespace({ caller }: AdminContext, namespace: string): void {
  const owner = owningApp(namespace);
  const isClosed = namespace.startsWith("shopify--") || (owner !== null && owner !== caller.app?.id);
  if (!isClosed && !namespace.startsWith("$app")) return;
  throw new GraphQLError("Access denied for metafieldDefinitionCreate field.", {
    extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes" },
  });
}

function namingProblems(namespace: string, key: string): Problem[] {
  return [...wordProblems("namespace", "Namespace", namespace, [3, 255]), ...wordProblems("key", "Key", key, [2, 64])];
}

function wordProblems(field: string, words: string, text: string, [least, most]: readonly [number, number]): Problem[] {
  if (text.length < least) {
    return [problem([field], "TOO_SHORT", `${words} is too short (minimum is ${least} characters)`)];
  }
  if (text.length > most) return lengthProblems(field, words, text, most);
  if (/^[A-Za-z0-9_-]+$/.test(text)) return [];
  const message = `${words} contains one or more invalid characters. Only alphanumeric characters, underscores, and dashes are allowed.`;
  return [problem([field], "INVALID_CHARACTER", message)];
}

function lengthProblems(field: string, words: string, text: string, most: number): Problem[] {
  return text.length > most
    ? [problem([field], "TOO_LONG", `${words} is too long (maximum is ${most} characters)`)]
    : [];
}

function unknownType(type: string): string {
  const names = VALUE_TYPES.map(({ name }) => name).join(", ");
  return `Type name ${type} is not a valid type. Valid types are: ${names}.`;
}

function problem(path: readonly string[], code: string, message: string): Problem {
  return { field: ["definition", ...path], code, message };
}
