import { randomBytes } from "node:crypto";
import { gid } from "../state/ids.ts";
import { removeMetafieldsOf } from "../state/metafields.ts";
import type { DraftOrder } from "../state/records/draft-order.ts";
import type { Store } from "../state/store.ts";
import { releaseUnits } from "./reservation.ts";

/** An empty draft, which is not one of the shop's yet: it has no number before `addDraft`. */
export function newDraft(store: Store): DraftOrder {
  const at = store.timestamp();
  return {
    id: store.nextId(),
    name: "",
    token: randomBytes(16).toString("hex"),
    status: "OPEN",
    lines: [],
    appliedDiscount: null,
    shippingLine: null,
    discountCodes: [],
    acceptAutomaticDiscounts: false,
    allowDiscountCodesInCheckout: false,
    customerId: null,
    email: null,
    phone: null,
    note: null,
    poNumber: null,
    tags: [],
    properties: [],
    shippingAddress: null,
    billingAddress: null,
    taxExempt: false,
    visibleToCustomer: false,
    sourceName: null,
    presentmentCurrencyCode: store.state.shop.currencyCode,
    reserveInventoryUntil: null,
    reserved: [],
    invoiceSentAt: null,
    completedAt: null,
    orderId: null,
    createdAt: at,
    updatedAt: at,
  };
}

/** Gives a new draft the next number and tells of it. */
export function addDraft(store: Store, draft: DraftOrder): DraftOrder {
  draft.name = `#D${store.state.nextDraftNumber}`;
  store.state.nextDraftNumber += 1;
  store.state.headChanged();
  store.state.draftOrders.put(draft);
  store.events.emit("draft_orders/create", draft);
  return draft;
}

/** Saves a changed draft and tells of it. */
export function announceDraft(store: Store, draft: DraftOrder): void {
  draft.updatedAt = store.timestamp();
  store.state.draftOrders.put(draft);
  store.events.emit("draft_orders/update", draft);
}

/** Takes a draft away; what it held back is there for others again. */
export function removeDraft(store: Store, draft: DraftOrder): void {
  releaseUnits(store, draft);
  store.state.draftOrders.delete(draft.id);
  removeMetafieldsOf(store, gid("DraftOrder", draft.id));
  store.events.emit("draft_orders/delete", { id: draft.id });
}

/** Where the buyer pays: the one who has the address needs no login. */
export function invoiceUrl(store: Store, draft: DraftOrder): string {
  return `https://${store.domain}/${store.state.shop.id}/invoices/${draft.token}`;
}

export function findDraftByToken(store: Store, token: string): DraftOrder | null {
  return store.state.draftOrders.find((draft) => draft.token === token) ?? null;
}
