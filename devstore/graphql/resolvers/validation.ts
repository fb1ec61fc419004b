import { functionExtensions, type FunctionExtension } from "../../functions/function-extension.ts";
import { VALIDATION_TARGET } from "../../functions/run-validations.ts";
import { gid, idIn } from "../../state/ids.ts";
import { putMetafield, removeMetafieldsOf, resolveNamespace } from "../../state/metafields.ts";
import type { Validation } from "../../state/records/validation.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { metafieldFields } from "./metafield.ts";
import { userError, type UserError } from "./user-error.ts";

type MetafieldInput = {
  readonly namespace?: string | null;
  readonly key: string;
  readonly type: string;
  readonly value: string;
};
type Settings = {
  readonly title?: string | null;
  readonly enable?: boolean | null;
  readonly blockOnFailure?: boolean | null;
  readonly metafields?: readonly MetafieldInput[] | null;
};
type CreateInput = Settings & { readonly functionHandle?: string | null; readonly functionId?: string | null };

const MOST_ACTIVE = 25;

export const validation = fieldsOf<Validation>({
  ...metafieldFields<Validation>("Validation"),
  id: (one) => gid("Validation", one.id),
  title: (one) => one.title,
  enabled: (one) => one.enabled,
  blockOnFailure: (one) => one.blockOnFailure,
  errorHistory: () => null,
  shopifyFunction: (one, _args, { apps }) =>
    apps.flatMap(functionExtensions).find(({ app, handle }) => app.id === one.appId && handle === one.functionHandle),
});

export const shopifyFunction = fieldsOf<FunctionExtension>({
  id: (one) => one.id,
  handle: (one) => one.handle,
  title: (one) => one.title,
  description: (one) => one.description,
  apiType: () => "cart_checkout_validation",
  apiVersion: (one) => one.apiVersion,
  app: (one) => one.app,
  appKey: (one) => one.app.clientId,
  inputQuery: (one) => one.inputQuery,
  useCreationUi: () => false,
});

export const validationQueries = {
  validation: (_root: unknown, args: { readonly id: string }, context: AdminContext) => find(context, args.id),
  validations: (_root: unknown, args: PageArgs, context: AdminContext) =>
    pageOf(ownOf(context), args, context, ({ id }) => ({ id, value: id })),
};

export const validationMutations = {
  validationCreate: (_root: unknown, args: { readonly validation: CreateInput }, context: AdminContext) => {
    const { store, caller } = context;
    const input = args.validation;
    const extension = wantedFunction(context, input);
    if ("code" in extension) return { validation: null, userErrors: [extension] };
    const problem = input.enable ? tooMany(context, null) : null;
    if (problem) return { validation: null, userErrors: [problem] };
    const made = store.state.validations.put({
      id: store.nextId(),
      title: input.title ?? extension.title,
      appId: caller.app?.id ?? "",
      functionHandle: extension.handle,
      enabled: input.enable ?? false,
      blockOnFailure: input.blockOnFailure ?? false,
      createdAt: store.timestamp(),
    });
    writeMetafields(context, made, input);
    return { validation: made, userErrors: [] };
  },

  validationUpdate: (
    _root: unknown,
    args: { readonly id: string; readonly validation: Settings },
    context: AdminContext,
  ) => {
    const { store } = context;
    const input = args.validation;
    const found = find(context, args.id);
    if (!found) return { validation: null, userErrors: [userError(["id"], "NOT_FOUND", "Validation not found.")] };
    const problem = input.enable && !found.enabled ? tooMany(context, found) : null;
    if (problem) return { validation: null, userErrors: [problem] };
    if (isGiven(input.title)) found.title = input.title;
    // The schema fills both in with false when they are left out: leaving them out switches them off.
    found.enabled = input.enable ?? false;
    found.blockOnFailure = input.blockOnFailure ?? false;
    store.state.validations.put(found);
    writeMetafields(context, found, input);
    return { validation: found, userErrors: [] };
  },

  validationDelete: (_root: unknown, args: { readonly id: string }, context: AdminContext) => {
    const found = find(context, args.id);
    if (!found) return { deletedId: null, userErrors: [userError(["id"], "NOT_FOUND", "Validation not found.")] };
    context.store.state.validations.delete(found.id);
    removeMetafieldsOf(context.store, gid("Validation", found.id));
    return { deletedId: args.id, userErrors: [] };
  },
};

function wantedFunction({ caller }: AdminContext, input: CreateInput): FunctionExtension | UserError {
  const { functionHandle, functionId } = input;
  const at = (field: string) => ["validation", field];
  if (isGiven(functionHandle) && isGiven(functionId)) {
    const message = "Only one of function_id or function_handle can be provided, not both.";
    return userError(at("functionHandle"), "MULTIPLE_FUNCTION_IDENTIFIERS", message);
  }
  if (!isGiven(functionHandle) && !isGiven(functionId)) {
    const message = "Either function_id or function_handle must be provided.";
    return userError(at("functionHandle"), "MISSING_FUNCTION_IDENTIFIER", message);
  }
  const own = caller.app ? functionExtensions(caller.app) : [];
  const found = own.find(({ handle, id }) => handle === functionHandle || id === functionId);
  const field = at(isGiven(functionHandle) ? "functionHandle" : "functionId");
  if (!found) return userError(field, "FUNCTION_NOT_FOUND", "Function not found.");
  if (found.target === VALIDATION_TARGET) return found;
  const message = "Function does not implement the required interface for this cart & checkout validation.";
  return userError(field, "FUNCTION_DOES_NOT_IMPLEMENT", message);
}

function tooMany({ store }: AdminContext, own: Validation | null): UserError | null {
  const active = store.state.validations.filter((one) => one.enabled && one !== own);
  if (active.length < MOST_ACTIVE) return null;
  const message = `Cannot have more than ${MOST_ACTIVE} active validation functions.`;
  return userError(["validation", "enable"], "MAX_VALIDATIONS_ACTIVATED", message);
}

function writeMetafields({ store, caller }: AdminContext, owner: Validation, { metafields }: Settings): void {
  for (const { namespace, key, type, value } of metafields ?? []) {
    const stored = resolveNamespace(namespace ?? "$app", caller.app?.id ?? null);
    putMetafield(store, { ownerGid: gid("Validation", owner.id), namespace: stored, key, type, value });
  }
}

/** An app sees its own validations; the merchant sees all. */
function ownOf({ store, caller }: AdminContext): Validation[] {
  return store.state.validations.filter(({ appId }) => caller.app === null || appId === caller.app.id);
}

function find(context: AdminContext, id: string): Validation | null {
  return ownOf(context).find((one) => one.id === idIn(id, "Validation")) ?? null;
}
