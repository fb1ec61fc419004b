import {
  addProduct,
  addVariant,
  announceNewProduct,
  announceProduct,
  changeHandle,
  freeHandle,
  removeProduct,
} from "../../catalogue/product-records.ts";
import { idIn } from "../../state/ids.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { updateItem } from "./inventory-item-update.ts";

type ProductInput = {
  readonly id?: string | null;
  readonly title?: string | null;
  readonly handle?: string | null;
  readonly descriptionHtml?: string | null;
  readonly vendor?: string | null;
  readonly productType?: string | null;
  readonly tags?: readonly string[] | null;
  readonly status?: Product["status"] | null;
};
type CreateArgs = { readonly product?: ProductInput | null; readonly input?: ProductInput | null };
type UpdateArgs = CreateArgs & {
  readonly identifier?: { readonly id?: string | null; readonly handle?: string | null } | null;
};
type VariantInput = {
  readonly id?: string | null;
  readonly price?: string | null;
  readonly compareAtPrice?: string | null;
  readonly barcode?: string | null;
  readonly taxable?: boolean | null;
  readonly inventoryPolicy?: Variant["inventoryPolicy"] | null;
  readonly inventoryItem?: Parameters<typeof updateItem>[2] | null;
};
type VariantsArgs = {
  readonly productId: string;
  readonly variants: readonly VariantInput[];
  readonly allowPartialUpdates?: boolean | null;
};

const PRODUCT_FIELDS = ["id", "title", "handle", "descriptionHtml", "vendor", "productType", "tags", "status"];
const UPDATE_FIELDS = [...PRODUCT_FIELDS, "deleteConflictingConstrainedMetafields"];
const VARIANT_FIELDS = ["id", "price", "compareAtPrice", "barcode", "taxable", "inventoryPolicy", "inventoryItem"];
const ITEM_FIELDS = ["tracked", "requiresShipping", "cost", "sku"];

export const productMutations = {
  productCreate: (_root: unknown, args: CreateArgs, { store }: AdminContext) => {
    const input = args.product ?? args.input ?? {};
    onlyEmulated("ProductCreateInput", input, PRODUCT_FIELDS);
    const answer = { product: null, shop: store.state.shop };
    const title = input.title?.trim() ?? "";
    if (title === "") return { ...answer, userErrors: [{ field: ["title"], message: "Title can't be blank" }] };
    if (isGiven(input.handle) && store.index.productByHandle.has(input.handle)) {
      return {
        ...answer,
        userErrors: [
          { field: ["handle"], message: `Handle '${input.handle}' already in use. Please provide a new handle.` },
        ],
      };
    }
    const at = store.timestamp();
    const product: Product = {
      id: store.nextId(),
      handle: input.handle ?? freeHandle(store, title),
      title,
      bodyHtml: "",
      vendor: store.state.shop.name,
      productType: "",
      tags: [],
      status: "ACTIVE",
      published: false,
      options: [{ id: store.nextId(), name: "Title", values: ["Default Title"] }],
      variantIds: [],
      images: [],
      createdAt: at,
      updatedAt: at,
    };
    write(product, input);
    addProduct(store, product);
    addVariant(store, product, DEFAULT_VARIANT, { tracked: true, requiresShipping: true, cost: null, units: 0 });
    announceNewProduct(store, product);
    return { ...answer, product, userErrors: [] };
  },

  productUpdate: (_root: unknown, args: UpdateArgs, { store }: AdminContext) => {
    const input = args.product ?? args.input ?? {};
    onlyEmulated("ProductUpdateInput", input, UPDATE_FIELDS);
    const handle = args.identifier?.handle ?? null;
    const id = idIn(args.identifier?.id ?? input.id ?? "", "Product") ?? "";
    const product = handle === null ? store.state.products.get(id) : store.index.productByHandle.get(handle);
    if (!product) return { product: null, userErrors: [{ field: ["id"], message: "Product does not exist" }] };
    if (input.title?.trim() === "")
      return { product, userErrors: [{ field: ["title"], message: "Title can't be blank" }] };
    if (isGiven(input.handle) && input.handle !== product.handle) {
      if (store.index.productByHandle.has(input.handle)) {
        return {
          product,
          userErrors: [
            { field: ["handle"], message: `Handle '${input.handle}' already in use. Please provide a new handle.` },
          ],
        };
      }
      changeHandle(store, product, input.handle);
    }
    write(product, input);
    announceProduct(store, product);
    return { product, userErrors: [] };
  },

  productDelete: (_root: unknown, args: { readonly input: { readonly id: string } }, { store }: AdminContext) => {
    const answer = { deletedProductId: null, productDeleteOperation: null, shop: store.state.shop };
    const product = store.state.products.get(idIn(args.input.id, "Product"));
    if (!product) return { ...answer, userErrors: [{ field: ["id"], message: "Product does not exist" }] };
    removeProduct(store, product);
    return { ...answer, deletedProductId: args.input.id, userErrors: [] };
  },

  productVariantsBulkUpdate: (_root: unknown, args: VariantsArgs, context: AdminContext) => {
    const { store } = context;
    const product = store.state.products.get(idIn(args.productId, "Product"));
    if (!product) {
      const userErrors = [{ field: ["productId"], message: "Product does not exist", code: "PRODUCT_DOES_NOT_EXIST" }];
      return { product: null, productVariants: null, userErrors };
    }
    const checked = args.variants.map((input, index) => checkVariant(context, product, input, index));
    const userErrors = checked.flatMap(({ userError }) => userError ?? []);
    if (userErrors.length > 0 && !args.allowPartialUpdates) return { product, productVariants: null, userErrors };
    const productVariants = checked.flatMap(({ variant, input }) =>
      variant ? [writeVariant(context, variant, input)] : [],
    );
    if (productVariants.length > 0) announceProduct(store, product);
    return { product, productVariants, userErrors };
  },
};

