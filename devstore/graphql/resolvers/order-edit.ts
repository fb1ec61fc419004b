import { availableUnits } from "../../inventory/stock.ts";
import { beginEdit, commitEdit } from "../../orders/edit.ts";
import { amountOf, centsOf } from "../../orders/money.ts";
import { paid } from "../../orders/order-money.ts";
import { unfulfilledQuantity } from "../../orders/order-quantities.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { OrderEdit, OrderEditLine } from "../../state/records/order-edit.ts";
import type { Store } from "../../state/store.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { moneyBag } from "./money.ts";

type IdArgs = { readonly id: string };
type SetQuantityArgs = IdArgs & {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly restock?: boolean | null;
};
type AddVariantArgs = IdArgs & {
  readonly variantId: string;
  readonly quantity: number;
  readonly allowDuplicates?: boolean | null;
};
type AddCustomArgs = IdArgs & {
  readonly title: string;
  readonly quantity: number;
  readonly price: { readonly amount: string };
  readonly requiresShipping?: boolean | null;
  readonly taxable?: boolean | null;
};

export const calculatedOrder = fieldsOf<OrderEdit>({
  id: (edit) => gid("CalculatedOrder", edit.id),
  originalOrder: (edit, _args, { store }) => store.state.orders.get(edit.orderId),
  lineItems: (edit, args: PageArgs, context) => pageOf(edit.lines, args, context, ({ id }) => ({ id, value: id })),
  addedLineItems: (edit, args: PageArgs, context) =>
    pageOf(
      edit.lines.filter(({ lineId }) => lineId === null),
      args,
      context,
      ({ id }) => ({ id, value: id }),
    ),
  subtotalLineItemsQuantity: (edit) => edit.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  subtotalPriceSet: (edit, _args, context) => moneyBag(context, totalOf(edit)),
  totalPriceSet: (edit, _args, context) => moneyBag(context, totalOf(edit)),
  totalOutstandingSet: (edit, _args, context) => {
    const order = context.store.state.orders.get(edit.orderId);
    return moneyBag(context, amountOf(centsOf(totalOf(edit)) - (order ? paid(order) : 0)));
  },
  shippingLines: () => [],
  taxLines: () => [],
  notificationPreviewTitle: () => "Order updated",
  notificationPreviewHtml: () => null,
  cartDiscountAmountSet: () => null,
});

export const calculatedLineItem = fieldsOf<OrderEditLine>({
  id: (line) => gid("CalculatedLineItem", line.id),
  title: (line) => line.title,
  variantTitle: (line) => line.variantTitle || null,
  sku: (line) => line.sku,
  quantity: (line) => line.quantity,
  editableQuantity: (line) => line.quantity,
  editableQuantityBeforeChanges: (line) => line.before,
  restockable: (line) => line.variantId !== null,
  restocking: (line) => line.quantity < line.before && line.restock,
  variant: (line, _args, { store }) => store.state.variants.get(line.variantId) ?? null,
  originalUnitPriceSet: (line, _args, context) => moneyBag(context, line.price),
  discountedUnitPriceSet: (line, _args, context) => moneyBag(context, line.price),
  editableSubtotalSet: (line, _args, context) => moneyBag(context, lineTotal(line)),
  uneditableSubtotalSet: (_line, _args, context) => moneyBag(context, "0.00"),
  hasStagedLineItemDiscount: () => false,
  calculatedDiscountAllocations: () => [],
  customAttributes: () => [],
  image: () => null,
});

