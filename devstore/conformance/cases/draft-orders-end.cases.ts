import assert from "node:assert/strict";
import {
  aDraft,
  candles,
  changeDraft,
  COMPLETE,
  createDraft,
  documentedInput,
  INVOICE_SEND,
  UPDATE,
  type Draft,
} from "../case-draft.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const API = "https://shopify.dev/docs/api/admin-graphql/latest";
const WEBHOOKS = "https://shopify.dev/docs/api/webhooks/latest";

/** The path of a draft's invoice, as the buyer opens it on the shop's own address. */
async function invoicePath(world: World, id: string): Promise<string> {
  const { draftOrder } = await world.data<{ draftOrder: { invoiceUrl: string } }>(
    `query ($id: ID!) { draftOrder(id: $id) { invoiceUrl } }`,
    { id },
  );
  return new URL(draftOrder.invoiceUrl).pathname;
}

function payment(cardNumber: string, more: Readonly<Record<string, string>> = {}): RequestInit {
  const fields = {
    email: "ann@example.com",
    firstName: "Ann",
    lastName: "Buyer",
    address1: "Main Street 1",
    zip: "10115",
    city: "Berlin",
    countryCode: "DE",
    cardNumber,
    cardExpiry: "12 / 40",
    cardCode: "123",
  };
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { method: "POST", headers, body: new URLSearchParams({ ...fields, ...more }).toString() };
}

async function candleUnits(world: World): Promise<Record<string, number>> {
  const { inventoryItem } = await world.data<{
    inventoryItem: { inventoryLevel: { quantities: { name: string; quantity: number }[] } };
  }>(
    `query ($id: ID!, $locationId: ID!) {
      inventoryItem(id: $id) {
        inventoryLevel(locationId: $locationId) {
          quantities(names: ["available", "reserved", "committed"]) { name quantity }
        }
      }
    }`,
    { id: world.variant("C-1").inventoryItemId, locationId: world.locations[0] },
  );
  const { quantities } = inventoryItem.inventoryLevel;
  return Object.fromEntries(quantities.map(({ name, quantity }) => [name, quantity]));
}

function inMinutes(world: World, minutes: number): string {
  return new Date(world.clock.now().getTime() + minutes * 60_000).toISOString();
}

