import { findPublishable, publish, unpublish, type Publishable } from "../../catalogue/publishing.ts";
import { idIn, parseGid } from "../../state/ids.ts";
import type { ResourcePublication } from "../../state/records/publication.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { typed, type AdminContext } from "../resolver.ts";
import { notEmulated } from "./not-emulated.ts";

type PublicationInput = {
  readonly publicationId?: string | null;
  readonly publishDate?: string | null;
  readonly channelId?: string | null;
};
type Args = { readonly id: string; readonly input: readonly PublicationInput[] };

interface Problem {
  readonly field: readonly string[];
  readonly message: string;
}

export const publishableMutations = {
  /** Now, or at a later time where the publication can do that. https://shopify.dev/docs/api/admin-graphql/latest/mutations/publishablePublish */
  publishablePublish: (_root: unknown, args: Args, context: AdminContext) =>
    change(context, args, (store, resource, publications) => publish(store, resource, publications)),

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/publishableUnpublish */
  publishableUnpublish: (_root: unknown, args: Args, context: AdminContext) =>
    change(
      context,
      { ...args, input: args.input.map((one) => ({ ...one, publishDate: null })) },
      (store, resource, publications) =>
        unpublish(
          store,
          resource,
          publications.map((one) => one.publicationId),
        ),
    ),
};

function change(
  { store }: AdminContext,
  { id, input }: Args,
  write: (store: Store, resource: Publishable, publications: readonly ResourcePublication[]) => void,
): object {
  const type = parseGid(id)?.type ?? "";
  if (type === "ProductVariant") throw notEmulated("publishing of variants");
  const { shop } = store.state;
  const resource = findPublishable(store, id);
  if (!resource)
    return { publishable: null, shop, userErrors: [{ field: ["id"], message: "Resource does not exist" }] };
  const userErrors = input.flatMap((one, index) => problemWith(store, one, index) ?? []);
  if (userErrors.length > 0) return { publishable: typed(type, resource), shop, userErrors };
  const publications = input.map(({ publicationId, publishDate }) => ({
    publicationId: idIn(publicationId ?? "", "Publication") ?? "",
    publishDate: isGiven(publishDate) ? secondOf(publishDate) : store.timestamp(),
  }));
  write(store, resource, publications);
  return { publishable: typed(type, resource), shop, userErrors: [] };
}

function problemWith(store: Store, input: PublicationInput, index: number): Problem | null {
  if (isGiven(input.channelId)) throw notEmulated("PublicationInput.channelId");
  const at = ["input", String(index)];
  const found = store.state.publications.get(idIn(input.publicationId ?? "", "Publication"));
  if (!found) return { field: [...at, "publicationId"], message: "Publication does not exist or is not publishable" };
  const isLater = isGiven(input.publishDate) && new Date(input.publishDate) > store.now();
  if (!isLater || found.supportsFuturePublishing) return null;
  return { field: [...at, "publishDate"], message: "Publication does not support future publishing" };
}

/** Without fractions of a second, as the shop writes all its times */
function secondOf(date: string): string {
  return `${new Date(date).toISOString().slice(0, 19)}Z`;
}
