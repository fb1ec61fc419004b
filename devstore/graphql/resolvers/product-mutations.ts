import {
  addProduct,
  announceNewProduct,
  announceProduct,
  forgetProduct,
  freeHandle,
  removeProduct,
} from "../../catalogue/product-records.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Product } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { mediaInputs, type MediaInput } from "./media-input.ts";
import { newOptionProblems, newOptions, type NewOptionInput } from "./option-input.ts";
import { setMetafieldsOf } from "./owner-metafields.ts";
import {
  onlyEmulatedProduct,
  productProblems,
  writeMemberships,
  writeProduct,
  type ProductInput,
} from "./product-input.ts";
import { DEFAULT_TITLE, newVariant } from "./variant-create.ts";

type CreateInput = ProductInput & { readonly productOptions?: readonly NewOptionInput[] | null };
type CreateArgs = {
  readonly product?: CreateInput | null;
  readonly input?: CreateInput | null;
  readonly media?: readonly MediaInput[] | null;
};
type UpdateArgs = CreateArgs & {
  readonly identifier?: { readonly id?: string | null; readonly handle?: string | null } | null;
};
type StatusArgs = { readonly productId: string; readonly status: Product["status"] };

const NO_PRODUCT = { field: ["id"], message: "Product does not exist" };

export const productMutations = {
  /**
   * A new product has its options with all their values, and one variant: of the first value of each option.
   * https://shopify.dev/docs/api/admin-graphql/latest/mutations/productCreate
   */
  productCreate: (_root: unknown, args: CreateArgs, context: AdminContext) => {
    const { store } = context;
    const input = args.product ?? args.input ?? {};
    onlyEmulatedProduct("ProductCreateInput", input, ["productOptions", "collectionsToJoin"]);
    const answer = { product: null, shop: store.state.shop };
    const options = input.productOptions ?? [];
    const media = mediaInputs(args.media ?? [], ["media"]);
    const userErrors = [
      ...productProblems(store, input, null),
      ...[...newOptionProblems(options, [], ["productOptions"]), ...media.userErrors].map(withoutCode),
    ];
    if (userErrors.length > 0) return { ...answer, userErrors };

    const product = newProduct(store, input);
    if (options.length > 0) product.options = newOptions(store, options);
    const values = product.options.map((option) => option.values[0] ?? "");
    newVariant(store, product, { values, input: {}, units: [] });
    const problems = setMetafieldsOf(context, gid("Product", product.id), input.metafields ?? []);
    if (problems.length > 0) {
      forgetProduct(store, product);
      return { ...answer, userErrors: problems.map((one) => ({ ...one, field: ["metafields", ...one.path] })) };
    }
    media.add(store, product);
    announceNewProduct(store, product);
    writeMemberships(store, product, input);
    return { ...answer, product, userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/productUpdate */
  productUpdate: (_root: unknown, args: UpdateArgs, context: AdminContext) => {
    const { store } = context;
    const input = args.product ?? args.input ?? {};
    const more = ["collectionsToJoin", "collectionsToLeave", "deleteConflictingConstrainedMetafields"];
    onlyEmulatedProduct("ProductUpdateInput", input, more);
    const product = identifiedProduct(store, args, input);
    if (!product) return { product: null, userErrors: [NO_PRODUCT] };
    const media = mediaInputs(args.media ?? [], ["media"]);
    const userErrors = [...productProblems(store, input, product), ...media.userErrors.map(withoutCode)];
    if (userErrors.length > 0) return { product, userErrors };
    const problems = setMetafieldsOf(context, gid("Product", product.id), input.metafields ?? []);
    if (problems.length > 0) {
      return { product, userErrors: problems.map((one) => ({ ...one, field: ["metafields", ...one.path] })) };
    }
    writeProduct(store, product, input);
    media.add(store, product);
    announceProduct(store, product);
    writeMemberships(store, product, input);
    return { product, userErrors: [] };
  },

  productDelete: (_root: unknown, args: { readonly input: { readonly id: string } }, { store }: AdminContext) => {
    const answer = { deletedProductId: null, productDeleteOperation: null, shop: store.state.shop };
    const product = store.state.products.get(idIn(args.input.id, "Product"));
    if (!product) return { ...answer, userErrors: [NO_PRODUCT] };
    removeProduct(store, product);
    return { ...answer, deletedProductId: args.input.id, userErrors: [] };
  },

  productChangeStatus: (_root: unknown, args: StatusArgs, { store }: AdminContext) => {
    const product = store.state.products.get(idIn(args.productId, "Product"));
    if (!product) {
      const problem = { field: ["productId"], code: "PRODUCT_NOT_FOUND", message: "Product could not be found." };
      return { product: null, userErrors: [problem] };
    }
    writeProduct(store, product, { status: args.status });
    announceProduct(store, product);
    return { product, userErrors: [] };
  },
};

/** Puts a product in the shop that has no variant yet; tells nobody. It is active, and published nowhere. */
export function newProduct(store: Store, input: ProductInput): Product {
  const at = store.timestamp();
  const product: Product = {
    id: store.nextId(),
    handle: freeHandle(store, input.title?.trim() ?? ""),
    title: "",
    bodyHtml: "",
    vendor: store.state.shop.name,
    productType: "",
    tags: [],
    status: "ACTIVE",
    published: false,
    options: [{ id: store.nextId(), name: "Title", values: [DEFAULT_TITLE] }],
    variantIds: [],
    images: [],
    createdAt: at,
    updatedAt: at,
  };
  addProduct(store, product);
  writeProduct(store, product, input);
  return product;
}

function identifiedProduct(store: Store, { identifier }: UpdateArgs, input: ProductInput): Product | undefined {
  onlyEmulated("ProductUpdateIdentifiers", identifier ?? {}, ["id", "handle"]);
  if (isGiven(identifier?.handle)) return store.index.productByHandle.get(identifier.handle);
  return store.state.products.get(idIn(identifier?.id ?? input.id ?? "", "Product"));
}

/** The errors of these mutations have no code. */
function withoutCode({ field, message }: { readonly field: readonly string[] | null; readonly message: string }) {
  return { field, message };
}
