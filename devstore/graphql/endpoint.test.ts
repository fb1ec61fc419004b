import { expect, test } from "vitest";
import { anApp, aProduct, ask, aStore, aToken, TestClock } from "../state/test-shop.ts";
import { answerAdminGraphql } from "./endpoint.ts";

const app = anApp();
const ONE_PRODUCT = "{ products(first: 1) { nodes { id } } }";

async function statusOf(given: { token?: string | null; apiVersion?: string; body?: string }) {
  const store = await aStore();
  const request = {
    token: "shpat_merchant_eyes",
    apiVersion: "2026-10",
    body: JSON.stringify({ query: "{ shop { id } }" }),
    ...given,
  };
  const { status, body } = await answerAdminGraphql(store, [app], request);
  return { status, json: JSON.parse(body) as unknown };
}

test("without a good token the answer is 401 in Shopify's words", async () => {
  const words = "[API] Invalid API key or access token (unrecognized login or wrong password)";

  expect(await statusOf({ token: null })).toEqual({ status: 401, json: { errors: words } });
  expect(await statusOf({ token: "shpat_guess" })).toEqual({ status: 401, json: { errors: words } });
});

test("another API version is not found, and a body that is no query is a bad request", async () => {
  expect(await statusOf({ apiVersion: "2027-01" })).toEqual({ status: 404, json: { errors: "Not Found" } });
  expect(await statusOf({ apiVersion: "2026-07" })).toEqual({
    status: 400,
    json: { errors: "The dev store emulates version 2026-10 of the Admin API only." },
  });
  expect((await statusOf({ body: "{" })).status).toBe(400);
  expect((await statusOf({ body: "{}" })).status).toBe(400);
});

test("a field that is not emulated is an error that names it, never null", async () => {
  const store = await aStore();
  aProduct(store);

  const root = await ask(store, [app], "{ companies(first: 1) { nodes { id } } }");
  const inner = await ask(store, [app], "{ products(first: 1) { nodes { id sellingPlanGroupsCount { count } } } }");

  expect(root["errors"]?.[0]).toMatchObject({ message: "The dev store does not emulate QueryRoot.companies." });
  expect(inner["errors"]?.[0]).toMatchObject({
    message: "The dev store does not emulate Product.sellingPlanGroupsCount.",
    path: ["products", "nodes", 0, "sellingPlanGroupsCount"],
  });
});

test("a field that the schema does not have is refused as Shopify words it", async () => {
  const { errors } = await ask(await aStore(), [app], "{ shop { nam } }");

  expect(errors?.[0]).toMatchObject({
    message: "Field 'nam' doesn't exist on type 'Shop'",
    extensions: { code: "undefinedField", typeName: "Shop", fieldName: "nam" },
  });
});

test("a variable of the wrong kind is refused before anything runs", async () => {
  const query = "query ($id: ID!) { product(id: $id) { id } }";

  const { errors } = await ask(await aStore(), [app], query, { variables: { id: "nonsense" } });

  expect(errors?.[0]?.["extensions"]).toMatchObject({ code: "INVALID_VARIABLE" });
});

test("a scope that was not granted denies the field, and only that", async () => {
  const store = await aStore();
  const token = aToken(store, anApp({ scopes: ["write_discounts"] }));

  const { data, errors } = await ask(store, [app], `{ shop { name } ${ONE_PRODUCT.slice(1)}`, { token });

  expect(data).toBeNull();
  expect(errors?.[0]).toMatchObject({
    message: "Access denied for products field. Required access: `read_products` access scope.",
    path: ["products"],
    extensions: { code: "ACCESS_DENIED", requiredAccess: "`read_products` access scope." },
  });
  expect(
    (await ask(store, [app], '{ codeDiscountNodeByCode(code: "X") { id } }', { token }))["errors"],
  ).toBeUndefined();
});

test("what names a shopper is kept from an app that is not approved for it", async () => {
  const store = await aStore();
  const { variant } = aProduct(store);
  const { placeOrder } = await import("../orders/place-order.ts");
  placeOrder(store, {
    lines: [{ variantId: variant.id, quantity: 1, properties: [] }],
    email: "ada@example.com",
    shippingAddress: { firstName: "Ada", lastName: "L", address1: "1", city: "Berlin", zip: "1", countryCode: "DE" },
    discountCodes: [],
    cartToken: null,
  });
  const query = "{ orders(first: 1) { nodes { name email } } }";

  const asApp = await ask(store, [app], query, { token: aToken(store, app) });
  const asMerchant = await ask(store, [app], query);

  expect(asApp["data"]?.["orders"]?.["nodes"]).toEqual([{ name: "#1001", email: null }]);
  expect(asApp["errors"]?.[0]?.["extensions"]).toMatchObject({ code: "ACCESS_DENIED" });
  expect(asMerchant["data"]?.["orders"]?.["nodes"]).toEqual([{ name: "#1001", email: "ada@example.com" }]);
});

test("a query costs what it may find, and gets back what it did not", async () => {
  const store = await aStore();
  aProduct(store);
  const token = aToken(store, app);

  const { extensions } = await ask(store, [app], "{ products(first: 50) { nodes { id } } }", { token });

  expect(extensions?.["cost"]).toEqual({
    requestedQueryCost: 52,
    actualQueryCost: 3,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1997, restoreRate: 100 },
  });
});

test("a query dearer than 1000 is not run", async () => {
  const query = "{ products(first: 250) { nodes { variants(first: 10) { nodes { id } } } } }";

  const { errors, data } = await ask(await aStore(), [app], query);

  expect(data).toBeUndefined();
  expect(errors?.[0]?.["extensions"]).toMatchObject({ code: "MAX_COST_EXCEEDED", maxCost: 1000 });
});

test("an app that spent its bucket is throttled with status 200, and served again once enough has been restored", async () => {
  const clock = new TestClock();
  const store = await aStore(clock);
  for (let number = 1; number <= 250; number += 1) aProduct(store, { title: `Pot ${number}` });
  const token = aToken(store, app);
  const dear = "{ a: products(first: 250) { nodes { id } } b: products(first: 250) { nodes { id } } }";
  const request = { token, apiVersion: "2026-10", body: JSON.stringify({ query: dear }) };

  for (let round = 0; round < 3; round += 1) await answerAdminGraphql(store, [app], request);
  const throttled = await answerAdminGraphql(store, [app], request);
  clock.advanceSeconds(1);
  const served = await answerAdminGraphql(store, [app], request);

  expect(throttled.status).toBe(200);
  expect(JSON.parse(throttled.body)).toMatchObject({
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: {
      cost: { requestedQueryCost: 504, actualQueryCost: null, throttleStatus: { currentlyAvailable: 488 } },
    },
  });
  expect(JSON.parse(served.body)).toHaveProperty("data.a.nodes.length", 250);
});
