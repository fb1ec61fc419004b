import { product, type Sold } from "./intake-talk.ts";

const firstId = 6_100_000_000_000;

/** The body of orders/create, about 5.8 KB: an order of two lines, one of them sold in the show. Every `nth` has ids of its own. */
export function orderBody(nth: number, { showId, itemId }: Sold): string {
  const id = firstId + nth * 4;
  return JSON.stringify({
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${1001 + nth}`,
    number: 1 + nth,
    order_number: 1001 + nth,
    confirmation_number: "B3NCHM4RK",
    confirmed: true,
    test: false,
    currency: "EUR",
    presentment_currency: "EUR",
    created_at: "2026-11-21T10:00:00+01:00",
    processed_at: "2026-11-21T10:00:00+01:00",
    updated_at: "2026-11-21T10:00:01+01:00",
    cancelled_at: null,
    cancel_reason: null,
    closed_at: null,
    financial_status: "paid",
    fulfillment_status: null,
    payment_gateway_names: ["bogus"],
    source_name: "web",
    cart_token: "Z2NwLWJlbmNoLWJlbmNoLWJlbmNoLWJlbmNo",
    checkout_token: "0123456789abcdef0123456789abcdef",
    landing_site: "/products/linen-shirt?variant=1&utm_source=bench",
    referring_site: "https://bench.example/",
    browser_ip: null,
    note: null,
    note_attributes: [],
    tags: "",
    email: null,
    phone: null,
    customer: null,
    billing_address: address,
    shipping_address: address,
    taxes_included: true,
    tax_lines: [tax("7.21")],
    ...prices("subtotal_price", "39.98"),
    ...prices("total_price", "44.88"),
    ...prices("total_discounts", "5.00"),
    ...prices("total_tax", "7.21"),
    ...prices("current_subtotal_price", "39.98"),
    ...prices("current_total_price", "44.88"),
    ...prices("current_total_tax", "7.21"),
    ...prices("total_shipping_price", "4.90"),
    discount_codes: [{ code: "LIVE-BENCH", amount: "5.00", type: "fixed_amount" }],
    discount_applications: [
      { type: "discount_code", code: "LIVE-BENCH", target_type: "line_item", value: "5.0", value_type: "fixed_amount" },
    ],
    line_items: [
      line(id + 1, [
        { name: "_paniere_show", value: showId },
        { name: "_paniere_item", value: itemId },
      ]),
      line(id + 2, [{ name: "Engraving", value: "none" }]),
    ],
    shipping_lines: [{ id: id + 3, code: "Standard", title: "Standard", ...prices("price", "4.90"), tax_lines: [] }],
    fulfillments: [],
    refunds: [],
  });
}

const address = {
  first_name: null,
  last_name: null,
  address1: null,
  city: "Genova",
  zip: "16121",
  province: "Genova",
  province_code: "GE",
  country: "Italy",
  country_code: "IT",
};

function line(id: number, properties: readonly { readonly name: string; readonly value: string }[]): object {
  return {
    id,
    admin_graphql_api_id: `gid://shopify/LineItem/${id}`,
    product_id: Number(product.id),
    variant_id: Number(product.variantId),
    product_exists: true,
    title: "Linen shirt",
    name: "Linen shirt - Sand / M",
    variant_title: "Sand / M",
    variant_inventory_management: "shopify",
    sku: "LINEN-SAND-M",
    vendor: "Bench",
    quantity: 1,
    current_quantity: 1,
    fulfillable_quantity: 1,
    fulfillment_status: null,
    fulfillment_service: "manual",
    gift_card: false,
    grams: 240,
    requires_shipping: true,
    taxable: true,
    ...prices("price", "19.99"),
    ...prices("total_discount", "0.00"),
    discount_allocations: [{ discount_application_index: 0, ...prices("amount", "2.50") }],
    properties,
    tax_lines: [tax("3.60")],
    duties: [],
  };
}

function tax(price: string): object {
  return { title: "IVA", rate: 0.22, channel_liable: false, ...prices("price", price) };
}

function prices(name: string, amount: string): object {
  const money = { amount, currency_code: "EUR" };
  return { [name]: amount, [`${name}_set`]: { shop_money: money, presentment_money: money } };
}