export const orderEditMutations = {
  orderEditBegin: (_root: unknown, args: IdArgs, { store }: AdminContext) => {
    const order = store.state.orders.get(idIn(args.id, "Order"));
    if (!order) return refused("id", "The order does not exist.");
    if (order.cancelledAt !== null) return refused("id", "The order cannot be edited.");
    return begun(beginEdit(store, order));
  },

  orderEditSetQuantity: (_root: unknown, args: SetQuantityArgs, { store }: AdminContext) => {
    const edit = findEdit(store, args.id);
    const lineId = idIn(args.lineItemId, "CalculatedLineItem") ?? idIn(args.lineItemId, "LineItem");
    const line = edit?.lines.find(({ id }) => id === lineId);
    if (!edit) return refused("id", "The calculated order does not exist.");
    if (!line) return refused("lineItemId", "The line item does not exist.");
    if (args.quantity < 0) return refused("quantity", "The quantity must be greater than or equal to 0.");
    const sent = line.before - unsentOf(store, edit, line);
    if (args.quantity < sent) return refused("quantity", "The quantity cannot be lower than what was fulfilled.");
    line.quantity = args.quantity;
    line.restock = args.restock ?? true;
    return begun(store.state.orderEdits.put(edit), line);
  },

  orderEditAddVariant: (_root: unknown, args: AddVariantArgs, { store }: AdminContext) => {
    const edit = findEdit(store, args.id);
    const variant = store.state.variants.get(idIn(args.variantId, "ProductVariant"));
    const product = store.state.products.get(variant?.productId);
    if (!edit) return refused("id", "The calculated order does not exist.");
    if (!variant || !product) return refused("variantId", "can't find variant");
    if (args.quantity < 1) return refused("quantity", "must be greater than 0");
    if (!args.allowDuplicates && edit.lines.some(({ variantId, quantity }) => variantId === variant.id && quantity > 0))
      return refused("variantId", "can't be added because it is already on the order");
    const left = availableUnits(store, variant.id);
    if (left !== null && variant.inventoryPolicy === "DENY" && left < args.quantity)
      return refused("quantity", `only has ${Math.max(0, left)} available`);
    const line = addedLine(store, args.quantity, {
      variantId: variant.id,
      productId: product.id,
      title: product.title,
      variantTitle: variant.title === "Default Title" ? "" : variant.title,
      sku: variant.sku,
      vendor: product.vendor,
      price: variant.price,
      requiresShipping: store.state.inventoryItems.get(variant.inventoryItemId)?.requiresShipping ?? true,
      taxable: variant.taxable,
    });
    edit.lines.push(line);
    return begun(store.state.orderEdits.put(edit), line);
  },

  orderEditAddCustomItem: (_root: unknown, args: AddCustomArgs, { store }: AdminContext) => {
    const edit = findEdit(store, args.id);
    if (!edit) return refused("id", "The calculated order does not exist.");
    if (args.title.trim() === "") return refused("title", "can't be blank");
    if (args.quantity < 1) return refused("quantity", "must be greater than 0");
    const line = addedLine(store, args.quantity, {
      variantId: null,
      productId: null,
      title: args.title,
      variantTitle: "",
      sku: null,
      vendor: "",
      price: amountOf(centsOf(args.price.amount)),
      requiresShipping: args.requiresShipping ?? false,
      taxable: args.taxable ?? true,
    });
    edit.lines.push(line);
    return begun(store.state.orderEdits.put(edit), line);
  },

  orderEditCommit: (_root: unknown, args: IdArgs & { readonly staffNote?: string | null }, { store }: AdminContext) => {
    const refuse = (message: string) => ({
      order: null,
      successMessages: [],
      userErrors: [{ field: ["id"], message }],
    });
    const edit = findEdit(store, args.id);
    const order = store.state.orders.get(edit?.orderId);
    if (!edit || !order) return refuse("The calculated order does not exist.");
    if (edit.lines.every(({ before, quantity }) => before === quantity))
      return refuse("There must be at least one change to be made.");
    if (!commitEdit(store, order, { edit, staffNote: args.staffNote ?? "" }))
      return refuse("The items that were added are not available any more.");
    return { order, successMessages: ["Order updated"], userErrors: [] };
  },
};

type Shown = Omit<OrderEditLine, "id" | "lineId" | "before" | "quantity" | "restock">;

function addedLine(store: Store, quantity: number, shown: Shown): OrderEditLine {
  return { id: store.nextId(), lineId: null, ...shown, before: 0, quantity, restock: true };
}

function findEdit(store: Store, id: string): OrderEdit | undefined {
  return store.state.orderEdits.get(idIn(id, "CalculatedOrder") ?? idIn(id, "OrderEditSession"));
}

function unsentOf(store: Store, edit: OrderEdit, line: OrderEditLine): number {
  const order = store.state.orders.get(edit.orderId);
  const own = order?.lines.find(({ id }) => id === line.lineId);
  return order && own ? unfulfilledQuantity(order, own) : line.before;
}

function begun(edit: OrderEdit, line: OrderEditLine | null = null): object {
  const orderEditSession = { id: gid("OrderEditSession", edit.id) };
  return { calculatedOrder: edit, calculatedLineItem: line, orderEditSession, userErrors: [] };
}

function refused(field: string, message: string): object {
  const userErrors = [{ field: [field], message }];
  return { calculatedOrder: null, calculatedLineItem: null, orderEditSession: null, userErrors };
}

function totalOf(edit: OrderEdit): string {
  return amountOf(edit.lines.reduce((sum, line) => sum + centsOf(lineTotal(line)), 0));
}

function lineTotal({ price, quantity }: OrderEditLine): string {
  return amountOf(centsOf(price) * quantity);
}
