import assert from "node:assert/strict";
import { add, type CartJson, cartOf, cartPost, type CartReply } from "../case-cart.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { variantNumber } from "../shopper-requests.ts";
import type { World } from "../world.ts";

const BUNDLED = "https://shopify.dev/docs/api/ajax/reference/cart#bundled-section-rendering";
const SECTIONS = "https://shopify.dev/docs/api/ajax/section-rendering";
const SIX = "header,footer,main-cart,main-product,main-collection,main-search";

export const sectionCases: readonly ConformanceCase[] = [
  {
    says: "a page with `sections` answers JSON with each section's markup, in the context of that page",
    page: SECTIONS,
    covers: ["sections"],
    async prove(world) {
      const response = await world.fetch("/products/vanilla-candle?sections=header,main-product");

      assert.equal(response.status, 200);
      assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
      const sections = (await response.json()) as Record<string, string>;
      assert.deepEqual(Object.keys(sections), ["header", "main-product"]);
      assert.ok(sections["header"]?.startsWith('<div id="shopify-section-header" class="shopify-section">'));
      assert.ok(sections["main-product"]?.includes("Vanilla Candle"));
    },
  },
  {
    says: "`sections` may be an array",
    page: SECTIONS,
    covers: ["sections"],
    async prove(world) {
      const response = await world.fetch("/?sections[]=header&sections[]=footer");

      assert.deepEqual(Object.keys((await response.json()) as object), ["header", "footer"]);
    },
  },
  {
    says: "a section that does not exist, or does not render on that page, is null, and the status stays 200",
    page: SECTIONS,
    covers: ["sections"],
    async prove(world) {
      const response = await world.fetch("/cart?sections=nothing,main-collection,header");

      assert.equal(response.status, 200);
      const sections = (await response.json()) as Record<string, string | null>;
      assert.equal(sections["nothing"], null);
      assert.equal(sections["main-collection"], null);
      assert.equal(typeof sections["header"], "string");
    },
  },
  {
    says: "more than five sections are a bad request, and none is rendered",
    page: "https://shopify.dev/docs/storefronts/themes/best-practices/performance/use-section-rendering-api",
    covers: ["sections"],
    async prove(world) {
      assert.equal((await world.fetch(`/?sections=${SIX}`)).status, 400);
    },
  },
  {
    says: "`section_id` answers the markup of one section, and 404 for one that the theme does not have",
    page: SECTIONS,
    covers: ["sections"],
    async prove(world) {
      const header = await world.fetch("/?section_id=header");
      const nothing = await world.fetch("/?section_id=nothing");

      assert.equal(header.status, 200);
      assert.match(header.headers.get("content-type") ?? "", /^text\/html/);
      assert.ok((await header.text()).startsWith('<div id="shopify-section-header"'));
      assert.equal(nothing.status, 404);
    },
  },
  {
    says: "a section keeps the page's query, such as its search",
    page: SECTIONS,
    covers: ["sections"],
    async prove(world) {
      const html = await (await world.fetch("/search?q=candle&section_id=main-search")).text();

      assert.ok(html.includes("Vanilla Candle"));
      assert.ok(!html.includes("Blue Shirt"));
    },
  },
  {
    says: "add, change, update and clear answer with the wanted sections as they are after the change",
    page: BUNDLED,
    covers: ["cart", "sections"],
    example: true,
    async prove(world) {
      const sections = "main-cart,header";
      const sections_url = "/cart?some_param=foo";
      const items = [{ id: variantNumber(world, "C-1"), quantity: 2 }];
      await assertCount(world, await cartPost(world, "add", { items, sections, sections_url }), 2);
      await assertCount(world, await cartPost(world, "change", { line: 1, quantity: 3, sections, sections_url }), 3);
      await assertCount(world, await cartPost(world, "update", { updates: [1], sections, sections_url }), 1);
      await assertCount(world, await cartPost(world, "clear", { sections, sections_url }), 0);
    },
  },
  {
    says: "`sections` of the Cart API may be an array, and without `sections_url` the page that asks is the context",
    page: BUNDLED,
    covers: ["cart", "sections"],
    async prove(world) {
      const referer = `https://${world.domain}/products/blue-shirt`;

      const { json } = await cartPost(world, "update", { note: "", sections: ["main-product"] }, { referer });

      assert.ok(json.sections?.["main-product"]?.includes("Blue Shirt"));
    },
  },
  {
    says: "a section that cannot be rendered is null, and the change is answered as ever",
    page: BUNDLED,
    covers: ["cart", "sections"],
    async prove(world) {
      await add(world, "C-1", 1);

      const { status, json } = await cartPost(world, "change", { line: 1, quantity: 2, sections: "nothing" });

      assert.equal(status, 200);
      assert.equal(json.item_count, 2);
      assert.deepEqual(json.sections, { nothing: null });
    },
  },
  {
    says: "invalid sections, or a sections_url without a slash, are a bad request, though the cart has changed",
    page: BUNDLED,
    covers: ["cart", "sections"],
    async prove(world) {
      await add(world, "C-1", 1);

      const away = await cartPost(world, "change", { line: 1, quantity: 2, sections: "header", sections_url: "cart" });
      assert.equal(away.status, 400);
      assert.equal((await cartOf(world)).item_count, 2);

      const six = await cartPost(world, "change", { line: 1, quantity: 3, sections: SIX });
      assert.equal(six.status, 400);
      assert.equal((await cartOf(world)).item_count, 3);
    },
  },
];

async function assertCount(world: World, { status, json }: CartReply<CartJson>, count: number): Promise<void> {
  assert.equal(status, 200);
  const { sections = {} } = json;
  assert.ok(sections["header"]?.includes(`data-cart-count>${count}<`), `the header counts ${count}`);
  assert.equal(sections["main-cart"]?.includes("Your cart is empty"), count === 0);
  assert.equal((await cartOf(world)).item_count, count);
}
