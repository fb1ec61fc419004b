import { isDue, isPublishedOn, publicationsOf, type Publishable } from "../../catalogue/publishing.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Publication, ResourcePublication } from "../../state/records/publication.ts";
import type { Store } from "../../state/store.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, type AdminContext, type Resolver } from "../resolver.ts";
import { findCollection } from "./collection-lookup.ts";
import { limitedCount, type CountArgs } from "./count.ts";
import { notEmulated } from "./not-emulated.ts";
import { listProducts, productCount, type ProductListArgs } from "./product-list.ts";

export const publication = fieldsOf<Publication>({
  id: (publication) => gid("Publication", publication.id),
  name: (publication) => publication.name,
  autoPublish: () => false,
  supportsFuturePublishing: (publication) => publication.supportsFuturePublishing,
  catalog: () => null,
  operation: () => null,
  products: (publication, args: ProductListArgs, context) =>
    listProducts(context, args, (product) => isPublishedOn(context.store, product, publication.id)),
  includedProducts: (publication, args: ProductListArgs, context) =>
    listProducts(context, args, (product) => isIncluded(context.store, product, publication)),
  includedProductsCount: (publication, args: CountArgs, context) =>
    productCount(context, args, (product) => isIncluded(context.store, product, publication)),
  collections: (publication, args: PageArgs, context) => {
    const { store } = context;
    const found = store.state.productCollections.filter((one) => isPublishedOn(store, one, publication.id));
    return pageOf(found, args, context, (one) => ({ id: one.id, value: one.id }));
  },
  hasCollection: (publication, args: { readonly id: string }, { store }) => {
    const collection = findCollection(store, args.id);
    return collection !== undefined && isPublishedOn(store, collection, publication.id);
  },
});

type ListArgs = PageArgs & { readonly catalogType?: string | null };

export const publicationQueries = {
  publication: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.publications.get(idIn(args.id, "Publication")) ?? null,
  publications: (_root: unknown, args: ListArgs, context: AdminContext) =>
    pageOf(publicationsOfType(context.store, args.catalogType), args, context, (one) => ({
      id: one.id,
      value: one.id,
    })),
  publicationsCount: (_root: unknown, args: CountArgs & ListArgs, { store }: AdminContext) =>
    limitedCount(publicationsOfType(store, args.catalogType).length, args),
  publishedProductsCount: (
    _root: unknown,
    args: CountArgs & { readonly publicationId: string },
    context: AdminContext,
  ) => {
    const id = idIn(args.publicationId, "Publication");
    return productCount(context, args, (product) => isPublishedOn(context.store, product, id));
  },
};

/** The publications here are those of sales channels, which are apps. */
function publicationsOfType({ state }: Store, catalogType: string | null | undefined): Publication[] {
  return catalogType && catalogType !== "APP" ? [] : [...state.publications.values()];
}

function isIncluded(store: Store, resource: Publishable, { id }: Publication): boolean {
  return publicationsOf(store, resource).some((one) => one.publicationId === id);
}

type PublishedArgs = PageArgs & { readonly onlyPublished?: boolean | null; readonly catalogType?: string | null };

/** What Product and Collection say about where they are published. */
export function publishableFields<T extends Publishable>(
  typeName: "Product" | "Collection",
): Record<string, Resolver<T, never>> {
  const shown = (resource: T, args: PublishedArgs, { store }: AdminContext): ResourcePublication[] =>
    publicationsOf(store, resource).filter((one) => args.onlyPublished === false || isDue(store, one));
  const nodeOf = (resource: T, one: ResourcePublication, { store }: AdminContext) => ({
    isPublished: isDue(store, one),
    publishDate: one.publishDate,
    publication: store.state.publications.get(one.publicationId),
    publishable: Object.assign(Object.create(resource) as T, { __typename: typeName }),
  });
  const page = (resource: T, args: PublishedArgs, context: AdminContext) => {
    if (args.catalogType && args.catalogType !== "APP") throw notEmulated(`catalogType ${args.catalogType}`);
    const nodes = shown(resource, args, context).map((one) => ({
      id: one.publicationId,
      ...nodeOf(resource, one, context),
    }));
    return pageOf(nodes, args, context, (one) => ({ id: one.id, value: one.id }));
  };
  const count = (resource: T, args: PublishedArgs, context: AdminContext) => ({
    count: shown(resource, args, context).length,
    precision: "EXACT",
  });
  return {
    availablePublicationsCount: (resource: T, _args: object, context) => count(resource, {}, context),
    publicationCount: (resource: T, args: PublishedArgs, context) => count(resource, args, context).count,
    resourcePublicationsCount: count,
    resourcePublications: page,
    resourcePublicationsV2: page,
    publishedOnPublication: (resource: T, args: { readonly publicationId: string }, { store }) =>
      isPublishedOn(store, resource, idIn(args.publicationId, "Publication")),
    unpublishedPublications: (resource: T, args: PageArgs, context) => {
      const { store } = context;
      const others = store.state.publications.filter((one) => !isPublishedOn(store, resource, one.id));
      return pageOf(others, args, context, (one) => ({ id: one.id, value: one.id }));
    },
  };
}
