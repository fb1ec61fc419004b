import { describe, expect, it } from "vitest";
import { pinnedItems } from "./pin-wish.ts";
import { roomChanges } from "./room-changes.ts";
import { afterNews, afterReading, readNews } from "./room-news.ts";
import type { Room, RoomItem, RoomSale } from "./room.ts";

function price(amountMinor: number) {
  return { amountMinor, currency: "EUR", text: `${amountMinor / 100} €` };
}

function anItem(id: string, version: number, available: number | null): RoomItem {
  const variant = { id: `${id}-v`, title: "", price: price(1999), regularPrice: null, available };
  return { id, version, position: 0, title: `Item ${id}`, imageUrl: null, variants: [variant], forSale: true };
}

function aSale(orderId: string, at: string, writtenBack = false): RoomSale {
  return {
    lineId: `${orderId}-1`,
    orderId,
    orderName: `#${orderId}`,
    at,
    itemId: "a",
    title: "Item a",
    variantTitle: "",
    quantity: 1,
    total: price(1999),
    writtenBack,
  };
}

const room: Room = {
  show: {
    id: "s",
    version: 3,
    title: "Autumn",
    host: "Giulia",
    state: "live",
    startsAt: "2026-11-21T17:30:00Z",
    streamUrl: "",
  },
  items: [anItem("a", 5, 3), anItem("b", 2, 1)],
  pins: [{ id: "p1", itemId: "a", at: "2026-11-21T17:31:00Z", until: null }],
  pinsVersion: 7,
  sales: [],
  totals: { orders: 0, units: 0, grossSales: price(0), viewers: 4, viewersSoFar: 9 },
  stock: [],
  queue: { waiting: 0, places: [] },
  measures: { oversellRate: null, holdToOrderRate: null, lag: null, driftFound: 0, comparedAt: null },
  deals: [],
};

describe("the control room", () => {
  it("takes newer values and leaves older ones", () => {
    const sold = afterNews(room, { kind: "item", item: anItem("a", 6, 2) });

    expect(sold.items[0]?.variants[0]?.available).toBe(2);
    expect(afterNews(sold, { kind: "item", item: anItem("a", 5, 3) })).toEqual(sold);
    expect(afterNews(room, { kind: "pins", version: 6, pins: [] })).toEqual(room);
    expect(afterNews(room, { kind: "pins", version: 8, pins: [] }).pins).toEqual([]);
    expect(afterNews(room, { kind: "show", show: { ...room.show, version: 2, state: "scheduled" } })).toEqual(room);
  });

  it("shows the host what is on screen now, not what late pictures still show", () => {
    const left = { id: "p0", itemId: "b", at: "2026-11-21T17:30:00Z", until: "2026-11-21T17:31:00Z" };
    const pins = [...room.pins, left];

    expect(afterNews(room, { kind: "pins", version: 8, pins }).pins).toEqual(room.pins);
    expect(afterNews(room, { kind: "snapshot", ...room, pins, pinsVersion: 9 }).pins).toEqual(room.pins);
  });

  it("is whole again after a snapshot, items that joined or left included", () => {
    const next = afterNews(room, {
      kind: "snapshot",
      show: { ...room.show, version: 4, state: "ended" },
      items: [anItem("c", 1, 9), anItem("a", 4, 99)],
      pins: [],
      pinsVersion: 9,
    });

    expect(next.show.state).toBe("ended");
    expect(next.items.map((item) => [item.id, item.variants[0]?.available])).toEqual([
      ["c", 9],
      ["a", 3],
    ]);
    expect(next.pins).toEqual([]);
  });

  it("takes the live deals as they are told, and after a reading", () => {
    const deal = {
      id: "d",
      itemId: "a",
      price: price(1200),
      startsAt: "2026-11-21T17:40:00Z",
      endsAt: null,
      units: 3,
      taken: 1,
      perShopper: null,
      state: "running" as const,
      isTrue: true,
    };

    expect(afterNews(room, { kind: "deals", deals: [deal] }).deals).toEqual([deal]);
    expect(afterReading(room, { ...room, deals: [deal] }).deals).toEqual([deal]);
    const overtaken = { ...room, deals: [{ ...deal, isTrue: false }] };
    expect(afterReading({ ...room, deals: [deal] }, overtaken).deals).toEqual([deal]);
  });

  it("lists every line once, newest first, and remembers that it was written back", () => {
    const first = afterNews(room, { kind: "sale", sale: aSale("1", "2026-11-21T17:32:00Z", true) });
    const again = afterNews(first, { kind: "sale", sale: aSale("1", "2026-11-21T17:32:00Z") });
    const second = afterNews(again, { kind: "sale", sale: aSale("2", "2026-11-21T17:33:00Z") });

    expect(second.sales.map(({ orderId, writtenBack }) => [orderId, writtenBack])).toEqual([
      ["2", false],
      ["1", true],
    ]);
  });

  it("lists two lines of one order that hold the same variant", () => {
    const first = aSale("1", "2026-11-21T17:32:00Z");
    const both = [first, { ...first, lineId: "1-2" }].reduce(
      (known, sale) => afterNews(known, { kind: "sale", sale }),
      room,
    );

    expect(both.sales).toHaveLength(2);
  });

  it("takes the viewers as they are when it is read anew", () => {
    const read = { ...room, totals: { ...room.totals, orders: 2, viewers: 5 } };

    expect(afterReading(room, read).totals).toMatchObject({ orders: 2, viewers: 5 });
  });

  it("passes over messages of a kind it does not know", () => {
    expect(readNews('{"kind":"weather"}')).toBeNull();
    expect(readNews("3")).toBeNull();
    expect(readNews('{"kind":"pins","version":1,"pins":[]}')).toEqual({ kind: "pins", version: 1, pins: [] });
  });

  it("shows a wish at once and what is true after it was refused", () => {
    expect(pinnedItems(room.pins, [{ kind: "pin", itemId: "b" }])).toEqual(["b", "a"]);
    expect(pinnedItems(room.pins, [{ kind: "pin", itemId: "a" }])).toEqual(["a"]);
    expect(pinnedItems(room.pins, [{ kind: "unpin-all" }])).toEqual([]);
    expect(pinnedItems(room.pins, [{ kind: "unpin", itemId: "a" }])).toEqual([]);
    expect(pinnedItems(room.pins, [])).toEqual(["a"]);
    const keys = ["b", "c"].map((itemId) => ({ kind: "pin" as const, itemId }));
    expect(pinnedItems(room.pins, keys)).toEqual(["c", "b", "a"]);
  });

  it("tells of what sold out, what is on screen and what was bought, not of every unit", () => {
    const fewer = afterNews(room, { kind: "item", item: anItem("a", 6, 2) });
    const gone = afterNews(fewer, { kind: "item", item: anItem("b", 3, 0) });
    const next = afterNews(gone, { kind: "pins", version: 8, pins: [{ id: "p2", itemId: "b", at: "", until: null }] });
    const bought = afterNews(next, { kind: "sale", sale: aSale("1", "2026-11-21T17:32:00Z") });

    expect(roomChanges(room, fewer)).toEqual([]);
    expect(roomChanges(room, bought)).toEqual([
      { kind: "soldOut", title: "Item b" },
      { kind: "pinned", title: "Item b" },
      { kind: "sale", order: "#1", title: "Item a", quantity: 1 },
    ]);
  });
});
