import { amountOf, centsOf } from "../../orders/money.ts";
import { idIn } from "../../state/ids.ts";
import type { EditedShippingLine } from "../../state/records/order-edit.ts";
import type { AdminContext } from "../resolver.ts";
import { calculatedShippingLine } from "./calculated-order.ts";
import { findSession, NO_SESSION, notStaged, staged, type Session } from "./order-edit-session.ts";

type Price = { readonly amount: string };
type AddArgs = { readonly id: string; readonly shippingLine: { readonly title: string; readonly price: Price } };
type UpdateArgs = {
  readonly id: string;
  readonly shippingLineId: string;
  readonly shippingLine: { readonly title?: string | null; readonly price?: Price | null };
};
type RemoveArgs = { readonly id: string; readonly shippingLineId: string };

export const orderEditShippingMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderEditAddShippingLine */
  orderEditAddShippingLine: (_root: unknown, args: AddArgs, context: AdminContext) => {
    const { store } = context;
    const session = findSession(store, args.id);
    if (!session) return NO_SESSION;
    const { title, price } = args.shippingLine;
    if (title.trim() === "") return notStaged("shippingLine", "Title can't be blank");
    if (centsOf(price.amount) < 0) return notStaged("shippingLine", "Price must be greater than or equal to 0");
    const line: EditedShippingLine = {
      ...{ id: store.nextId(), title, price: amountOf(centsOf(price.amount)), status: "ADDED" },
    };
    session.edit.shippingLines.push(line);
    return { ...staged(store, session), calculatedShippingLine: calculatedShippingLine(context, line) };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderEditUpdateShippingLine */
  orderEditUpdateShippingLine: (_root: unknown, args: UpdateArgs, { store }: AdminContext) => {
    const session = findSession(store, args.id);
    if (!session) return NO_SESSION;
    const line = findShippingLine(session, args.shippingLineId);
    if (line?.status !== "ADDED")
      return notStaged("shippingLineId", "Only a shipping line of this edit can be updated.");
    const { title, price } = args.shippingLine;
    line.title = title ?? line.title;
    if (price) line.price = amountOf(centsOf(price.amount));
    return staged(store, session);
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderEditRemoveShippingLine */
  orderEditRemoveShippingLine: (_root: unknown, args: RemoveArgs, { store }: AdminContext) => {
    const session = findSession(store, args.id);
    if (!session) return NO_SESSION;
    const { edit } = session;
    const line = findShippingLine(session, args.shippingLineId);
    if (!line || line.status === "REMOVED") return notStaged("shippingLineId", "The shipping line does not exist.");
    if (line.status === "ADDED") edit.shippingLines = edit.shippingLines.filter((one) => one !== line);
    else line.status = "REMOVED";
    return staged(store, session);
  },
};

function findShippingLine({ edit }: Session, globalId: string): EditedShippingLine | null {
  const wanted = idIn(globalId, "CalculatedShippingLine") ?? idIn(globalId, "ShippingLine");
  return edit.shippingLines.find(({ id }) => id === wanted) ?? null;
}
