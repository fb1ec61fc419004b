import assert from "node:assert/strict";
import { openPage } from "../case-page.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { addToCart, cartUnits, variantNumber } from "../shopper-requests.ts";
import type { World } from "../world.ts";

const DOCS = "https://shopify.dev/docs/api/storefront-events-and-actions";
const LINES = "shopify:cart:lines-update";

const candle = (world: World) => world.variant("C-1").id;

export const storefrontActionCases: readonly ConformanceCase[] = [
  {
    says: "getCart resolves with null until there is a cart, then with a summary of it and nothing more",
    page: `${DOCS}/actions/get-cart`,
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions } = await openPage(world);
      assert.deepEqual(await actions.getCart(), { cart: null });

      await addToCart(world, "C-1", { quantity: 2 });

      const { cart } = await actions.getCart();
      const cost = { totalAmount: { amount: "19.00", currencyCode: "EUR" } };
      assert.ok(cart);
      assert.deepEqual(Object.keys(cart).sort(), ["cost", "discountCodes", "id", "lines", "totalQuantity"]);
      assert.match(cart.id, /^gid:\/\/shopify\/Cart\//);
      assert.deepEqual(cart.cost, cost);
      assert.equal(cart.totalQuantity, 2);
      assert.deepEqual(
        cart.lines.map((line) => ({ ...line, id: "" })),
        [{ id: "", quantity: 2, cost }],
      );
    },
  },
  {
    says: "those who ask for the cart at the same time share one request",
    page: `${DOCS}/actions/get-cart`,
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions, requests } = await openPage(world);

      await Promise.all([actions.getCart(), actions.getCart()]);

      assert.equal(requests.length, 1);
    },
  },
  {
    says: "a line with merchandiseId is an add, one with id an update, and quantity 0 removes it",
    page: `${DOCS}/actions/update-cart`,
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions } = await openPage(world);

      const added = await actions.updateCart({ lines: [{ merchandiseId: candle(world), quantity: 1 }] });
      const id = added.cart?.lines[0]?.id;
      assert.match(id ?? "", /^gid:\/\/shopify\/CartLine\//);
      const updated = await actions.updateCart({ lines: [{ id, quantity: 3 }] });
      const removed = await actions.updateCart({ lines: [{ id, quantity: 0 }] });

      assert.equal(added.cart?.totalQuantity, 1);
      assert.equal(updated.cart?.totalQuantity, 3);
      assert.deepEqual(removed.cart?.lines, []);
      assert.equal(added.userErrors, undefined);
    },
  },
  {
    says: "the attributes of a line are its properties in the cart",
    page: `${DOCS}/actions/update-cart`,
    covers: ["Shopify.actions", "cart"],
    async prove(world) {
      const { actions } = await openPage(world);
      const attributes = [{ key: "_show", value: "s1" }];

      await actions.updateCart({ lines: [{ merchandiseId: candle(world), quantity: 1, attributes }] });

      const { items } = (await (await world.fetch("/cart.js")).json()) as { items: { properties: object }[] };
      assert.deepEqual(items[0]?.properties, { _show: "s1" });
    },
  },
  {
    says: "one call sets lines, note and codes; a code that does not hold comes back as not applicable",
    page: `${DOCS}/events/cart-discount-update`,
    covers: ["Shopify.actions", "discounts"],
    async prove(world) {
      const { actions } = await openPage(world);

      const { cart, userErrors } = await actions.updateCart({
        lines: [{ merchandiseId: candle(world), quantity: 1 }],
        note: "ring twice",
        discountCodes: ["SPRING20"],
      });
      const emptied = await actions.updateCart({ discountCodes: [] });

      assert.equal(userErrors, undefined);
      assert.deepEqual(cart?.discountCodes, [{ code: "SPRING20", applicable: false }]);
      assert.deepEqual(emptied.cart?.discountCodes, []);
      assert.equal(((await (await world.fetch("/cart.js")).json()) as { note: string }).note, "ring twice");
    },
  },
  {
    says: "cart attributes are the complete set that the cart ends up with, and not in the resolved cart",
    page: `${DOCS}/events/cart-attributes-update`,
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions, events } = await openPage(world);
      await actions.updateCart({ attributes: [{ key: "gift", value: "yes" }] });

      const { cart } = await actions.updateCart({ attributes: [{ key: "wrap", value: "red" }] });

      const { attributes } = (await (await world.fetch("/cart.js")).json()) as { attributes: object };
      assert.deepEqual(attributes, { wrap: "red" });
      assert.ok(cart && !("attributes" in cart));
      assert.deepEqual(
        events.map(({ type, context }) => [type, context]),
        [
          ["shopify:cart:attributes-update", "standard-action"],
          ["shopify:cart:attributes-update", "standard-action"],
        ],
      );
    },
  },
  {
    says: "a line cut to the stock resolves with a warning, one of a sold-out product with another",
    page: "https://shopify.dev/changelog/cart-warnings-in-storefront-api-cart",
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions } = await openPage(world);

      const { cart, userErrors, warnings } = await actions.updateCart({
        lines: [
          { merchandiseId: candle(world), quantity: 9 },
          { merchandiseId: world.variant("BS-L").id, quantity: 1 },
        ],
      });

      assert.equal(userErrors, undefined);
      assert.deepEqual(
        warnings?.map(({ code }) => code),
        ["MERCHANDISE_NOT_ENOUGH_STOCK", "MERCHANDISE_OUT_OF_STOCK"],
      );
      assert.equal(cart?.totalQuantity, 5);
    },
  },
  {
    says: "a change that the cart declines resolves with userErrors and the cart as it stands, and is no error",
    page: `${DOCS}/events/cart-error`,
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions, events } = await openPage(world);

      const { cart, userErrors } = await actions.updateCart({
        lines: [{ merchandiseId: "gid://shopify/ProductVariant/1", quantity: 1 }],
      });

      assert.equal(userErrors?.length, 1);
      assert.equal(cart?.totalQuantity, 0);
      assert.deepEqual(
        events.map(({ type }) => type),
        [LINES],
      );
    },
  },
  {
    says: "the call tells what it is about to do before it does it, with a promise of what comes of it",
    page: `${DOCS}/events/cart-lines-update`,
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions, document, events, requests } = await openPage(world);
      let askedBefore = -1;
      document.addEventListener(LINES, () => (askedBefore = requests.length));
      const lines = [{ merchandiseId: candle(world), quantity: 1 }];

      const call = actions.updateCart({ lines });

      const [event] = events;
      assert.equal(askedBefore, 0);
      assert.equal(event?.bubbles, true);
      assert.deepEqual([event.action, event.context, event.lines], ["add", "standard-action", lines]);
      assert.deepEqual(await event.promise, await call);
      const id = (await call).cart?.lines[0]?.id;
      await actions.updateCart({ lines: [{ id, quantity: 2 }] });
      await actions.updateCart(
        { lines: [{ id, quantity: 0 }], note: "" },
        { event: { context: "cart", detail: { from: "case" } } },
      );
      assert.deepEqual(
        events.slice(1).map(({ type, action, context }) => [type, action, context]),
        [
          [LINES, "update", "standard-action"],
          [LINES, "remove", "cart"],
          ["shopify:cart:note-update", undefined, "cart"],
        ],
      );
      assert.deepEqual(events.at(-1)?.["detail"], { from: "case" });
    },
  },
  {
    says: "a request that fails rejects, and is told by shopify:cart:error in words and a code",
    page: `${DOCS}/events/cart-error`,
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions, events } = await openPage(world, () => true);

      await assert.rejects(actions.updateCart({ note: "hello" }));

      const error = events.find(({ type }) => type === "shopify:cart:error");
      assert.equal(typeof error?.["error"], "string");
      assert.equal(error?.["code"], "SERVICE_UNAVAILABLE");
      await assert.rejects(events[0]?.promise ?? Promise.resolve());
    },
  },
  {
    says: "a payload that is none rejects, and nothing is told or changed",
    page: `${DOCS}/actions/call`,
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions, events, requests } = await openPage(world);

      for (const payload of [null, {}, { lines: [{ quantity: 1 }] }]) await assert.rejects(actions.updateCart(payload));

      assert.equal(events.length + requests.length, 0);
    },
  },
  {
    says: "an action without a configuration opens the cart page, and loads the page anew after a change",
    page: `${DOCS}/actions/update-cart`,
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions, visits } = await openPage(world);
      assert.equal(actions.updateCart.isDefault(), true);

      await actions.updateCart({ note: "hello" });
      assert.equal(await actions.openCart(), undefined);

      assert.deepEqual(visits, ["reload", "/cart"]);
    },
  },
  {
    says: "a theme's handler is given the default one, and says where the events come from; the first to configure holds",
    page: `${DOCS}/actions/configure`,
    covers: ["Shopify.actions"],
    async prove(world) {
      const { actions, events, visits } = await openPage(world);
      const drawer = new EventTarget();
      const heard: string[] = [];
      drawer.addEventListener(LINES, ({ type }) => heard.push(type));

      const first = actions.updateCart.configure({
        eventTarget: () => drawer,
        handler: async (defaultHandler: () => Promise<object>) => ({ ...(await defaultHandler()), detail: "shown" }),
      });
      const second = actions.updateCart.configure({ handler: () => null });
      const result = await actions.updateCart({ lines: [{ merchandiseId: variantNumber(world, "C-1"), quantity: 2 }] });

      assert.deepEqual([first, second, actions.updateCart.isDefault()], [true, false, false]);
      assert.equal(Reflect.get(result, "detail"), "shown");
      assert.deepEqual(await cartUnits(world), { "C-1": 2 });
      assert.deepEqual([heard, events.length, visits], [[LINES], 0, []]);
    },
  },
];
