import { amountOf, centsOf, type Cents } from "../../orders/money.ts";
import { currentShipping, paid, priceOfUnits, refunded, taxOfUnits } from "../../orders/order-money.ts";
import { currentQuantity } from "../../orders/order-quantities.ts";
import { idIn } from "../../state/ids.ts";
import type { Order, OrderLine } from "../../state/records/order.ts";
import type { RefundLine } from "../../state/records/refund.ts";
import { typed, type AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { moneyBag } from "./money.ts";
import { transactionsOf } from "./refund.ts";

type SuggestArgs = {
  readonly refundLineItems?:
    | readonly {
        readonly lineItemId: string;
        readonly quantity: number;
        readonly restockType?: RefundLine["restockType"] | null;
        readonly locationId?: string | null;
      }[]
    | null;
  readonly refundShipping?: boolean | null;
  readonly shippingAmount?: string | null;
  readonly suggestFullRefund?: boolean | null;
  readonly refundMethodAllocation?: string | null;
  readonly refundDuties?: readonly object[] | null;
};

interface Wanted {
  readonly line: OrderLine;
  readonly quantity: number;
  readonly restockType: RefundLine["restockType"];
  readonly locationId: string | null;
}

/**
 * What Shopify would pay back for these units and the shipping: never more than what came in and is not paid back.
 * https://shopify.dev/docs/api/admin-graphql/latest/objects/SuggestedRefund
 */
export function suggestedRefund(order: Order, args: SuggestArgs, context: AdminContext): object {
  if (args.refundDuties?.length) onlyEmulated("Order.suggestedRefund", { refundDuties: true }, []);
  if ((args.refundMethodAllocation ?? "ORIGINAL_PAYMENT_METHODS") !== "ORIGINAL_PAYMENT_METHODS")
    onlyEmulated("Order.suggestedRefund", { refundMethodAllocation: true }, []);
  const wanted = wantedOf(order, args);
  const subtotal = sum(wanted.map(({ line, quantity }) => centsOf(priceOfUnits(line, quantity))));
  const tax = sum(wanted.map(({ line, quantity }) => taxOfUnits(line, quantity)));
  const shipping = shippingOf(order, args);
  const maximum = paid(order) - refunded(order);
  const amount = Math.min(maximum, subtotal + shipping + (order.taxesIncluded ? 0 : tax));
  const bag = (cents: Cents) => moneyBag(context, amountOf(cents));
  return {
    amountSet: bag(amount),
    amount: amountOf(amount),
    maximumRefundableSet: bag(maximum),
    maximumRefundable: amountOf(maximum),
    subtotalSet: bag(subtotal),
    subtotal: amountOf(subtotal),
    discountedSubtotalSet: bag(subtotal),
    totalCartDiscountAmountSet: bag(0),
    totalTaxSet: bag(tax),
    totalTaxes: amountOf(tax),
    totalDutiesSet: bag(0),
    refundDuties: [],
    suggestedRefundMethods: [],
    shipping: {
      amountSet: bag(shipping),
      amount: amountOf(shipping),
      maximumRefundableSet: bag(currentShipping(order)),
      taxSet: bag(0),
    },
    refundLineItems: wanted.map((one) => refundLine(order, one)),
    suggestedTransactions: transactionsFor(context, order, amount),
  };
}

function wantedOf(order: Order, args: SuggestArgs): Wanted[] {
  if (args.suggestFullRefund)
    return order.lines
      .map((line) => ({ line, quantity: currentQuantity(line), restockType: "NO_RESTOCK" as const, locationId: null }))
      .filter(({ quantity }) => quantity > 0);
  return (args.refundLineItems ?? []).flatMap(({ lineItemId, quantity, restockType, locationId }) => {
    const line = order.lines.find(({ id }) => id === idIn(lineItemId, "LineItem"));
    const units = line ? Math.min(quantity, currentQuantity(line)) : 0;
    const place = idIn(locationId ?? "", "Location");
    return line ? [{ line, quantity: units, restockType: restockType ?? "NO_RESTOCK", locationId: place }] : [];
  });
}

function shippingOf(order: Order, args: SuggestArgs): Cents {
  const left = currentShipping(order);
  if (args.suggestFullRefund || args.refundShipping) return left;
  return Math.min(left, centsOf(args.shippingAmount ?? "0"));
}

function refundLine(order: Order, { line, quantity, restockType, locationId }: Wanted): object {
  const subtotal = priceOfUnits(line, quantity);
  return { id: null, lineId: line.id, quantity, restockType, locationId, subtotal, order };
}

/** From the first payment on, each as far as it goes. */
function transactionsFor(context: AdminContext, order: Order, amount: Cents): object[] {
  let left = amount;
  const payments = transactionsOf(order).filter(
    ({ kind, status }) => (kind === "SALE" || kind === "CAPTURE") && status === "SUCCESS",
  );
  return payments.flatMap((payment) => {
    const back = order.transactions.filter(({ kind, parentId }) => kind === "REFUND" && parentId === payment.id);
    const open = centsOf(payment.amount) - sum(back.map((one) => centsOf(one.amount)));
    const part = Math.min(left, open);
    left -= part;
    if (open <= 0) return [];
    return [
      typed("SuggestedOrderTransaction", {
        kind: "SUGGESTED_REFUND",
        gateway: payment.gateway,
        formattedGateway: payment.gateway,
        amountSet: moneyBag(context, amountOf(part)),
        maximumRefundableSet: moneyBag(context, amountOf(open)),
        parentTransaction: payment,
        accountNumber: null,
        paymentDetails: null,
      }),
    ];
  });
}

function sum(cents: readonly Cents[]): Cents {
  return cents.reduce((all, one) => all + one, 0);
}