const DEFAULT_VARIANT = {
  title: "Default Title",
  sku: null,
  barcode: null,
  price: "0.00",
  compareAtPrice: null,
  optionValues: ["Default Title"],
  position: 1,
  inventoryPolicy: "DENY" as const,
  taxable: true,
  imageId: null,
};

function write(product: Product, input: ProductInput): void {
  if (isGiven(input.title)) product.title = input.title.trim();
  if (isGiven(input.descriptionHtml)) product.bodyHtml = input.descriptionHtml;
  if (isGiven(input.vendor)) product.vendor = input.vendor;
  if (isGiven(input.productType)) product.productType = input.productType;
  if (isGiven(input.tags))
    product.tags = [...new Set(input.tags.map((tag) => tag.trim()).filter((tag) => tag !== ""))].sort();
  if (isGiven(input.status)) product.status = input.status;
}

interface CheckedVariant {
  readonly input: VariantInput;
  readonly variant: Variant | null;
  readonly userError: { field: string[]; message: string; code: string } | null;
}

function checkVariant({ store }: AdminContext, product: Product, input: VariantInput, index: number): CheckedVariant {
  onlyEmulated("ProductVariantsBulkInput", input, VARIANT_FIELDS);
  onlyEmulated("InventoryItemInput", input.inventoryItem ?? {}, ITEM_FIELDS);
  const at = ["variants", String(index)];
  const variant = store.state.variants.get(idIn(input.id ?? "", "ProductVariant"));
  if (variant?.productId !== product.id) {
    const userError = {
      field: [...at, "id"],
      message: "Product variant does not exist",
      code: "PRODUCT_VARIANT_DOES_NOT_EXIST",
    };
    return { input, variant: null, userError };
  }
  if (isGiven(input.price) && Number(input.price) < 0) {
    const message = "Price must be greater than or equal to 0";
    return { input, variant: null, userError: { field: [...at, "price"], message, code: "GREATER_THAN_OR_EQUAL_TO" } };
  }
  return { input, variant, userError: null };
}

function writeVariant(context: AdminContext, variant: Variant, input: VariantInput): Variant {
  if (isGiven(input.price)) variant.price = Number(input.price).toFixed(2);
  if (input.compareAtPrice !== undefined) {
    variant.compareAtPrice = input.compareAtPrice === null ? null : Number(input.compareAtPrice).toFixed(2);
  }
  if (input.barcode !== undefined) variant.barcode = input.barcode;
  if (isGiven(input.taxable)) variant.taxable = input.taxable;
  if (isGiven(input.inventoryPolicy)) variant.inventoryPolicy = input.inventoryPolicy;
  variant.updatedAt = context.store.timestamp();
  context.store.state.variants.put(variant);
  const item = context.store.state.inventoryItems.get(variant.inventoryItemId);
  if (item && input.inventoryItem) updateItem(context, item, input.inventoryItem);
  return variant;
}
