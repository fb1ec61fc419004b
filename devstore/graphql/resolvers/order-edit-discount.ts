import { amountOf, centsOf } from "../../orders/money.ts";
import { idIn } from "../../state/ids.ts";
import type { EditDiscount, OrderEditLine } from "../../state/records/order-edit.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { notEmulated } from "./not-emulated.ts";
import { discountChange } from "./order-edit-changes.ts";
import { findEditLine, findSession, NO_SESSION, notStaged, staged, type Session } from "./order-edit-session.ts";

type DiscountInput = {
  readonly description?: string | null;
  readonly fixedValue?: { readonly amount: string } | null;
  readonly percentValue?: number | null;
};
type AddArgs = { readonly id: string; readonly lineItemId: string; readonly discount: DiscountInput };
type ChangeArgs = { readonly id: string; readonly discountApplicationId: string };

export const orderEditDiscountMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderEditAddLineItemDiscount */
  orderEditAddLineItemDiscount: (_root: unknown, args: AddArgs, context: AdminContext) => {
    const { store } = context;
    const session = findSession(store, args.id);
    if (!session) return NO_SESSION;
    const line = findEditLine(session, args.lineItemId);
    if (!line) return notStaged("lineItemId", "The line item does not exist.");
    if (session.order.lines.find(({ id }) => id === line.lineId)?.manualDiscount)
      throw notEmulated("a second discount by hand on one line");
    const value = valueOf(args.discount, line);
    if (value === null) return notStaged("discount", "A discount has either a fixed value or a percentage above 0.");
    line.discount = { id: store.nextId(), description: args.discount.description ?? "", value };
    return { ...staged(store, session, line), addedDiscountStagedChange: discountChange(context, line)[0] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderEditUpdateDiscount */
  orderEditUpdateDiscount: (
    _root: unknown,
    args: ChangeArgs & { readonly discount: DiscountInput },
    { store }: AdminContext,
  ) => {
    const session = findSession(store, args.id);
    if (!session) return NO_SESSION;
    const line = findDiscounted(session, args.discountApplicationId);
    if (!line?.discount) return notStaged("discountApplicationId", "The discount application does not exist.");
    const value = valueOf(args.discount, line);
    if (value === null) return notStaged("discount", "A discount has either a fixed value or a percentage above 0.");
    line.discount = { ...line.discount, description: args.discount.description ?? line.discount.description, value };
    return staged(store, session, line);
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderEditRemoveDiscount */
  orderEditRemoveDiscount: (_root: unknown, args: ChangeArgs, { store }: AdminContext) => {
    const session = findSession(store, args.id);
    if (!session) return NO_SESSION;
    const line = findDiscounted(session, args.discountApplicationId);
    if (!line) return notStaged("discountApplicationId", "The discount application does not exist.");
    line.discount = null;
    return staged(store, session, line);
  },
};

/** The line to which this edit gave the discount. */
function findDiscounted({ edit }: Session, globalId: string): OrderEditLine | null {
  const wanted =
    idIn(globalId, "CalculatedManualDiscountApplication") ?? idIn(globalId, "OrderStagedChangeAddLineItemDiscount");
  return edit.lines.find(({ discount }) => discount !== null && discount.id === wanted) ?? null;
}

function valueOf({ fixedValue, percentValue }: DiscountInput, line: OrderEditLine): EditDiscount["value"] | null {
  if (isGiven(fixedValue) === isGiven(percentValue)) return null;
  if (isGiven(percentValue)) return percentValue > 0 && percentValue <= 100 ? { percentage: percentValue } : null;
  // Whether an amount is meant for the line or for each of its units, the documentation does not say.
  if (line.quantity > 1) throw notEmulated("OrderEditAppliedDiscountInput.fixedValue on a line of more than one unit");
  const cents = centsOf(fixedValue?.amount ?? "0");
  return cents > 0 ? { amount: amountOf(cents) } : null;
}
