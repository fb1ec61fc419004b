import type { AppRegistration, MetafieldDeclaration } from "../access/app-registration.ts";
import { resolveNamespace } from "../state/metafields.ts";
import type { MetafieldAccess, MetafieldDefinition } from "../state/records/metafield-definition.ts";
import type { Store } from "../state/store.ts";
import { findDefinition } from "./definition.ts";
import { ownerTypeInToml } from "./owner-type.ts";

/**
 * Brings the definitions that an app's toml declares into a shop, and takes away those that it declares no more: they can
 * be changed there only. https://shopify.dev/docs/apps/build/custom-data/declarative-custom-data-definitions
 */
export function declareDefinitions(store: Store, app: AppRegistration): void {
  const { metafieldDefinitions } = store.state;
  const declared = app.metafieldDefinitions.flatMap((one) => {
    const ownerType = ownerTypeInToml(one.owner)?.name;
    return ownerType === undefined ? [] : [declare(store, app, ownerType, one)];
  });
  for (const { id } of metafieldDefinitions.filter((one) => one.declaredByAppId === app.id))
    if (!declared.some((one) => one.id === id)) metafieldDefinitions.delete(id);
}

function declare(
  store: Store,
  app: AppRegistration,
  ownerType: string,
  declaration: MetafieldDeclaration,
): MetafieldDefinition {
  const namespace = resolveNamespace(declaration.namespace, app.id);
  const before = findDefinition(store, { ownerType, namespace, key: declaration.key });
  return store.state.metafieldDefinitions.put({
    id: before?.id ?? store.nextId(),
    ownerType,
    namespace,
    key: declaration.key,
    name: declaration.name,
    description: declaration.description ?? null,
    type: declaration.type,
    validations: [...(declaration.validations ?? [])],
    access: accessOf(declaration),
    uniqueValues: declaration.type === "id",
    adminFilterable: false,
    smartCollectionCondition: false,
    pinnedPosition: before?.pinnedPosition ?? null,
    declaredByAppId: app.id,
  });
}

function accessOf({ access }: MetafieldDeclaration): MetafieldAccess {
  return {
    admin: access?.admin === "merchant_read_write" ? "MERCHANT_READ_WRITE" : "MERCHANT_READ",
    storefront: access?.storefront === "public_read" ? "PUBLIC_READ" : "NONE",
    customerAccount:
      access?.customerAccount === "read_write" ? "READ_WRITE" : access?.customerAccount === "read" ? "READ" : "NONE",
  };
}
