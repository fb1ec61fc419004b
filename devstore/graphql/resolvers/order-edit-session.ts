import { gid, idIn } from "../../state/ids.ts";
import type { OrderEdit, OrderEditLine } from "../../state/records/order-edit.ts";
import type { Order } from "../../state/records/order.ts";
import type { Store } from "../../state/store.ts";
import { calculatedLineOf, calculatedOrderOf } from "./calculated-order.ts";

/** An edit under way, with its order */
export interface Session {
  readonly order: Order;
  readonly edit: OrderEdit;
}

/** The edit with the global id of its calculated order or of its session; null when it was committed, or never was. */
export function findSession(store: Store, globalId: string): Session | null {
  const edit = store.state.orderEdits.get(idIn(globalId, "CalculatedOrder") ?? idIn(globalId, "OrderEditSession"));
  const order = store.state.orders.get(edit?.orderId);
  return edit && order ? { edit, order } : null;
}

/** The line of an edit with this global id, that of the calculated line or of the order's own. */
export function findEditLine({ edit }: Session, globalId: string): OrderEditLine | null {
  const lineId = idIn(globalId, "CalculatedLineItem") ?? idIn(globalId, "LineItem");
  return edit.lines.find(({ id }) => id === lineId) ?? null;
}

/** Saves a changed edit, and answers with it. */
export function staged(store: Store, { order, edit }: Session, line: OrderEditLine | null = null): object {
  store.state.orderEdits.put(edit);
  return {
    calculatedOrder: calculatedOrderOf(order, edit),
    calculatedLineItem: line && calculatedLineOf(order, line),
    orderEditSession: { id: gid("OrderEditSession", edit.id) },
    userErrors: [],
  };
}

/** The answer of an edit mutation that was refused; most of them have no codes. */
export function notStaged(field: string, message: string): object {
  const nothing = {
    calculatedOrder: null,
    calculatedLineItem: null,
    calculatedShippingLine: null,
    addedDiscountStagedChange: null,
    orderEditSession: null,
  };
  return { ...nothing, userErrors: [{ field: [field], message, code: "INVALID" }] };
}

export const NO_SESSION = notStaged("id", "The calculated order does not exist.");
