import { NO_ADDRESS } from "../../customers/customer-records.ts";
import { cancelOrder } from "../../orders/cancel.ts";
import { paid } from "../../orders/order-money.ts";
import { announceOrder } from "../../orders/order-records.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { CancelReason, Order } from "../../state/records/order.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { addressOf, addressProblems, type AddressInput } from "./address-input.ts";
import { onlyEmulated } from "./emulated-input.ts";

type UpdateInput = {
  readonly id: string;
  readonly note?: string | null;
  readonly email?: string | null;
  readonly tags?: readonly string[] | null;
  readonly phone?: string | null;
  readonly poNumber?: string | null;
  readonly shippingAddress?: AddressInput | null;
  readonly customAttributes?: readonly { readonly key: string; readonly value: string }[] | null;
};
type IdInput = { readonly input: { readonly id: string } };
type CancelArgs = {
  readonly orderId: string;
  readonly reason: CancelReason;
  readonly restock: boolean;
  readonly refund?: boolean | null;
  readonly refundMethod?: {
    readonly originalPaymentMethodsRefund?: boolean | null;
    readonly storeCreditRefund?: object | null;
  } | null;
};

const NOT_THERE = { field: ["id"], message: "Order does not exist" };
const LONGEST_NOTE = 5000;
const FIELDS = ["id", "note", "email", "phone", "poNumber", "shippingAddress", "tags", "customAttributes"];

export const orderMutations = {
  orderUpdate: (_root: unknown, args: { readonly input: UpdateInput }, context: AdminContext) => {
    const { input } = args;
    onlyEmulated("OrderInput", input, FIELDS);
    const order = findOrder(context, input.id);
    if (!order) return { order: null, userErrors: [NOT_THERE] };
    if ((input.note?.length ?? 0) > LONGEST_NOTE) {
      const message = `Note is too long (maximum is ${LONGEST_NOTE} characters)`;
      return { order, userErrors: [{ field: ["note"], message }] };
    }
    if (isGiven(input.email) && !/^\S+@\S+\.\S+$/.test(input.email))
      return { order, userErrors: [{ field: ["email"], message: "Email is invalid" }] };
    const wrong = input.shippingAddress ? addressProblems(input.shippingAddress, ["shippingAddress"]) : [];
    if (wrong.length > 0) return { order, userErrors: wrong };
    // Null takes a text away.
    if (input.note !== undefined) order.note = input.note ?? "";
    if (isGiven(input.email)) order.email = input.email;
    if (input.phone !== undefined) order.phone = input.phone;
    if (input.poNumber !== undefined) order.poNumber = input.poNumber;
    if (input.shippingAddress)
      order.shippingAddress = addressOf(input.shippingAddress, order.shippingAddress ?? NO_ADDRESS);
    if (isGiven(input.tags)) order.tags = tagsOf(input.tags);
    if (isGiven(input.customAttributes))
      order.customAttributes = input.customAttributes.map(({ key, value }) => ({ name: key, value }));
    announceOrder(context.store, order);
    return { order, userErrors: [] };
  },

  orderClose: (_root: unknown, { input }: IdInput, context: AdminContext) => setClosed(context, input.id, true),
  orderOpen: (_root: unknown, { input }: IdInput, context: AdminContext) => setClosed(context, input.id, false),

  orderCancel: (_root: unknown, args: CancelArgs, context: AdminContext) => {
    const { store } = context;
    const order = findOrder(context, args.orderId);
    const refuse = (code: string, message: string) => {
      const error = { field: ["orderId"], code, message };
      return { job: null, jobResult: null, orderCancelUserErrors: [error], userErrors: [error] };
    };
    if (!order) return refuse("NOT_FOUND", "Order does not exist");
    if (order.cancelledAt !== null) return refuse("INVALID", "Order has already been cancelled");
    if (order.fulfillments.some(({ status }) => status === "SUCCESS"))
      return refuse("INVALID", "Cannot cancel an order that has been fulfilled");
    if (args.refundMethod?.storeCreditRefund) onlyEmulated("OrderCancelRefundMethodInput", args.refundMethod, []);
    const refundsMoney = args.refundMethod?.originalPaymentMethodsRefund ?? args.refund ?? false;
    const isStranded = isToSendFromClosedLocation(context, order);
    if (isStranded && args.restock && paid(order) > 0)
      return refuse("INVALID", "Inventory cannot be restocked at a location that is deactivated");
    cancelOrder(store, order, { reason: args.reason, restock: args.restock && !isStranded, refundsMoney });
    // Shopify cancels in a job of its own; here it is done when the answer comes.
    const job = { id: gid("Job", store.nextId()), done: true };
    return { job, jobResult: null, orderCancelUserErrors: [], userErrors: [] };
  },

  orderDelete: (_root: unknown, args: { readonly orderId: string }, context: AdminContext) => {
    const { store } = context;
    const order = findOrder(context, args.orderId);
    const refuse = (code: string, message: string) => {
      return { deletedId: null, userErrors: [{ field: ["orderId"], code, message }] };
    };
    if (!order) return refuse("NOT_FOUND", "Order does not exist");
    if (order.sourceName === "web" && order.cancelledAt === null)
      return refuse("INVALID", "Order is not deletable: orders of the online store must be cancelled first");
    store.state.orders.delete(order.id);
    store.index.orderIds.remove(order.id);
    store.events.emit("orders/delete", { id: order.id });
    return { deletedId: args.orderId, userErrors: [] };
  },
};

/** Whether units wait at a location that was deactivated since. */
function isToSendFromClosedLocation({ store }: AdminContext, { fulfillmentOrders }: Order): boolean {
  const waiting = fulfillmentOrders.filter(({ lines }) => lines.some(({ remainingQuantity }) => remainingQuantity > 0));
  return waiting.some(({ locationId }) => store.state.locations.get(locationId)?.active === false);
}

function setClosed(context: AdminContext, id: string, isClosed: boolean): object {
  const order = findOrder(context, id);
  if (!order) return { order: null, userErrors: [NOT_THERE] };
  order.closedAt = isClosed ? context.store.timestamp() : null;
  announceOrder(context.store, order);
  return { order, userErrors: [] };
}

function findOrder({ store }: AdminContext, id: string): Order | null {
  return store.state.orders.get(idIn(id, "Order")) ?? null;
}

function tagsOf(tags: readonly string[]): string[] {
  return [
    ...new Set(
      tags
        .flatMap((tag) => tag.split(","))
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ""),
    ),
  ].sort();
}
