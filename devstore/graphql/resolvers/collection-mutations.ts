import {
  addToCollection,
  announceCollection,
  freeCollectionHandle,
  hasProduct,
  isSmart,
  newSource,
  productsIn,
  removeCollection,
  removeFromCollection,
} from "../../catalogue/collection-records.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { ProductCollection } from "../../state/records/product-collection.ts";
import type { Store } from "../../state/store.ts";
import type { AdminContext } from "../resolver.ts";
import {
  collectionProblems,
  onlyEmulatedCollection,
  productIdsIn,
  ruleProblems,
  rulesOf,
  writeCollection,
  type CollectionFields,
  type RuleSetInput,
} from "./collection-input.ts";
import { findCollection } from "./collection-lookup.ts";
import {
  onlyEmulatedSources,
  sourceProblems,
  sourcesFrom,
  updateSources,
  type SourceTarget,
  type SourceUpdate,
} from "./collection-source-input.ts";
import { doneJob } from "./job.ts";
import { setMetafieldsOf } from "./owner-metafields.ts";
import type { ProductProblem } from "./product-input.ts";
import { userError } from "./user-error.ts";

type LegacyInput = CollectionFields & {
  readonly products?: readonly string[] | null;
  readonly ruleSet?: RuleSetInput | null;
};
type CreateInput = CollectionFields & { readonly sources?: readonly SourceTarget[] | null };
type UpdateInput = CollectionFields & {
  readonly sourcesToCreate?: readonly SourceTarget[] | null;
  readonly sourcesToDelete?: readonly string[] | null;
  readonly sourcesToUpdate?: readonly SourceUpdate[] | null;
};
type CreateArgs = { readonly collection?: CreateInput | null; readonly input?: LegacyInput | null };
type UpdateArgs = { readonly collection?: UpdateInput | null; readonly input?: LegacyInput | null };
type ProductsArgs = { readonly id: string; readonly productIds: readonly string[] };
type ReorderArgs = {
  readonly id: string;
  readonly moves: readonly { readonly id: string; readonly newPosition: string }[];
};

const NO_COLLECTION: ProductProblem = { field: ["id"], message: "Collection does not exist" };

