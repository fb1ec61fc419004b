import { expect, test } from "vitest";
import { availableUnits, levelsOfItem, unitsInLevels } from "../inventory/stock.ts";
import { aStore } from "../state/test-shop.ts";
import { loadCatalogue } from "./load-catalogue.ts";

const HEADER =
  "Handle,Title,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty," +
  "Variant Inventory Policy,Variant Price,Image Src,Image Position,Status";

function csv(...rows: string[]): string {
  return [HEADER, ...rows].join("\r\n");
}

test("rows of one handle become a product with its variants and pictures", async () => {
  const store = await aStore();

  const loaded = loadCatalogue(
    store,
    `\uFEFF${csv(
      'pot,"Clay ""Pot""","Garden, Clay",true,Size,Small,P-S,shopify,3,deny,9.99,https://x.example/a.jpg,1,draft',
      "pot,,,,,Large,P-L,shopify,4,continue,15.5,,,",
      "pot,,,,,,,,,,,https://x.example/b.jpg,2,",
    )}`,
    "pots.csv",
  );

  const product = store.index.productByHandle.get("pot");
  expect(loaded).toEqual({ products: 1, variants: 2, units: 7, notKept: [] });
  expect(product).toMatchObject({ title: 'Clay "Pot"', tags: ["Garden", "Clay"], status: "DRAFT", published: true });
  expect(product?.options[0]).toMatchObject({ name: "Size", values: ["Small", "Large"] });
  expect(product?.images.map((image) => image.url)).toEqual([
    "https://cdn.shopify.com/s/files/1/71234567890/files/pot-1.svg",
    "https://cdn.shopify.com/s/files/1/71234567890/files/pot-2.svg",
  ]);
  const [small, large] = (product?.variantIds ?? []).map((id) => store.state.variants.get(id));
  expect(small).toMatchObject({ title: "Small", sku: "P-S", price: "9.99", inventoryPolicy: "DENY" });
  expect(large).toMatchObject({ title: "Large", price: "15.50", inventoryPolicy: "CONTINUE" });
});

test("all units go to the first location, and untracked ones do not limit sales", async () => {
  const store = await aStore();

  loadCatalogue(store, csv("lamp,Lamp,,true,Title,Default Title,,,2,deny,59,,,"), "lamps.csv");

  const variant = [...store.state.variants.values()][0];
  const itemId = variant?.inventoryItemId ?? "";
  expect(levelsOfItem(store, itemId).map((level) => level.quantities.available)).toEqual([2, 0]);
  expect(unitsInLevels(store, itemId)).toBe(2);
  expect(availableUnits(store, variant?.id ?? "")).toBeNull();
});

test("a handle that is loaded again replaces the product, and ids of what stays are kept", async () => {
  const store = await aStore();
  loadCatalogue(store, csv("pot,Pot,,true,Size,S,,shopify,3,deny,9,,,", "pot,,,,,M,,shopify,3,deny,9,,,"), "a.csv");
  const before = store.index.productByHandle.get("pot");
  const [smallId] = before?.variantIds ?? [];
  const heard: string[] = [];
  store.events.listen(({ topic }) => heard.push(topic));

  loadCatalogue(store, csv("pot,New Pot,,true,Size,S,,shopify,8,deny,12,,,"), "b.csv");

  const after = store.index.productByHandle.get("pot");
  expect(after?.id).toBe(before?.id);
  expect(after?.title).toBe("New Pot");
  expect(after?.variantIds).toEqual([smallId]);
  expect(availableUnits(store, smallId ?? "")).toBe(8);
  expect([...store.state.levels.keys()]).toHaveLength(2);
  expect(heard).not.toContain("inventory_items/update");
  loadCatalogue(store, csv("pot,New Pot,,true,Size,S,,,8,deny,12,,,", "pot,,,,,L,,,8,deny,12,,,"), "c.csv");
  expect(heard.filter((topic) => topic.startsWith("inventory_items/"))).toEqual([
    "inventory_items/delete",
    "inventory_items/create",
    "inventory_items/update",
  ]);
});

test.each([
  ["no title column", "Handle,Vendor\npot,Pot", /^bad\.csv, line 1: missing column "Title" \(is this a Shopify/],
  [
    "a title column in small letters",
    "handle,title\npot,Pot",
    /line 1: missing column "Title" \("title" is another name/,
  ],
  ["variants but no handles", "Title,Option1 value\nPot,S", /missing column "URL handle", which "Option1 value" needs/],
  ["a column twice", "Title,Vendor,Vendor\nPot,Casa,Casa", /line 1: column "Vendor" is there twice/],
  ["semicolons", "Handle;Title\npot;Pot", /line 1: the columns are parted by semicolons/],
  ["a header alone", "Handle,Title", /line 2: the file holds no products/],
  ["rows that belong nowhere", "Handle,Title\n,\n,,\nx y,Pot", /"x y" may hold letters, numbers and dashes/],
  [
    "a picture that nobody could fetch",
    "Title,Product image URL\nPot,a.jpg",
    /column "Product image URL": "a.jpg" is not/,
  ],
  ["a price that is none", csv("pot,Pot,,true,Title,D,,,2,deny,nine,,,"), /line 2, column "Variant Price": "nine"/],
  [
    "units that are none",
    csv("pot,Pot,,true,Title,D,,,2.5,deny,9,,,"),
    /line 2, column "Variant Inventory Qty": "2.5"/,
  ],
  ["a status that is none", csv("pot,Pot,,true,Title,D,,,2,deny,9,,,gone"), /column "Status": "gone" is none of/],
  ["a row that is too short", csv("pot,Pot"), /line 2, column "Tags": 2 cells where the first line has 14/],
  ["an open quote", csv('pot,"Pot'), /bad\.csv, line 2: Quote Not Closed/],
  ["two variants alike", csv("p,P,,true,Size,S,,,1,deny,9,,,", "p,,,,,S,,,1,deny,9,,,"), /line 3, .* two variants "S"/],
  ["nothing", "", /line 1: the file is empty/],
])("a file with %s is refused in one line and loads nothing", async (_, text, message) => {
  const store = await aStore();

  expect(() => loadCatalogue(store, text, "bad.csv")).toThrow(message);
  expect(store.state.products.size).toBe(0);
});
