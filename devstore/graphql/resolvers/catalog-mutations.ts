import { deletePriceList, priceListMisfit } from "../../markets/price-list-changes.ts";
import { idIn } from "../../state/ids.ts";
import type { Catalog } from "../../state/records/market.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { typed, type AdminContext } from "../resolver.ts";
import { marketIds } from "./catalog.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { catalogId } from "./market-rules.ts";
import { userError, type UserError } from "./user-error.ts";

type ContextInput = { readonly marketIds?: readonly string[] | null };
type Fields = {
  readonly title?: string | null;
  readonly status?: Catalog["status"] | null;
  readonly priceListId?: string | null;
  readonly context?: ContextInput | null;
};
type UpdateArgs = { readonly id: string; readonly input: Fields };
type DeleteArgs = { readonly id: string; readonly deleteDependentResources?: boolean | null };
type ContextArgs = {
  readonly catalogId: string;
  readonly contextsToAdd?: ContextInput | null;
  readonly contextsToRemove?: ContextInput | null;
};

const LONGEST_TITLE = 255;
const NOT_FOUND = userError(["id"], "CATALOG_NOT_FOUND", "The catalog wasn't found.");
const NO_MARKET = userError(["input", "context", "marketIds"], "MARKET_NOT_FOUND", "Market not found.");

/** Catalogs of markets: what their markets are offered, and by which price list. */
export const catalogMutations = {
  catalogCreate: (_root: unknown, { input }: { readonly input: Fields }, context: AdminContext) => {
    refuseUnknown("CatalogCreateInput", input);
    const { store } = context;
    const given = input.context?.marketIds;
    if (!isGiven(given)) {
      const words = "Must provide exactly one context type.";
      return refused([userError(["input", "context"], "MUST_PROVIDE_EXACTLY_ONE_CONTEXT_TYPE", words)]);
    }
    const ids = marketIds(context, given);
    const problems = ids === null ? [NO_MARKET] : fieldProblems(store, input, { marketIds: ids, priceListId: null });
    if (problems.length > 0) return refused(problems);
    const catalog: Catalog = {
      id: store.nextId(),
      title: input.title?.trim() ?? "",
      status: input.status ?? "ACTIVE",
      marketIds: ids ?? [],
      priceListId: null,
    };
    return saved(store, catalog, input);
  },

  catalogUpdate: (_root: unknown, { id, input }: UpdateArgs, context: AdminContext) => {
    refuseUnknown("CatalogUpdateInput", input);
    const catalog = context.store.state.catalogs.get(catalogId(id));
    if (!catalog) return refused([NOT_FOUND]);
    const ids = isGiven(input.context?.marketIds) ? marketIds(context, input.context.marketIds) : catalog.marketIds;
    if (ids === null) return refused([NO_MARKET]);
    const problems = fieldProblems(context.store, input, { marketIds: ids, priceListId: catalog.priceListId });
    if (problems.length > 0) return refused(problems);
    catalog.marketIds = ids;
    return saved(context.store, catalog, input);
  },

  catalogContextUpdate: (_root: unknown, args: ContextArgs, context: AdminContext) => {
    const catalog = context.store.state.catalogs.get(catalogId(args.catalogId));
    if (!catalog) return refused([{ ...NOT_FOUND, field: ["catalogId"] }]);
    const { contextsToAdd, contextsToRemove } = args;
    for (const given of [contextsToAdd, contextsToRemove])
      onlyEmulated("CatalogContextInput", given ?? {}, ["marketIds"]);
    if (!contextsToAdd && !contextsToRemove) {
      const words = "Must have `contexts_to_add` or `contexts_to_remove` argument.";
      return refused([userError(null, "REQUIRES_CONTEXTS_TO_ADD_OR_REMOVE", words)]);
    }
    const added = marketIds(context, contextsToAdd?.marketIds ?? []);
    const removed = marketIds(context, contextsToRemove?.marketIds ?? []);
    if (added === null) return refused([{ ...NO_MARKET, field: ["contextsToAdd", "marketIds"] }]);
    if (removed === null) return refused([{ ...NO_MARKET, field: ["contextsToRemove", "marketIds"] }]);
    const ids = [...new Set([...catalog.marketIds, ...added])].filter((id) => !removed.includes(id));
    const problems = fieldProblems(context.store, {}, { marketIds: ids, priceListId: catalog.priceListId });
    if (problems.length > 0) return refused(problems);
    catalog.marketIds = ids;
    return saved(context.store, catalog, {});
  },

  catalogDelete: (_root: unknown, { id, deleteDependentResources }: DeleteArgs, { store }: AdminContext) => {
    const catalog = store.state.catalogs.get(catalogId(id));
    if (!catalog) return { deletedId: null, userErrors: [NOT_FOUND] };
    const list = store.state.priceLists.get(catalog.priceListId);
    store.state.catalogs.delete(catalog.id);
    if (list && deleteDependentResources) deletePriceList(store, list);
    return { deletedId: id, userErrors: [] };
  },
};

function refuseUnknown(type: string, input: Fields): void {
  onlyEmulated(type, input, ["title", "status", "priceListId", "context"]);
  onlyEmulated("CatalogContextInput", input.context ?? {}, ["marketIds"]);
}

function refused(userErrors: readonly UserError[]): object {
  return { catalog: null, userErrors };
}

function saved(store: Store, catalog: Catalog, input: Fields): object {
  if (isGiven(input.title)) catalog.title = input.title.trim();
  if (isGiven(input.status)) catalog.status = input.status;
  if (input.priceListId !== undefined) catalog.priceListId = input.priceListId && idIn(input.priceListId, "PriceList");
  store.state.catalogs.put(catalog);
  return { catalog: typed("MarketCatalog", catalog), userErrors: [] };
}

function fieldProblems(store: Store, input: Fields, then: Pick<Catalog, "marketIds" | "priceListId">): UserError[] {
  const problems: UserError[] = [];
  if (input.title?.trim() === "") problems.push(userError(["input", "title"], "BLANK", "Title can't be blank"));
  if ((input.title?.length ?? 0) > LONGEST_TITLE)
    problems.push(userError(["input", "title"], "TOO_LONG", "Title is too long (maximum is 255 characters)"));
  const listId = isGiven(input.priceListId) ? idIn(input.priceListId, "PriceList") : then.priceListId;
  const list = store.state.priceLists.get(listId);
  if (isGiven(input.priceListId) && !list)
    problems.push(userError(["input", "priceListId"], "PRICE_LIST_NOT_FOUND", "Price list not found."));
  const misfit = list ? priceListMisfit(store, list, then.marketIds) : null;
  if (misfit === "primary") {
    const words = "A price list cannot be assigned to the primary market.";
    problems.push(userError(["input", "priceListId"], "PRICE_LIST_NOT_ALLOWED_FOR_PRIMARY_MARKET", words));
  }
  if (misfit === "currency") {
    const words = "The catalog's market and price list currencies do not match.";
    problems.push(userError(["input", "priceListId"], "MARKET_AND_PRICE_LIST_CURRENCY_MISMATCH", words));
  }
  return problems;
}
