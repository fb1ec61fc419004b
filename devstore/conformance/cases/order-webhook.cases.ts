import assert from "node:assert/strict";
import { candleLine, createOrder, euros, WEBHOOKS } from "../case-order.ts";
import type { ConformanceCase } from "../conformance-case.ts";

export const orderWebhookCases: readonly ConformanceCase[] = [
  {
    says: "orders/create tells of the order with the documented fields, ids in full and money as text",
    page: WEBHOOKS,
    covers: ["orderCreate", "orders/create"],
    async prove(world) {
      await world.subscribe("orders/create");

      const { order } = await createOrder(world, {
        order: {
          email: "jon@example.com",
          lineItems: [candleLine(world)],
          tags: ["b", "a"],
          shippingLines: [{ title: "Standard", priceSet: euros("10.00") }],
          shippingAddress: {
            firstName: "Steve",
            lastName: "Shipper",
            address1: "123 Shipping Street",
            countryCode: "US",
          },
        },
        fields: "id legacyResourceId",
      });
      const { json } = await world.webhook("orders/create");

      const { id, legacyResourceId } = order as { id: string; legacyResourceId: string };
      assert.equal(json["admin_graphql_api_id"], id);
      assert.equal(json["id"], legacyResourceId);
      assert.equal(json["tags"], "a, b");
      assert.equal(json["total_price"], "29.00");
      assert.equal(json["subtotal_price"], "19.00");
      assert.equal(json["financial_status"], "pending");
      assert.equal(json["fulfillment_status"], null);
      for (const field of DOCUMENTED_FIELDS) assert.ok(field in json, `orders/create has ${field}`);
      const [line] = json["line_items"] as Record<string, unknown>[];
      assert.equal(line?.["price"], "9.50");
      assert.equal(line["sku"], "C-1");
      const [shipping] = json["shipping_lines"] as Record<string, unknown>[];
      assert.equal(shipping?.["price"], "10.00");
      assert.deepEqual(json["total_shipping_price_set"], {
        shop_money: { amount: "10.00", currency_code: "EUR" },
        presentment_money: { amount: "10.00", currency_code: "EUR" },
      });
    },
  },
];

/** Those of the sample payload that every order has, whoever bought what */
const DOCUMENTED_FIELDS = [
  "id",
  "admin_graphql_api_id",
  "app_id",
  "billing_address",
  "browser_ip",
  "buyer_accepts_marketing",
  "cancel_reason",
  "cancelled_at",
  "cart_token",
  "checkout_id",
  "checkout_token",
  "client_details",
  "closed_at",
  "confirmation_number",
  "confirmed",
  "contact_email",
  "created_at",
  "currency",
  "current_shipping_price_set",
  "current_subtotal_price",
  "current_subtotal_price_set",
  "current_total_additional_fees_set",
  "current_total_discounts",
  "current_total_discounts_set",
  "current_total_duties_set",
  "current_total_price",
  "current_total_price_set",
  "current_total_tax",
  "current_total_tax_set",
  "customer",
  "customer_locale",
  "device_id",
  "discount_applications",
  "discount_codes",
  "duties_included",
  "email",
  "estimated_taxes",
  "financial_status",
  "fulfillment_status",
  "fulfillments",
  "landing_site",
  "landing_site_ref",
  "line_items",
  "location_id",
  "merchant_business_entity_id",
  "merchant_of_record_app_id",
  "name",
  "note",
  "note_attributes",
  "number",
  "order_number",
  "order_status_url",
  "original_total_additional_fees_set",
  "original_total_duties_set",
  "payment_gateway_names",
  "payment_terms",
  "phone",
  "po_number",
  "presentment_currency",
  "processed_at",
  "reference",
  "referring_site",
  "refunds",
  "returns",
  "shipping_address",
  "shipping_lines",
  "source_identifier",
  "source_name",
  "source_url",
  "subtotal_price",
  "subtotal_price_set",
  "tags",
  "tax_exempt",
  "tax_lines",
  "taxes_included",
  "test",
  "token",
  "total_cash_rounding_payment_adjustment_set",
  "total_cash_rounding_refund_adjustment_set",
  "total_discounts",
  "total_discounts_set",
  "total_line_items_price",
  "total_line_items_price_set",
  "total_outstanding",
  "total_price",
  "total_price_set",
  "total_shipping_price_set",
  "total_tax",
  "total_tax_set",
  "total_tip_received",
  "total_weight",
  "updated_at",
  "user_id",
];
