import { isExchanged } from "../../markets/exchange-rates.ts";
import {
  assignPriceList,
  deleteFixedPrices,
  deletePriceList,
  priceListMisfit,
} from "../../markets/price-list-changes.ts";
import { idIn } from "../../state/ids.ts";
import type { PriceList } from "../../state/records/market.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { catalogId } from "./market-rules.ts";
import { notEmulated } from "./not-emulated.ts";
import { userError, type UserError } from "./user-error.ts";

type Input = {
  readonly name?: string | null;
  readonly currency?: string | null;
  readonly catalogId?: string | null;
  readonly parent?: {
    readonly adjustment?: PriceList["adjustment"] | null;
    readonly settings?: { readonly compareAtMode: PriceList["compareAtMode"] } | null;
  } | null;
};
type UpdateArgs = { readonly id: string; readonly input: Input };

const NOT_FOUND = userError(["id"], "PRICE_LIST_NOT_FOUND", "The specified price list doesn't exist.");
const LONGEST_NAME = 255;

export const priceListMutations = {
  priceListCreate: (_root: unknown, { input }: { readonly input: Input }, { store }: AdminContext) => {
    const userErrors = problemsOf(store, input, null);
    if (userErrors.length > 0) return { priceList: null, userErrors };
    const list: PriceList = {
      id: store.nextId(),
      name: "",
      currency: input.currency ?? store.state.shop.currencyCode,
      adjustment: { type: "PERCENTAGE_DECREASE", value: 0 },
      compareAtMode: "ADJUSTED",
    };
    return saved(store, list, input);
  },

  priceListUpdate: (_root: unknown, { id, input }: UpdateArgs, { store }: AdminContext) => {
    const list = store.state.priceLists.get(idIn(id, "PriceList"));
    if (!list) return { priceList: null, userErrors: [NOT_FOUND] };
    const userErrors = problemsOf(store, input, list);
    if (userErrors.length > 0) return { priceList: null, userErrors };
    if (isGiven(input.currency) && input.currency !== list.currency) {
      list.currency = input.currency;
      deleteFixedPrices(store, list);
    }
    return saved(store, list, input);
  },

  priceListDelete: (_root: unknown, { id }: { readonly id: string }, { store }: AdminContext) => {
    const list = store.state.priceLists.get(idIn(id, "PriceList"));
    if (!list) return { deletedId: null, userErrors: [NOT_FOUND] };
    deletePriceList(store, list);
    return { deletedId: id, userErrors: [] };
  },
};

function saved(store: Store, list: PriceList, input: Input): object {
  if (isGiven(input.name)) list.name = input.name.trim();
  const { adjustment, settings } = input.parent ?? {};
  if (adjustment) list.adjustment = { type: adjustment.type, value: adjustment.value };
  if (settings) list.compareAtMode = settings.compareAtMode;
  store.state.priceLists.put(list);
  if (input.catalogId !== undefined)
    assignPriceList(store, list, store.state.catalogs.get(catalogId(input.catalogId ?? "")) ?? null);
  return { priceList: list, userErrors: [] };
}

function problemsOf(store: Store, input: Input, existing: PriceList | null): UserError[] {
  if (isGiven(input.currency) && !isExchanged(input.currency)) throw notEmulated(`price lists in ${input.currency}`);
  const name = input.name?.trim();
  const problems: UserError[] = [];
  if (name === "") problems.push(userError(["input", "name"], "BLANK", "Name can't be blank"));
  if ((name?.length ?? 0) > LONGEST_NAME)
    problems.push(userError(["input", "name"], "TOO_LONG", "Name is too long (maximum is 255 characters)"));
  const isTaken = store.state.priceLists.find((list) => list !== existing && list.name === name) !== undefined;
  if (isTaken) problems.push(userError(["input", "name"], "TAKEN", "Name has already been taken"));
  return [...problems, ...adjustmentProblems(input), ...catalogProblems(store, input, existing)];
}

/** https://shopify.dev/docs/api/admin-graphql/latest/enums/PriceListUserErrorCode */
function adjustmentProblems(input: Input): UserError[] {
  const adjustment = input.parent?.adjustment;
  if (!adjustment) return [];
  const { type, value } = adjustment;
  const at = ["input", "parent", "adjustment", "value"];
  if (value < 0) return [userError(at, "INVALID_ADJUSTMENT_VALUE", "The adjustment value must be a positive value")];
  if (type === "PERCENTAGE_INCREASE" && value > 1000)
    return [userError(at, "INVALID_ADJUSTMENT_MAX_VALUE", "The adjustment value must not be greater than 1000%")];
  if (type === "PERCENTAGE_DECREASE" && value > 100)
    return [userError(at, "INVALID_ADJUSTMENT_MIN_VALUE", "The adjustment value must not be greater than 100%")];
  return [];
}

function catalogProblems(store: Store, input: Input, existing: PriceList | null): UserError[] {
  const catalog = isGiven(input.catalogId)
    ? store.state.catalogs.get(catalogId(input.catalogId))
    : store.state.catalogs.find((one) => existing !== null && one.priceListId === existing.id);
  const at = ["input", "catalogId"];
  if (!catalog) {
    if (!isGiven(input.catalogId)) return [];
    return [userError(at, "CATALOG_DOES_NOT_EXIST", "The specified catalog does not exist.")];
  }
  const currency = input.currency ?? existing?.currency ?? store.state.shop.currencyCode;
  switch (priceListMisfit(store, { currency }, catalog.marketIds)) {
    case "primary":
      return [
        userError(at, "PRICE_LIST_NOT_ALLOWED_FOR_PRIMARY_MARKET", "Cannot create price list for a primary market."),
      ];
    case "currency": {
      const words = "The price list currency must match the market catalog currency.";
      return [userError(["input", "currency"], "CATALOG_MARKET_AND_PRICE_LIST_CURRENCY_MISMATCH", words)];
    }
    case null:
      return [];
  }
}
