import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const API = "https://shopify.dev/docs/api/admin-graphql/latest";

interface PlainError {
  readonly field: readonly string[] | null;
  readonly message: string;
}

interface Shown {
  readonly id: string;
  readonly [field: string]: unknown;
}

interface Answer {
  readonly customer: Shown | null;
  readonly userErrors: readonly PlainError[];
}

/** As the merchant, whom no protection of customers' data keeps from looking. */
async function create(world: World, input: object, fields = "id"): Promise<Answer> {
  const { customerCreate } = await world.data<{ customerCreate: Answer }>(
    `mutation customerCreate($input: CustomerInput!) {
      customerCreate(input: $input) { userErrors { field message } customer { ${fields} } }
    }`,
    { input },
    world.merchant,
  );
  return customerCreate;
}

async function update(world: World, input: object, fields = "id"): Promise<Answer> {
  const { customerUpdate } = await world.data<{ customerUpdate: Answer }>(
    `mutation customerUpdate($input: CustomerInput!) {
      customerUpdate(input: $input) { userErrors { field message } customer { ${fields} } }
    }`,
    { input },
    world.merchant,
  );
  return customerUpdate;
}

async function created(world: World, input: object): Promise<string> {
  const { customer, userErrors } = await create(world, input);
  assert.deepEqual(userErrors, []);
  return customer?.id ?? "";
}

const STEVE = { email: "steve.lastnameson@example.com", phone: "+16465555555", firstName: "Steve" };

