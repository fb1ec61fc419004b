import { GraphQLError } from "graphql";
import { NO_ADDRESS } from "../../customers/customer-records.ts";
import { findShort, takeAll, takeRegardless, type TakenUnits, type UnitsWanted } from "../../inventory/take-units.ts";
import { fulfil } from "../../orders/fulfil.ts";
import { amountOf, centsOf } from "../../orders/money.ts";
import { currentSubtotal, currentTotal } from "../../orders/order-money.ts";
import { addTransaction, keepNewOrder, newOrderParts } from "../../orders/order-records.ts";
import { financialStatus } from "../../orders/order-status.ts";
import { idIn } from "../../state/ids.ts";
import type { Order } from "../../state/records/order.ts";
import type { Store } from "../../state/store.ts";
import type { AdminContext } from "../resolver.ts";
import { addressOf, type AddressInput } from "./address-input.ts";
import { buyerOf } from "./order-create-customer.ts";
import {
  onlyEmulatedOrder,
  type FulfillmentGiven,
  type OrderCreateArgs,
  type OrderInput,
} from "./order-create-input.ts";
import { discountOf, linesFrom, taxLineFrom } from "./order-create-lines.ts";
import { orderCreateProblems } from "./order-create-rules.ts";

const PER_MINUTE = 5;
const MINUTE_MS = 60_000;

export const orderCreateMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderCreate */
  orderCreate: (_root: unknown, { order: input, options }: OrderCreateArgs, context: AdminContext) => {
    const { store, caller } = context;
    onlyEmulatedOrder(input, store.state.shop.currencyCode);
    if (caller.token.kind === "online")
      throw new GraphQLError("Access denied for orderCreate field. Required access: an offline access token.", {
        extensions: { code: "ACCESS_DENIED" },
      });
    if (isTooOften(store)) {
      const message = "Too many attempts. Please try again later.";
      return { order: null, userErrors: [{ field: ["order"], code: null, message }] };
    }
    const userErrors = orderCreateProblems(store, input);
    if (userErrors.length > 0) return { order: null, userErrors };
    const wanted = (input.lineItems ?? []).flatMap(({ variantId, quantity }) => {
      const id = idIn(variantId ?? "", "ProductVariant");
      return id === null ? [] : [{ variantId: id, quantity }];
    });
    const taken = claim(store, wanted, options?.inventoryBehaviour ?? "BYPASS");
    if (taken === null) {
      const message = "Unable to claim inventory for the line items.";
      return { order: null, userErrors: [{ field: ["order", "lineItems"], code: "INVENTORY_CLAIM_FAILED", message }] };
    }
    const order = orderFrom(context, input, taken);
    keepNewOrder(store, order);
    if (input.fulfillment) sendAll(store, order, input.fulfillment);
    return { order, userErrors: [] };
  },
};

type Behaviour = "BYPASS" | "DECREMENT_IGNORING_POLICY" | "DECREMENT_OBEYING_POLICY";

function claim(store: Store, wanted: readonly UnitsWanted[], behaviour: Behaviour): readonly TakenUnits[] | null {
  if (behaviour === "BYPASS") return [];
  if (behaviour === "DECREMENT_IGNORING_POLICY") return takeRegardless(store, wanted);
  return findShort(store, wanted) === null ? takeAll(store, wanted) : null;
}

