import { findDefinition, metafieldsUnder } from "../../metafields/definition.ts";
import { isEmulatedOwner } from "../../metafields/owner-type.ts";
import { definitionProblem } from "../../metafields/value-check.ts";
import { VALUE_TYPES, valueTypeOf, type ValueType } from "../../metafields/value-type.ts";
import { gid, idIn } from "../../state/ids.ts";
import { resolveNamespace } from "../../state/metafields.ts";
import type { MetafieldDefinition } from "../../state/records/metafield-definition.ts";
import type { Metafield } from "../../state/records/metafield.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { appIdOf, fieldsOf, type AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { capabilitiesOf } from "./metafield-capabilities.ts";
import { metafieldValueProblem } from "./metafield-value.ts";

export type IdentifierInput = { readonly ownerType: string; readonly namespace?: string | null; readonly key: string };
type ValidationStatus = { readonly validationStatus?: "ANY" | "INVALID" | "VALID" | null };

export const metafieldDefinition = fieldsOf<MetafieldDefinition>({
  id: (definition) => gid("MetafieldDefinition", definition.id),
  namespace: (definition) => definition.namespace,
  key: (definition) => definition.key,
  name: (definition) => definition.name,
  description: (definition) => definition.description,
  ownerType: (definition) => definition.ownerType,
  type: (definition) => valueTypeOf(definition.type),
  validations: (definition) =>
    definition.validations.map(({ name, value }) => {
      return { name, value, type: valueTypeOf(definition.type)?.validations[name] ?? "" };
    }),
  access: (definition) => definition.access,
  capabilities: (definition) => capabilitiesOf(definition),
  constraints: () => null,
  pinnedPosition: (definition) => definition.pinnedPosition,
  standardTemplate: () => null,
  useAsCollectionCondition: (definition) => definition.smartCollectionCondition,
  validationStatus: (definition, _args, { store }) =>
    metafieldsUnder(store, definition).every((one) => isValid(definition, one)) ? "ALL_VALID" : "SOME_INVALID",
  metafieldsCount: (definition, args: ValidationStatus, { store }: AdminContext) =>
    withStatus(definition, metafieldsUnder(store, definition), args).length,
  metafields: (definition, args: PageArgs & ValidationStatus, context: AdminContext) => {
    const found = withStatus(definition, metafieldsUnder(context.store, definition), args);
    return pageOf(found, args, context, ({ id }) => ({ id, value: id }));
  },
});

export const metafieldDefinitionType = fieldsOf<ValueType>({
  name: (type) => type.name,
  category: (type) => type.category,
  supportedValidations: (type) => Object.entries(type.validations).map(([name, of]) => ({ name, type: of })),
  supportsDefinitionMigrations: (type) => !type.name.startsWith("list.") && type.name !== "id",
  valueType: (type) => (type.name === "boolean" ? "BOOLEAN" : type.name === "json" ? "JSON_STRING" : "STRING"),
});

type OneArgs = { readonly id?: string | null | undefined; readonly identifier?: IdentifierInput | null | undefined };
type ListArgs = PageArgs & {
  readonly ownerType: string;
  readonly namespace?: string | null;
  readonly key?: string | null;
  readonly pinnedStatus?: "ANY" | "PINNED" | "UNPINNED" | null;
  readonly sortKey?: "ID" | "NAME" | "PINNED_POSITION" | "RELEVANCE" | null;
};

const EMULATED_FILTERS = [
  ...["ownerType", "namespace", "key", "pinnedStatus", "sortKey"],
  ...["first", "last", "after", "before", "reverse"],
];

export const metafieldDefinitionQueries = {
  metafieldDefinition: (_root: unknown, args: OneArgs, context: AdminContext) => definitionNamed(context, args),
  metafieldDefinitions: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const { ownerType, namespace, key, pinnedStatus, sortKey } = args;
    onlyEmulated("QueryRoot.metafieldDefinitions", given(args), EMULATED_FILTERS);
    onlyEmulated("MetafieldOwnerType", { [ownerType]: true }, isEmulatedOwner(ownerType) ? [ownerType] : []);
    const wanted = isGiven(namespace) ? resolveNamespace(namespace, appIdOf(context)) : null;
    const found = context.store.state.metafieldDefinitions.filter((one) => {
      if (one.ownerType !== ownerType || (isGiven(key) && one.key !== key)) return false;
      if (wanted !== null && one.namespace !== wanted) return false;
      return !pinnedStatus || pinnedStatus === "ANY" || (one.pinnedPosition !== null) === (pinnedStatus === "PINNED");
    });
    return pageOf(found, args, context, (one) => {
      if (sortKey === "NAME") return { id: one.id, value: one.name };
      // The last one pinned comes first.
      if (sortKey === "PINNED_POSITION") return { id: one.id, value: -(one.pinnedPosition ?? 0) };
      return { id: one.id, value: one.id };
    });
  },
  metafieldDefinitionTypes: () => VALUE_TYPES,
};

/** The definition that an argument names, by its id or by owner type, namespace and key. */
export function definitionNamed(context: AdminContext, { id, identifier }: OneArgs): MetafieldDefinition | null {
  if (isGiven(id)) return context.store.state.metafieldDefinitions.get(idIn(id, "MetafieldDefinition")) ?? null;
  if (!isGiven(identifier)) return null;
  const namespace = resolveNamespace(identifier.namespace ?? "$app", appIdOf(context));
  return findDefinition(context.store, { ownerType: identifier.ownerType, namespace, key: identifier.key });
}

/** Whether a metafield's value is what its definition asks for. */
export function isValid(definition: MetafieldDefinition, { type, value }: Pick<Metafield, "type" | "value">): boolean {
  if (type !== definition.type && metafieldValueProblem(definition.type, value) !== null) return false;
  return definitionProblem(definition, value) === null;
}

function withStatus(
  definition: MetafieldDefinition,
  metafields: readonly Metafield[],
  { validationStatus }: ValidationStatus,
): readonly Metafield[] {
  if (!validationStatus || validationStatus === "ANY") return metafields;
  return metafields.filter((one) => isValid(definition, one) === (validationStatus === "VALID"));
}

function given(args: object): object {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => isGiven(value)));
}
