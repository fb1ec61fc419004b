import {
  countDefinitions,
  findDefinition,
  metafieldsUnder,
  MOST_DEFINITIONS,
  MOST_PINNED,
  owningApp,
  pin,
  pinnedDefinitions,
  unpin,
} from "../../metafields/definition.ts";
import { ownerWords } from "../../metafields/owner-type.ts";
import { optionsProblem } from "../../metafields/validation-options.ts";
import { gid } from "../../state/ids.ts";
import { removeMetafield } from "../../state/metafields.ts";
import type { MetafieldDefinition, MetafieldValidation } from "../../state/records/metafield-definition.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { switchedCapabilities } from "./metafield-capabilities.ts";
import {
  accessAfter,
  EMULATED_INPUT,
  newDefinition,
  withCollectionCondition,
  type CreateInput,
  type UpdateInput,
} from "./metafield-definition-input.ts";
import { definitionNamed, isValid, type IdentifierInput } from "./metafield-definition.ts";

interface Problem {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

type Named = { readonly definitionId?: string | null; readonly identifier?: IdentifierInput | null };
type DeleteArgs = {
  readonly id?: string | null;
  readonly identifier?: IdentifierInput | null;
  readonly deleteAllAssociatedMetafields: boolean;
};

const PINNED_LIMIT = { code: "PINNED_LIMIT_REACHED", message: `Limit of ${MOST_PINNED} pinned definitions.` };
const NOT_FOUND = { field: null, code: "NOT_FOUND", message: "Definition not found." };

export const metafieldDefinitionMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldDefinitionCreate */
  metafieldDefinitionCreate: (_root: unknown, args: { readonly definition: CreateInput }, context: AdminContext) => {
    const { store } = context;
    const made = newDefinition(context, args.definition);
    const problems = "problems" in made ? made.problems : limitProblems(context, made, args.definition.pin === true);
    if (problems.length > 0 || "problems" in made) return { createdDefinition: null, userErrors: problems };
    const definition = store.state.metafieldDefinitions.put({ ...made, id: store.nextId() });
    // What was there before without a definition belongs to this one now, as far as it is valid.
    for (const metafield of metafieldsUnder(store, definition))
      if (isValid(definition, metafield)) store.state.metafields.put(Object.assign(metafield, { type: made.type }));
    if (args.definition.pin) pin(store, definition);
    return { createdDefinition: definition, userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldDefinitionUpdate */
  metafieldDefinitionUpdate: (_root: unknown, args: { readonly definition: UpdateInput }, context: AdminContext) => {
    const { store } = context;
    const input = args.definition;
    onlyEmulated("MetafieldDefinitionUpdateInput", input, EMULATED_INPUT);
    const found = definitionNamed(context, { identifier: input });
    const refuse = (problem: Problem) => ({ updatedDefinition: null, validationJob: null, userErrors: [problem] });
    if (!found || !isOwn(context, found)) return refuse(NOT_FOUND);
    if (found.declaredByAppId !== null) return refuse(managedByToml);
    if (input.name === "") return refuse({ ...onField("name"), code: "BLANK", message: "Name can't be blank" });
    const options = input.validations && optionsProblem(found.type, input.validations);
    if (options) return refuse({ ...onField("validations"), ...options });
    const access = accessAfter(found.namespace, found.access, input.access);
    if ("code" in access) return refuse({ ...onField("access"), ...access });
    const wanted = withCollectionCondition(input.capabilities, input.useAsCollectionCondition);
    const capabilities = switchedCapabilities("MetafieldCapabilityUpdateInput", found, wanted);
    if ("code" in capabilities) return refuse({ field: ["definition"], ...capabilities });
    if (input.pin === true && found.pinnedPosition === null && isPinboardFull(context, found.ownerType)) {
      return refuse({ field: ["definition"], ...PINNED_LIMIT });
    }
    const validations = input.validations ? input.validations.map(copyOf) : found.validations;
    const { description = found.description } = input;
    Object.assign(found, { name: input.name ?? found.name, description, access, validations, ...capabilities });
    store.state.metafieldDefinitions.put(found);
    if (input.pin === true && found.pinnedPosition === null) pin(store, found);
    if (input.pin === false && found.pinnedPosition !== null) unpin(store, found);
    const validationJob = input.validations ? { id: gid("Job", store.nextId()), done: true } : null;
    return { updatedDefinition: found, validationJob, userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldDefinitionDelete */
  metafieldDefinitionDelete: (_root: unknown, args: DeleteArgs, context: AdminContext) => {
    const { store } = context;
    const found = definitionNamed(context, args);
    const problem = !found || !isOwn(context, found) ? { ...NOT_FOUND, field: ["id"] } : deletionProblem(found, args);
    if (!found || problem) {
      return { deletedDefinitionId: null, deletedDefinition: null, userErrors: problem ? [problem] : [] };
    }
    if (args.deleteAllAssociatedMetafields)
      for (const metafield of metafieldsUnder(store, found)) removeMetafield(store, metafield);
    if (found.pinnedPosition !== null) unpin(store, found);
    store.state.metafieldDefinitions.delete(found.id);
    const { ownerType, namespace, key } = found;
    const deletedDefinitionId = gid("MetafieldDefinition", found.id);
    return { deletedDefinitionId, deletedDefinition: { ownerType, namespace, key }, userErrors: [] };
  },

  metafieldDefinitionPin: (_root: unknown, args: Named, context: AdminContext) => {
    const found = definitionNamed(context, { id: args.definitionId, identifier: args.identifier });
    const refuse = (problem: Problem) => ({ pinnedDefinition: null, userErrors: [problem] });
    if (!found) return refuse(NOT_FOUND);
    if (found.pinnedPosition !== null) {
      return refuse({ field: null, code: "ALREADY_PINNED", message: "Definition already pinned." });
    }
    if (isPinboardFull(context, found.ownerType)) return refuse({ field: null, ...PINNED_LIMIT });
    pin(context.store, found);
    return { pinnedDefinition: found, userErrors: [] };
  },

  metafieldDefinitionUnpin: (_root: unknown, args: Named, context: AdminContext) => {
    const found = definitionNamed(context, { id: args.definitionId, identifier: args.identifier });
    const refuse = (problem: Problem) => ({ unpinnedDefinition: null, userErrors: [problem] });
    if (!found) return refuse(NOT_FOUND);
    if (found.pinnedPosition === null) {
      return refuse({ field: null, code: "NOT_PINNED", message: "Definition isn't pinned." });
    }
    unpin(context.store, found);
    return { unpinnedDefinition: found, userErrors: [] };
  },
};

const managedByToml: Problem = {
  field: null,
  code: "APP_CONFIG_MANAGED",
  message: "Definition is managed by app configuration and cannot be modified through the API.",
};

type Made = Omit<MetafieldDefinition, "id">;

/** What the shop's limits and other definitions have against a new one. */
function limitProblems(context: AdminContext, made: Made, isPinned: boolean): Problem[] {
  const { store } = context;
  if (findDefinition(store, made)) {
    const message = `Key is in use for ${ownerWords(made.ownerType)} metafields on the '${made.namespace}' namespace.`;
    return [{ ...onField("key"), code: "TAKEN", message }];
  }
  if (countDefinitions(store, made.ownerType, owningApp(made.namespace)) >= MOST_DEFINITIONS) {
    const message = `Stores can only have ${MOST_DEFINITIONS} definitions for each store resource.`;
    return [{ field: ["definition"], code: "RESOURCE_TYPE_LIMIT_EXCEEDED", message }];
  }
  return isPinned && isPinboardFull(context, made.ownerType) ? [{ field: ["definition"], ...PINNED_LIMIT }] : [];
}

function deletionProblem(found: MetafieldDefinition, args: DeleteArgs): Problem | null {
  if (found.declaredByAppId !== null) return managedByToml;
  if (args.deleteAllAssociatedMetafields) return null;
  const refuse = (code: string, words: string): Problem => {
    return { field: null, code, message: `Deleting ${words} requires deletion of its associated metafields.` };
  };
  if (owningApp(found.namespace) !== null) {
    return refuse("RESERVED_NAMESPACE_ORPHANED_METAFIELDS", "a definition in a reserved namespace");
  }
  if (found.type === "id") return refuse("ID_TYPE_DELETION_ERROR", "an id type metafield definition");
  if (found.type.endsWith("_reference")) {
    return refuse("REFERENCE_TYPE_DELETION_ERROR", "a reference type metafield definition");
  }
  return null;
}

/** An app changes open definitions and those in its own namespaces. */
function isOwn({ caller }: AdminContext, { namespace }: MetafieldDefinition): boolean {
  const owner = owningApp(namespace);
  return owner === null || owner === caller.app?.id;
}

function isPinboardFull({ store }: AdminContext, ownerType: string): boolean {
  return pinnedDefinitions(store, ownerType).length >= MOST_PINNED;
}

function onField(name: string): { field: readonly string[] } {
  return { field: ["definition", name] };
}

function copyOf({ name, value }: MetafieldValidation): MetafieldValidation {
  return { name, value };
}
