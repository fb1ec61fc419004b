import { centsOf, type Cents } from "../../orders/money.ts";
import { currentShipping, paid, refunded } from "../../orders/order-money.ts";
import { currentQuantity, unfulfilledQuantity } from "../../orders/order-quantities.ts";
import { refund, type RefundGiven } from "../../orders/refund.ts";
import { idIn } from "../../state/ids.ts";
import type { Order } from "../../state/records/order.ts";
import type { RefundLine } from "../../state/records/refund.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";

type LineInput = {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly restockType?: RefundLine["restockType"] | "LEGACY_RESTOCK" | null;
  readonly locationId?: string | null;
};
type TransactionInput = {
  readonly amount: string;
  readonly gateway: string;
  readonly kind: string;
  readonly orderId: string;
  readonly parentId?: string | null;
};
type RefundInput = {
  readonly orderId: string;
  readonly note?: string | null;
  readonly notify?: boolean | null;
  readonly currency?: string | null;
  readonly processedAt?: string | null;
  readonly shipping?: { readonly amount?: string | null; readonly fullRefund?: boolean | null } | null;
  readonly allowOverRefunding?: boolean | null;
  readonly refundLineItems?: readonly LineInput[] | null;
  readonly refundMethods?: readonly unknown[] | null;
  readonly transactions?: readonly TransactionInput[] | null;
};

interface Problem {
  readonly field: readonly string[] | null;
  readonly message: string;
}

const FIELDS =
  "orderId note notify currency processedAt shipping allowOverRefunding refundLineItems refundMethods transactions".split(
    " ",
  );

export const refundMutations = {
  refundCreate: (_root: unknown, args: { readonly input: RefundInput }, context: AdminContext) => {
    const { store } = context;
    const { input } = args;
    onlyEmulated("RefundInput", input, FIELDS);
    if (input.refundMethods?.length) onlyEmulated("RefundInput", { "refundMethods (store credit)": true }, []);
    const refuse = (userErrors: readonly Problem[]) => ({ order: null, refund: null, userErrors });
    const order = store.state.orders.get(idIn(input.orderId, "Order"));
    if (!order) return refuse([{ field: ["orderId"], message: "Order does not exist" }]);
    const problems = [
      ...lineProblems(context, order, input),
      ...shippingProblems(order, input),
      ...paymentProblems(order, input),
    ];
    if (problems.length > 0) return refuse(problems);
    const made = refund(store, order, {
      note: input.note ?? "",
      lines: linesOf(order, input),
      shipping: shippingOf(order, input),
      processedAt: input.processedAt ?? null,
      payments: paymentsOf(input),
    });
    return { order, refund: { ...made, order }, userErrors: [] };
  },
};

function lineProblems({ store }: AdminContext, order: Order, input: RefundInput): Problem[] {
  const seen = new Map<string, number>();
  return (input.refundLineItems ?? []).flatMap((given, index): Problem[] => {
    const at = ["refundLineItems", String(index)];
    const line = order.lines.find(({ id }) => id === idIn(given.lineItemId, "LineItem"));
    if (!line) return [{ field: [...at, "lineItemId"], message: "Line item does not exist" }];
    if (given.quantity < 1) return [{ field: [...at, "quantity"], message: "Quantity must be greater than 0" }];
    const wanted = (seen.get(line.id) ?? 0) + given.quantity;
    seen.set(line.id, wanted);
    if (wanted > currentQuantity(line))
      return [{ field: [...at, "quantity"], message: "Quantity cannot refund more items than were purchased" }];
    if (given.restockType === "LEGACY_RESTOCK")
      return [
        { field: [...at, "restockType"], message: "Restock type legacy_restock is not accepted for new refunds" },
      ];
    if (given.restockType === "CANCEL" && wanted > unfulfilledQuantity(order, line))
      return [{ field: [...at, "restockType"], message: "Restock type cancel is for items that are not fulfilled" }];
    const restocks = given.restockType === "CANCEL" || given.restockType === "RETURN";
    const locationId = idIn(given.locationId ?? "", "Location");
    if (restocks && isGiven(given.locationId) && !store.state.locations.has(locationId))
      return [{ field: [...at, "locationId"], message: "Location does not exist" }];
    if (given.restockType === "RETURN" && !isGiven(given.locationId))
      return [{ field: [...at, "locationId"], message: "Location must be given to restock returned items" }];
    return [];
  });
}

/** What is paid back of the shipping: all that is left of it, or so much. */
function shippingOf(order: Order, { shipping }: RefundInput): Cents {
  if (shipping?.fullRefund) return currentShipping(order);
  return centsOf(shipping?.amount ?? "0");
}

function shippingProblems(order: Order, input: RefundInput): Problem[] {
  if (input.currency && input.currency !== order.currencyCode)
    return [{ field: ["currency"], message: "Currency must be the presentment currency of the order" }];
  const shipping = shippingOf(order, input);
  if (shipping >= 0 && shipping <= currentShipping(order)) return [];
  return [{ field: ["shipping"], message: "Shipping refund amount cannot be greater than the amount left to refund" }];
}

function paymentProblems(order: Order, input: RefundInput): Problem[] {
  const transactions = input.transactions ?? [];
  const wrong = transactions.findIndex(({ kind }) => kind !== "REFUND");
  if (wrong >= 0) return [{ field: ["transactions", String(wrong), "kind"], message: "Kind must be refund" }];
  const total = transactions.reduce((sum, { amount }) => sum + centsOf(amount), 0);
  if (total <= paid(order) - refunded(order) || input.allowOverRefunding) return [];
  return [{ field: null, message: "Refund amount cannot be greater than net payment received" }];
}

function linesOf(order: Order, input: RefundInput): RefundGiven["lines"] {
  return (input.refundLineItems ?? []).flatMap((given) => {
    const line = order.lines.find(({ id }) => id === idIn(given.lineItemId, "LineItem"));
    if (!line || given.restockType === "LEGACY_RESTOCK") return [];
    const restockType = given.restockType ?? "NO_RESTOCK";
    const locationId = idIn(given.locationId ?? "", "Location") ?? line.claims[0]?.locationId ?? null;
    return [
      { line, quantity: given.quantity, restockType, locationId: restockType === "NO_RESTOCK" ? null : locationId },
    ];
  });
}

function paymentsOf(input: RefundInput): RefundGiven["payments"] {
  return (input.transactions ?? []).map(({ amount, gateway, parentId }) => ({
    amount,
    gateway,
    parentId: idIn(parentId ?? "", "OrderTransaction"),
  }));
}
