import { invoiceUrl } from "../../drafts/draft-records.ts";
import { draftTotals } from "../../drafts/draft-totals.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { DraftDiscount, DraftLine, DraftOrder } from "../../state/records/draft-order.ts";
import type { Store } from "../../state/store.ts";
import { pageOf, type PageArgs, type SortValue } from "../connection.ts";
import { fieldsOf, typed, type AdminContext, type Resolver } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { draftLines, type ShownLine } from "./draft-line.ts";
import { typedAddress } from "./mailing-address.ts";
import { metafieldFields } from "./metafield.ts";
import { moneyBag } from "./money.ts";

const NOTHING = "0.00";

type Field = Resolver<DraftOrder, never>;
type TotalName = "total" | "subtotal" | "shipping" | "totalDiscounts" | "lineItemsSubtotal";

/** A sum of the draft, as a bag of money and as the deprecated decimal. */
function sum(name: TotalName): Field {
  return (draft, _args, context) => moneyBag(context, draftTotals(context.store, draft)[name]);
}

function decimal(name: TotalName): Field {
  return (draft, _args, { store }) => draftTotals(store, draft)[name];
}

/** What a draft and a calculated draft have in common */
const calculated: Record<string, Field> = {
  acceptAutomaticDiscounts: (draft) => draft.acceptAutomaticDiscounts,
  allVariantPricesOverridden: (draft) => ofVariants(draft).every((line) => line.unitPrice !== null),
  anyVariantPricesOverridden: (draft) => ofVariants(draft).some((line) => line.unitPrice !== null),
  appliedDiscount: (draft, _args, context) => {
    const amount = draftTotals(context.store, draft).orderDiscount;
    return draft.appliedDiscount && appliedDiscount(context, draft.appliedDiscount, amount);
  },
  billingAddressMatchesShippingAddress: (draft) =>
    JSON.stringify(draft.billingAddress) === JSON.stringify(draft.shippingAddress),
  currencyCode: (_draft, _args, { store }) => store.state.shop.currencyCode,
  presentmentCurrencyCode: (draft) => draft.presentmentCurrencyCode,
  customer: (draft, _args, { store }) => store.state.customers.get(draft.customerId) ?? null,
  purchasingEntity: (draft, _args, { store }) => {
    const customer = store.state.customers.get(draft.customerId);
    return customer ? typed("Customer", customer) : null;
  },
  discountCodes: (draft) => draft.discountCodes,
  phone: (draft) => draft.phone,
  platformDiscounts: () => [],
  deposit: () => null,
  shippingLine: (draft, _args, context) => draft.shippingLine && shippingLine(context, draft.shippingLine),
  taxLines: () => [],
  taxesIncluded: () => true,
  transformerFingerprint: () => null,
  warnings: () => [],
  totalQuantityOfLineItems: (draft) => draft.lines.reduce((all, line) => all + line.quantity, 0),
  lineItemsSubtotalPrice: sum("lineItemsSubtotal"),
  totalLineItemsPriceSet: sum("lineItemsSubtotal"),
  subtotalPriceSet: sum("subtotal"),
  subtotalPrice: decimal("subtotal"),
  totalDiscountsSet: sum("totalDiscounts"),
  totalShippingPriceSet: sum("shipping"),
  totalShippingPrice: decimal("shipping"),
  totalPriceSet: sum("total"),
  totalPrice: decimal("total"),
  amountDueNowSet: sum("total"),
  amountDueLaterSet: (_draft, _args, context) => moneyBag(context, NOTHING),
  totalTaxSet: (_draft, _args, context) => moneyBag(context, NOTHING),
  totalTax: () => NOTHING,
};

export const calculatedDraftOrder = fieldsOf<DraftOrder>({
  ...calculated,
  alerts: () => [],
  availableShippingRates: () => [],
  lineItems: (draft, _args, { store }) => draftLines(store, draft),
});

