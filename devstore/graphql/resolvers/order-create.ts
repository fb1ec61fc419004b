import { GraphQLError } from "graphql";
import { customerOfCheckout } from "../../customers/customer-records.ts";
import { findShort, takeAll, takeRegardless, type TakenUnits } from "../../inventory/take-units.ts";
import { amountOf, centsOf } from "../../orders/money.ts";
import { settleStatuses } from "../../orders/order-quantities.ts";
import { addSale, keepNewOrder, newLineParts, newOrderParts } from "../../orders/order-records.ts";
import { idIn, type Id } from "../../state/ids.ts";
import type { Order, OrderLine } from "../../state/records/order.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import {
  LINE_FIELDS,
  ORDER_FIELDS,
  type LineInput,
  type OrderCreateArgs,
  type OrderInput,
} from "./order-create-input.ts";

const PER_MINUTE = 5;
const MINUTE_MS = 60_000;

/** When orders were made by the API, as long as the shop is open */
const made = new WeakMap<Store, number[]>();

export const orderCreateMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderCreate */
  orderCreate: (_root: unknown, args: OrderCreateArgs, context: AdminContext) => {
    const { store, caller } = context;
    const input = args.order;
    onlyEmulated("OrderCreateOrderInput", withoutDefaults(input), ORDER_FIELDS);
    if (caller.token.kind === "online")
      throw new GraphQLError("Access denied for orderCreate field. Required access: an offline access token.", {
        extensions: { code: "ACCESS_DENIED" },
      });
    const refuse = (field: string[], code: string | null, message: string) => {
      return { order: null, userErrors: [{ field, code, message }] };
    };
    if (isTooOften(store)) return refuse(["order"], null, "Too many attempts. Please try again later.");
    const problem = inputProblem(store, input);
    if (problem) return refuse(problem.field, problem.code, problem.message);

    const lines = input.lineItems ?? [];
    const wanted = lines.flatMap(({ variantId, quantity }) => {
      const id = idIn(variantId ?? "", "ProductVariant");
      return id === null ? [] : [{ variantId: id, quantity }];
    });
    const behaviour = args.options?.inventoryBehaviour ?? "BYPASS";
    if (behaviour === "DECREMENT_OBEYING_POLICY" && findShort(store, wanted) !== null)
      return refuse(["order", "lineItems"], "INVENTORY_CLAIM_FAILED", "Unable to claim inventory for the line items.");
    const taken = claim(store, wanted, behaviour);
    noteMade(store);
    return { order: keep(store, input, taken), userErrors: [] };
  },
};

function claim(
  store: Store,
  wanted: readonly { variantId: Id; quantity: number }[],
  behaviour: "BYPASS" | "DECREMENT_IGNORING_POLICY" | "DECREMENT_OBEYING_POLICY",
): readonly TakenUnits[] {
  if (behaviour === "BYPASS") return [];
  return behaviour === "DECREMENT_OBEYING_POLICY" ? (takeAll(store, wanted) ?? []) : takeRegardless(store, wanted);
}

function keep(store: Store, input: OrderInput, taken: readonly TakenUnits[]): Order {
  const claims = [...taken];
  const lines = (input.lineItems ?? []).map((line) =>
    orderLine(store, line, isGiven(line.variantId) ? claims.shift() : undefined),
  );
  const total = amountOf(lines.reduce((sum, line) => sum + centsOf(line.price) * line.quantity, 0));
  const at = store.timestamp();
  const number = store.state.nextOrderNumber;
  store.state.nextOrderNumber += 1;
  store.state.headChanged();
  const customer = input.customer?.toUpsert;
  const email = input.email ?? customer?.email ?? "";
  const address = input.shippingAddress ?? {};
  const buyerId = idIn(input.customer?.toAssociate?.id ?? input.customerId ?? "", "Customer");
  const order: Order = {
    id: store.nextId(),
    name: input.name ?? `#${number}`,
    number,
    customerId: buyerId ?? (email === "" ? null : (customerOfCheckout(store, email, address)?.id ?? null)),
    email,
    currencyCode: store.state.shop.currencyCode,
    createdAt: at,
    updatedAt: at,
    processedAt: input.processedAt ?? at,
    cancelledAt: null,
    financialStatus: "PENDING",
    fulfillmentStatus: "UNFULFILLED",
    sourceName: input.sourceName ?? "api",
    lines,
    discountCodes: [],
    subtotalPrice: total,
    totalDiscounts: "0.00",
    totalPrice: total,
    shippingAddress: {
      firstName: address.firstName ?? "",
      lastName: address.lastName ?? "",
      address1: address.address1 ?? "",
      city: address.city ?? "",
      zip: address.zip ?? "",
      countryCode: address.countryCode ?? store.state.shop.countryCode,
    },
    tags: [...new Set(input.tags ?? [])].sort(),
    note: input.note ?? "",
    cartToken: null,
    ...newOrderParts(),
    sourceIdentifier: input.sourceIdentifier ?? null,
    customAttributes: (input.customAttributes ?? []).map(({ key, value }) => ({ name: key, value })),
  };
  for (const { amountSet } of input.transactions ?? []) addSale(store, order, amountSet.shopMoney.amount);
  settleStatuses(order);
  if (input.financialStatus === "PAID" && order.transactions.length === 0) {
    addSale(store, order, total);
    settleStatuses(order);
  }
  const isPaid = order.financialStatus === "PAID";
  order.financialStatus = isPaid ? "PENDING" : order.financialStatus;
  const sales = order.transactions;
  keepNewOrder(store, order);
  if (!isPaid) return order;
  order.transactions = sales;
  order.financialStatus = "PAID";
  store.state.orders.put(order);
  store.events.emit("orders/paid", order);
  return order;
}

