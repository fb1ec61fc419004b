import type { ItemView } from "../../app/live/message.ts";
import type { FakeShop } from "./fake-shop.ts";
import { aHeldLamp, aLampSnapshot, anItem, aShow, aSnapshot, aVariant, euros, onDeal } from "./line-up.ts";
import { eventually, type Shopper } from "./shopper.ts";

/** How a shopper gets to see a state of the floating show, in whatever language it speaks. */
export interface EmbedState {
  /** What the shop has, before the shopper comes */
  readonly given?: (shop: FakeShop) => void;
  readonly when: (shopper: Shopper, shop: FakeShop) => Promise<void>;
}

const lamp = anItem({
  id: "item-lamp",
  position: 1,
  title: "Paper Lamp with a Walnut Foot, Large",
  imageUrl: "/pictures/Paper%20Lamp",
  variants: [aVariant({ id: "201", price: euros(5900), available: 3 })],
});
const lampOnDeal = (available = 3) =>
  onDeal({ ...lamp, variants: [aVariant({ id: "201", price: euros(5900), available })] }, 4900, {
    unitsLeft: 3,
    perShopper: 2,
  });
const inCart = {
  items: [{ id: "201", quantity: 2, properties: { _paniere_show: "show-1", _paniere_item: "item-lamp" } }],
};

function sell(shop: FakeShop, item: ItemView): void {
  shop.snapshot = aLampSnapshot(item);
  shop.cart.codes.set("LIVE-LAMP", { of: "2", off: 1000 });
}
function sellByHolds(available: number): (shop: FakeShop) => void {
  return (shop) => {
    shop.snapshot = aLampSnapshot(aHeldLamp({ variant: { available } }));
    shop.holds.free.set("201", available);
    shop.offersMail = true;
  };
}
const tell = (shop: FakeShop, item: ItemView) => shop.send({ kind: "item", item: { ...item, version: 9 } });
const visible = (shopper: Shopper, selector: string) => shopper.page.locator(`${selector}:visible`).first().waitFor();

async function tap(shopper: Shopper): Promise<void> {
  await shopper.openPinned();
  await shopper.add.click();
}
async function tapAndOpenBasket(shopper: Shopper): Promise<void> {
  await tap(shopper);
  await eventually(() => shopper.part("sheet").isVisible()).toBe(false);
  await shopper.open("basket");
  await visible(shopper, ".paniere-line");
}
async function waitInQueue(shopper: Shopper): Promise<void> {
  await tap(shopper);
  await visible(shopper, "[data-field='leave']");
}
async function haveTurn(shopper: Shopper, shop: FakeShop): Promise<void> {
  await waitInQueue(shopper);
  shop.holds.serve("201");
  const [, held] = aLampSnapshot(aHeldLamp({ version: 3, variant: { available: 0, servedUpTo: 14 } })).items;
  if (held) shop.send({ kind: "item", item: held });
  await visible(shopper, "paniere-waitlist [role=timer]");
  await shopper.page.keyboard.press("Escape");
  await visible(shopper, ".paniere-turn");
}