export const customerCases: readonly ConformanceCase[] = [
  {
    says: "a customer is created with an address and a confirmed consent, and is not subscribed to SMS",
    page: `${API}/mutations/customerCreate`,
    covers: ["customerCreate"],
    example: true,
    async prove(world) {
      const fields = `id email phone taxExempt firstName lastName
        emailMarketingConsent { marketingState marketingOptInLevel }
        amountSpent { amount currencyCode }
        smsMarketingConsent { marketingState marketingOptInLevel }
        addresses { address1 city country phone zip }`;

      const { customer, userErrors } = await create(
        world,
        {
          ...STEVE,
          lastName: "Lastname",
          emailMarketingConsent: { marketingOptInLevel: "CONFIRMED_OPT_IN", marketingState: "SUBSCRIBED" },
          addresses: [
            {
              address1: "412 fake st",
              city: "Ottawa",
              province: "ON",
              phone: "+16469999999",
              zip: "A1A 4A1",
              lastName: "Lastname",
              firstName: "Steve",
              countryCode: "CA",
            },
          ],
        },
        fields,
      );

      assert.deepEqual(userErrors, []);
      assert.ok(customer);
      const { id, ...rest } = customer;
      assert.match(id, /^gid:\/\/shopify\/Customer\/\d+$/);
      assert.deepEqual(rest, {
        email: "steve.lastnameson@example.com",
        phone: "+16465555555",
        taxExempt: false,
        firstName: "Steve",
        lastName: "Lastname",
        emailMarketingConsent: { marketingState: "SUBSCRIBED", marketingOptInLevel: "CONFIRMED_OPT_IN" },
        amountSpent: { amount: "0.0", currencyCode: "EUR" },
        smsMarketingConsent: { marketingState: "NOT_SUBSCRIBED", marketingOptInLevel: "SINGLE_OPT_IN" },
        addresses: [
          { address1: "412 fake st", city: "Ottawa", country: "Canada", phone: "+16469999999", zip: "A1A 4A1" },
        ],
      });
    },
  },
  {
    says: "a customer subscribed to SMS when created has consented at that moment",
    page: `${API}/mutations/customerCreate`,
    covers: ["customerCreate"],
    example: true,
    async prove(world) {
      world.clock.setSpeed(0);
      world.clock.set(new Date("2026-11-05T14:29:24Z"));

      const { customer } = await create(
        world,
        { ...STEVE, smsMarketingConsent: { marketingState: "SUBSCRIBED", marketingOptInLevel: "SINGLE_OPT_IN" } },
        "id lastName smsMarketingConsent { marketingState marketingOptInLevel consentUpdatedAt }",
      );

      assert.equal(customer?.["lastName"], null);
      assert.deepEqual(customer["smsMarketingConsent"], {
        marketingState: "SUBSCRIBED",
        marketingOptInLevel: "SINGLE_OPT_IN",
        consentUpdatedAt: "2026-11-05T14:29:24Z",
      });
    },
  },
  {
    says: "a customer without name, phone number and email is refused",
    page: `${API}/mutations/customerCreate`,
    covers: ["customerCreate"],
    example: true,
    async prove(world) {
      const answer = await create(world, { email: null, phone: null, firstName: null, lastName: null });

      assert.deepEqual(answer, {
        userErrors: [{ field: null, message: "Customer must have a name, phone number or email address" }],
        customer: null,
      });
    },
  },
  {
    says: "a new customer comes with metafields",
    page: `${API}/mutations/customerCreate`,
    covers: ["customerCreate"],
    example: true,
    async prove(world) {
      const { customer } = await create(
        world,
        {
          metafields: [{ namespace: "my_field", key: "nickname", type: "single_line_text_field", value: "rob" }],
          email: "bob.norman@example.com",
        },
        "id metafields(first: 3) { edges { node { namespace key value } } }",
      );

      assert.deepEqual(customer?.["metafields"], {
        edges: [{ node: { namespace: "my_field", key: "nickname", value: "rob" } }],
      });
    },
  },
  {
    says: "an email, whatever its case, and a phone number belong to one customer only",
    page: `${API}/input-objects/CustomerInput`,
    covers: ["customerCreate", "customerUpdate"],
    async prove(world) {
      await created(world, STEVE);
      const other = await created(world, { firstName: "Ann" });

      const twice = await create(world, { email: "Steve.Lastnameson@example.com", phone: "+1 646 555 5555" });
      const changed = await update(world, { id: other, email: STEVE.email });

      assert.deepEqual(twice.userErrors, [
        { field: ["email"], message: "Email has already been taken" },
        { field: ["phone"], message: "Phone has already been taken" },
      ]);
      assert.deepEqual(changed.userErrors, [{ field: ["email"], message: "Email has already been taken" }]);
    },
  },
  {
    says: "an email that is none and a phone number that is none are refused",
    page: `${API}/input-objects/CustomerInput`,
    covers: ["customerCreate"],
    async prove(world) {
      const { userErrors } = await create(world, { email: "not an email", phone: "12" });

      assert.deepEqual(userErrors, [
        { field: ["email"], message: "Email is invalid" },
        { field: ["phone"], message: "Phone is invalid" },
      ]);
    },
  },
  {
    says: "a consent to email needs an email, and one to SMS a phone number",
    page: `${API}/input-objects/CustomerInput`,
    covers: ["customerCreate"],
    async prove(world) {
      const consent = { marketingState: "SUBSCRIBED" };

      const email = await create(world, { firstName: "Ann", emailMarketingConsent: consent });
      const sms = await create(world, { firstName: "Ann", smsMarketingConsent: consent });

      assert.deepEqual([email.customer, sms.customer], [null, null]);
      assert.deepEqual(email.userErrors[0]?.field, ["emailMarketingConsent"]);
      assert.deepEqual(sms.userErrors[0]?.field, ["smsMarketingConsent"]);
    },
  },
  {
    says: "tags given anew replace those that were there, and may stand between commas",
    page: `${API}/input-objects/CustomerInput`,
    covers: ["customerUpdate"],
    async prove(world) {
      const id = await created(world, { firstName: "Ann", tags: ["vip", "summer"] });

      const { customer } = await update(world, { id, tags: ["wholesale, repeat"] }, "id tags");

      assert.deepEqual(customer?.["tags"], ["repeat", "wholesale"]);
    },
  },
  {
    says: "an unknown customer is not updated, and what is left out of an update stays as it was",
    page: `${API}/mutations/customerUpdate`,
    covers: ["customerUpdate"],
    async prove(world) {
      const id = await created(world, STEVE);

      const unknown = await update(world, { id: "gid://shopify/Customer/1", firstName: "Nobody" });
      const { customer } = await update(world, { id, note: "Loves ice cream" }, "id firstName email note");

      assert.deepEqual(unknown.userErrors, [{ field: ["id"], message: "Customer does not exist" }]);
      assert.deepEqual(customer, { id, firstName: "Steve", email: STEVE.email, note: "Loves ice cream" });
    },
  },
  {
    says: "a deleted customer is gone, and the answer names the shop",
    page: `${API}/mutations/customerDelete`,
    covers: ["customerDelete", "customer"],
    example: true,
    async prove(world) {
      const id = await created(world, STEVE);

      const { customerDelete } = await world.data<{ customerDelete: object }>(
        `mutation customerDelete($id: ID!) {
          customerDelete(input: { id: $id }) { shop { id } userErrors { field message } deletedCustomerId }
        }`,
        { id },
      );

      const shop = { id: `gid://shopify/Shop/${world.store.state.shop.id}` };
      assert.deepEqual(customerDelete, { shop, userErrors: [], deletedCustomerId: id });
      const { customer } = await world.data<{ customer: null }>(`query ($id: ID!) { customer(id: $id) { id } }`, {
        id,
      });
      assert.equal(customer, null);
    },
  },
  {
    says: "a customer who has ordered can not be deleted, and knows how many orders there are",
    page: `${API}/mutations/customerDelete`,
    covers: ["customerDelete", "draftOrderComplete"],
    async prove(world) {
      const id = await created(world, STEVE);
      const { draftOrderCreate } = await world.data<{ draftOrderCreate: { draftOrder: { id: string } } }>(
        `mutation ($input: DraftOrderInput!) { draftOrderCreate(input: $input) { draftOrder { id } } }`,
        {
          input: {
            purchasingEntity: { customerId: id },
            lineItems: [{ variantId: world.variant("C-1").id, quantity: 2 }],
          },
        },
      );
      await world.data(`mutation ($id: ID!) { draftOrderComplete(id: $id) { userErrors { message } } }`, {
        id: draftOrderCreate.draftOrder.id,
      });

      const { customerDelete } = await world.data<{
        customerDelete: { deletedCustomerId: string | null; userErrors: PlainError[] };
      }>(
        `mutation ($id: ID!) { customerDelete(input: { id: $id }) { deletedCustomerId userErrors { field message } } }`,
        { id },
      );

      assert.equal(customerDelete.deletedCustomerId, null);
      assert.deepEqual(customerDelete.userErrors[0]?.field, ["id"]);
      const { customer } = await world.data<{ customer: Shown }>(
        `query ($id: ID!) {
          customer(id: $id) { id canDelete numberOfOrders amountSpent { amount } lastOrder { name } }
        }`,
        { id },
      );
      assert.deepEqual(customer, {
        id,
        canDelete: false,
        numberOfOrders: "1",
        amountSpent: { amount: "19.0" },
        lastOrder: { name: "#1001" },
      });
    },
  },
  {
    says: "customers are found by email, tag, consent, country and number of orders",
    page: `${API}/queries/customers`,
    covers: ["customers", "customersCount"],
    async prove(world) {
      const subscribed = { marketingState: "SUBSCRIBED" };
      const addresses = [{ countryCode: "CA", address1: "412 fake st" }];
      await created(world, { ...STEVE, tags: ["VIP"], emailMarketingConsent: subscribed, addresses });
      await created(world, { firstName: "Ann", email: "ann@example.com" });
      const found = async (query: string) => {
        const { customers } = await world.data<{ customers: { nodes: { firstName: string }[] } }>(
          `query ($query: String!) { customers(first: 5, query: $query, sortKey: NAME) { nodes { firstName } } }`,
          { query },
          world.merchant,
        );
        return customers.nodes.map(({ firstName }) => firstName).sort();
      };

      assert.deepEqual(await found(`email:"ann@example.com"`), ["Ann"]);
      assert.deepEqual(await found("tag:'VIP'"), ["Steve"]);
      assert.deepEqual(await found("accepts_marketing:true"), ["Steve"]);
      assert.deepEqual(await found("country:Canada"), ["Steve"]);
      assert.deepEqual(await found("country:CA"), ["Steve"]);
      assert.deepEqual(await found("orders_count:0"), ["Ann", "Steve"]);
      assert.deepEqual(await found("first_name:Ann OR tag:VIP"), ["Ann", "Steve"]);
    },
  },
  {
    says: "a customer is found by an identifier: id, email or phone number",
    page: `${API}/queries/customerByIdentifier`,
    covers: ["customerByIdentifier"],
    async prove(world) {
      const id = await created(world, STEVE);
      for (const identifier of [{ id }, { emailAddress: STEVE.email }, { phoneNumber: STEVE.phone }]) {
        const { customerByIdentifier } = await world.data<{ customerByIdentifier: { id: string } | null }>(
          `query ($identifier: CustomerIdentifierInput!) { customerByIdentifier(identifier: $identifier) { id } }`,
          { identifier },
        );
        assert.equal(customerByIdentifier?.id, id);
      }
    },
  },
  {
    says: "the first address is the default one, and another takes over when it is deleted",
    page: `${API}/mutations/customerAddressCreate`,
    covers: ["customerAddressCreate", "customerAddressUpdate", "customerAddressDelete", "customerUpdateDefaultAddress"],
    async prove(world) {
      const customerId = await created(world, STEVE);
      const add = async (address1: string) => {
        const { customerAddressCreate } = await world.data<{
          customerAddressCreate: { address: { id: string }; userErrors: PlainError[] };
        }>(
          `mutation ($customerId: ID!, $address: MailingAddressInput!) {
            customerAddressCreate(customerId: $customerId, address: $address) { address { id } userErrors { message } }
          }`,
          { customerId, address: { address1, countryCode: "DE" } },
        );
        return customerAddressCreate.address.id;
      };
      const first = await add("First Street 1");
      const second = await add("Second Street 2");
      const fallback = async () => {
        const { customer } = await world.data<{ customer: { defaultAddress: { id: string } } }>(
          `query ($customerId: ID!) { customer(id: $customerId) { defaultAddress { id } } }`,
          { customerId },
        );
        return customer.defaultAddress.id;
      };

      assert.match(first, /^gid:\/\/shopify\/MailingAddress\/\d+\?model_name=CustomerAddress$/);
      assert.equal(await fallback(), first);
      await world.data(
        `mutation ($customerId: ID!, $first: ID!, $second: ID!) {
          customerAddressUpdate(customerId: $customerId, addressId: $second, address: { city: "Bonn" }) {
            userErrors { message }
          }
          customerAddressDelete(customerId: $customerId, addressId: $first) { userErrors { message } }
        }`,
        { customerId, first, second },
      );
      assert.equal(await fallback(), second);
      const { customerUpdateDefaultAddress } = await world.data<{
        customerUpdateDefaultAddress: { userErrors: PlainError[] };
      }>(
        `mutation ($customerId: ID!, $first: ID!) {
          customerUpdateDefaultAddress(customerId: $customerId, addressId: $first) { userErrors { field message } }
        }`,
        { customerId, first },
      );
      assert.deepEqual(customerUpdateDefaultAddress.userErrors[0]?.field, ["addressId"]);
    },
  },
];