/** Alarms ring in a later turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}

export const draftOrderEndCases: readonly ConformanceCase[] = [
  {
    says: "a completed draft has an order that is paid, and can neither be completed nor changed again",
    page: `${API}/mutations/draftOrderComplete`,
    covers: ["draftOrderComplete", "draftOrderUpdate"],
    example: true,
    async prove(world) {
      const id = await aDraft(world);

      const { draftOrder, userErrors } = await changeDraft(world, COMPLETE, { id });
      const again = await changeDraft(world, COMPLETE, { id });
      const changed = await changeDraft(world, UPDATE, { id, input: { note: "too late" } });

      assert.deepEqual(userErrors, []);
      assert.equal(draftOrder?.["status"], "COMPLETED");
      const order = draftOrder["order"] as Draft;
      assert.match(order.id, /^gid:\/\/shopify\/Order\/\d+$/);
      assert.equal(order["displayFinancialStatus"], "PAID");
      assert.deepEqual(order["totalPriceSet"], { shopMoney: { amount: "19.0" } });
      assert.equal(again.userErrors.length, 1);
      assert.equal(changed.userErrors.length, 1);
      assert.equal(world.store.state.orders.size, 1);
    },
  },
  {
    says: "a draft completed with its payment pending has an order that is not paid yet",
    page: `${API}/mutations/draftOrderComplete`,
    covers: ["draftOrderComplete"],
    async prove(world) {
      const { draftOrder } = await changeDraft(world, COMPLETE, { id: await aDraft(world), pending: true });

      assert.equal((draftOrder?.["order"] as Draft)["displayFinancialStatus"], "PENDING");
    },
  },
  {
    says: "a payment gateway that the shop does not have is refused, and the draft stays open",
    page: `${API}/mutations/draftOrderComplete`,
    covers: ["draftOrderComplete"],
    example: true,
    async prove(world) {
      const id = await aDraft(world);

      const { draftOrderComplete } = await world.data<{ draftOrderComplete: object }>(
        `mutation draftOrderComplete($id: ID!, $paymentGatewayId: ID) {
          draftOrderComplete(id: $id, paymentGatewayId: $paymentGatewayId) { userErrors { message field } }
        }`,
        { id, paymentGatewayId: "gid://shopify/PaymentGateway/12121213" },
      );

      assert.deepEqual(draftOrderComplete, { userErrors: [{ message: "Invalid payment gateway", field: null }] });
      assert.equal(world.store.state.orders.size, 0);
    },
  },
  {
    says: "draft_orders/create tells of the draft with the documented fields, ids in full",
    page: WEBHOOKS,
    covers: ["draftOrderCreate", "webhooks"],
    async prove(world) {
      await world.subscribe("draft_orders/create");

      const { draftOrder } = await createDraft(world, documentedInput(world), "id invoiceUrl");

      const { json } = await world.webhook("draft_orders/create");
      assert.equal(json["admin_graphql_api_id"], draftOrder?.id);
      assert.equal(json["invoice_url"], draftOrder?.["invoiceUrl"]);
      assert.equal(json["name"], "#D1");
      assert.equal(json["status"], "open");
      assert.equal(json["total_price"], "89.75");
      assert.equal(json["tags"], "bar, foo");
      assert.equal(json["allow_discount_codes_in_checkout?"], false);
      assert.deepEqual(json["shipping_line"], { custom: true, handle: null, title: "Custom Shipping", price: "4.55" });
      const lines = json["line_items"] as { custom: boolean; price: string; variant_title: string | null }[];
      assert.deepEqual(
        lines.map(({ custom, price }) => ({ custom, price })),
        [
          { custom: true, price: "14.99" },
          { custom: false, price: "9.50" },
        ],
      );
    },
  },
  {
    says: "an invoice is sent to the draft's email, and the draft knows when",
    page: `${API}/mutations/draftOrderInvoiceSend`,
    covers: ["draftOrderInvoiceSend"],
    example: true,
    async prove(world) {
      world.clock.setSpeed(0);
      world.clock.set(new Date("2026-11-25T17:18:09Z"));
      const id = await aDraft(world, { email: "thomas@example.com" });

      const { draftOrder, userErrors } = await changeDraft(world, INVOICE_SEND, { id });

      assert.deepEqual(userErrors, []);
      assert.equal(draftOrder?.["status"], "INVOICE_SENT");
      assert.equal(draftOrder["invoiceSentAt"], "2026-11-25T17:18:09Z");
      const shopId = world.store.state.shop.id;
      assert.match(
        String(draftOrder["invoiceUrl"]),
        new RegExp(`^https://${world.domain}/${shopId}/invoices/[0-9a-f]{32}$`),
      );
    },
  },
  {
    says: "an invoice to what is no email is not sent, and the draft is answered with the error",
    page: `${API}/mutations/draftOrderInvoiceSend`,
    covers: ["draftOrderInvoiceSend"],
    example: true,
    async prove(world) {
      const id = await aDraft(world);

      const answer = await changeDraft(
        world,
        `mutation draftOrderInvoiceSend($id: ID!, $email: EmailInput) {
          answer: draftOrderInvoiceSend(id: $id, email: $email) { draftOrder { id } userErrors { message field } }
        }`,
        { id, email: { subject: "valid subject", to: "invalid recipient" } },
      );

      assert.deepEqual(answer, { draftOrder: { id }, userErrors: [{ message: "To is invalid", field: null }] });
    },
  },
  {
    says: "the invoice's page takes the payment without a login, and the order is the buyer's",
    page: `${API}/objects/DraftOrder`,
    covers: ["DraftOrder.invoiceUrl", "checkout"],
    async prove(world) {
      const id = await aDraft(world);
      const path = await invoicePath(world, id);

      const page = await world.fetch(path);
      const paid = await world.fetch(path, { ...payment("1"), redirect: "manual" });
      const thanks = await world.fetch(path);

      assert.match(await page.text(), /Invoice #D1/);
      assert.equal(paid.status, 303);
      assert.match(await thanks.text(), /#1001/);
      const { draftOrder } = await world.data<{ draftOrder: { status: string; order: { email: string } } }>(
        `query ($id: ID!) { draftOrder(id: $id) { status order { email } } }`,
        { id },
        world.merchant,
      );
      assert.deepEqual(draftOrder, { status: "COMPLETED", order: { email: "ann@example.com" } });
    },
  },
  {
    says: "a declined card and a sold-out line leave the draft open, and no units are taken",
    page: `${API}/mutations/draftOrderComplete`,
    covers: ["DraftOrder.invoiceUrl", "checkout"],
    async prove(world) {
      const path = await invoicePath(world, await aDraft(world));
      const dear = await invoicePath(world, await aDraft(world, { lineItems: [candles(world, 6)] }));

      const declined = await world.fetch(path, payment("2"));
      const soldOut = await world.fetch(dear, payment("1"));

      assert.equal(declined.status, 402);
      assert.equal(soldOut.status, 409);
      assert.match(await soldOut.text(), /Only 5/);
      assert.deepEqual(await candleUnits(world), { available: 5, reserved: 0, committed: 0 });
    },
  },
  {
    says: "a code at the invoice's checkout holds only where the draft allows codes there",
    page: `${API}/input-objects/DraftOrderInput`,
    covers: ["draftOrderCreate", "checkout"],
    async prove(world) {
      await world.data(
        `mutation ($discount: DiscountCodeBasicInput!) {
          discountCodeBasicCreate(basicCodeDiscount: $discount) { userErrors { message } }
        }`,
        {
          discount: {
            title: "Ten",
            code: "TEN",
            startsAt: "2020-01-01T00:00:00Z",
            context: { all: "ALL" },
            customerGets: { value: { percentage: 0.1 }, items: { all: true } },
          },
        },
      );
      const closed = await invoicePath(world, await aDraft(world));
      const open = await invoicePath(world, await aDraft(world, { allowDiscountCodesInCheckout: true }));

      const refused = await world.fetch(closed, payment("1", { discount: "TEN" }));
      await world.fetch(open, payment("1", { discount: "TEN" }));

      assert.equal(refused.status, 422);
      const { orders } = await world.data<{
        orders: { nodes: { totalPriceSet: { shopMoney: { amount: string } } }[] };
      }>("{ orders(first: 5) { nodes { totalPriceSet { shopMoney { amount } } } } }");
      assert.deepEqual(orders.nodes, [{ totalPriceSet: { shopMoney: { amount: "17.1" } } }]);
    },
  },
  {
    says: "a draft reserves nothing by itself, and with a time it holds its units back until then",
    page: `${API}/mutations/draftOrderCreate`,
    covers: ["draftOrderCreate", "inventoryItem"],
    async prove(world) {
      await aDraft(world);
      assert.deepEqual(await candleUnits(world), { available: 5, reserved: 0, committed: 0 });

      await aDraft(world, { reserveInventoryUntil: inMinutes(world, 30) });
      assert.deepEqual(await candleUnits(world), { available: 3, reserved: 2, committed: 0 });

      world.clock.advance(29 * 60_000);
      await turn();
      assert.deepEqual(await candleUnits(world), { available: 3, reserved: 2, committed: 0 });
      world.clock.advance(2 * 60_000);
      await turn();
      assert.deepEqual(await candleUnits(world), { available: 5, reserved: 0, committed: 0 });
    },
  },
  {
    says: "a reservation ends with the draft's deletion, and moves with its lines and its time",
    page: `${API}/mutations/draftOrderUpdate`,
    covers: ["draftOrderUpdate", "draftOrderDelete"],
    async prove(world) {
      const id = await aDraft(world, { reserveInventoryUntil: inMinutes(world, 30) });

      await changeDraft(world, UPDATE, { id, input: { lineItems: [candles(world, 4)] } });
      assert.deepEqual(await candleUnits(world), { available: 1, reserved: 4, committed: 0 });
      await changeDraft(world, UPDATE, { id, input: { reserveInventoryUntil: inMinutes(world, 60) } });
      world.clock.advance(45 * 60_000);
      await turn();
      assert.deepEqual(await candleUnits(world), { available: 1, reserved: 4, committed: 0 });
      await world.data(`mutation ($id: ID!) { draftOrderDelete(input: { id: $id }) { deletedId } }`, { id });
      assert.deepEqual(await candleUnits(world), { available: 5, reserved: 0, committed: 0 });
    },
  },
  {
    says: "what a completed draft held back is committed to its order",
    page: `${API}/mutations/draftOrderComplete`,
    covers: ["draftOrderComplete"],
    async prove(world) {
      const id = await aDraft(world, { reserveInventoryUntil: inMinutes(world, 30) });

      await changeDraft(world, COMPLETE, { id });
      world.clock.advance(60 * 60_000);
      await turn();

      assert.deepEqual(await candleUnits(world), { available: 3, reserved: 0, committed: 2 });
    },
  },
];
