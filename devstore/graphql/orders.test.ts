import { expect, test } from "vitest";
import { placeOrder } from "../orders/place-order.ts";
import { anApp, aProduct, ask, aStore, aToken } from "../state/test-shop.ts";

const app = anApp({
  metafieldDefinitions: [{ owner: "order", namespace: "$app", key: "attribution", type: "json", name: "Attribution" }],
});

async function anOrder() {
  const store = await aStore();
  const { variant, product } = aProduct(store, { price: "12.00" });
  const order = placeOrder(store, {
    lines: [{ variantId: variant.id, quantity: 2, properties: [{ name: "_paniere_show", value: "s1" }] }],
    email: "ada@example.com",
    shippingAddress: { firstName: "Ada", lastName: "L", address1: "1", city: "Berlin", zip: "1", countryCode: "DE" },
    discountCodes: [],
    cartToken: null,
  });
  if ("refused" in order) throw new Error("the order was refused");
  const id = `gid://shopify/Order/${order.id}`;
  const token = aToken(store, app);
  const run = async (query: string, variables: object) => {
    const { data, errors } = await ask(store, [app], query, { variables, token });
    return { errors, answer: data && Object.values(data)[0] };
  };
  return { store, order, product, id, run };
}

const SET = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
  metafields { namespace key type value compareDigest } userErrors { field code elementIndex } } }`;

test("an order shows its lines with the properties that the shopper's cart carried", async () => {
  const { id, run } = await anOrder();

  const { answer } = await run(
    `query ($id: ID!) { order(id: $id) { name totalPriceSet { shopMoney { amount currencyCode } }
      lineItems(first: 5) { nodes { quantity customAttributes { key value } originalUnitPriceSet { shopMoney { amount } } } } } }`,
    { id },
  );

  expect(answer).toEqual({
    name: "#1001",
    totalPriceSet: { shopMoney: { amount: "24.0", currencyCode: "EUR" } },
    lineItems: {
      nodes: [
        {
          quantity: 2,
          customAttributes: [{ key: "_paniere_show", value: "s1" }],
          originalUnitPriceSet: { shopMoney: { amount: "12.0" } },
        },
      ],
    },
  });
});

test("tags are added once whatever their case, and each change is told", async () => {
  const { store, id, run } = await anOrder();
  const add =
    "mutation ($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { ... on Order { tags } } userErrors { message } } }";
  const heard: string[] = [];
  store.events.listen(({ topic }) => heard.push(topic));

  await run(add, { id, tags: ["paniere", "Live"] });
  const again = await run(add, { id, tags: ["Paniere", "live"] });
  const removed = await run(add.replace("tagsAdd", "tagsRemove"), { id, tags: ["LIVE"] });

  expect(again.answer).toEqual({ node: { tags: ["Live", "paniere"] }, userErrors: [] });
  expect(removed.answer).toEqual({ node: { tags: ["paniere"] }, userErrors: [] });
  expect(heard).toEqual(["orders/updated", "orders/updated"]);
});

test("tags of a thing whose scope was not granted are denied", async () => {
  const { product, run } = await anOrder();

  const { errors } = await run('mutation ($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { userErrors { message } } }', {
    id: `gid://shopify/Product/${product.id}`,
  });

  expect(errors?.[0]?.["extensions"]).toMatchObject({ code: "ACCESS_DENIED" });
});

test("an app's own namespaces are stored under its id and found under $app", async () => {
  const { id, run } = await anOrder();
  const metafields = [
    { ownerId: id, key: "attribution", value: '{"show":"s1"}' },
    { ownerId: id, namespace: "$app:live", key: "host", type: "single_line_text_field", value: "Mara" },
  ];

  const { answer } = await run(SET, { metafields });
  const read = await run(
    `query ($id: ID!) { order(id: $id) { metafield(namespace: "$app", key: "attribution") { jsonValue }
      metafields(first: 5, namespace: "$app:live") { nodes { key value } } } }`,
    { id },
  );

  expect(answer?.["metafields"]).toMatchObject([
    { namespace: "app--610546323863", key: "attribution", type: "json" },
    { namespace: "app--610546323863--live", key: "host" },
  ]);
  expect(read.answer).toEqual({
    metafield: { jsonValue: { show: "s1" } },
    metafields: { nodes: [{ key: "host", value: "Mara" }] },
  });
});

test("a set with one wrong metafield writes none of them", async () => {
  const { store, id, run } = await anOrder();
  const metafields = [
    { ownerId: id, key: "attribution", value: "{}" },
    { ownerId: id, namespace: "live", key: "count", type: "number_integer", value: "many" },
    { ownerId: "gid://shopify/Order/1", namespace: "live", key: "count", type: "number_integer", value: "1" },
    { ownerId: id, namespace: "app--999", key: "count", type: "number_integer", value: "1" },
    { ownerId: id, key: "attribution", type: "single_line_text_field", value: "x" },
    { ownerId: id, namespace: "live", key: "count", value: "1" },
  ];

  const { answer } = await run(SET, { metafields });

  expect(answer?.["userErrors"]).toEqual([
    { field: ["metafields", "1", "value"], code: "INVALID_VALUE", elementIndex: 1 },
    { field: ["metafields", "2", "ownerId"], code: "INVALID", elementIndex: 2 },
    { field: ["metafields", "3"], code: "APP_NOT_AUTHORIZED", elementIndex: 3 },
    { field: ["metafields", "4", "type"], code: "INVALID_TYPE", elementIndex: 4 },
    { field: ["metafields", "5", "type"], code: "BLANK", elementIndex: 5 },
  ]);
  expect(store.state.metafields.size).toBe(0);
});

test("at most 25 metafields are set at once", async () => {
  const { id, run } = await anOrder();
  const metafields = Array.from({ length: 26 }, (_, index) => ({
    ownerId: id,
    key: `key-${index}`,
    type: "boolean",
    value: "true",
  }));

  const { answer } = await run(SET, { metafields });

  expect(answer?.["userErrors"]).toMatchObject([{ code: "LESS_THAN_OR_EQUAL_TO" }]);
});

test("a compare digest lets only the first of two writers through", async () => {
  const { id, run } = await anOrder();
  const write = (value: string, compareDigest: string | null) =>
    run(SET, { metafields: [{ ownerId: id, key: "attribution", value, compareDigest }] });

  const first = await write('{"v":1}', null);
  const twice = await write('{"v":2}', null);
  const digest = String(first.answer?.["metafields"]?.[0]?.["compareDigest"]);
  const next = await write('{"v":2}', digest);
  const stale = await write('{"v":3}', digest);

  expect(twice.answer?.["userErrors"]).toMatchObject([{ code: "STALE_OBJECT", elementIndex: 0 }]);
  expect(next.answer?.["userErrors"]).toEqual([]);
  expect(stale.answer?.["userErrors"]).toMatchObject([{ code: "STALE_OBJECT" }]);
});

test("an app keeps data on its installation, and it is gone after an uninstall", async () => {
  const { store, run } = await anOrder();
  const ownerId = String((await run("{ currentAppInstallation { id } }", {})).answer?.["id"]);
  await run(SET, { metafields: [{ ownerId, namespace: "paniere", key: "live", type: "json", value: "{}" }] });

  const deleted = await run(
    `mutation ($ids: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $ids) { deletedMetafields { key } userErrors { message } } }`,
    { ids: [{ ownerId, namespace: "paniere", key: "live" }] },
  );

  expect(deleted.answer).toEqual({ deletedMetafields: [{ key: "live" }], userErrors: [] });
  expect(store.state.metafields.size).toBe(0);
});
