import type { Order, OrderLine, TaxLine } from "../state/records/order.ts";
import { amountOf, centsOf, type Cents } from "./money.ts";
import { currentQuantity } from "./order-quantities.ts";

/** What so many units of a line cost after discounts, shared to the cent. */
export function priceOfUnits(line: OrderLine, units: number): string {
  const total = centsOf(line.price) * line.quantity - centsOf(line.totalDiscount);
  return amountOf(shareOfUnits(line, total, units));
}

/** The taxes on so many units of a line. */
export function taxOfUnits(line: OrderLine, units: number): Cents {
  return shareOfUnits(line, taxesOf(line.taxLines), units);
}

/** What came in: sales and captures that succeeded. */
export function paid(order: Order): Cents {
  return sumOf(order, ["SALE", "CAPTURE"]);
}

/** What went back. */
export function refunded(order: Order): Cents {
  return sumOf(order, ["REFUND"]);
}

/** What a payment method holds back for the shop, and was neither captured nor let go. */
export function authorized(order: Order): Cents {
  return openAuthorizations(order).reduce((sum, { left }) => sum + left, 0);
}

/** The authorisations of which something is left to capture. */
export function openAuthorizations(order: Order): { id: string; left: Cents; gateway: string }[] {
  const successful = order.transactions.filter(({ status }) => status === "SUCCESS");
  return successful.flatMap(({ id, kind, amount, gateway }) => {
    if (kind !== "AUTHORIZATION") return [];
    const children = successful.filter(({ parentId }) => parentId === id);
    const isVoid = children.some((one) => one.kind === "VOID");
    const left = centsOf(amount) - children.reduce((sum, one) => sum + centsOf(one.amount), 0);
    return isVoid || left <= 0 ? [] : [{ id, left, gateway }];
  });
}

/** What the lines cost as edits left them, whatever was refunded of them. */
export function subtotalOfEdited(order: Order): Cents {
  return order.lines.reduce((sum, line) => sum + centsOf(priceOfUnits(line, editedQuantity(line))), 0);
}

/** What the order costs as edits left it, whatever was refunded of it. */
export function totalOfEdited(order: Order): Cents {
  const shippingTax = order.shippingLines.reduce((sum, line) => sum + taxesOf(line.taxLines), 0);
  const taxes = order.lines.reduce((sum, line) => sum + taxOfUnits(line, editedQuantity(line)), shippingTax);
  return subtotalOfEdited(order) + shippingPrice(order) + (order.taxesIncluded ? 0 : taxes);
}

function editedQuantity({ quantity, removedQuantity }: OrderLine): number {
  return quantity - removedQuantity;
}

/** What the lines cost as they are now: edited, and without what was refunded. */
export function currentSubtotal(order: Order): Cents {
  return order.lines.reduce((sum, line) => sum + centsOf(priceOfUnits(line, currentQuantity(line))), 0);
}

/** What discounts take off the units that are on the order still. */
export function currentDiscounts(order: Order): Cents {
  return order.lines.reduce(
    (sum, line) => sum + shareOfUnits(line, centsOf(line.totalDiscount), currentQuantity(line)),
    0,
  );
}

export function shippingPrice(order: Order): Cents {
  return order.shippingLines.reduce((sum, { price }) => sum + centsOf(price), 0);
}

/** What was paid back of the shipping. */
export function refundedShipping(order: Order): Cents {
  const given = order.refunds.flatMap(({ shipping }) => shipping);
  return given.reduce((sum, { amount }) => sum + centsOf(amount), 0);
}

export function currentShipping(order: Order): Cents {
  return shippingPrice(order) - refundedShipping(order);
}

/** All taxes of the order as it was made. */
export function totalTax(order: Order): Cents {
  const lines = order.lines.reduce((sum, line) => sum + taxesOf(line.taxLines), 0);
  return lines + order.shippingLines.reduce((sum, line) => sum + taxesOf(line.taxLines), 0);
}

export function currentTax(order: Order): Cents {
  const lines = order.lines.reduce((sum, line) => sum + taxOfUnits(line, currentQuantity(line)), 0);
  return lines + order.shippingLines.reduce((sum, line) => sum + taxesOf(line.taxLines), 0);
}

/** What the order costs as it is now. */
export function currentTotal(order: Order): Cents {
  const taxes = order.taxesIncluded ? 0 : currentTax(order);
  return currentSubtotal(order) + currentShipping(order) + taxes;
}

/** What is still to be paid; less than zero when the buyer gets money back. */
export function outstanding(order: Order): Cents {
  return currentTotal(order) - paid(order) + refunded(order);
}

export function taxesOf(taxLines: readonly TaxLine[]): Cents {
  return taxLines.reduce((sum, { price }) => sum + centsOf(price), 0);
}

function shareOfUnits(line: OrderLine, total: Cents, units: number): Cents {
  return line.quantity === 0 ? 0 : Math.round((total * units) / line.quantity);
}

function sumOf(order: Order, kinds: readonly Order["transactions"][number]["kind"][]): Cents {
  return order.transactions
    .filter(({ kind, status }) => kinds.includes(kind) && status === "SUCCESS")
    .reduce((sum, one) => sum + centsOf(one.amount), 0);
}
