import assert from "node:assert/strict";
import { add, cartOf, cartPost, chooseCountry } from "../case-cart.ts";
import { addFixed, cad, canada } from "../case-market.ts";
import { openPage } from "../case-page.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { checkoutPath, payForCart, paymentForm } from "../shopper-requests.ts";
import type { World } from "../world.ts";

const GUIDE = "https://shopify.dev/docs/storefronts/themes/markets/multiple-currencies-languages";
const OBJECTS = "https://shopify.dev/docs/api/liquid/objects";

interface ProductJson {
  readonly price: number;
  readonly compare_at_price: number | null;
  readonly variants: readonly { readonly price: number; readonly compare_at_price: number | null }[];
}

async function candleJson({ fetch }: World): Promise<ProductJson> {
  return (await (await fetch("/products/vanilla-candle.js")).json()) as ProductJson;
}

async function textOf({ fetch }: World, path: string): Promise<string> {
  return (await fetch(path)).text();
}

/** The options of the country selector, "CA* Canada (CAD $)" for the one that is chosen. */
async function offeredCountries(world: World): Promise<string[]> {
  const html = await textOf(world, "/");
  const options = html.matchAll(/<option value="([A-Z]{2})"( selected)?>([^<]+)<\/option>/g);
  return [...options].map(([, code = "", selected, words = ""]) => `${code}${selected ? "*" : ""} ${words}`);
}

/** A market that pays in yen, at 160 for a euro. */
async function japan(world: World): Promise<void> {
  await world.data(
    `mutation ($input: MarketCreateInput!) { marketCreate(input: $input) { userErrors { code message } } }`,
    {
      input: {
        name: "Japan",
        conditions: { regionsCondition: { regions: [{ countryCode: "JP" }] } },
        currencySettings: { baseCurrency: "JPY", baseCurrencyManualRate: "160" },
      },
    },
  );
}

