import { amountIn } from "../../markets/exchange-rates.ts";
import { fixedPriceIn } from "../../markets/price-in-context.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { PriceList } from "../../state/records/market.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import { fixedPriceKey } from "../../state/shop-state.ts";
import type { Store } from "../../state/store.ts";
import type { AdminContext } from "../resolver.ts";
import type { PriceOfVariant } from "./price-list.ts";
import { userError, type UserError } from "./user-error.ts";

type MoneyInput = { readonly amount: string; readonly currencyCode: string };
type Prices = { readonly price: MoneyInput; readonly compareAtPrice?: MoneyInput | null };
type PriceInput = Prices & { readonly variantId: string };
type ProductPriceInput = Prices & { readonly productId: string };

type AddArgs = { readonly priceListId: string; readonly prices: readonly PriceInput[] };
type DeleteArgs = { readonly priceListId: string; readonly variantIds: readonly string[] };
type UpdateArgs = {
  readonly priceListId: string;
  readonly pricesToAdd: readonly PriceInput[];
  readonly variantIdsToDelete: readonly string[];
};
type ByProductArgs = {
  readonly priceListId: string;
  readonly pricesToAdd?: readonly ProductPriceInput[] | null;
  readonly pricesToDeleteByProductIds?: readonly string[] | null;
};

const NO_LIST = userError(["priceListId"], "PRICE_LIST_NOT_FOUND", "The price list doesn't exist.");
const MISMATCH = "The specified currency does not match the price list's currency.";

/** Prices that a price list says itself, variant by variant, instead of adjusting the variant's own. */
export const fixedPriceMutations = {
  priceListFixedPricesAdd: (_root: unknown, { priceListId, prices }: AddArgs, { store }: AdminContext) => {
    const list = findList(store, priceListId);
    if (!list) return { prices: [], userErrors: [NO_LIST] };
    const userErrors = addProblems(store, list, { prices, field: "prices" });
    if (userErrors.length > 0) return { prices: [], userErrors };
    return { prices: add(store, list, prices), userErrors: [] };
  },

  priceListFixedPricesUpdate: (_root: unknown, args: UpdateArgs, { store }: AdminContext) => {
    const list = findList(store, args.priceListId);
    const nothing = { priceList: list, pricesAdded: [], deletedFixedPriceVariantIds: [] };
    if (!list) return { ...nothing, userErrors: [NO_LIST] };
    const userErrors = [
      ...addProblems(store, list, { prices: args.pricesToAdd, field: "pricesToAdd" }),
      ...deleteProblems(store, list, { ids: args.variantIdsToDelete, field: "variantIdsToDelete" }),
    ];
    if (userErrors.length > 0) return { ...nothing, userErrors };
    remove(store, list, variantsOf(store, args.variantIdsToDelete));
    return {
      priceList: list,
      pricesAdded: add(store, list, args.pricesToAdd),
      deletedFixedPriceVariantIds: args.variantIdsToDelete,
      userErrors: [],
    };
  },

  priceListFixedPricesDelete: (_root: unknown, { priceListId, variantIds }: DeleteArgs, { store }: AdminContext) => {
    const list = findList(store, priceListId);
    if (!list) return { deletedFixedPriceVariantIds: [], userErrors: [NO_LIST] };
    const userErrors = deleteProblems(store, list, { ids: variantIds, field: "variantIds" });
    if (userErrors.length > 0) return { deletedFixedPriceVariantIds: [], userErrors };
    remove(store, list, variantsOf(store, variantIds));
    return { deletedFixedPriceVariantIds: variantIds, userErrors: [] };
  },

  priceListFixedPricesByProductUpdate: (_root: unknown, args: ByProductArgs, { store }: AdminContext) => {
    const list = findList(store, args.priceListId);
    const userErrors = list
      ? byProductProblems(store, list, args)
      : [{ ...NO_LIST, code: "PRICE_LIST_DOES_NOT_EXIST" }];
    if (!list || userErrors.length > 0) {
      return { priceList: list, pricesToAddProducts: [], pricesToDeleteProducts: [], userErrors };
    }
    const deleted = productsOf(store, args.pricesToDeleteByProductIds ?? []);
    for (const product of deleted) remove(store, list, ofProduct(store, product));
    const added = args.pricesToAdd ?? [];
    for (const { productId, ...prices } of added) {
      const variants = productsOf(store, [productId]).flatMap((product) => ofProduct(store, product));
      add(
        store,
        list,
        variants.map((variant) => ({ ...prices, variantId: gid("ProductVariant", variant.id) })),
      );
    }
    const pricesToAddProducts = productsOf(
      store,
      added.map((one) => one.productId),
    );
    return { priceList: list, pricesToAddProducts, pricesToDeleteProducts: deleted, userErrors: [] };
  },
};

