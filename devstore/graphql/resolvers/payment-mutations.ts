import { centsOf } from "../../orders/money.ts";
import { outstanding } from "../../orders/order-money.ts";
import { capture, markAsPaid, notePayment } from "../../orders/payment.ts";
import { idIn } from "../../state/ids.ts";
import type { Order } from "../../state/records/order.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { canMarkAsPaid } from "./order.ts";
import { userError } from "./user-error.ts";

type IdInput = { readonly input: { readonly id: string } };
type CaptureArgs = {
  readonly input: { readonly id: string; readonly amount: string; readonly parentTransactionId: string };
};
type PaymentArgs = {
  readonly id: string;
  readonly amount?: { readonly amount: string; readonly currencyCode: string } | null;
  readonly paymentMethodName?: string | null;
};

export const paymentMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderMarkAsPaid */
  orderMarkAsPaid: (_root: unknown, { input }: IdInput, context: AdminContext) => {
    const order = findOrder(context, input.id);
    if (!order) return { order: null, userErrors: [{ field: ["id"], message: "Order does not exist" }] };
    if (!canMarkAsPaid(order))
      return { order, userErrors: [{ field: ["id"], message: "Order cannot be marked as paid." }] };
    markAsPaid(context.store, order);
    return { order, userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderCapture */
  orderCapture: (_root: unknown, { input }: CaptureArgs, context: AdminContext) => {
    onlyEmulated("OrderCaptureInput", input, ["id", "amount", "parentTransactionId", "currency"]);
    const order = findOrder(context, input.id);
    const refuse = (field: string, message: string) => ({
      transaction: null,
      userErrors: [{ field: [field], message }],
    });
    if (!order) return refuse("id", "Order does not exist");
    const authorizationId = idIn(input.parentTransactionId, "OrderTransaction") ?? "";
    if (order.transactions.find(({ id }) => id === authorizationId)?.kind !== "AUTHORIZATION")
      return refuse("parentTransactionId", "Transaction does not exist");
    const made = capture(context.store, order, { authorizationId, amount: centsOf(input.amount) });
    if (!made) return refuse("amount", "Amount must be positive and not greater than the amount left to capture");
    return { transaction: { ...made, order }, userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderCreateManualPayment */
  orderCreateManualPayment: (_root: unknown, args: PaymentArgs, context: AdminContext) => {
    onlyEmulated("orderCreateManualPayment", args, ["id", "amount", "paymentMethodName"]);
    const order = findOrder(context, args.id);
    const refuse = (field: string, code: string, message: string) => {
      return { order: null, userErrors: [userError([field], code, message)] };
    };
    if (!order) return refuse("id", "ORDER_NOT_FOUND", "Order is not found");
    const amount = args.amount ? centsOf(args.amount.amount) : outstanding(order);
    if (args.amount && args.amount.currencyCode !== order.currencyCode)
      return refuse("amount", "CURRENCY_MISMATCH", "The currency doesn't match the order's presentment currency");
    if (amount <= 0) return refuse("amount", "AMOUNT_NOT_POSITIVE", "Amount must be positive");
    if (amount > outstanding(order))
      return refuse("amount", "AMOUNT_EXCEEDS_BALANCE", "Amount exceeds the remaining balance");
    notePayment(context.store, order, { amount, gateway: args.paymentMethodName ?? "manual" });
    return { order, userErrors: [] };
  },
};

function findOrder({ store }: AdminContext, id: string): Order | null {
  return store.state.orders.get(idIn(id, "Order")) ?? null;
}
