import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ItemView, LiveMessage, SnapshotMessage } from "../../app/live/message.ts";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { openUrgencyNotes, type UrgencyNotes } from "../../app/use-cases/note-urgency.server.ts";
import { readSnapshot } from "../../app/use-cases/read-live.server.ts";
import { readUrgencies, readUrgencyFile, urgenciesOfPage } from "../../app/use-cases/read-urgency.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { viewersSource } from "../../app/use-cases/tell-viewers.server.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { aShowWith, anInstalledShop, type SavedShow } from "../support/show-on-air.ts";

const databaseUrl = await aDatabase();
let shop: ShopInProcess;
let hat: ProductInStore;
let show: SavedShow;
let notes: UrgencyNotes;
let snapshot: SnapshotMessage;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => {
    hat = aProductIn(store, { title: "=Hat", units: 100 });
  });
});
beforeEach(async () => {
  show = await aShowWith(shop, { items: [{ product: hat }] });
  await startShow(shop.house, shop.shop, show.id);
  snapshot = await readSnapshot(shop.house, shop.shop, show.id);
  notes = openUrgencyNotes(shop.house);
  notes.note(place(), [snapshot]);
  return async () => {
    await endShow(shop.house, shop.shop, show.id);
  };
});
afterAll(() => shop.close());

const place = () => ({ shop: shop.shop, show: show.id, market: "" });

/** The hat with so many left, as its `version`. */
function left(available: number, version: number, deal: ItemView["deal"] = null): LiveMessage {
  const [item] = snapshot.items;
  if (item === undefined) throw new Error("the show has no item");
  const variants = item.variants.map((variant) => ({ ...variant, available }));
  return { kind: "item", item: { ...item, version, variants, deal } };
}

async function noted() {
  const { lines } = await readUrgencies(shop.house, shop.shop, { showId: show.id, page: 1 });
  return lines.map(({ kind, units }) => [kind, units]);
}

test("what is said to hurry shoppers is noted once per change, its end too", async () => {
  for (const [version, units] of [
    [2, 40],
    [3, 10],
    [4, 10],
    [5, 9],
    [6, 0],
    [7, 30],
  ] as const) {
    notes.note(place(), [left(units, version)]);
  }
  await notes.flush();
  await notes.flush();

  expect(await noted()).toEqual([
    ["few-left", 10],
    ["few-left", 9],
    ["sold-out", 0],
    ["few-left", null],
  ]);
});

test("processes that tell their viewers the same note it once, late ones too", async () => {
  const other = openUrgencyNotes(shop.house);
  other.note(place(), [snapshot]);
  for (const process of [notes, other])
    for (const version of [2, 3, 4]) process.note(place(), [left(10 - version, version)]);

  await Promise.all([notes.flush(), other.flush()]);
  other.note(place(), [left(6, 4), left(8, 2)]);
  await other.flush();

  expect(await noted()).toEqual([
    ["few-left", 8],
    ["few-left", 7],
    ["few-left", 6],
  ]);
});

test("a deal's countdown and units are noted with the end that they were bound to", async () => {
  const deal = { id: "deal", startsAt: "", endsAt: "2026-11-21T20:10:00.000Z", unitsLeft: 12, perShopper: null };
  notes.note(place(), [left(40, 2, deal), left(40, 3, { ...deal, unitsLeft: 11 }), left(40, 4)]);
  await notes.flush();

  const { lines } = await readUrgencies(shop.house, shop.shop, { showId: show.id, page: 1 });

  expect(lines.map(({ kind, units, endsAt }) => [kind, units, endsAt])).toEqual([
    ["countdown", null, deal.endsAt],
    ["deal-units-left", 12, null],
    ["deal-units-left", 11, null],
    ["countdown", null, null],
    ["deal-units-left", null, null],
  ]);
});

test("what goes to viewers is what is noted, and before the show nobody is pressed", async () => {
  const told: LiveMessage[] = [];
  const source = viewersSource(shop.house, (_place, messages) => told.push(...messages));

  await source.loadSnapshot(place());
  await source.loadChange(place(), { kind: "item", items: show.itemIds });

  expect(told.map(({ kind }) => kind)).toEqual(["snapshot", "item"]);
  const fresh = openUrgencyNotes(shop.house);
  fresh.note(place(), [{ ...snapshot, show: { ...snapshot.show, state: "scheduled" } }, left(1, 9)]);
  await fresh.flush();
  expect(await noted()).toEqual([]);
});

test("while the database is away nothing is lost", async () => {
  expectLogLine(/what pressed viewers was not noted/);
  const away = { ...shop.house.db, transaction: () => Promise.reject(new Error("away")) };
  let isAway = true;
  const house = {
    ...shop.house,
    get db() {
      return isAway ? away : shop.house.db;
    },
  };
  const patient = openUrgencyNotes(house);
  patient.note(place(), [snapshot, left(3, 2)]);
  await patient.flush();
  expect(await noted()).toEqual([]);

  isAway = false;
  patient.note(place(), [left(2, 3)]);
  await patient.flush();

  expect(await noted()).toEqual([
    ["few-left", 3],
    ["few-left", 2],
  ]);
});

test("a long log is read in pages, and as one file in which a title is no formula", async () => {
  const changes = 2 * urgenciesOfPage + 5;
  for (let version = 2; version < changes + 2; version += 1) notes.note(place(), [left(1 + (version % 2), version)]);
  await notes.flush();

  const last = await readUrgencies(shop.house, shop.shop, { showId: show.id, page: 99 });
  expect([last.total, last.page, last.pages, last.lines.length]).toEqual([changes, 3, 3, 5]);
  const pages = await Promise.all(
    [1, 2, 3].map((page) => readUrgencies(shop.house, shop.shop, { showId: show.id, page })),
  );
  expect(new Set(pages.flatMap(({ lines }) => lines.map(({ id }) => id))).size).toBe(changes);

  const pieces: string[] = [];
  for await (const piece of await readUrgencyFile(shop.house, shop.shop, show.id)) pieces.push(piece);
  const lines = pieces.join("").trimEnd().split("\r\n");
  expect(lines).toHaveLength(changes + 1);
  expect(lines[0]).toBe("shown_at,item,variant,kind,units,ends_at");
  expect(lines[1]).toMatch(/^\d{4}-[^,]+,'=Hat,,few-left,1,$/);
});
