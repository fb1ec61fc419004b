import { definitionFor, owningApp } from "../../metafields/definition.ts";
import type { Metafield } from "../../state/records/metafield.ts";
import type { AdminContext } from "../resolver.ts";

/**
 * What an app keeps in its own namespaces is seen by itself and the merchant, and by another app only where its definition
 * says so. https://shopify.dev/docs/apps/build/custom-data/permissions
 */
export function isReadable(context: AdminContext, { ownerGid, namespace, key }: Metafield): boolean {
  const owner = owningApp(namespace);
  const { app } = context.caller;
  if (owner === null || app === null || owner === app.id) return true;
  return definitionFor(context.store, ownerGid, namespace, key)?.access.admin.startsWith("PUBLIC") ?? false;
}
