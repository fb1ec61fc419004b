import { expect, test } from "vitest";
import { aProduct, aStore, TestClock } from "../state/test-shop.ts";
import { findOnlineStore, isPublishedOn, publish, publishedAt, resumePublishing, unpublish } from "./publishing.ts";

async function aShop() {
  const clock = new TestClock();
  const store = await aStore(clock);
  const { product } = aProduct(store);
  const online = findOnlineStore(store)?.id ?? "";
  return { clock, store, product, online };
}

/** Lets the clock's alarms ring. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a product that a catalogue puts in the online store is there since it was made", async () => {
  const { store, product, online } = await aShop();

  expect(publishedAt(store, product)).toBe(product.createdAt);
  expect(isPublishedOn(store, product, online)).toBe(true);
});

test("a product taken out of the online store is not sold there, and is told of", async () => {
  const { store, product, online } = await aShop();
  const heard: string[] = [];
  store.events.listen(({ topic }) => heard.push(topic));

  unpublish(store, product, [online]);

  expect(product.published).toBe(false);
  expect(publishedAt(store, product)).toBeNull();
  expect(heard).toEqual(["products/update"]);
});

test("a catalogue that takes a product out of the online store has the last word", async () => {
  const { store, product, online } = await aShop();
  publish(store, product, [{ publicationId: online, publishDate: store.timestamp() }]);

  product.published = false;

  expect(isPublishedOn(store, product, online)).toBe(false);
});

test("a date ahead is waited for, also by a dev store that was started again", async () => {
  const { clock, store, product, online } = await aShop();
  publish(store, product, [{ publicationId: online, publishDate: "2026-11-21T11:00:00Z" }]);
  expect(product.published).toBe(false);
  clock.stop();
  resumePublishing(store);

  clock.advanceSeconds(3600);
  await aMoment();

  expect(product.published).toBe(true);
  expect(publishedAt(store, product)).toBe("2026-11-21T11:00:00Z");
});

test("a later date that was taken back does not publish", async () => {
  const { clock, store, product, online } = await aShop();
  publish(store, product, [{ publicationId: online, publishDate: "2026-11-21T11:00:00Z" }]);

  unpublish(store, product, [online]);
  clock.advanceSeconds(7200);
  await aMoment();

  expect(product.published).toBe(false);
});
