import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Store } from "../state/store.ts";
import { aProduct, ask, aStore, idsOfLocations, SCHEMA_DIR } from "../state/test-shop.ts";

const MOVE = `mutation ($input: InventoryMoveQuantitiesInput!, $key: String!) {
  inventoryMoveQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id changes { name delta } } userErrors { field code } } }`;

function hold(store: Store, quantity: number) {
  const item = [...store.state.inventoryItems.values()][0];
  const terminal = { locationId: `gid://shopify/Location/${idsOfLocations(store)[0]}`, changeFromQuantity: null };
  const change = {
    inventoryItemId: `gid://shopify/InventoryItem/${item?.id}`,
    quantity,
    from: { ...terminal, name: "available" },
    to: { ...terminal, name: "reserved", ledgerDocumentUri: "app://hold/1" },
  };
  const input = { reason: "reservation_created", referenceDocumentUri: "app://show/1", changes: [change] };
  return (key: string) => ask(store, [], MOVE, { variables: { input, key } });
}

function reserved(store: Store): number | undefined {
  return [...store.state.levels.values()][0]?.quantities.reserved;
}

test("a request is answered once and the same after the dev store was stopped and started", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "idempotency-test-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const before = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
  aProduct(before, { units: 5 });
  const first = await hold(before, 2)("hold-1");
  await before.close();

  const after = await Store.open({ dataDir, schemaDir: SCHEMA_DIR });
  const again = await hold(after, 2)("hold-1");
  const other = await hold(after, 3)("hold-1");

  expect(again["data"]).toEqual(first["data"]);
  expect(other["data"]).toMatchObject({
    inventoryMoveQuantities: { userErrors: [{ field: null, code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" }] },
  });
  expect(reserved(after)).toBe(2);
  await after.close();
});

test("of two requests with one key at the same moment the second is refused, and neither waits for the shop's clock", async () => {
  const store = await aStore();
  aProduct(store, { units: 5 });
  const request = hold(store, 2);

  const answers = await Promise.all([request("tap"), request("tap"), request("another")]);

  const codes = answers.map(({ data }) => data?.["inventoryMoveQuantities"]?.["userErrors"]?.[0]?.["code"]);
  expect(codes).toEqual([undefined, "IDEMPOTENCY_CONCURRENT_REQUEST", undefined]);
  expect(reserved(store)).toBe(4);
});

test("a request without the directive is refused, whatever its input", async () => {
  const store = await aStore();
  aProduct(store, { units: 5 });
  const bare = MOVE.replace(" @idempotent(key: $key)", "").replace(", $key: String!", "");
  const input = { reason: "other", referenceDocumentUri: "app://show/1", changes: [] };

  const { errors } = await ask(store, [], bare, { variables: { input } });

  expect(errors).toMatchObject([{ extensions: { code: "BAD_REQUEST" } }]);
});
