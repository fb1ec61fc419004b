import { afterAll, beforeAll, expect, test } from "vitest";
import { generateShop } from "./catalogue/generated/generate-shop.ts";
import { changeQuantities, levelsOfItem } from "./inventory/stock.ts";
import { aDevStore, type TestStore, variantId } from "./test-dev-store.ts";

let running: TestStore;

beforeAll(async () => {
  running = await aDevStore((_request, response) => response.end());
});

afterAll(() => running.stop());

function unitsOf(sku: string): number {
  const { store } = running.devStore;
  const variant = store.state.variants.get(variantId(running.devStore, sku));
  return levelsOfItem(store, variant?.inventoryItemId ?? "")[0]?.quantities.available ?? Number.NaN;
}

function sell(sku: string): void {
  const { store } = running.devStore;
  const variant = store.state.variants.get(variantId(running.devStore, sku));
  const [level] = levelsOfItem(store, variant?.inventoryItemId ?? "");
  if (level) changeQuantities(store, [{ level, name: "available", delta: -1 }]);
}

function hearOf(topic: string): void {
  const { store, app } = running.devStore;
  const installation = store.state.installations.get(app.id);
  const at = store.timestamp();
  installation?.subscriptions.push({
    id: store.nextId(),
    topic,
    uri: "/webhooks",
    origin: "api",
    includeFields: [],
    filter: null,
    metafieldNamespaces: [],
    name: null,
    createdAt: at,
    updatedAt: at,
  });
}

test("a snapshot brings back stock, time and shops, and shops that came later are gone", async () => {
  const { devStore } = running;
  const { snapshots, shops, clock } = devStore;
  await shops.add({ handle: "second", currencyCode: "CHF" });
  clock.set(new Date("2027-01-01T12:00:00Z"));
  await snapshots.take("before");

  sell("C-1");
  clock.advance(90 * 24 * 3600_000);
  await shops.delete("second");
  await shops.add({ handle: "third" });
  const restored = await snapshots.restore("before");

  expect(restored).toMatchObject({ isWhole: true, shops: ["demo", "second"] });
  expect(unitsOf("C-1")).toBe(5);
  expect(clock.now().toISOString().slice(0, 16)).toBe("2027-01-01T12:00");
  expect(shops.all().map(({ store }) => store.state.shop.handle)).toEqual(["demo", "second"]);
  expect(shops.find("second")?.store.state.shop.currencyCode).toBe("CHF");
  clock.reset();
  await shops.delete("second");
});

test("webhooks that waited when the snapshot was taken wait again, and those that came later are forgotten", async () => {
  const { devStore } = running;
  await devStore.installApp();
  const { store, webhooks, snapshots, clock } = devStore;
  hearOf("shop/redact");
  clock.setSpeed(0);
  store.events.emit("shop/redact", null, { delayMs: 60_000 });
  await snapshots.take("waiting");

  clock.advance(3600_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await webhooks.idle();
  const sent = store.state.deliveries.filter(({ state }) => state === "delivered").length;
  store.events.emit("shop/redact", null, { delayMs: 60_000 });
  await snapshots.restore("waiting");

  expect(sent).toBe(1);
  expect([...store.state.deliveries.values()].map(({ state }) => state)).toEqual(["pending"]);
  clock.advance(120_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await webhooks.idle();
  expect([...store.state.deliveries.values()].map(({ state }) => state)).toEqual(["delivered"]);
  clock.reset();
});

test("one shop is brought back alone, and the time stays", async () => {
  const { snapshots, shops, clock } = running.devStore;
  const { store: second } = await shops.add({ handle: "second" });
  await snapshots.take("both");
  await generateShop(second, { products: 3, variantsPerProduct: 1, seed: 1 });
  sell("C-1");
  clock.set(new Date("2028-01-01T12:00:00Z"));

  await snapshots.restore("both", "second");

  expect(second.state.products.size).toBe(0);
  expect(unitsOf("C-1")).toBe(4);
  expect(clock.now().getUTCFullYear()).toBe(2028);
  clock.reset();
  await snapshots.restore("both");
  await shops.delete("second");
});

test("a reset loads the catalogues anew, and apps were never there", async () => {
  const { devStore } = running;
  sell("C-1");
  const [id] = [variantId(devStore, "C-1")];

  await devStore.reset();

  expect(unitsOf("C-1")).toBe(5);
  expect(variantId(devStore, "C-1")).toBe(id);
  expect(devStore.store.state.installations.size).toBe(0);
  expect(devStore.store.state.deliveries.size).toBe(0);
});

test("names that lead out of the folder, and those that nobody gave, are refused", async () => {
  const { snapshots } = running.devStore;
  await snapshots.take("kept", "demo");

  await expect(snapshots.take("../../etc")).rejects.toThrow(/cannot be the name of a snapshot/);
  await expect(snapshots.restore("never")).rejects.toThrow('There is no snapshot "never".');
  await expect(snapshots.take("kept", "nobody")).rejects.toThrow('There is no shop "nobody".');
  await snapshots.remove("kept");
  expect((await snapshots.list()).map(({ name }) => name)).not.toContain("kept");
});