export const storefrontMarketCases: readonly ConformanceCase[] = [
  {
    says: "the country selector offers the countries of the active markets with their currencies",
    page: `${OBJECTS}/localization`,
    covers: ["markets", "localization"],
    async prove(world) {
      await canada(world);

      assert.deepEqual(await offeredCountries(world), ["CA Canada (CAD $)", "DE* Germany (EUR €)"]);
    },
  },
  {
    says: "the localization form posts the country, and leads back to where it stands",
    page: "https://shopify.dev/docs/api/liquid/tags/form#form-localization",
    covers: ["localization"],
    async prove(world) {
      await canada(world);
      const form = /<form[^>]+action="\/localization"[\s\S]*?<\/form>/.exec(await textOf(world, "/cart"))?.[0] ?? "";
      assert.match(form, /method="post"/);
      for (const [name, value] of [
        ["form_type", "localization"],
        ["_method", "put"],
        ["return_to", "/cart"],
      ])
        assert.match(form, new RegExp(`name="${name}" value="${value}"`));

      const response = await chooseCountry(world, "CA");

      assert.equal(response.status, 303);
      assert.equal(response.headers.get("location"), "/cart");
      assert.deepEqual(await offeredCountries(world), ["CA* Canada (CAD $)", "DE Germany (EUR €)"]);
    },
  },
  {
    says: "prices are those of the chosen country's market, in its currency",
    page: GUIDE,
    covers: ["markets", "localization"],
    async prove(world) {
      await canada(world);
      assert.equal((await candleJson(world)).price, 950);

      await chooseCountry(world, "CA");

      assert.equal((await candleJson(world)).price, 1710);
      assert.ok((await textOf(world, "/products/vanilla-candle")).includes("<span data-price>$17.10</span>"));
    },
  },
  {
    says: "a fixed price of the market's price list is what its shoppers see, with its compare-at price",
    page: "https://shopify.dev/docs/apps/build/markets/catalogs-different-markets",
    covers: ["priceListFixedPricesAdd", "localization"],
    async prove(world) {
      const { priceListId } = await canada(world);
      const price = { variantId: world.variant("C-1").id, price: cad("12.00"), compareAtPrice: cad("15.00") };
      await addFixed(world, priceListId, [price]);

      await chooseCountry(world, "CA");

      const { variants } = await candleJson(world);
      assert.deepEqual([variants[0]?.price, variants[0]?.compare_at_price], [1200, 1500]);
    },
  },
  {
    says: "the cart is in the currency of the country that the shopper chose, also when it was filled before",
    page: "https://shopify.dev/docs/api/ajax/reference/cart#get-locale-cart-js",
    covers: ["cart", "markets"],
    async prove(world) {
      await canada(world);
      await add(world, "C-1", 2);
      assert.equal((await cartOf(world)).currency, "EUR");

      await chooseCountry(world, "CA");

      const { currency, items, total_price } = await cartOf(world);
      assert.deepEqual([currency, items[0]?.price, total_price], ["CAD", 1710, 3420]);
      const page = await textOf(world, "/cart");
      assert.ok(page.includes("<dt>Total</dt><dd>$34.20 CAD</dd>"));
    },
  },
  {
    says: "a country that the shop does not sell to is not taken, nor is one whose market has gone",
    page: GUIDE,
    covers: ["localization"],
    async prove(world) {
      const { marketId } = await canada(world);

      await chooseCountry(world, "US");
      assert.equal((await candleJson(world)).price, 950);

      await chooseCountry(world, "CA");
      await world.data("mutation ($id: ID!) { marketDelete(id: $id) { userErrors { code } } }", { id: marketId });
      assert.equal((await candleJson(world)).price, 950);
      assert.equal((await cartOf(world)).currency, "EUR");
    },
  },
  {
    says: "Shopify.country and Shopify.currency say where the shopper is and at which rate",
    page: GUIDE,
    covers: ["localization"],
    async prove(world) {
      await canada(world);
      await chooseCountry(world, "CA");

      const html = await textOf(world, "/");

      assert.ok(html.includes('"currency":{"active":"CAD","rate":"2.0"}'));
      assert.ok(html.includes('"country":"CA"'));
    },
  },
  {
    says: "a currency without subunits has two noughts appended in the cart, and none in what a shopper reads",
    page: `${OBJECTS}/cart`,
    covers: ["cart", "localization"],
    async prove(world) {
      await japan(world);
      await chooseCountry(world, "JP");
      await add(world, "C-1", 1);

      assert.equal((await cartOf(world)).total_price, 152_000);
      assert.ok((await textOf(world, "/cart")).includes("¥1,520 JPY"));
    },
  },
  {
    says: "a discount of a fixed amount takes off as much in the shopper's currency",
    page: GUIDE,
    covers: ["discounts", "markets"],
    async prove(world) {
      await canada(world);
      await world.data(
        `mutation ($input: DiscountCodeBasicInput!) {
          discountCodeBasicCreate(basicCodeDiscount: $input) { userErrors { message } }
        }`,
        {
          input: {
            title: "Three off",
            code: "THREE",
            startsAt: "2020-01-01T00:00:00Z",
            context: { all: "ALL" },
            customerGets: { value: { discountAmount: { amount: "3.00" } }, items: { all: true } },
          },
        },
      );
      await add(world, "C-1", 1);
      await chooseCountry(world, "CA");

      const { json } = await cartPost(world, "update", { discount: "THREE" });

      assert.deepEqual([json.total_discount, json.total_price], [600, 1110]);
    },
  },
  {
    says: "standard actions report the cart in the shopper's currency",
    page: "https://shopify.dev/docs/api/storefront-events-and-actions/actions/get-cart",
    covers: ["Shopify.actions", "markets"],
    async prove(world) {
      await canada(world);
      await chooseCountry(world, "CA");
      await add(world, "C-1", 1);

      const { cart } = await (await openPage(world)).actions.getCart();

      assert.deepEqual(cart?.cost, { totalAmount: { amount: "17.10", currencyCode: "CAD" } });
    },
  },
  {
    says: "who sends it to another market is shown its prices before paying, and the order is kept in the shop's currency",
    page: "https://shopify.dev/docs/apps/build/markets",
    covers: ["checkout", "markets"],
    async prove(world) {
      await canada(world);
      await add(world, "C-1", 1);
      const abroad = { countryCode: "CA", zip: "K1N 5T2", city: "Ottawa" };

      const refused = await payForCart(world, abroad);
      const shown = await refused.text();
      assert.equal(refused.status, 422);
      assert.ok(shown.includes("CAD $17.10"));
      assert.equal(world.store.state.orders.size, 0);

      const paid = await world.fetch(await checkoutPath(world), paymentForm(abroad));
      assert.equal(paid.status, 303);
      const { orders } = await world.data<{ orders: { nodes: object[] } }>(
        "{ orders(first: 1) { nodes { currencyCode totalPriceSet { shopMoney { amount currencyCode } } } } }",
      );
      assert.deepEqual(orders.nodes, [
        { currencyCode: "EUR", totalPriceSet: { shopMoney: { amount: "8.55", currencyCode: "EUR" } } },
      ]);
    },
  },
];
