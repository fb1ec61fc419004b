import assert from "node:assert/strict";
import type { AppRegistration } from "../../access/app-registration.ts";
import { approveCustomerData } from "../../access/customer-data.ts";
import { placeOrder } from "../../orders/place-order.ts";
import { idIn } from "../../state/ids.ts";
import type { DataApproval } from "../../state/records/app.ts";
import { anApp, askerOf } from "../case-app.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const PROTECTED = "https://shopify.dev/docs/apps/launch/protected-customer-data";

/** An app that reads orders and customers, hears of orders, and was approved for this much. */
function reader(world: World, approval: Omit<DataApproval, "appId">): AppRegistration {
  const app = anApp(world, {
    scopes: ["read_orders", "read_customers"],
    webhookTopics: [{ topic: "orders/create", uri: "/webhooks", includeFields: [] }],
  });
  approveCustomerData(world.store, { appId: app.id, ...approval });
  return app;
}

/** A shopper named Ada buys a candle. */
function buy(world: World): void {
  const order = placeOrder(world.store, {
    lines: [{ variantId: idIn(world.variant("C-1").id, "ProductVariant") ?? "", quantity: 1, properties: [] }],
    email: "ada@example.com",
    shippingAddress: {
      firstName: "Ada",
      lastName: "Lovelace",
      address1: "Long Lane 1",
      city: "Berlin",
      zip: "10115",
      countryCode: "DE",
    },
    discountCodes: [],
    cartToken: null,
  });
  assert.ok(!("refused" in order));
}

/** The message of the first error for this selection of the order; null when it was answered. */
async function refusal(world: World, app: AppRegistration, selection: string): Promise<string | null> {
  const { errors } = await world.admin(
    `{ orders(first: 1) { nodes { id ${selection} } } }`,
    {},
    await askerOf(world, app),
  );
  return errors[0]?.message ?? null;
}

export const protectedDataCases: readonly ConformanceCase[] = [
  {
    says: "an app with customer data only sees orders, and is refused each protected field by its name",
    page: PROTECTED,
    covers: ["protected customer data", "orders"],
    async prove(world) {
      const app = reader(world, { customerData: true, fields: [] });
      buy(world);
      const refused = (field: string) =>
        `This app is not approved to use the ${field} field. See ${PROTECTED} for more details.`;

      assert.equal(await refusal(world, app, "name totalPriceSet { shopMoney { amount } }"), null);
      assert.equal(await refusal(world, app, "email"), refused("email"));
      assert.equal(await refusal(world, app, "shippingAddress { firstName }"), refused("firstName"));
      assert.equal(await refusal(world, app, "shippingAddress { zip }"), refused("zip"));
      assert.equal(await refusal(world, app, "shippingAddress { city countryCodeV2 }"), null);
    },
  },
  {
    says: "each kind of protected field is approved by itself",
    page: PROTECTED,
    covers: ["protected customer data"],
    async prove(world) {
      const app = reader(world, { customerData: true, fields: ["email"] });
      buy(world);

      assert.equal(await refusal(world, app, "email"), null);
      assert.match((await refusal(world, app, "shippingAddress { lastName }")) ?? "", /use the lastName field/);

      approveCustomerData(world.store, { appId: app.id, customerData: true, fields: ["name", "address"] });
      assert.equal(await refusal(world, app, "shippingAddress { lastName address1 zip }"), null);
      assert.match((await refusal(world, app, "email")) ?? "", /use the email field/);
    },
  },
  {
    says: "two apps in one shop see each what it was approved for",
    page: PROTECTED,
    covers: ["protected customer data", "several apps"],
    async prove(world) {
      const trusted = reader(world, { customerData: true, fields: ["email"] });
      const other = reader(world, { customerData: true, fields: [] });
      buy(world);

      assert.equal(await refusal(world, trusted, "email"), null);
      assert.notEqual(await refusal(world, other, "email"), null);
    },
  },
  {
    says: "a webhook holds no name, address or email for an app that is not approved for them",
    page: PROTECTED,
    covers: ["protected customer data", "webhooks"],
    async prove(world) {
      reader(world, { customerData: true, fields: [] });
      buy(world);

      const { json, rawBody } = await world.webhook("orders/create");

      assert.equal(json["email"], null);
      const address = json["shipping_address"] as Record<string, unknown>;
      assert.deepEqual([address["first_name"], address["address1"], address["zip"]], [null, null, null]);
      assert.equal(address["city"], "Berlin");
      for (const told of ["ada@example.com", "Lovelace", "Long Lane", "10115"])
        assert.ok(!rawBody.includes(told), told);
      assert.match(String(json["name"]), /^#\d+$/, "the order's own name is nobody's");
    },
  },
  {
    says: "an app whose approval is taken away hears of no order any more",
    page: PROTECTED,
    covers: ["protected customer data", "webhooks"],
    async prove(world) {
      const app = reader(world, { customerData: true, fields: [] });
      approveCustomerData(world.store, { appId: app.id, customerData: false, fields: [] });

      buy(world);
      await world.devStore.shops.find(world.domain)?.webhooks.idle();

      assert.deepEqual(
        world.store.state.deliveries.filter(({ topic }) => topic === "orders/create"),
        [],
      );
    },
  },
  {
    says: "an approved app's webhook names the shopper",
    page: PROTECTED,
    covers: ["protected customer data", "webhooks"],
    async prove(world) {
      reader(world, { customerData: true, fields: ["name", "email", "address", "phone"] });
      buy(world);

      const { json } = await world.webhook("orders/create");

      assert.equal(json["email"], "ada@example.com");
      assert.equal((json["shipping_address"] as Record<string, unknown>)["last_name"], "Lovelace");
    },
  },
];
