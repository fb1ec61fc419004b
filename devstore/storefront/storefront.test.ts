import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { availableUnits } from "../inventory/stock.ts";
import { putMetafield } from "../state/metafields.ts";
import { aDevStore, type TestStore, variantId } from "../test-dev-store.ts";
import { productPicture } from "./pictures/picture.ts";

const block = `<p class="embed">{{ app.metafields.paniere.live.value.show.title | escape }} {{ block.settings.colour }} {{ 'hello' | t }}</p>
<script src="{{ 'extra.js' | asset_url }}"></script>
{% schema %}{"name":"Basket","target":"body","stylesheet":"basket.css","javascript":"basket.js","settings":[{"type":"text","id":"colour","label":"Colour","default":"orange"}]}{% endschema %}`;

const section = `<p class="placed">{{ app.metafields.paniere.live.value.show.title | escape }} {{ block.settings.live_page }} {{ block.settings.colour }}
{% for i in (1..25) %}{% assign handle = 'no-' | append: i %}{{ all_products[handle].title }}{% endfor %}{{ all_products['blue-shirt'].title }}.</p>
{% schema %}{"name":"Shows","target":"section","settings":[{"type":"url","id":"live_page","label":"Page"},{"type":"text","id":"colour","label":"Colour","default":"orange"},{"type":"url","id":"replays_page","label":"Page"}]}{% endschema %}`;

let shop: TestStore;
let visitor: Visitor;

/** A browser's fetch: it keeps the cart's cookie and says that it comes from the shop itself. */
class Visitor {
  cookie = "";
  readonly #origin: string;
  constructor(origin: string) {
    this.#origin = origin;
  }
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      "sec-fetch-site": "same-origin",
      cookie: this.cookie,
      ...(init.headers as Record<string, string>),
    };
    const answer = await fetch(`${this.#origin}${path}`, { redirect: "manual", ...init, headers });
    this.cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? this.cookie;
    return answer;
  }
  post(path: string, body: object): Promise<Response> {
    return this.fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }
  submit(path: string, fields: Record<string, string>): Promise<Response> {
    return this.fetch(path, { method: "POST", body: new URLSearchParams(fields) });
  }
  async cart(): Promise<CartJson> {
    return (await this.fetch("/cart.js")).json() as Promise<CartJson>;
  }
}

interface CartJson {
  readonly item_count: number;
  readonly total_price: number;
  readonly total_discount: number;
  readonly items: {
    key: string;
    quantity: number;
    properties: Record<string, string> | null;
    final_line_price: number;
    title: string;
  }[];
  readonly discount_codes: { code: string; applicable: boolean }[];
}

beforeAll(async () => {
  shop = await aDevStore((_request, response) => response.end(), {
    "basket/blocks/basket.liquid": block,
    "basket/locales/en.default.json": JSON.stringify({ hello: "Hello" }),
    "basket/assets/extra.js": "let extra;",
    "live-basket/blocks/upcoming-shows.liquid": section,
  });
  await shop.devStore.installApp();
});
afterAll(() => shop.stop());
beforeEach(() => {
  visitor = new Visitor(shop.devStore.addresses.shop);
});

const small = () => variantId(shop.devStore, "BS-S");
const candle = () => variantId(shop.devStore, "C-1");

test("the store shows what is for sale, and nothing of a draft", async () => {
  const home = await (await visitor.fetch("/")).text();

  expect(home).toContain("Blue Shirt");
  expect(home).not.toContain("Secret Lamp");
  expect((await visitor.fetch("/products/secret")).status).toBe(404);
  expect((await visitor.fetch("/products/blue-shirt")).status).toBe(200);
  expect(await (await visitor.fetch("/search?q=candle")).text()).toContain("1 product for “candle”");
});

test("a line with other properties is another line, and hidden properties are not shown", async () => {
  await visitor.post("/cart/add.js", {
    items: [{ id: candle(), quantity: 1, properties: { _paniere_show: "secret-show" } }],
  });
  await visitor.post("/cart/add.js", { id: candle(), quantity: 1, properties: { Engraving: "<b>" } });
  const added = (await (await visitor.post("/cart/add.js", { id: candle() })).json()) as {
    quantity: number;
    title: string;
  };

  const cart = await visitor.cart();
  const page = await (await visitor.fetch("/cart")).text();
  expect(added).toMatchObject({ quantity: 1, title: "Vanilla Candle" });
  expect(cart).toMatchObject({ item_count: 3, total_price: 2850 });
  expect(cart.items.map((item) => item.properties)).toEqual([
    null,
    { Engraving: "<b>" },
    { _paniere_show: "secret-show" },
  ]);
  expect(page).toContain("Engraving: &lt;b&gt;");
  expect(page).not.toContain("secret-show");
});

