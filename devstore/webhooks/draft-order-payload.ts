import { invoiceUrl } from "../drafts/draft-records.ts";
import { draftTotals, type DraftTotals } from "../drafts/draft-totals.ts";
import { gid } from "../state/ids.ts";
import type { PostalAddress } from "../state/records/customer.ts";
import type { DraftDiscount, DraftLine, DraftOrder } from "../state/records/draft-order.ts";
import type { Store } from "../state/store.ts";
import { addressPayload, customerDetails } from "./customer-payload.ts";
import { restId, type RestValue } from "./rest-json.ts";

/** A draft as `draft_orders/create` and `draft_orders/update` tell it. https://shopify.dev/docs/api/webhooks/latest */
export function draftOrderPayload(store: Store, draft: DraftOrder): Record<string, RestValue> {
  const totals = draftTotals(store, draft);
  const customer = store.state.customers.get(draft.customerId);
  return {
    id: restId(draft.id),
    note: draft.note,
    email: draft.email,
    taxes_included: true,
    currency: store.state.shop.currencyCode,
    invoice_sent_at: draft.invoiceSentAt,
    created_at: draft.createdAt,
    updated_at: draft.updatedAt,
    tax_exempt: draft.taxExempt,
    completed_at: draft.completedAt,
    name: draft.name,
    "allow_discount_codes_in_checkout?": draft.allowDiscountCodesInCheckout,
    "b2b?": false,
    status: draft.status.toLowerCase(),
    line_items: draft.lines.map((line, index) => linePayload(store, line, totals.lines[index])),
    api_client_id: null,
    shipping_address: located(draft.shippingAddress),
    billing_address: located(draft.billingAddress),
    invoice_url: invoiceUrl(store, draft),
    created_on_api_version_handle: null,
    applied_discount: discountPayload(draft.appliedDiscount, totals.orderDiscount),
    order_id: draft.orderId === null ? null : restId(draft.orderId),
    shipping_line: draft.shippingLine && { custom: true, handle: null, ...draft.shippingLine },
    tax_lines: [],
    tags: draft.tags.join(", "),
    note_attributes: draft.properties.map(({ name, value }) => ({ name, value })),
    total_price: totals.total,
    subtotal_price: totals.subtotal,
    total_tax: "0.00",
    payment_terms: null,
    admin_graphql_api_id: gid("DraftOrder", draft.id),
    customer: customer ? customerDetails(store, customer) : null,
  };
}

function linePayload(store: Store, line: DraftLine, totals: DraftTotals["lines"][number] | undefined): RestValue {
  const variant = store.state.variants.get(line.variantId);
  const product = store.state.products.get(variant?.productId);
  const variantTitle = variant && variant.title !== "Default Title" ? variant.title : null;
  const title = product?.title ?? line.title;
  return {
    id: restId(line.id),
    variant_id: line.variantId === null ? null : restId(line.variantId),
    product_id: product ? restId(product.id) : null,
    title,
    variant_title: variantTitle,
    sku: variant ? variant.sku : line.sku,
    vendor: product?.vendor ?? null,
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    taxable: line.taxable,
    gift_card: false,
    fulfillment_service: "manual",
    grams: 0,
    tax_lines: [],
    applied_discount: discountPayload(line.appliedDiscount, totals?.ownDiscount ?? "0.00"),
    name: variantTitle ? `${title} - ${variantTitle}` : title,
    properties: line.properties.map(({ name, value }) => ({ name, value })),
    custom: line.variantId === null,
    price: totals?.unitPrice ?? "0.00",
    admin_graphql_api_id: gid("DraftOrderLineItem", line.id),
  };
}

function discountPayload(discount: DraftDiscount | null, amount: string): RestValue {
  if (!discount) return null;
  const { description, title, value, valueType } = discount;
  return { description, value: value.toFixed(1), title, amount, value_type: valueType.toLowerCase() };
}

function located(address: PostalAddress | null): RestValue {
  return address && { ...addressPayload(address), latitude: null, longitude: null };
}
