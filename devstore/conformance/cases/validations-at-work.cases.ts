import assert from "node:assert/strict";
import { uninstall } from "../../access/installation.ts";
import { anApp } from "../case-app.ts";
import { aDraft } from "../case-draft.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { addToCart, askCart, cartUnits, checkoutPath, paymentForm, variantNumber } from "../shopper-requests.ts";
import type { World } from "../world.ts";

const FUNCTIONS = "https://shopify.dev/docs/api/functions/latest/cart-and-checkout-validation";
const ADMIN = "https://shopify.dev/docs/api/admin-graphql/latest";
const WORDS = "Vanilla Candle is only sold in the show.";

/** Switches the guard on, with these settings, and answers with its id. */
async function theGuard(world: World, settings: object = {}): Promise<string> {
  const { validationCreate } = await world.data<{ validationCreate: { validation: { id: string } } }>(
    `mutation validationCreate($validation: ValidationCreateInput!) {
      validationCreate(validation: $validation) { validation { id } userErrors { field message } }
    }`,
    {
      validation: {
        functionHandle: "guard",
        enable: true,
        metafields: [{ key: "settings", type: "json", value: JSON.stringify(settings) }],
      },
    },
  );
  return validationCreate.validation.id;
}

/** Writes a metafield of the app's own. */
async function write(world: World, metafield: { ownerId: string; key: string; type: string; value: string }) {
  const { metafieldsSet } = await world.data<{ metafieldsSet: { userErrors: unknown[] } }>(
    `mutation ($metafields: [MetafieldsSetInput!]!) {
      metafieldsSet(metafields: $metafields) { userErrors { field message } }
    }`,
    { metafields: [metafield] },
  );
  assert.deepEqual(metafieldsSet.userErrors, []);
}

/** From now on candles are for holders only. */
function guardCandles(world: World): Promise<void> {
  return write(world, {
    ownerId: world.variant("C-1").id,
    key: "guard",
    type: "single_line_text_field",
    value: "on",
  });
}

async function invoiceOf(world: World, draftId: string): Promise<string> {
  const { draftOrder } = await world.data<{ draftOrder: { invoiceUrl: string } }>(
    "query ($id: ID!) { draftOrder(id: $id) { invoiceUrl } }",
    { id: draftId },
  );
  return new URL(draftOrder.invoiceUrl).pathname;
}

