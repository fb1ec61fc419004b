import { beginEdit, commitEdit, isChanged } from "../../orders/edit.ts";
import { unfulfilledQuantity } from "../../orders/order-quantities.ts";
import { idIn } from "../../state/ids.ts";
import type { OrderEditLine } from "../../state/records/order-edit.ts";
import type { AdminContext } from "../resolver.ts";
import { findEditLine, findSession, NO_SESSION, notStaged, staged, type Session } from "./order-edit-session.ts";

type IdArgs = { readonly id: string };
type SetQuantityArgs = IdArgs & {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly restock?: boolean | null;
};

/** https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/edit-orders */
export const orderEditMutations = {
  orderEditBegin: (_root: unknown, args: IdArgs, { store }: AdminContext) => {
    const order = store.state.orders.get(idIn(args.id, "Order"));
    if (!order) return notStaged("id", "The order does not exist.");
    if (order.cancelledAt !== null || order.closedAt !== null)
      return notStaged("id", "The order cannot be edited: it is archived or cancelled.");
    return staged(store, { order, edit: beginEdit(store, order) });
  },

  orderEditSetQuantity: (_root: unknown, args: SetQuantityArgs, { store }: AdminContext) => {
    const session = findSession(store, args.id);
    if (!session) return NO_SESSION;
    const line = findEditLine(session, args.lineItemId);
    if (!line) return notStaged("lineItemId", "The line item does not exist.");
    if (args.quantity < 0) return notStaged("quantity", "The quantity must be greater than or equal to 0.");
    if (args.quantity < sentOf(session, line))
      return notStaged("quantity", "The quantity cannot be lower than what was fulfilled.");
    line.quantity = args.quantity;
    line.restock = args.restock ?? false;
    return staged(store, session, line);
  },

  orderEditCommit: (_root: unknown, args: IdArgs & { readonly staffNote?: string | null }, { store }: AdminContext) => {
    const refuse = (message: string) => ({
      order: null,
      successMessages: [],
      userErrors: [{ field: ["id"], message }],
    });
    const session = findSession(store, args.id);
    if (!session) return refuse("The calculated order does not exist.");
    const { order, edit } = session;
    if (order.cancelledAt !== null || order.closedAt !== null)
      return refuse("The order cannot be edited: it is archived or cancelled.");
    if (!isChanged(edit)) return refuse("There must be at least one change to be made.");
    if (edit.lines.some((line) => line.quantity < sentOf(session, line)))
      return refuse("The quantity cannot be lower than what was fulfilled.");
    if (!commitEdit(store, order, { edit, staffNote: args.staffNote ?? "" }))
      return refuse("The items that were added are not available any more.");
    return { order, successMessages: ["Order updated"], userErrors: [] };
  },
};

function sentOf({ order }: Session, { lineId, before }: OrderEditLine): number {
  const own = order.lines.find(({ id }) => id === lineId);
  return own ? before - Math.min(before, unfulfilledQuantity(order, own)) : 0;
}
