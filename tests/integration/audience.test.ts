import { afterAll, beforeAll, expect, test } from "vitest";
import { Crowds } from "../../app/live/crowds.ts";
import { listAudience } from "../../app/persistence/audience.server.ts";
import { deleteShow } from "../../app/use-cases/delete-show.server.ts";
import { openAudienceNotes, readAudience } from "../../app/use-cases/note-audience.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop, aShowWith } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let shirt: ProductInStore;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => (shirt = aProductIn(store, { title: "Shirt" })));
});
afterAll(() => shop.close());

/** A web process's counting, on a clock of its own. */
function aProcess(name: string) {
  const clock = { ms: 0 };
  let lives = 0;
  const crowds = new Crowds(() => `${name}.${(lives += 1)}`);
  return { clock, crowds, notes: openAudienceNotes(shop.house, crowds, () => clock.ms) };
}

async function aPlace() {
  const { id } = await aShowWith(shop, { items: [{ product: shirt }] });
  return { shop: shop.shop, show: id };
}

const audienceOf = ({ show }: { readonly show: string }) => readAudience(shop.house, shop.shop, show);
const rowsOf = ({ show }: { readonly show: string }) => listAudience(shop.house.db, shop.shop, show);

test("viewers of two processes are counted together; who watched at both was one viewer so far", async () => {
  const place = await aPlace();
  const [one, other] = [aProcess("one"), aProcess("other")];
  for (const name of ["ana", "ben"]) one.crowds.join(place, name);
  other.crowds.join(place, "cem");
  const moved = other.crowds.join(place, "ana");
  other.crowds.leave(place.show, moved, 0);
  other.clock.ms = 10_000;

  expect(await one.notes.flush()).toEqual([place.show]);
  await other.notes.flush();

  expect(await audienceOf(place)).toEqual({ viewers: 3, viewersSoFar: 3 });
});

test("the viewers of a process that died count no more; those whom it had seen still do", async () => {
  const place = await aPlace();
  const dead = aProcess("dead");
  dead.crowds.join(place, "ana");
  await dead.notes.flush();
  await shop.house.db.query("update audience set told_at = now() - interval '21 seconds' where show_id = $1", [
    place.show,
  ]);
  const alive = aProcess("alive");
  alive.crowds.join(place, "ben");
  await alive.notes.flush();

  expect(await audienceOf(place)).toEqual({ viewers: 1, viewersSoFar: 2 });
});

test("when crowds are over, and of processes long dead, one row is left that knows how many there were", async () => {
  const place = await aPlace();
  const dead = aProcess("long dead");
  dead.crowds.join(place, "ana");
  await dead.notes.flush();
  await shop.house.db.query("update audience set told_at = now() - interval '2 hours' where show_id = $1", [
    place.show,
  ]);
  const [one, other] = [aProcess("over"), aProcess("leaving")];
  one.crowds.leave(place.show, one.crowds.join(place, "ben"), 0);
  other.crowds.join(place, "cem");
  await Promise.all([one.notes.flush(), other.notes.flush()]);

  one.clock.ms = 10_000;
  await Promise.all([one.notes.flush(), other.notes.end()]);

  expect(await rowsOf(place)).toHaveLength(1);
  expect(await audienceOf(place)).toEqual({ viewers: 0, viewersSoFar: 3 });
});

test("what could not be written is written the next time", async () => {
  const place = await aPlace();
  const { crowds, notes } = aProcess("patient");
  crowds.join(place, "ana");
  await shop.house.db.query("alter table audience rename to audience_away");

  expectLogLine(/the viewers were not noted/);
  const first = await notes.flush();
  await shop.house.db.query("alter table audience_away rename to audience");
  const second = await notes.flush();

  expect(first).toEqual([]);
  expect(second).toEqual([place.show]);
  expect(await audienceOf(place)).toEqual({ viewers: 1, viewersSoFar: 1 });
});

test("of a show that is deleted nothing is left, and nothing is written any more", async () => {
  const place = await aPlace();
  const { crowds, notes } = aProcess("late");
  crowds.join(place, "ana");
  await notes.flush();

  await deleteShow(shop.house, shop.shop, place.show);
  crowds.join(place, "ben");
  await notes.flush();

  expect(await rowsOf(place)).toEqual([]);
});