export const validationWorkCases: readonly ConformanceCase[] = [
  {
    says: "a change of any line is turned away while the cart would hold what a validation refuses",
    page: FUNCTIONS,
    covers: ["validations", "cart"],
    async prove(world) {
      await addToCart(world, "C-1");
      await theGuard(world);
      await guardCandles(world);
      const id = variantNumber(world, "C-1");

      const more = await askCart(world, "/cart/change.js", { id, quantity: 2 });
      const updated = await askCart(world, "/cart/update.js", { updates: { [id]: 3 } });
      const held = await cartUnits(world);
      const less = await askCart(world, "/cart/change.js", { id, quantity: 0 });

      assert.deepEqual([more.status, updated.status, less.status], [422, 422, 200]);
      assert.deepEqual([more.json["description"], updated.json["description"]], [WORDS, WORDS]);
      assert.deepEqual([held, await cartUnits(world)], [{ "C-1": 1 }, {}]);
    },
  },
  {
    says: "a cart can always be emptied",
    page: FUNCTIONS,
    covers: ["validations", "cart"],
    async prove(world) {
      await addToCart(world, "C-1");
      await theGuard(world);
      await guardCandles(world);

      const cleared = await askCart(world, "/cart/clear.js", {});

      assert.equal(cleared.status, 200);
      assert.deepEqual(await cartUnits(world), {});
    },
  },
  {
    says: "the standard action that updates a cart answers with the validation's words as a user error",
    page: "https://shopify.dev/docs/api/storefront/latest/enums/CartErrorCode",
    covers: ["validations", "Shopify.actions"],
    async prove(world) {
      await theGuard(world);
      await guardCandles(world);
      const line = (attributes: object[]) => ({ merchandiseId: world.variant("C-1").id, quantity: 1, attributes });

      const refused = await askCart(world, "/services/standard-actions/cart", { lines: [line([])] });
      const held = await askCart(world, "/services/standard-actions/cart", {
        lines: [line([{ key: "_held", value: "yes" }])],
      });

      const [error] = refused.json["userErrors"] as { code: string; message: string }[];
      assert.deepEqual([error?.code, error?.message], ["VALIDATION_CUSTOM", WORDS]);
      assert.equal(held.json["userErrors"], undefined);
      assert.deepEqual(await cartUnits(world), { "C-1": 1 });
    },
  },
  {
    says: "the checkout shows what a validation holds against the cart before anything is paid",
    page: FUNCTIONS,
    covers: ["validations", "checkout"],
    async prove(world) {
      await addToCart(world, "C-1");
      await theGuard(world);
      const path = await checkoutPath(world);
      const before = await (await world.fetch(path)).text();
      await guardCandles(world);

      const page = await (await world.fetch(path)).text();

      assert.ok(!before.includes(WORDS));
      assert.ok(page.includes(WORDS));
    },
  },
  {
    says: "the checkout of a draft order's invoice is validated, with the attributes of its lines",
    page: FUNCTIONS,
    covers: ["validations", "DraftOrder.invoiceUrl"],
    async prove(world) {
      await theGuard(world);
      await guardCandles(world);
      const line = { variantId: world.variant("C-1").id, quantity: 1 };
      const bare = await invoiceOf(world, await aDraft(world, { lineItems: [line] }));
      const customAttributes = [{ key: "_held", value: "yes" }];
      const held = await invoiceOf(world, await aDraft(world, { lineItems: [{ ...line, customAttributes }] }));

      const refused = await world.fetch(bare, paymentForm());
      const paid = await world.fetch(held, paymentForm());

      assert.equal(refused.status, 422);
      assert.ok((await refused.text()).includes(WORDS));
      assert.equal(paid.status, 303);
      assert.equal(world.store.state.orders.size, 1);
    },
  },
  {
    says: "a function reads the settings that its app wrote on the validation, as they are now",
    page: `${ADMIN}/objects/Validation`,
    covers: ["validations", "validation", "metafieldsSet"],
    async prove(world) {
      const id = await theGuard(world);
      await guardCandles(world);
      const strict = await addToCart(world, "C-1");
      const value = JSON.stringify({ only: "CHECKOUT_COMPLETION" });
      await write(world, { ownerId: id, key: "settings", type: "json", value });
      const { validation } = await world.data<{ validation: object }>(
        `query ($id: ID!) {
          validation(id: $id) { title enabled blockOnFailure shopifyFunction { handle apiType }
            metafield(key: "settings") { jsonValue } }
        }`,
        { id },
      );

      assert.deepEqual([strict.status, (await addToCart(world, "C-1")).status], [422, 200]);
      assert.deepEqual(validation, {
        title: "Guard",
        enabled: true,
        blockOnFailure: false,
        shopifyFunction: { handle: "guard", apiType: "cart_checkout_validation" },
        metafield: { jsonValue: { only: "CHECKOUT_COMPLETION" } },
      });
    },
  },
  {
    says: "a function knows the day that it is in the shop's time zone",
    page: `${FUNCTIONS}#Input`,
    covers: ["validations", "clock"],
    async prove(world) {
      const { ianaTimezone } = world.store.state.shop;
      const dayThere = (daysAhead: number) =>
        new Date(world.clock.now().getTime() + daysAhead * 86_400_000).toLocaleDateString("sv-SE", {
          timeZone: ianaTimezone,
        });
      await theGuard(world, { until: dayThere(1) });
      await guardCandles(world);

      const today = await addToCart(world, "C-1");
      world.clock.advance(86_400_000);
      const lastDay = await addToCart(world, "C-1");
      world.clock.advance(86_400_000);
      const dayAfter = await addToCart(world, "C-1");

      assert.deepEqual([today.status, lastDay.status, dayAfter.status], [422, 422, 200]);
    },
  },
  {
    says: "a function is told the storefront's language as a LanguageCode",
    page: `${FUNCTIONS}#Input`,
    covers: ["validations"],
    async prove(world) {
      world.store.state.shop.locale = "zh-CN";
      await theGuard(world, { language: "ZH_CN" });
      await guardCandles(world);

      assert.equal((await addToCart(world, "C-1")).status, 422);
    },
  },
  {
    says: "an update says all of it again: what it leaves out is switched off",
    page: `${ADMIN}/mutations/validationUpdate`,
    covers: ["validationUpdate"],
    async prove(world) {
      const id = await theGuard(world);
      const update = (validation: object) =>
        world.data<{ validationUpdate: { validation: object | null; userErrors: { code: string }[] } }>(
          `mutation validationUpdate($id: ID!, $validation: ValidationUpdateInput!) {
            validationUpdate(id: $id, validation: $validation) {
              validation { title enabled blockOnFailure } userErrors { code }
            }
          }`,
          { id, validation },
        );

      const blocking = await update({ enable: true, blockOnFailure: true, title: "Show guard" });
      const bare = await update({ title: "Guard of the show" });

      assert.deepEqual(blocking.validationUpdate.validation, {
        title: "Show guard",
        enabled: true,
        blockOnFailure: true,
      });
      assert.deepEqual(bare.validationUpdate.validation, {
        title: "Guard of the show",
        enabled: false,
        blockOnFailure: false,
      });
    },
  },
  {
    says: "an app sees and changes its own validations only",
    page: `${ADMIN}/queries/validations`,
    covers: ["validations", "validationUpdate", "validationDelete"],
    async prove(world) {
      const id = await theGuard(world);
      const other = anApp(world, { scopes: ["read_validations", "write_validations"] });
      const asker = { token: "shpat_other_guard" };
      world.store.state.tokens.put({
        token: asker.token,
        appId: other.id,
        kind: "offline",
        scopes: [...other.scopes],
        expiresAt: "2999-01-01T00:00:00.000Z",
        refreshToken: null,
        refreshTokenExpiresAt: null,
        refreshedFrom: null,
      });

      const seen = await world.data("{ validations(first: 5) { nodes { id } } }", {}, asker);
      const { validationDelete } = await world.data<{ validationDelete: object }>(
        "mutation ($id: ID!) { validationDelete(id: $id) { deletedId userErrors { code } } }",
        { id },
        asker,
      );

      assert.deepEqual(seen, { validations: { nodes: [] } });
      assert.deepEqual(validationDelete, { deletedId: null, userErrors: [{ code: "NOT_FOUND" }] });
    },
  },
  {
    says: "validations need their own scopes",
    page: `${ADMIN}/mutations/validationCreate`,
    covers: ["validationCreate", "validations"],
    async prove({ admin, tokenWith }) {
      const { errors } = await admin(
        `mutation { validationCreate(validation: { functionHandle: "guard" }) { userErrors { message } } }`,
        {},
        tokenWith(["read_validations"]),
      );

      assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED");
    },
  },
  {
    says: "the functions of an app that was uninstalled do not run any more",
    page: FUNCTIONS,
    covers: ["validations", "access"],
    async prove(world) {
      await theGuard(world);
      await guardCandles(world);
      const before = await addToCart(world, "C-1");

      await uninstall(world.store, world.devStore.app);

      assert.deepEqual([before.status, (await addToCart(world, "C-1")).status], [422, 200]);
    },
  },
];