/** Every state of the floating show that sells. */
export const embedStates: Readonly<Record<string, EmbedState>> = {
  "a bubble": { when: (shopper) => shopper.part("smaller").click() },
  "the small player": { when: (shopper) => visible(shopper, ".paniere-pin") },
  "the player, its stream late": {
    when: async (shopper) => {
      await shopper.open("play");
      await visible(shopper, "[data-part='notice']");
    },
  },
  "the player, its stream overdue": {
    given: (shop) => {
      shop.snapshot = aSnapshot({ show: aShow({ startsAt: "2026-11-20T18:00:00.000Z" }) });
    },
    when: async (shopper) => {
      await shopper.open("play");
      await visible(shopper, "[data-part='notice-title']");
    },
  },
  "the player, its stream not to be played here": {
    given: (shop) => {
      shop.snapshot = aSnapshot({ show: aShow({ streamUrl: "mailto:nobody" }) });
    },
    when: async (shopper) => {
      await shopper.open("play");
      await visible(shopper, "[data-part='notice-more']");
    },
  },
  "three pins": {
    given: (shop) => {
      shop.snapshot = aSnapshot({
        pins: ["item-shirt", "item-lamp", "item-bag"].map((itemId) => ({
          id: `p-${itemId}`,
          itemId,
          at: "",
          until: null,
        })),
      });
    },
    when: async (shopper) => {
      await shopper.open("play");
      await eventually(() => shopper.page.locator(".paniere-pin:visible").count()).toBe(3);
    },
  },
  "the line-up": {
    given: (shop) => sell(shop, lampOnDeal()),
    when: async (shopper) => {
      await shopper.open("play");
      await shopper.open("line-up");
    },
  },
  "a product with options": { when: (shopper) => shopper.openPinned() },
  "a product that sells out": {
    given: (shop) => sell(shop, lamp),
    when: async (shopper, shop) => {
      await shopper.openPinned();
      tell(shop, { ...lamp, variants: [aVariant({ id: "201", price: euros(5900), available: 0 })] });
      await visible(shopper, "paniere-sheet [data-field='stock'][data-sold-out]");
    },
  },
  "a product that is gone": {
    given: (shop) => sell(shop, lamp),
    when: async (shopper, shop) => {
      await shopper.openPinned();
      shop.send(aSnapshot({ items: [], pins: [], pinsVersion: 9 }));
      await visible(shopper, "paniere-product [data-field='news']");
    },
  },
  "a running deal": {
    given: (shop) => sell(shop, lampOnDeal()),
    when: (shopper) => shopper.openPinned(),
  },
  "a running deal over the picture": {
    given: (shop) => sell(shop, lampOnDeal()),
    when: async (shopper) => {
      await shopper.open("play");
      await visible(shopper, "paniere-held paniere-deal");
    },
  },
  "a deal that is over": {
    given: (shop) => sell(shop, lampOnDeal()),
    when: async (shopper, shop) => {
      await shopper.openPinned();
      tell(shop, lamp);
      await visible(shopper, "paniere-product [data-field='news']");
    },
  },
  "a code that the store refuses": {
    given: (shop) => {
      sell(shop, lampOnDeal());
      shop.cart.codes.clear();
    },
    when: async (shopper) => {
      await tap(shopper);
      await visible(shopper, "paniere-product [role='alert']");
    },
  },
  "an empty basket": {
    when: async (shopper) => {
      await shopper.open("basket");
      await visible(shopper, ".paniere-empty");
    },
  },
  "a full basket, its deal running": {
    given: (shop) => {
      sell(shop, lampOnDeal());
      shop.cart.answer("/cart/add.js", inCart);
      shop.cart.answer("/cart/add.js", { items: [{ id: "101", quantity: 1, properties: {} }] });
    },
    when: async (shopper) => {
      await shopper.open("basket");
      await visible(shopper, ".paniere-line paniere-deal");
    },
  },
  "a line whose deal is over": {
    given: (shop) => sell(shop, lampOnDeal()),
    when: async (shopper, shop) => {
      await tapAndOpenBasket(shopper);
      shop.cart.codes.clear();
      tell(shop, lamp);
      await visible(shopper, ".paniere-line [data-field='note']");
    },
  },
  "a line that is refused, and one removed": {
    given: (shop) => {
      sell(shop, lamp);
      shop.cart.answer("/cart/add.js", { items: [{ id: "101", quantity: 1, properties: {} }] });
      shop.cart.answer("/cart/add.js", inCart);
    },
    when: async (shopper, shop) => {
      await shopper.open("basket");
      const lines = shopper.page.locator(".paniere-line");
      await lines.nth(1).locator("[data-line-action='remove']").click();
      await visible(shopper, "[data-field='undo-button']");
      shop.cart.setStock("201", 0);
      tell(shop, { ...lamp, variants: [aVariant({ id: "201", price: euros(5900), available: 0 })] });
      await visible(shopper, ".paniere-line [data-field='message']");
    },
  },
  "a held line": { given: sellByHolds(3), when: tapAndOpenBasket },
  "a line that is held no longer": {
    given: (shop) => {
      sellByHolds(3)(shop);
      shop.holds.holdMs = 1500;
    },
    when: async (shopper) => {
      await tapAndOpenBasket(shopper);
      await visible(shopper, ".paniere-line .paniere-hold[data-over] [data-line-action='hold']");
    },
  },
  "something held, in the player": {
    given: sellByHolds(3),
    when: async (shopper) => {
      await tap(shopper);
      await eventually(() => shopper.part("sheet").isVisible()).toBe(false);
      await visible(shopper, ".paniere-held-clock");
      await shopper.part("toast").waitFor({ state: "hidden" });
    },
  },
  "a waitlist": {
    given: sellByHolds(0),
    when: async (shopper) => {
      await shopper.openPinned();
      await visible(shopper, "paniere-waitlist");
    },
  },
  "a place in the waitlist, and a wrong address": {
    given: sellByHolds(0),
    when: async (shopper) => {
      await waitInQueue(shopper);
      await shopper.page.locator(".paniere-mail-send").click();
      await visible(shopper, "[data-field='trouble']");
    },
  },
  "a turn": { given: sellByHolds(0), when: haveTurn },
  "a turn in the basket": {
    given: sellByHolds(0),
    when: async (shopper, shop) => {
      await haveTurn(shopper, shop);
      await shopper.open("basket");
      await visible(shopper, ".paniere-turn-line");
    },
  },
  "no connection": {
    when: async (shopper, shop) => {
      await shopper.open("play");
      shop.isAppUp = false;
      shop.dropViewers();
      await visible(shopper, "[data-part='hint']");
    },
  },
  "the show is over": {
    when: async (shopper, shop) => {
      await shopper.open("play");
      shop.send({ kind: "show", show: aShow({ version: 2, state: "ended" }) });
      await eventually(() => shopper.part("notice").isVisible()).toBe(true);
      await shopper.page.locator(".paniere-badge:visible").first().waitFor({ state: "hidden" });
    },
  },
  "the basket of a show that is over": {
    given: (shop) => {
      sell(shop, lamp);
      shop.cart.answer("/cart/add.js", inCart);
    },
    when: async (shopper, shop) => {
      await shopper.open("basket");
      await visible(shopper, ".paniere-line");
      shop.send({ kind: "show", show: aShow({ version: 2, state: "ended" }) });
      await visible(shopper, "[data-field='over']");
    },
  },
};