export const draftOrder = fieldsOf<DraftOrder>({
  ...calculated,
  ...metafieldFields<DraftOrder>("DraftOrder"),
  id: (draft) => gid("DraftOrder", draft.id),
  legacyResourceId: (draft) => draft.id,
  name: (draft) => draft.name,
  status: (draft) => draft.status,
  ready: () => true,
  allowDiscountCodesInCheckout: (draft) => draft.allowDiscountCodesInCheckout,
  billingAddress: (draft) => draft.billingAddress && typedAddress(draft.billingAddress, draft.id),
  shippingAddress: (draft) => draft.shippingAddress && typedAddress(draft.shippingAddress, draft.id),
  customAttributes: (draft) => draft.properties.map(({ name, value }) => ({ key: name, value })),
  email: (draft) => draft.email,
  hasTimelineComment: () => false,
  invoiceUrl: (draft, _args, { store }) => invoiceUrl(store, draft),
  invoiceSentAt: (draft) => draft.invoiceSentAt,
  invoiceEmailTemplateSubject: () => "Complete your purchase",
  completedAt: (draft) => draft.completedAt,
  createdAt: (draft) => draft.createdAt,
  updatedAt: (draft) => draft.updatedAt,
  note2: (draft) => draft.note,
  order: (draft, _args, { store }) => store.state.orders.get(draft.orderId) ?? null,
  paymentTerms: () => null,
  poNumber: (draft) => draft.poNumber,
  reserveInventoryUntil: (draft) => draft.reserveInventoryUntil,
  tags: (draft) => [...draft.tags].sort(),
  taxExempt: (draft) => draft.taxExempt,
  totalWeight: () => "0",
  visibleToCustomer: (draft) => draft.visibleToCustomer,
  lineItems: (draft, args: PageArgs, context) =>
    pageOf<ShownLine>(draftLines(context.store, draft), args, context, (one, index) => ({
      id: one.line.id,
      value: index,
    })),
});

function appliedDiscount(context: AdminContext, discount: DraftDiscount, amount: string): object {
  const { title, description, value, valueType } = discount;
  const bag = moneyBag(context, amount);
  return { title, description, value, valueType, amount, amountSet: bag, amountV2: bag.shopMoney };
}

function shippingLine(context: AdminContext, { title, price }: NonNullable<DraftOrder["shippingLine"]>): object {
  const bag = moneyBag(context, price);
  return {
    id: null,
    title,
    code: "custom",
    custom: true,
    carrierIdentifier: null,
    deliveryCategory: null,
    shippingRateHandle: null,
    source: null,
    price,
    originalPriceSet: bag,
    discountedPriceSet: bag,
    taxLines: [],
  };
}

function ofVariants(draft: DraftOrder): DraftLine[] {
  return draft.lines.filter((line) => line.variantId !== null);
}

type ListArgs = PageArgs & { readonly query?: string | null; readonly sortKey: string };

export const draftOrderQueries = {
  draftOrder: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.draftOrders.get(idIn(args.id, "DraftOrder")) ?? null,
  draftOrders: (_root: unknown, args: ListArgs, context: AdminContext) => {
    const found = context.store.state.draftOrders.filter(compileSearch(args.query, SEARCH));
    const valueOf = (one: DraftOrder) => placeOf(context.store, one, args.sortKey);
    return pageOf(found, args, context, (one) => ({ id: one.id, value: valueOf(one) }));
  },
  draftOrdersCount: (_root: unknown, args: { readonly query?: string | null }, { store }: AdminContext) => ({
    count: store.state.draftOrders.filter(compileSearch(args.query, SEARCH)).length,
    precision: "EXACT",
  }),
};

const SEARCH: Parameters<typeof compileSearch<DraftOrder>>[1] = {
  default: (draft) => [draft.name, draft.email ?? "", ...draft.lines.map((line) => line.title)],
  id: (draft) => draft.id,
  created_at: (draft) => draft.createdAt,
  updated_at: (draft) => draft.updatedAt,
  customer_id: (draft) => draft.customerId,
  source: (draft) => draft.sourceName,
  status: (draft) => draft.status.toLowerCase(),
  tag: (draft) => draft.tags,
};

function placeOf(store: Store, draft: DraftOrder, sortKey: string): SortValue {
  switch (sortKey) {
    case "UPDATED_AT":
      return draft.updatedAt;
    case "STATUS":
      return draft.status;
    case "TOTAL_PRICE":
      return Number(draftTotals(store, draft).total);
    case "CUSTOMER_NAME":
      return (store.state.customers.get(draft.customerId)?.lastName ?? "").toLowerCase();
    default:
      return draft.id;
  }
}