function orderLine(store: Store, input: LineInput, taken: TakenUnits | undefined): OrderLine {
  const variant = store.state.variants.get(idIn(input.variantId ?? "", "ProductVariant"));
  const product = store.state.products.get(variant?.productId);
  return {
    id: store.nextId(),
    variantId: variant?.id ?? null,
    productId: product?.id ?? null,
    title: input.title ?? product?.title ?? "",
    variantTitle: input.variantTitle ?? (variant && variant.title !== "Default Title" ? variant.title : ""),
    sku: input.sku ?? variant?.sku ?? null,
    vendor: input.vendor ?? product?.vendor ?? "",
    quantity: input.quantity,
    price: input.priceSet?.shopMoney.amount ?? variant?.price ?? "0.00",
    totalDiscount: "0.00",
    discountAllocations: [],
    properties: (input.properties ?? []).map((property) => ({ ...property })),
    // Not what the product says: Shopify leaves it false where the input does not set it.
    requiresShipping: input.requiresShipping ?? false,
    taxable: input.taxable ?? true,
    ...newLineParts(taken),
  };
}

interface Problem {
  readonly field: string[];
  readonly code: string;
  readonly message: string;
}

function inputProblem(store: Store, input: OrderInput): Problem | null {
  const lines = input.lineItems ?? [];
  if (lines.length === 0)
    return { field: ["order", "lineItems"], code: "INVALID", message: "Line items must have at least one line item" };
  for (const [index, line] of lines.entries()) {
    onlyEmulated("OrderCreateLineItemInput", withoutDefaults(line), LINE_FIELDS);
    const at = ["order", "lineItems", String(index)];
    if (line.quantity < 1)
      return { field: [...at, "quantity"], code: "INVALID", message: "Quantity must be greater than 0" };
    if (isGiven(line.variantId) && !store.state.variants.has(idIn(line.variantId, "ProductVariant")))
      return { field: [...at, "variantId"], code: "INVALID", message: "Variant does not exist" };
    if (!isGiven(line.variantId) && (line.title ?? "").trim() === "")
      return { field: [...at, "title"], code: "INVALID", message: "Title can't be blank" };
  }
  if (isGiven(input.processedAt) && Date.parse(input.processedAt) > store.now().getTime())
    return {
      field: ["order", "processedAt"],
      code: "PROCESSED_AT_INVALID",
      message: "processedAt can't be in the future",
    };
  if (isGiven(input.customerId) && isGiven(input.customer)) {
    const message = "Only one of customerId and customer is permitted";
    return { field: ["order"], code: "REDUNDANT_CUSTOMER_FIELDS", message };
  }
  return null;
}

/** Fields that the schema fills in by itself when nobody asks for them. */
function withoutDefaults(input: object): object {
  const standing = new Set<unknown>([null, false]);
  return Object.fromEntries(Object.entries(input).filter(([, value]) => !standing.has(value)));
}

function isTooOften(store: Store): boolean {
  if (store.state.shop.plan !== "DEVELOPMENT") return false;
  const since = store.now().getTime() - MINUTE_MS;
  return (made.get(store) ?? []).filter((at) => at > since).length >= PER_MINUTE;
}

function noteMade(store: Store): void {
  const now = store.now().getTime();
  made.set(store, [...(made.get(store) ?? []).filter((at) => at > now - MINUTE_MS), now]);
}