function orderFrom({ store, caller }: AdminContext, input: OrderInput, taken: readonly TakenUnits[]): Order {
  const at = store.timestamp();
  const number = store.state.nextOrderNumber;
  store.state.nextOrderNumber += 1;
  store.state.headChanged();
  const shippingAddress = addressFrom(input.shippingAddress);
  const lines = linesFrom(store, input, taken);
  const given = discountOf(input);
  const order: Order = {
    ...newOrderParts(),
    id: store.nextId(),
    name: input.name ?? `#${number}`,
    number,
    customerId: buyerOf(store, input, shippingAddress),
    email: input.customer?.toUpsert?.email ?? input.customer?.toAssociate?.email ?? input.email ?? "",
    phone: input.phone ?? null,
    currencyCode: store.state.shop.currencyCode,
    createdAt: at,
    updatedAt: at,
    processedAt: input.processedAt && input.processedAt < at ? input.processedAt : at,
    closedAt: input.closedAt ?? null,
    cancelledAt: null,
    financialStatus: "PENDING",
    fulfillmentStatus: "UNFULFILLED",
    sourceName: input.sourceName ?? caller.app?.id ?? "shopify_draft_order",
    sourceIdentifier: input.sourceIdentifier ?? null,
    appId: caller.app?.id ?? null,
    isTest: input.test ?? false,
    lines,
    discountCodes: given ? [given.code] : [],
    givenDiscount: given,
    shippingLines: (input.shippingLines ?? []).map(({ title, code = null, source = null, priceSet, taxLines }) => {
      const price = centsOf(priceSet.shopMoney.amount);
      const taxes = (taxLines ?? []).map((one) => taxLineFrom(one, price));
      return { id: store.nextId(), title, code, source, price: amountOf(price), taxLines: taxes };
    }),
    taxesIncluded: input.taxesIncluded ?? false,
    subtotalPrice: "0.00",
    totalDiscounts: amountOf(lines.reduce((sum, line) => sum + centsOf(line.totalDiscount), 0)),
    totalPrice: "0.00",
    shippingAddress,
    billingAddress: addressFrom(input.billingAddress),
    tags: [...new Set(input.tags ?? [])].sort(),
    note: input.note ?? "",
    poNumber: input.poNumber ?? null,
    cartToken: null,
    customAttributes: (input.customAttributes ?? []).map(({ key, value }) => ({ name: key, value })),
  };
  order.subtotalPrice = amountOf(currentSubtotal(order));
  order.totalPrice = amountOf(currentTotal(order));
  for (const { amountSet, kind, status, gateway } of input.transactions ?? []) {
    const amount = amountOf(centsOf(amountSet.shopMoney.amount));
    addTransaction(store, order, {
      amount,
      kind: kind ?? "SALE",
      status: status ?? "SUCCESS",
      gateway: gateway ?? "manual",
    });
  }
  order.financialStatus = input.financialStatus ?? financialStatus(order);
  return order;
}

function addressFrom(input: AddressInput | null | undefined): Order["shippingAddress"] {
  return input ? addressOf(input, NO_ADDRESS) : null;
}

/** Sends everything; what was claimed nowhere goes from the location that is said. */
function sendAll(store: Store, order: Order, given: FulfillmentGiven): void {
  const { locationId, trackingCompany, trackingNumber, trackingNumbers } = given;
  const numbers = [...(trackingNumbers ?? (trackingNumber ? [trackingNumber] : []))];
  for (const fulfillmentOrder of order.fulfillmentOrders) {
    const claimed = order.lines.filter(({ id }) => fulfillmentOrder.lines.some(({ lineId }) => lineId === id));
    if (claimed.every(({ claims }) => claims.length === 0)) fulfillmentOrder.locationId = idIn(locationId, "Location");
    const units = fulfillmentOrder.lines.map(({ id, remainingQuantity }) => {
      return { fulfillmentOrder, fulfillmentOrderLineId: id, quantity: remainingQuantity };
    });
    fulfil(store, order, { units, tracking: { company: trackingCompany ?? null, numbers, urls: [] } });
  }
}

/** Of the orders that apps made, those of the last minute. */
function isTooOften(store: Store): boolean {
  if (store.state.shop.plan !== "DEVELOPMENT") return false;
  const since = store.now().getTime() - MINUTE_MS;
  const { ids } = store.index.orderIds;
  let made = 0;
  for (let at = ids.length - 1; at >= 0 && made < PER_MINUTE; at -= 1) {
    const order = store.state.orders.get(ids[at]);
    if (!order || Date.parse(order.createdAt) <= since) break;
    if (order.appId !== null) made += 1;
  }
  return made >= PER_MINUTE;
}
