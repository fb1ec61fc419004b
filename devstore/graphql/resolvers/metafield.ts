import { createHash } from "node:crypto";
import { definitionFor } from "../../metafields/definition.ts";
import { ownerTypeOf } from "../../metafields/owner-type.ts";
import type { Id } from "../../state/ids.ts";
import { gid, parseGid } from "../../state/ids.ts";
import { findMetafield, metafieldsOf, resolveNamespace } from "../../state/metafields.ts";
import type { Metafield } from "../../state/records/metafield.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { appIdOf, fieldsOf, typed, type AdminContext, type Resolver } from "../resolver.ts";
import { isReadable } from "./metafield-access.ts";
import { findNode } from "./node.ts";

type MetafieldArgs = { readonly namespace?: string | null; readonly key: string };
type MetafieldsArgs = PageArgs & { readonly namespace?: string | null; readonly keys?: readonly string[] | null };

/** The fields `metafield` and `metafields` of a type that can have them. */
export function metafieldFields<Source extends { readonly id: Id }>(
  typename: string,
): Record<string, Resolver<Source, never>> {
  return {
    metafield: (owner: Source, args: MetafieldArgs, context: AdminContext) => {
      const { namespace, key } = address(context, args.namespace ?? null, args.key);
      const found = findMetafield(context.store, gid(typename, owner.id), namespace, key);
      return found && isReadable(context, found) ? found : null;
    },
    metafields: (owner: Source, args: MetafieldsArgs, context: AdminContext) => {
      const all = metafieldsOf(context.store, gid(typename, owner.id));
      const namespace = !isGiven(args.namespace) ? null : resolveNamespace(args.namespace, appIdOf(context));
      const keys = args.keys?.map((key) => fullKey(context, key, args.namespace ?? null));
      const wanted = all.filter((metafield) => {
        if (!isReadable(context, metafield)) return false;
        if (namespace !== null && metafield.namespace !== namespace) return false;
        return !keys || keys.includes(`${metafield.namespace}.${metafield.key}`);
      });
      return pageOf(wanted, args, context, (metafield) => ({ id: metafield.id, value: metafield.id }));
    },
  };
}

/** A key may carry its namespace before a dot; without any namespace the app's own is meant. */
function address(context: AdminContext, namespace: string | null, key: string): { namespace: string; key: string } {
  const dot = namespace === null ? key.lastIndexOf(".") : -1;
  const named = dot > 0 ? key.slice(0, dot) : (namespace ?? "$app");
  return { namespace: resolveNamespace(named, appIdOf(context)), key: dot > 0 ? key.slice(dot + 1) : key };
}

function fullKey(context: AdminContext, key: string, namespace: string | null): string {
  const found = address(context, key.includes(".") ? null : namespace, key);
  return `${found.namespace}.${found.key}`;
}

/** What `compareDigest` compares: it changes with the value. */
export function digestOf(metafield: Metafield): string {
  return createHash("sha256").update(`${metafield.type}\n${metafield.value}`).digest("hex");
}

export const metafield = fieldsOf<Metafield>({
  id: (metafield) => gid("Metafield", metafield.id),
  legacyResourceId: (metafield) => metafield.id,
  namespace: (metafield) => metafield.namespace,
  key: (metafield) => metafield.key,
  type: (metafield) => metafield.type,
  value: (metafield) => metafield.value,
  jsonValue: (metafield) => jsonOf(metafield),
  compareDigest: (metafield) => digestOf(metafield),
  sizeInBytes: (metafield) => Buffer.byteLength(metafield.value),
  createdAt: (metafield) => metafield.createdAt,
  updatedAt: (metafield) => metafield.updatedAt,
  ownerType: (metafield) => ownerTypeOf(parseGid(metafield.ownerGid)?.type ?? "")?.name,
  definition: ({ ownerGid, namespace, key }, _args, { store }) => definitionFor(store, ownerGid, namespace, key),
  owner: (metafield, _args, context) => findNode(context, metafield.ownerGid),
});

/** The value as a client of `jsonValue` sees it: text types as text, the others as what their text means. */
function jsonOf(metafield: Metafield): unknown {
  const isText = /^(single_line_text_field|multi_line_text_field|date|date_time|url|id|color)$/.test(metafield.type);
  if (isText || metafield.type.endsWith("_reference")) return metafield.value;
  return JSON.parse(metafield.value) as unknown;
}

export function typedMetafield(metafield: Metafield): Metafield {
  return typed("Metafield", metafield);
}