export const collectionMutations = {
  /** By sources, or by the older input's products or rules. https://shopify.dev/docs/api/admin-graphql/latest/mutations/collectionCreate */
  collectionCreate: (_root: unknown, args: CreateArgs, context: AdminContext) => {
    const { store } = context;
    const { collection: given, input: legacy } = args;
    if (given) onlyEmulatedCollection("CollectionCreateInput", given, ["sources"]);
    if (legacy) onlyEmulatedCollection("CollectionInput", legacy, ["products", "ruleSet"]);
    onlyEmulatedSources(given?.sources ?? [], []);
    const input = given ?? legacy ?? {};
    const userErrors = [
      ...collectionProblems(store, input, null),
      ...sourceProblems(store, given?.sources ?? []),
      ...legacyProblems(store, legacy ?? {}),
    ];
    if (userErrors.length > 0) return { collection: null, userErrors };
    const collection = newCollection(store, input);
    collection.sources = given
      ? sourcesFrom(store, given.sources ?? [])
      : legacySources(store, collection, legacy ?? {});
    const problems = setMetafieldsOf(context, gid("Collection", collection.id), input.metafields ?? []);
    if (problems.length > 0) {
      store.state.productCollections.delete(collection.id);
      return { collection: null, userErrors: problems.map((one) => ({ ...one, field: ["metafields", ...one.path] })) };
    }
    store.state.productCollections.put(collection);
    store.events.emit("collections/create", collection);
    return { collection, userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/collectionUpdate */
  collectionUpdate: (_root: unknown, args: UpdateArgs, context: AdminContext) => {
    const { store } = context;
    const { collection: given, input: legacy } = args;
    if (given)
      onlyEmulatedCollection("CollectionUpdateInput", given, ["sourcesToCreate", "sourcesToDelete", "sourcesToUpdate"]);
    if (legacy) onlyEmulatedCollection("CollectionInput", legacy, ["ruleSet"]);
    onlyEmulatedSources(given?.sourcesToCreate ?? [], given?.sourcesToUpdate ?? []);
    const input = given ?? legacy ?? {};
    const collection = findCollection(store, input.id ?? "");
    if (!collection) return { collection: null, job: null, userErrors: [NO_COLLECTION] };
    const userErrors = [
      ...collectionProblems(store, input, collection),
      ...sourceProblems(store, given?.sourcesToCreate ?? []),
      ...legacyProblems(store, legacy ?? {}),
    ];
    if (userErrors.length > 0) return { collection, job: null, userErrors };
    const missing = updateSources(store, collection, given?.sourcesToUpdate ?? []);
    if (missing) return { collection, job: null, userErrors: [missing] };
    const gone = (given?.sourcesToDelete ?? []).map((id) => idIn(id, "CollectionConditionsSource"));
    collection.sources = collection.sources.filter((source) => !gone.includes(source.id));
    collection.sources.push(...sourcesFrom(store, given?.sourcesToCreate ?? []));
    if (legacy?.ruleSet) collection.sources = legacySources(store, collection, legacy);
    const problems = setMetafieldsOf(context, gid("Collection", collection.id), input.metafields ?? []);
    if (problems.length > 0) {
      return {
        collection,
        job: null,
        userErrors: problems.map((one) => ({ ...one, field: ["metafields", ...one.path] })),
      };
    }
    writeCollection(store, collection, input);
    announceCollection(store, collection);
    return { collection, job: isSmart(collection) ? doneJob() : null, userErrors: [] };
  },

  collectionDelete: (_root: unknown, args: { readonly input: { readonly id: string } }, { store }: AdminContext) => {
    const collection = findCollection(store, args.input.id);
    const { shop } = store.state;
    if (!collection) return { deletedCollectionId: null, shop, userErrors: [NO_COLLECTION] };
    removeCollection(store, collection);
    return { deletedCollectionId: args.input.id, shop, userErrors: [] };
  },

  /** All or none: one that is there already refuses them all. https://shopify.dev/docs/api/admin-graphql/latest/mutations/collectionAddProducts */
  collectionAddProducts: (_root: unknown, args: ProductsArgs, { store }: AdminContext) => {
    const collection = findCollection(store, args.id);
    if (!collection) return { collection: null, userErrors: [NO_COLLECTION] };
    if (isSmart(collection)) {
      return {
        collection,
        userErrors: [{ field: ["id"], message: "Can't manually add products to a smart collection" }],
      };
    }
    const { ids, unknown } = productIdsIn(store, args.productIds);
    if (unknown !== null)
      return { collection, userErrors: [{ field: ["productIds"], message: "Product does not exist" }] };
    const present = ids
      .flatMap((id) => store.state.products.get(id) ?? [])
      .find((one) => hasProduct(store, collection, one));
    if (present) {
      const message = `Error adding ${present.title} to collection: Product already exists in collection`;
      return { collection, userErrors: [{ field: ["productIds"], message }] };
    }
    addToCollection(store, collection, ids);
    announceCollection(store, collection);
    return { collection, userErrors: [] };
  },

  collectionAddProductsV2: (_root: unknown, args: ProductsArgs, { store }: AdminContext) => {
    const collection = findCollection(store, args.id);
    if (!collection) {
      return { job: null, userErrors: [userError(["id"], "COLLECTION_DOES_NOT_EXIST", "Collection doesn't exist.")] };
    }
    if (isSmart(collection)) {
      const message = "Can't manually add products to a smart collection.";
      return { job: null, userErrors: [userError(["id"], "CANT_ADD_TO_SMART_COLLECTION", message)] };
    }
    addToCollection(
      store,
      collection,
      productIdsIn(store, args.productIds).ids.filter((id) => store.state.products.has(id)),
    );
    announceCollection(store, collection);
    return { job: doneJob(), userErrors: [] };
  },

  /** Does not ask whether the products are in it. https://shopify.dev/docs/api/admin-graphql/latest/mutations/collectionRemoveProducts */
  collectionRemoveProducts: (_root: unknown, args: ProductsArgs, { store }: AdminContext) => {
    const collection = findCollection(store, args.id);
    if (!collection) return { job: null, userErrors: [NO_COLLECTION] };
    removeFromCollection(collection, productIdsIn(store, args.productIds).ids);
    announceCollection(store, collection);
    return { job: doneJob(), userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/collectionReorderProducts */
  collectionReorderProducts: (_root: unknown, args: ReorderArgs, { store }: AdminContext) => {
    const collection = findCollection(store, args.id);
    if (!collection) {
      const message = "The collection was not found. Please check the collection ID and try again.";
      return { job: null, userErrors: [userError(["id"], "COLLECTION_NOT_FOUND", message)] };
    }
    if (collection.sortOrder !== "MANUAL") {
      const message = "Can't reorder products unless collection is manually sorted";
      return { job: null, userErrors: [userError(["id"], "MANUALLY_SORTED_COLLECTION", message)] };
    }
    const order = productsIn(store, collection).map((product) => product.id);
    const moves = args.moves.map(({ id, newPosition }) => ({ id: idIn(id, "Product") ?? "", to: Number(newPosition) }));
    const invalid = moves.findIndex(({ id }) => !order.includes(id));
    if (invalid >= 0) {
      const problem = userError(["moves", String(invalid), "id"], "INVALID_MOVE", "The move is invalid.");
      return { job: null, userErrors: [problem] };
    }
    for (const { id, to } of moves) order.splice(to, 0, ...order.splice(order.indexOf(id), 1));
    for (const source of collection.sources) {
      source.productIds.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    }
    announceCollection(store, collection);
    return { job: doneJob(), userErrors: [] };
  },
};

function newCollection(store: Store, input: CollectionFields): ProductCollection {
  const at = store.timestamp();
  const title = input.title?.trim() ?? "";
  const collection: ProductCollection = {
    id: store.nextId(),
    handle: freeCollectionHandle(store, title),
    title,
    descriptionHtml: "",
    sortOrder: "BEST_SELLING",
    templateSuffix: null,
    seo: { title: null, description: null },
    sources: [],
    publications: [],
    createdAt: at,
    updatedAt: at,
  };
  writeCollection(store, collection, input);
  return collection;
}

function legacyProblems(store: Store, { products, ruleSet }: LegacyInput): ProductProblem[] {
  const { unknown } = productIdsIn(store, products ?? []);
  return [
    ...(unknown === null ? [] : [{ field: ["products"], message: "Product does not exist" }]),
    ...(ruleSet ? ruleProblems(ruleSet) : []),
  ];
}

function legacySources(store: Store, collection: ProductCollection, { products, ruleSet }: LegacyInput) {
  const rules = ruleSet ? rulesOf(store, ruleSet) : [];
  const productIds = [...new Set(productIdsIn(store, products ?? []).ids)];
  if (rules.length === 0 && productIds.length === 0) return [];
  const matchesAny = ruleSet?.appliedDisjunctively ?? false;
  return [newSource(store, { title: collection.title, matchesAny, rules, productIds })];
}