test("the cart refuses what is not there, in Shopify's words", async () => {
  const soldOut = await visitor.post("/cart/add.js", { id: variantId(shop.devStore, "BS-L") });
  const unknown = await visitor.post("/cart/add.js", { id: "123" });
  const draft = await visitor.post("/cart/add.js", { id: variantId(shop.devStore, "L-1") });
  const capped = await visitor.post("/cart/add.js", { id: small(), quantity: 5 });
  const full = await visitor.post("/cart/add.js", { id: small(), quantity: 1, properties: { a: "b" } });

  expect(soldOut.status).toBe(422);
  expect(await soldOut.json()).toMatchObject({
    status: 422,
    description: "The product 'Blue Shirt - Large' is already sold out.",
  });
  expect(unknown.status).toBe(404);
  expect(draft.status).toBe(404);
  expect(await capped.json()).toMatchObject({
    status: 422,
    message: "Only 2 items were added to your cart due to availability.",
  });
  expect(full.status).toBe(422);
  expect((await visitor.cart()).item_count).toBe(2);
});

test("quantities change by line, key and variant, and nought takes a line out", async () => {
  await visitor.post("/cart/add.js", { items: [{ id: candle(), quantity: 2 }, { id: small() }] });
  const [, second] = (await visitor.cart()).items;

  await visitor.post("/cart/change.js", { line: 1, quantity: 2 });
  await visitor.post("/cart/change.js", { id: second?.key, quantity: 3 });
  await visitor.post("/cart/update.js", { updates: { [small()]: 0 }, note: "ring twice", attributes: { gift: "yes" } });

  const cart = await visitor.cart();
  expect(cart.items.map((item) => [item.title, item.quantity])).toEqual([["Vanilla Candle", 3]]);
  expect(cart).toMatchObject({ note: "ring twice", attributes: { gift: "yes" } });
  expect((await visitor.post("/cart/change.js", { id: "nothing", quantity: 1 })).status).toBe(400);
});

test("another site cannot change a shopper's cart or pay for it", async () => {
  const headers = { "sec-fetch-site": "cross-site", "content-type": "application/json" };

  const answer = await visitor.fetch("/cart/add.js", {
    method: "POST",
    headers,
    body: JSON.stringify({ id: candle() }),
  });

  expect(answer.status).toBe(403);
  expect((await visitor.cart()).item_count).toBe(0);
});

test("standard actions add by global id and say when units are short", async () => {
  const merchandiseId = `gid://shopify/ProductVariant/${small()}`;
  const attributes = [{ key: "_paniere_pin", value: "p1" }];

  const answer = await visitor.post("/services/standard-actions/cart", {
    lines: [
      { merchandiseId, quantity: 9, attributes },
      { merchandiseId: `gid://shopify/ProductVariant/${variantId(shop.devStore, "BS-L")}`, quantity: 1 },
    ],
    discountCodes: ["NONE"],
  });

  const { cart, warnings } = (await answer.json()) as {
    cart: { totalQuantity: number; lines: object[] };
    warnings: { code: string }[];
  };
  expect(cart).toMatchObject({
    totalQuantity: 2,
    lines: [{ quantity: 2 }],
    discountCodes: [{ code: "NONE", applicable: false }],
  });
  expect(warnings.map((warning) => warning.code)).toEqual(["MERCHANDISE_NOT_ENOUGH_STOCK", "MERCHANDISE_OUT_OF_STOCK"]);
  expect((await visitor.cart()).items.map((item) => item.properties)).toEqual([{ _paniere_pin: "p1" }]);
});

const address = {
  email: "a@example.com",
  firstName: "Ada",
  lastName: "R",
  address1: "Weg 1",
  zip: "10115",
  city: "Berlin",
  countryCode: "DE",
};
const card = { cardNumber: "1", cardExpiry: "12 / 39", cardCode: "123" };

