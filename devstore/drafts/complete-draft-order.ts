import { customerOfCheckout, NO_ADDRESS } from "../customers/customer-records.ts";
import { availableUnits } from "../inventory/stock.ts";
import { takeRegardless, type TakenUnits, type UnitsWanted } from "../inventory/take-units.ts";
import { addSale, keepNewOrder, newLineParts, newOrderParts } from "../orders/order-records.ts";
import type { Id } from "../state/ids.ts";
import type { PostalAddress } from "../state/records/customer.ts";
import type { DraftLine, DraftOrder } from "../state/records/draft-order.ts";
import type { Order, OrderLine } from "../state/records/order.ts";
import type { Store } from "../state/store.ts";
import { announceDraft } from "./draft-records.ts";
import { draftTotals, type DraftTotals } from "./draft-totals.ts";
import { releaseUnits } from "./reservation.ts";

export interface Completion {
  /** The merchant may sell more than there is; a buyer who pays the invoice may not. */
  readonly by: "merchant" | "buyer";
  readonly isPaid: boolean;
  readonly sourceName?: string | null;
  /** What the buyer typed at the checkout; what the draft says holds where this is left out */
  readonly email?: string;
  readonly shippingAddress?: Partial<PostalAddress>;
}

export type NotCompleted =
  | { readonly refused: "completed-already" }
  | { readonly refused: "sold-out"; readonly variantId: Id; readonly available: number };

/**
 * Turns a draft into an order: its reserved units go back and are taken with the order, its codes are used, and both are told
 * of. Refuses, changing nothing, a draft that is completed already, and a buyer's when a line is sold out.
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/draftOrderComplete
 */
export function completeDraftOrder(store: Store, draft: DraftOrder, completion: Completion): Order | NotCompleted {
  if (draft.status === "COMPLETED") return { refused: "completed-already" };
  const totals = draftTotals(store, draft);
  const wanted = draft.lines.flatMap(({ variantId, quantity }) =>
    variantId === null ? [] : [{ variantId, quantity }],
  );
  const short = completion.by === "buyer" ? findShort(store, draft, wanted) : null;
  if (short) return { refused: "sold-out", ...short };
  releaseUnits(store, draft);
  const taken = takeRegardless(store, wanted);

  for (const { id } of totals.appliedDiscounts) {
    const discount = store.state.discounts.get(id);
    if (!discount) continue;
    discount.usageCount += 1;
    store.state.discounts.put(discount);
  }
  const order = orderOf(store, draft, { completion, totals, taken });
  if (completion.isPaid) addSale(store, order, order.totalPrice);
  keepNewOrder(store, order);

  draft.status = "COMPLETED";
  draft.completedAt = store.timestamp();
  draft.orderId = order.id;
  announceDraft(store, draft);
  return order;
}

/** The first variant of which fewer are left than the draft wants, what it holds back itself included. */
function findShort(store: Store, draft: DraftOrder, wanted: readonly UnitsWanted[]) {
  for (const variantId of new Set(wanted.map((one) => one.variantId))) {
    const variant = store.state.variants.get(variantId);
    const units = availableUnits(store, variantId);
    if (variant?.inventoryPolicy === "CONTINUE" || (variant && units === null)) continue;
    const held = draft.reserved.filter((one) => one.inventoryItemId === variant?.inventoryItemId);
    const available = Math.max(0, (units ?? 0) + held.reduce((sum, one) => sum + one.quantity, 0));
    const quantity = wanted.reduce((sum, one) => (one.variantId === variantId ? sum + one.quantity : sum), 0);
    if (available < quantity) return { variantId, available };
  }
  return null;
}

interface Ingredients {
  readonly completion: Completion;
  readonly totals: DraftTotals;
  /** Of the lines with a variant, in their order */
  readonly taken: readonly TakenUnits[];
}

function orderOf(store: Store, draft: DraftOrder, { completion, totals, taken }: Ingredients): Order {
  const address = { ...draft.shippingAddress, ...completion.shippingAddress };
  const hasAddress = Boolean(draft.shippingAddress ?? completion.shippingAddress);
  const email = completion.email ?? draft.email ?? store.state.customers.get(draft.customerId)?.email ?? "";
  const buyer = draft.customerId ?? customerOfCheckout(store, email, address)?.id ?? null;
  const at = store.timestamp();
  const number = store.state.nextOrderNumber;
  store.state.nextOrderNumber += 1;
  store.state.headChanged();
  const places = [...taken];
  return {
    id: store.nextId(),
    name: `#${number}`,
    number,
    customerId: buyer,
    email,
    currencyCode: store.state.shop.currencyCode,
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    financialStatus: completion.isPaid ? "PAID" : "PENDING",
    fulfillmentStatus: "UNFULFILLED",
    sourceName: completion.sourceName ?? draft.sourceName ?? "shopify_draft_order",
    lines: draft.lines.map((line, index) => {
      const place = line.variantId === null ? undefined : places.shift();
      return orderLine(store, line, { totals: totals.lines[index], place });
    }),
    discountCodes: [...totals.appliedCodes],
    subtotalPrice: totals.subtotal,
    totalDiscounts: totals.totalDiscounts,
    totalPrice: totals.total,
    shippingAddress: hasAddress ? { ...NO_ADDRESS, ...address } : null,
    tags: [...draft.tags],
    note: draft.note ?? "",
    cartToken: null,
    processedAt: at,
    ...newOrderParts(),
    billingAddress: draft.billingAddress,
    phone: draft.phone,
    poNumber: draft.poNumber,
    customAttributes: draft.properties.map((property) => ({ ...property })),
    shippingLines: draft.shippingLine
      ? [{ id: store.nextId(), ...draft.shippingLine, code: "custom", source: null, taxLines: [] }]
      : [],
  };
}

interface LineParts {
  readonly totals: DraftTotals["lines"][number] | undefined;
  readonly place: TakenUnits | undefined;
}

function orderLine(store: Store, line: DraftLine, { totals, place }: LineParts): OrderLine {
  const variant = store.state.variants.get(line.variantId);
  const product = store.state.products.get(variant?.productId);
  return {
    id: store.nextId(),
    variantId: variant?.id ?? null,
    productId: product?.id ?? null,
    title: product?.title ?? line.title,
    variantTitle: variant && variant.title !== "Default Title" ? variant.title : "",
    sku: variant ? variant.sku : line.sku,
    vendor: product?.vendor ?? "",
    quantity: line.quantity,
    price: totals?.unitPrice ?? "0.00",
    totalDiscount: totals?.allDiscounts ?? "0.00",
    discountAllocations: (totals?.codes ?? []).map((one) => ({ ...one })),
    properties: line.properties.map((property) => ({ ...property })),
    requiresShipping: line.requiresShipping,
    taxable: line.taxable,
    ...newLineParts(place),
  };
}
