import type { DealView, ItemView, PriceView, ShowView, SnapshotMessage, VariantView } from "../../app/live/message.ts";

export function euros(amountMinor: number): PriceView {
  const text = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }).format(amountMinor / 100);
  return { amountMinor, currency: "EUR", text };
}

export function aVariant(changes: Partial<VariantView> = {}): VariantView {
  return {
    id: "101",
    title: "",
    price: euros(2490),
    regularPrice: null,
    available: 25,
    hold: "none",
    waiting: 0,
    servedUpTo: 0,
    dealCode: null,
    beforeDeal: null,
    ...changes,
  };
}

export function anItem(changes: Partial<ItemView> = {}): ItemView {
  return {
    id: "item-shirt",
    version: 1,
    position: 0,
    productId: "1",
    title: "Ocean Blue Shirt",
    path: "/products/ocean-blue-shirt",
    imageUrl: "/pictures/Ocean%20Blue%20Shirt",
    optionNames: [],
    variants: [aVariant()],
    forSale: true,
    deal: null,
    ...changes,
  };
}

export function aShow(changes: Partial<ShowView> = {}): ShowView {
  return {
    id: "show-1",
    version: 1,
    title: "Autumn, by the sea",
    host: "Giulia Moretti",
    state: "live",
    startsAt: "2026-11-21T18:00:00.000Z",
    streamUrl: "/stream/live.m3u8",
    streamDelayMs: null,
    ...changes,
  };
}

/** A shirt in sizes and colours with a live price, pinned; a lamp that is nearly gone; a sold-out bag. */
export function aSnapshot(changes: Partial<SnapshotMessage> = {}): SnapshotMessage {
  const sizes = ["S", "M", "L"].flatMap((size, i) =>
    ["Ocean", "Sand"].map((colour, j) =>
      aVariant({
        id: String(101 + i * 2 + j),
        title: `${size} / ${colour}`,
        price: euros(1990),
        regularPrice: euros(2490),
        available: size === "L" ? 0 : 12,
        dealCode: "LIVE-SHIRT",
      }),
    ),
  );
  return {
    kind: "snapshot",
    show: aShow(),
    items: [
      anItem({ optionNames: ["Size", "Colour"], variants: sizes.slice(0, 5) }),
      anItem({
        id: "item-lamp",
        position: 1,
        title: "Paper Lamp with a Walnut Foot, Large",
        path: "/products/paper-lamp",
        imageUrl: "/pictures/Paper%20Lamp",
        variants: [aVariant({ id: "201", price: euros(5900), available: 3 })],
      }),
      anItem({
        id: "item-bag",
        position: 2,
        title: "Leather Tote Bag",
        path: "/products/tote",
        imageUrl: "/pictures/Leather%20Tote%20Bag",
        variants: [aVariant({ id: "301", price: euros(12000), available: 0 })],
      }),
    ],
    pins: [{ id: "pin-1", itemId: "item-shirt", at: "2026-11-21T18:05:00.000Z", until: null }],
    pinsVersion: 1,
    ...changes,
  };
}

/** The lamp alone, pinned. */
export function aLampSnapshot(lamp: Partial<ItemView> = {}): SnapshotMessage {
  const snapshot = aSnapshot();
  return {
    ...snapshot,
    items: snapshot.items.map((item) => (item.id === "item-lamp" ? { ...item, ...lamp } : item)),
    pins: [{ id: "pin-2", itemId: "item-lamp", at: "2026-11-21T18:06:00.000Z", until: null }],
    pinsVersion: 2,
  };
}

/** A lamp of which units are held before they go into the cart: three are there. */
export function aHeldLamp({ variant = {}, ...changes }: Partial<ItemView> & { variant?: Partial<VariantView> } = {}) {
  const counted = { id: "201", price: euros(5900), available: 3, hold: "needed" } as const;
  return { variants: [aVariant({ ...counted, ...variant })], ...changes };
}

export function aDeal(changes: Partial<DealView> = {}): DealView {
  return {
    id: "deal-1",
    startsAt: "2026-11-21T18:10:00.000Z",
    endsAt: new Date(Date.now() + 600_000).toISOString(),
    unitsLeft: null,
    perShopper: null,
    ...changes,
  };
}

/** An item as it is sold while a deal of its runs, at `amountMinor`, by the code `LIVE-…` of its id. */
export function onDeal(item: ItemView, amountMinor: number, deal: Partial<DealView> = {}): ItemView {
  const variants = item.variants.map((variant): VariantView => {
    const { price, regularPrice, dealCode } = variant;
    return {
      ...variant,
      price: euros(amountMinor),
      regularPrice: price,
      dealCode: `LIVE-${item.id.replace("item-", "").toUpperCase()}`,
      beforeDeal: { price, regularPrice, dealCode },
    };
  });
  return { ...item, version: item.version + 1, variants, deal: aDeal(deal) };
}
