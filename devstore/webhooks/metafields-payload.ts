import { gid, type Id } from "../state/ids.ts";
import { metafieldsOf, resolveNamespace } from "../state/metafields.ts";
import type { Store } from "../state/store.ts";
import type { Payload } from "./payloads.ts";
import { restId } from "./rest-json.ts";

/**
 * A payload with the metafields of its resource that a subscription asked for, by namespace; as it is when it asked for none.
 * https://shopify.dev/docs/apps/build/webhooks/customize/modify_payloads
 */
export function withMetafields(
  store: Store,
  payload: Payload,
  { namespaces, appId }: { readonly namespaces: readonly string[]; readonly appId: Id },
): Payload {
  const owner = payload["admin_graphql_api_id"];
  if (namespaces.length === 0 || typeof owner !== "string") return payload;
  const wanted = namespaces.map((namespace) => resolveNamespace(namespace, appId));
  const metafields = metafieldsOf(store, owner).filter(({ namespace }) => wanted.includes(namespace));
  return {
    ...payload,
    metafields: metafields.map((one) => ({
      id: restId(one.id),
      namespace: one.namespace,
      key: one.key,
      value: one.value,
      type: one.type,
      created_at: one.createdAt,
      updated_at: one.updatedAt,
      admin_graphql_api_id: gid("Metafield", one.id),
    })),
  };
}