function findList(store: Store, priceListId: string): PriceList | null {
  return store.state.priceLists.get(idIn(priceListId, "PriceList")) ?? null;
}

function variantsOf(store: Store, globalIds: readonly string[]): Variant[] {
  return globalIds.flatMap((globalId) => store.state.variants.get(idIn(globalId, "ProductVariant")) ?? []);
}

function productsOf(store: Store, globalIds: readonly string[]): Product[] {
  return globalIds.flatMap((globalId) => store.state.products.get(idIn(globalId, "Product")) ?? []);
}

function ofProduct(store: Store, product: Product): Variant[] {
  return product.variantIds.flatMap((id) => store.state.variants.get(id) ?? []);
}

function add(store: Store, list: PriceList, prices: readonly PriceInput[]): PriceOfVariant[] {
  return prices.flatMap(({ variantId, price, compareAtPrice }) =>
    variantsOf(store, [variantId]).map((variant) => {
      const amount = (money: MoneyInput) => amountIn(list.currency, Number(money.amount));
      store.state.fixedPrices.put({
        priceListId: list.id,
        variantId: variant.id,
        price: amount(price),
        compareAtPrice: compareAtPrice ? amount(compareAtPrice) : null,
        createdAt: store.timestamp(),
      });
      return { list, variant };
    }),
  );
}

function remove(store: Store, list: PriceList, variants: readonly Variant[]): void {
  for (const variant of variants) store.state.fixedPrices.delete(fixedPriceKey(list.id, variant.id));
}

function addProblems(
  store: Store,
  list: PriceList,
  { prices, field }: { prices: readonly PriceInput[]; field: string },
): UserError[] {
  return prices.flatMap((given, index) => {
    const at = [field, String(index)];
    const isKnown = variantsOf(store, [given.variantId]).length > 0;
    const words = "The specified product variant doesn't exist.";
    const missing = isKnown ? [] : [userError([...at, "variantId"], "VARIANT_NOT_FOUND", words)];
    return [...missing, ...currencyProblems(list, given, { at, code: "PRICE_LIST_CURRENCY_MISMATCH" })];
  });
}

function currencyProblems(list: PriceList, given: Prices, { at, code }: { at: string[]; code: string }): UserError[] {
  const wrong = (["price", "compareAtPrice"] as const).filter(
    (name) => (given[name]?.currencyCode ?? list.currency) !== list.currency,
  );
  return wrong.map((name) => userError([...at, name, "currencyCode"], code, MISMATCH));
}

function deleteProblems(
  store: Store,
  list: PriceList,
  { ids, field }: { ids: readonly string[]; field: string },
): UserError[] {
  return ids.flatMap((globalId, index) => {
    const at = [field, String(index)];
    const variant = variantsOf(store, [globalId])[0];
    if (!variant)
      return [userError(at, "VARIANT_NOT_FOUND", "A fixed price for the specified product variant does not exist.")];
    return fixedPriceIn(store, list, variant)
      ? []
      : [userError(at, "PRICE_NOT_FIXED", "Only fixed prices can be deleted.")];
  });
}

function byProductProblems(store: Store, list: PriceList, args: ByProductArgs): UserError[] {
  const added = args.pricesToAdd ?? [];
  const deleted = args.pricesToDeleteByProductIds ?? [];
  const addedIds = added.map((one) => one.productId);
  if (added.length + deleted.length === 0)
    return [userError(null, "NO_UPDATE_OPERATIONS_SPECIFIED", "No update operations specified.")];
  if (new Set(addedIds).size < addedIds.length || new Set(deleted).size < deleted.length)
    return [userError(null, "DUPLICATE_ID_IN_INPUT", "Duplicate ID in input.")];
  if (deleted.some((id) => addedIds.includes(id)))
    return [
      userError(
        null,
        "ID_MUST_BE_MUTUALLY_EXCLUSIVE",
        "IDs must be mutually exclusive across add or delete operations.",
      ),
    ];
  const missing = (field: string) => (globalId: string, index: number) =>
    productsOf(store, [globalId]).length > 0
      ? []
      : [userError([field, String(index)], "PRODUCT_DOES_NOT_EXIST", "Product does not exist.")];
  return [
    ...addedIds.flatMap(missing("pricesToAdd")),
    ...deleted.flatMap(missing("pricesToDeleteByProductIds")),
    ...added.flatMap((given, index) =>
      currencyProblems(list, given, { at: ["pricesToAdd", String(index)], code: "PRICES_TO_ADD_CURRENCY_MISMATCH" }),
    ),
  ];
}
