import {
  addToCollection,
  announceCollection,
  collectionsWith,
  isSmart,
  removeFromCollection,
} from "../../catalogue/collection-records.ts";
import { announceNewProduct, announceProduct, forgetProduct } from "../../catalogue/product-records.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Product } from "../../state/records/product.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { setMetafieldsOf } from "./owner-metafields.ts";
import { writeProduct } from "./product-input.ts";
import { newProduct } from "./product-mutations.ts";
import { startOperation } from "./product-operation.ts";
import { setFiles } from "./product-set-files.ts";
import {
  onlyEmulatedSet,
  setOptions,
  setProblems,
  targetOf,
  type ProductSetInput,
  type SetIdentifier,
} from "./product-set-input.ts";
import { checkSetVariants, writeSetVariants } from "./product-set-variants.ts";
import { userError, type UserError } from "./user-error.ts";
import { newVariant } from "./variant-create.ts";

type SetArgs = {
  readonly input: ProductSetInput;
  readonly identifier?: SetIdentifier | null;
  readonly synchronous?: boolean | null;
};

interface SetAnswer {
  readonly product: Product | null;
  readonly userErrors: readonly UserError[];
}

export const productSetMutations = {
  /**
   * Makes a product what the input says: lists are set whole, other fields stay when they are left out.
   * https://shopify.dev/docs/api/admin-graphql/latest/mutations/productSet
   */
  productSet: (_root: unknown, args: SetArgs, context: AdminContext) => {
    onlyEmulatedSet(args.input);
    if (args.synchronous !== false || context.bulk) {
      return { ...setProduct(context, args), productSetOperation: null };
    }
    const productSetOperation = startOperation(context.store, () => setProduct(context, args));
    return { product: null, productSetOperation, userErrors: [] };
  },
};

function setProduct(context: AdminContext, { input, identifier }: SetArgs): SetAnswer {
  const { store } = context;
  const target = targetOf(store, identifier ?? null, input);
  if ("problem" in target) return { product: null, userErrors: [target.problem] };
  const problems = setProblems(store, input, target.product);
  if (problems.length > 0) return { product: null, userErrors: problems };

  const options = input.productOptions ? setOptions(store, input.productOptions, target.product) : null;
  const checked =
    options && input.variants ? checkSetVariants(store, { options, product: target.product }, input.variants) : [];
  const variantProblems = checked.flatMap((one) => one.userErrors);
  if (variantProblems.length > 0) return { product: null, userErrors: variantProblems };

  const product = target.product ?? newProduct(store, input);
  const metafieldProblems = setMetafieldsOf(context, gid("Product", product.id), input.metafields ?? []);
  if (metafieldProblems.length > 0) {
    if (!target.product) forgetProduct(store, product);
    return {
      product: null,
      userErrors: metafieldProblems.map(({ path, message }) =>
        userError(["input", "metafields", ...path], "INVALID_METAFIELD", message),
      ),
    };
  }
  writeProduct(store, product, input);
  if (input.files) setFiles(store, product, input.files);
  if (options) product.options = options;
  const news = writeSetVariants(context, product, checked);
  if (product.variantIds.length === 0) {
    newVariant(store, product, { values: product.options.map((one) => one.values[0] ?? ""), input: {}, units: [] });
  }
  setCollections(context, product, input);
  if (target.product) {
    announceProduct(store, product);
    for (const { topic, item } of news) store.events.emit(topic, item);
  } else {
    announceNewProduct(store, product);
  }
  return { product, userErrors: [] };
}

function setCollections({ store }: AdminContext, product: Product, { collections }: ProductSetInput): void {
  if (!isGiven(collections)) return;
  const wanted = new Set(collections.map((id) => idIn(id, "Collection")));
  for (const collection of collectionsWith(store, product)) {
    if (isSmart(collection) || wanted.has(collection.id)) continue;
    removeFromCollection(collection, [product.id]);
    announceCollection(store, collection);
  }
  for (const id of wanted) {
    const collection = store.state.productCollections.get(id);
    if (!collection || collectionsWith(store, product).includes(collection)) continue;
    addToCollection(store, collection, [product.id]);
    announceCollection(store, collection);
  }
}
