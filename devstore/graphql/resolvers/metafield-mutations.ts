import { announceProduct } from "../../catalogue/product-records.ts";
import { definitionFor, metafieldsUnder, owningApp } from "../../metafields/definition.ts";
import { ownerTypeOf } from "../../metafields/owner-type.ts";
import { definitionProblem } from "../../metafields/value-check.ts";
import { gid, parseGid } from "../../state/ids.ts";
import { findMetafield, putMetafield, removeMetafield, resolveNamespace } from "../../state/metafields.ts";
import type { MetafieldDefinition } from "../../state/records/metafield-definition.ts";
import type { Metafield } from "../../state/records/metafield.ts";
import { accessDenied, hasScope } from "../access-scopes.ts";
import { appIdOf, type AdminContext } from "../resolver.ts";
import { metafieldValueProblem } from "./metafield-value.ts";
import { digestOf } from "./metafield.ts";
import { findNode } from "./node.ts";

type SetInput = {
  readonly ownerId: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly type?: string | null;
  readonly value: string;
  readonly compareDigest?: string | null;
};
type Identifier = { readonly ownerId: string; readonly namespace: string; readonly key: string };

interface Problem {
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

interface Checked extends Problem {
  readonly elementIndex: number;
}

const MOST = 25;
export const metafieldMutations = {
  /** All or none. https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldsSet */
  metafieldsSet: (_root: unknown, args: { readonly metafields: readonly SetInput[] }, context: AdminContext) => {
    const answer = setMetafields(context, args.metafields);
    if (answer.metafields) announceOwners(context, args.metafields);
    return answer;
  },

  metafieldsDelete: (_root: unknown, args: { readonly metafields: readonly Identifier[] }, context: AdminContext) => {
    const deletedMetafields = args.metafields.map((identifier) => {
      requireWriteAccess(context, "metafieldsDelete", identifier.ownerId);
      const namespace = namespaceOf(context, identifier.namespace);
      const metafield = findMetafield(context.store, identifier.ownerId, namespace, identifier.key);
      if (!metafield) return null;
      removeMetafield(context.store, metafield);
      return { ...identifier, namespace };
    });
    announceOwners(context, args.metafields);
    return { deletedMetafields, userErrors: [] };
  },
};

/** Sets metafields, all or none; tells nobody. */
export function setMetafields(context: AdminContext, inputs: readonly SetInput[]): SetAnswer {
  if (inputs.length > MOST) {
    const message = `Exceeded the maximum metafields input limit of ${MOST}.`;
    const userErrors = [{ field: ["metafields"], message, code: "LESS_THAN_OR_EQUAL_TO", elementIndex: null }];
    return { metafields: null, userErrors };
  }
  const problems = inputs.flatMap((input, elementIndex): Checked[] => {
    const problem = problemWith(context, input);
    return problem ? [{ ...problem, elementIndex }] : [];
  });
  if (problems.length > 0) {
    const userErrors = problems.map(({ field, code, message, elementIndex }) => {
      const path = ["metafields", String(elementIndex), ...(field === null ? [] : [field])];
      return { field: path, message, code, elementIndex };
    });
    return { metafields: null, userErrors };
  }
  const metafields = inputs.map((input) => {
    const namespace = namespaceOf(context, input.namespace ?? "$app");
    const type = typeOf(context, input) ?? "";
    return putMetafield(context.store, {
      ownerGid: input.ownerId,
      namespace,
      key: input.key,
      type,
      value: input.value,
    });
  });
  return { metafields, userErrors: [] };
}

interface SetAnswer {
  readonly metafields: readonly Metafield[] | null;
  readonly userErrors: readonly (Omit<Problem, "field"> & {
    readonly field: readonly string[];
    readonly elementIndex: number | null;
  })[];
}

function problemWith(context: AdminContext, input: SetInput): Problem | null {
  requireWriteAccess(context, "metafieldsSet", input.ownerId);
  const owner = parseGid(input.ownerId);
  if (!owner || !ownerTypeOf(owner.type) || !findNode(context, input.ownerId)) {
    return { field: "ownerId", code: "INVALID", message: "Owner does not exist." };
  }
  const namespace = namespaceOf(context, input.namespace ?? "$app");
  if (!isAllowedNamespace(context, namespace)) {
    const message = "Access to this namespace and key on Metafields for this resource type is not allowed.";
    return { field: null, code: "APP_NOT_AUTHORIZED", message };
  }
  const naming = namingProblem(namespace, input.key);
  if (naming) return naming;
  const type = typeOf(context, input);
  if (type === null) return { field: "type", code: "BLANK", message: "Type can't be blank" };
  const definition = definitionFor(context.store, input.ownerId, namespace, input.key);
  if (definition && definition.type !== type) {
    const message = `Type '${type}' must be consistent with the definition's type: '${definition.type}'.`;
    return { field: "type", code: "INVALID_TYPE", message };
  }
  const invalid = metafieldValueProblem(type, input.value);
  if (invalid) return { field: invalid.code === "INCLUSION" ? "type" : "value", ...invalid };
  return (definition && definedProblem(context, definition, input)) ?? staleness(context, input, namespace);
}

/** What the definition asks beyond the type: its validation options, and values that nothing else of its kind has. */
function definedProblem(context: AdminContext, definition: MetafieldDefinition, input: SetInput): Problem | null {
  const message = definitionProblem(definition, input.value);
  if (message !== null) return { field: "value", code: "INVALID_VALUE", message };
  if (!definition.uniqueValues) return null;
  const others = metafieldsUnder(context.store, definition).filter((one) => one.ownerGid !== input.ownerId);
  if (!others.some((one) => one.value === input.value)) return null;
  return { field: "value", code: "TAKEN", message: "Value has already been taken" };
}

function namingProblem(namespace: string, key: string): Problem | null {
  for (const [field, text, shortest, longest] of [
    ["namespace", namespace, 3, 255],
    ["key", key, 2, 64],
  ] as const) {
    const name = field === "key" ? "Key" : "Namespace";
    if (text.length < shortest)
      return { field, code: "TOO_SHORT", message: `${name} is too short (minimum is ${shortest} characters)` };
    if (text.length > longest)
      return { field, code: "TOO_LONG", message: `${name} is too long (maximum is ${longest} characters)` };
    if (!/^[\w-]+$/.test(text)) {
      const message = `${name} contains one or more invalid characters.`;
      return { field, code: "INVALID", message };
    }
  }
  return null;
}

/** A digest was given: it must be that of the value that is there; null means that none must be there. */
function staleness(context: AdminContext, input: SetInput, namespace: string): Problem | null {
  if (input.compareDigest === undefined) return null;
  const existing = findMetafield(context.store, input.ownerId, namespace, input.key);
  if ((existing ? digestOf(existing) : null) === input.compareDigest) return null;
  const message = "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.";
  return { field: null, code: "STALE_OBJECT", message };
}

/** The type given, else that of the definition or of the value that is there. */
function typeOf(context: AdminContext, input: SetInput): string | null {
  if (input.type) return input.type;
  const namespace = namespaceOf(context, input.namespace ?? "$app");
  const defined = definitionFor(context.store, input.ownerId, namespace, input.key)?.type;
  return defined ?? findMetafield(context.store, input.ownerId, namespace, input.key)?.type ?? null;
}

/** An app writes in its own reserved namespaces and in open ones, never in those of another app. */
function isAllowedNamespace(context: AdminContext, namespace: string): boolean {
  if (!namespace.startsWith("app--")) return !namespace.startsWith("$app") && !namespace.startsWith("shopify--");
  return context.caller.app !== null && owningApp(namespace) === context.caller.app.id;
}

function namespaceOf(context: AdminContext, namespace: string): string {
  return resolveNamespace(namespace, appIdOf(context));
}

function requireWriteAccess(context: AdminContext, field: string, ownerId: string): void {
  const type = parseGid(ownerId)?.type ?? "";
  const scope = ownerTypeOf(type)?.writeScope ?? null;
  if (scope !== null && !hasScope(context.caller, scope)) throw accessDenied(field, `\`${scope}\` access scope.`);
}

/** Product webhooks carry metafields: a change of one is a change of the product. */
function announceOwners(context: AdminContext, inputs: readonly { readonly ownerId: string }[]): void {
  const { state } = context.store;
  for (const ownerId of new Set(inputs.map((input) => input.ownerId))) {
    const owner = parseGid(ownerId);
    const productId = owner?.type === "ProductVariant" ? state.variants.get(owner.id)?.productId : owner?.id;
    const product =
      ownerId === gid("Product", productId ?? "") || owner?.type === "ProductVariant"
        ? state.products.get(productId)
        : null;
    if (product) announceProduct(context.store, product);
  }
}
