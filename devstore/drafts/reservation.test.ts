import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { unitsInLevels } from "../inventory/stock.ts";
import type { DraftLine } from "../state/records/draft-order.ts";
import type { Variant } from "../state/records/product.ts";
import { Store } from "../state/store.ts";
import { aProduct, aStore, SCHEMA_DIR, TestClock } from "../state/test-shop.ts";
import { completeDraftOrder } from "./complete-draft-order.ts";
import { addDraft, newDraft } from "./draft-records.ts";
import { reserveUnits, resumeReservations } from "./reservation.ts";

function aLine(store: Store, variant: Variant, quantity: number): DraftLine {
  return {
    id: store.nextId(),
    uuid: store.nextId(),
    variantId: variant.id,
    title: "Clay Pot",
    sku: null,
    quantity,
    unitPrice: null,
    appliedDiscount: null,
    properties: [],
    requiresShipping: true,
    taxable: true,
  };
}

function aReservingDraft(store: Store, variant: Variant, quantity: number) {
  const draft = newDraft(store);
  draft.lines = [aLine(store, variant, quantity)];
  draft.reserveInventoryUntil = new Date(store.now().getTime() + 60_000).toISOString();
  reserveUnits(store, draft);
  return addDraft(store, draft);
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a reservation takes no more than there is, and gives exactly that back", async () => {
  const store = await aStore();
  const { variant } = aProduct(store, { units: 5 });

  const draft = aReservingDraft(store, variant, 7);

  expect(draft.reserved.map(({ quantity }) => quantity)).toEqual([5]);
  expect(unitsInLevels(store, variant.inventoryItemId)).toBe(0);
  store.clock.advance(60_000);
  await turn();
  expect(unitsInLevels(store, variant.inventoryItemId)).toBe(5);
});

test("a reservation ends in time although the dev store was started anew meanwhile", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "dev-store-drafts-"));
  const clock = new TestClock();
  const before = await Store.open({ dataDir, schemaDir: SCHEMA_DIR, clock });
  const { variant } = aProduct(before, { units: 5 });
  aReservingDraft(before, variant, 2);
  await before.close();
  clock.stop();

  const after = await Store.open({ dataDir, schemaDir: SCHEMA_DIR, clock });
  resumeReservations(after);
  expect(unitsInLevels(after, variant.inventoryItemId)).toBe(3);
  clock.advance(60_000);
  await turn();

  expect(unitsInLevels(after, variant.inventoryItemId)).toBe(5);
  await after.close();
  await rm(dataDir, { recursive: true });
});

test("a buyer is refused what is sold out, and keeps the reservation that there was", async () => {
  const store = await aStore();
  const { variant } = aProduct(store, { units: 5 });
  const draft = aReservingDraft(store, variant, 7);

  const refused = completeDraftOrder(store, draft, { by: "buyer", isPaid: true });

  expect(refused).toEqual({ refused: "sold-out", variantId: variant.id, available: 5 });
  expect(unitsInLevels(store, variant.inventoryItemId)).toBe(0);
  expect(draft.status).toBe("OPEN");
});

test("the merchant may sell more than there is", async () => {
  const store = await aStore();
  const { variant } = aProduct(store, { units: 5 });
  const draft = newDraft(store);
  draft.lines = [aLine(store, variant, 7)];

  const order = completeDraftOrder(store, addDraft(store, draft), { by: "merchant", isPaid: true });

  expect(order).toMatchObject({ totalPrice: "70.00", financialStatus: "PAID" });
  expect(unitsInLevels(store, variant.inventoryItemId)).toBe(-2);
});
