import { expect, test } from "vitest";
import type { Happening } from "../state/happenings.ts";
import type { Store } from "../state/store.ts";
import { anApp, aProduct, ask, aStore, idsOfLocations } from "../state/test-shop.ts";
import { payloadOf } from "../webhooks/payloads.ts";

const app = anApp();
const SET = `mutation ($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id changes { name delta } } userErrors { field code } } }`;
const ADJUST = `mutation ($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { changes { name delta quantityAfterChange } } userErrors { field code } } }`;

async function aShelf() {
  const store = await aStore();
  const { variant } = aProduct(store, { units: 5 });
  const inventoryItemId = `gid://shopify/InventoryItem/${variant.inventoryItemId}`;
  const locationId = `gid://shopify/Location/${idsOfLocations(store)[0]}`;
  const available = () => store.index.levelsByItem.get(variant.inventoryItemId)?.[0]?.quantities.available;
  return { store, place: { inventoryItemId, locationId }, available };
}

async function run(store: Store, query: string, input: object, key: string) {
  const { data, errors } = await ask(store, [app], query, { variables: { input, key } });
  return { errors, answer: data && Object.values(data)[0] };
}

test("a quantity is set once per key: the same request again gets the first answer", async () => {
  const { store, place, available } = await aShelf();
  const input = (quantity: number) => {
    return { name: "available", reason: "correction", quantities: [{ ...place, quantity, changeFromQuantity: null }] };
  };
  const heard: string[] = [];
  store.events.listen(({ topic }) => heard.push(topic));

  const first = await run(store, SET, input(9), "key-1");
  const again = await run(store, SET, input(9), "key-1");
  const other = await run(store, SET, input(1), "key-1");

  expect(first.answer?.["inventoryAdjustmentGroup"]).toMatchObject({
    changes: [
      { name: "available", delta: 4 },
      { name: "on_hand", delta: 4 },
    ],
  });
  expect(again.answer).toEqual(first.answer);
  expect(other.answer?.["userErrors"]).toEqual([{ field: null, code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" }]);
  expect(available()).toBe(9);
  expect(heard).toEqual(["inventory_levels/update", "products/update"]);
});

test("without the directive, or without changeFromQuantity, nothing runs", async () => {
  const { store, place, available } = await aShelf();
  const input = {
    name: "available",
    reason: "correction",
    quantities: [{ ...place, quantity: 9, changeFromQuantity: null }],
  };
  const bare = SET.replace("@idempotent(key: $key)", "").replace(", $key: String!", "");
  const { changeFromQuantity, ...unchecked } = input.quantities[0] ?? { changeFromQuantity: null };
  expect(changeFromQuantity).toBeNull();

  const withoutKey = await ask(store, [app], bare, { variables: { input } });
  const withoutFrom = await run(store, SET, { ...input, quantities: [unchecked] }, "key");

  expect(withoutKey["errors"]?.[0]).toMatchObject({
    message: "The @idempotent directive is required for this mutation but was not provided.",
  });
  expect(withoutFrom.errors?.[0]).toMatchObject({
    message: "InventoryQuantityInput must include the following argument: changeFromQuantity.",
  });
  expect(available()).toBe(5);
});

test("a stale changeFromQuantity changes nothing, not even the entries that are right", async () => {
  const { store, place, available } = await aShelf();
  const showroom = { ...place, locationId: `gid://shopify/Location/${idsOfLocations(store)[1]}` };
  const quantities = [
    { ...place, quantity: 9, changeFromQuantity: 5 },
    { ...showroom, quantity: 9, changeFromQuantity: 3 },
  ];

  const { answer } = await run(store, SET, { name: "available", reason: "correction", quantities }, "key");

  expect(answer?.["userErrors"]).toEqual([
    { field: ["input", "quantities", "1", "changeFromQuantity"], code: "CHANGE_FROM_QUANTITY_STALE" },
  ]);
  expect(available()).toBe(5);
});

test("an adjustment says by how much, and like Shopify not what there is afterwards", async () => {
  const { store, place } = await aShelf();
  const changes = [{ ...place, delta: -2, changeFromQuantity: 5 }];

  const { answer } = await run(store, ADJUST, { name: "available", reason: "shrinkage", changes }, "key");

  expect(answer).toMatchObject({
    inventoryAdjustmentGroup: {
      changes: [
        { name: "available", delta: -2, quantityAfterChange: null },
        { name: "on_hand", delta: -2, quantityAfterChange: null },
      ],
    },
    userErrors: [],
  });
});

test.each([
  [
    "available with a ledger document",
    { name: "available", ledger: "gid://paniere/Show/1" },
    "INVALID_AVAILABLE_DOCUMENT",
  ],
  ["reserved without one", { name: "reserved", ledger: null }, "INVALID_QUANTITY_DOCUMENT"],
  ["one of Shopify's own", { name: "reserved", ledger: "gid://shopify/Order/1" }, "INTERNAL_LEDGER_DOCUMENT"],
  ["a state that is none", { name: "sold", ledger: "gid://paniere/Show/1" }, "INVALID_QUANTITY_NAME"],
])("%s is refused", async (_, { name, ledger }, code) => {
  const { store, place } = await aShelf();
  const changes = [{ ...place, delta: 1, changeFromQuantity: null, ledgerDocumentUri: ledger }];

  const { answer } = await run(store, ADJUST, { name, reason: "other", changes }, "key");

  expect(answer?.["userErrors"]).toMatchObject([{ code }]);
});

test("levels show every location and state, and an item can stop being tracked", async () => {
  const { store, place } = await aShelf();
  const query = `mutation ($id: ID!) { inventoryItemUpdate(id: $id, input: { tracked: false }) {
    inventoryItem { tracked inventoryLevels(first: 5) { nodes { location { name }
      quantities(names: ["available", "committed", "on_hand"]) { name quantity } } } } userErrors { message } } }`;

  const told: Happening[] = [];
  store.events.listen((happening) => told.push(happening));

  const { data } = await ask(store, [app], query, { variables: { id: place.inventoryItemId } });

  expect(told.map(({ topic }) => topic)).toEqual(["inventory_items/update", "products/update"]);
  expect(told[0] && payloadOf(store, told[0], app.id)).toMatchObject({
    tracked: false,
    sku: "SKU-Clay Pot",
    cost: null,
    weight_unit: "kg",
    admin_graphql_api_id: place.inventoryItemId,
  });
  const quantities = (available: number) => [
    { name: "available", quantity: available },
    { name: "committed", quantity: 0 },
    { name: "on_hand", quantity: available },
  ];
  expect(data?.["inventoryItemUpdate"]?.["inventoryItem"]).toEqual({
    tracked: false,
    inventoryLevels: {
      nodes: [
        { location: { name: "Warehouse" }, quantities: quantities(5) },
        { location: { name: "Showroom" }, quantities: quantities(0) },
      ],
    },
  });
});