test("the checkout asks for what is missing, takes no declined card, and orders once", async () => {
  await visitor.post("/cart/add.js", { id: candle(), properties: { _paniere_show: "s1" } });
  const checkout = (await visitor.fetch("/checkout")).headers.get("location") ?? "";
  const before = availableUnits(shop.devStore.store, candle()) ?? 0;

  const incomplete = await visitor.submit(checkout, { ...address, ...card, email: "nobody" });
  const declined = await visitor.submit(checkout, { ...address, ...card, cardNumber: "2" });
  const paid = await visitor.submit(checkout, { ...address, ...card });
  const again = await visitor.submit(checkout, { ...address, ...card });

  expect(incomplete.status).toBe(422);
  expect(await incomplete.text()).toContain("Enter a valid email");
  expect(declined.status).toBe(402);
  expect(again.headers.get("location")).toBe(paid.headers.get("location"));
  const orders = [...shop.devStore.store.state.orders.values()];
  expect(orders).toHaveLength(1);
  expect(orders[0]?.lines[0]?.properties).toEqual([{ name: "_paniere_show", value: "s1" }]);
  expect(availableUnits(shop.devStore.store, candle())).toBe(before - 1);
  expect(await (await visitor.fetch(paid.headers.get("location") ?? "")).text()).toContain(orders[0]?.name);
  expect((await visitor.cart()).item_count).toBe(0);
});

test("of two shoppers with the last units in their carts one is told which item is sold out", async () => {
  const other = new Visitor(shop.devStore.addresses.shop);
  for (const one of [visitor, other]) await one.post("/cart/add.js", { id: small(), quantity: 2 });
  const checkouts = await Promise.all(
    [visitor, other].map(async (one) => (await one.fetch("/checkout")).headers.get("location") ?? ""),
  );

  const answers = await Promise.all(
    [visitor, other].map((one, at) => one.submit(checkouts[at] ?? "", { ...address, ...card })),
  );

  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
  const refused = answers.find((answer) => answer.status === 409);
  expect(await refused?.text()).toContain("<strong>Blue Shirt - Small</strong> is sold out.");
  expect(availableUnits(shop.devStore.store, small())).toBe(0);
});

test("an app embed is rendered once it is switched on, with settings, app data and assets, but not at the checkout", async () => {
  const { devStore } = shop;
  const installation = devStore.store.state.installations.get(devStore.app.id);
  const ownerGid = `gid://shopify/AppInstallation/${installation?.id}`;
  putMetafield(devStore.store, {
    ownerGid,
    namespace: "paniere",
    key: "live",
    type: "json",
    value: '{"show":{"title":"<Tonight>"}}',
  });
  expect(await (await visitor.fetch("/")).text()).not.toContain("embed");

  devStore.switchEmbedOn("basket/basket", { colour: "green" });

  const home = await (await visitor.fetch("/")).text();
  expect(home).toContain('<p class="embed">&lt;Tonight&gt; green Hello</p>');
  expect(home).toMatch(/<link rel="stylesheet" href="[^"]+\/assets\/basket\.css"/);
  expect(home).toMatch(/<script src="[^"]+\/assets\/basket\.js" defer/);
  const asset = /src="([^"]+\/assets\/extra\.js)"/.exec(home)?.[1] ?? "";
  expect(await (await visitor.fetch(asset)).text()).toBe("let extra;");
  await visitor.post("/cart/add.js", { id: candle() });
  const checkout = (await visitor.fetch("/checkout")).headers.get("location") ?? "";
  expect(await (await visitor.fetch(checkout)).text()).not.toContain("embed");
});

test("a product's picture is its own, and the same every time", () => {
  expect(productPicture("Blue Shirt", "", 1)).toBe(productPicture("Blue Shirt", "", 1));
  expect(productPicture("Blue Shirt", "", 1)).not.toBe(productPicture("Red Shirt", "", 1));
  expect(productPicture("<script>", "", 1)).not.toContain("<script>");
});

test("a page shows the app block that the merchant placed there, with the settings chosen for it and the app's own data", async () => {
  const answer = await visitor.fetch("/pages/shows");
  const html = await answer.text();

  expect(answer.status).toBe(200);
  expect(html).toContain("<title>Shows – ");
  expect(html).toMatch(/shopify-app-block"><p class="placed">\S* \/pages\/live orange\s/);
  expect(await (await visitor.fetch("/")).text()).not.toContain("placed");
});

test("a page reads twenty products by their handles, and no more", async () => {
  const html = await (await visitor.fetch("/pages/shows")).text();

  expect(html).not.toContain("Blue Shirt.");
});

test("there is no page that the merchant did not make, and one whose app has no such block is empty", async () => {
  expect((await visitor.fetch("/pages/nothing")).status).toBe(404);
  expect((await visitor.fetch("/pages/constructor")).status).toBe(404);
  const replays = await visitor.fetch("/pages/replays");
  expect(replays.status).toBe(200);
  expect(await replays.text()).not.toContain('class="placed"');
});
