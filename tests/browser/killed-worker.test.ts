import { expect, test } from "vitest";
import { placeOrder } from "../../devstore/orders/place-order.ts";
import type { Order } from "../../devstore/state/records/order.ts";
import { readOrder } from "../../scripts/demo/report.ts";
import { type OnAir, openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 40 }));
const { steps, merchant, house, database } = onAir;
const patienceMs = 30_000;

test("an order that came while no worker lived is written back once, when the next worker starts", async () => {
  const writes = writesOnOrders(onAir);
  await house.worker.stop("SIGKILL");

  const order = await buy(1);
  await steps.until("the sale in the app", patienceMs, async () => (await database.salesOf(onAir.show.id)) === 1);
  expect((await readOrder(merchant, order.name))?.tags).toEqual([]);
  house.startAnotherWorker();

  await markedOnce(order, writes);
});

test("webhooks that come twice and in reverse leave the same state as those that come once and in order", async () => {
  const writes = writesOnOrders(onAir);
  const { webhooks, store } = house.devStore;
  webhooks.pause();

  const orders = [await buy(1), await buy(2), await buy(3)];
  const held = webhooks.list().filter((delivery) => delivery.state === "pending");
  await webhooks.resume("reverse");
  await webhooks.idle();
  await Promise.all(held.map(({ id }) => webhooks.redeliver(id)));
  await webhooks.idle();

  expect(held.length).toBeGreaterThan(6);
  for (const order of orders) await markedOnce(order, writes);
  await steps.until("all sales in the app", patienceMs, async () => (await database.salesOf(onAir.show.id)) === 4);
  const units = [...store.state.levels.values()].reduce((sum, level) => sum + level.quantities.available, 0);
  expect(units).toBe(40 - 7);
  await steps.until("the same units in the app", patienceMs, async () => {
    return (await database.counts(store.domain)).units === units;
  });
});

/** Buys as the basket does: the line names show and item. */
async function buy(quantity: number): Promise<Order> {
  const { show } = onAir;
  const { store } = house.devStore;
  const [variant] = [...store.state.variants.values()];
  if (variant === undefined) throw new Error("the store has no variant");
  const itemId = await database.itemOf(store.domain, show.id, variant.productId);
  const order = placeOrder(store, {
    lines: [
      {
        variantId: variant.id,
        quantity,
        properties: [
          { name: "_paniere_show", value: show.id },
          { name: "_paniere_item", value: itemId ?? "" },
        ],
      },
    ],
    email: "shopper@example.com",
    shippingAddress: {
      firstName: "Ada",
      lastName: "Rossi",
      address1: "Via della Cesta 12",
      city: "Bologna",
      zip: "40121",
      countryCode: "IT",
    },
    discountCodes: [],
    cartToken: null,
  });
  if ("refused" in order) throw new Error("the store refused the order");
  return order;
}

/** How often the tags of each order were written, as the store sees it from now on. */
function writesOnOrders({ house: { devStore } }: OnAir): Map<string, number> {
  const writes = new Map<string, number>();
  devStore.store.events.listen((happening) => {
    if (happening.topic !== "orders/updated") return;
    const { name } = happening.resource;
    writes.set(name, (writes.get(name) ?? 0) + 1);
  });
  return writes;
}

async function markedOnce(order: Order, writes: ReadonlyMap<string, number>): Promise<void> {
  const marked = await steps.until(`${order.name} written back`, patienceMs, async () => {
    const found = await readOrder(merchant, order.name);
    return found?.tags.includes("Paniere") === true && found.metafields.length > 0 && found;
  });
  expect(marked.metafields.map(({ key }) => key)).toEqual(["attribution"]);
  expect(marked.tags).toEqual(["Paniere", `Paniere: ${onAir.show.title}`]);
  expect(writes.get(order.name), "writes of the tags").toBe(1);
}
