import { expect, test } from "vitest";
import { availableUnits } from "../inventory/stock.ts";
import { aStore } from "../state/test-shop.ts";
import { CatalogueError } from "./catalogue-error.ts";
import { loadCatalogue } from "./load-catalogue.ts";
import { parseProductCsv } from "./product-csv.ts";

const TODAY =
  "Title,URL handle,Description,Vendor,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value," +
  "Option2 name,Option2 value,Price,Compare-at price,Cost per item,Charge tax,Inventory tracker,Inventory quantity," +
  "Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping," +
  "Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title";

function problemsOf(text: string): string[] {
  try {
    parseProductCsv(text, "file.csv");
  } catch (error) {
    if (error instanceof CatalogueError) return error.message.split("\n");
    throw error;
  }
  return [];
}

test("today's columns are read as well as those of older exports", async () => {
  const store = await aStore();
  const picture = "https://x.example/a.jpg";

  const loaded = loadCatalogue(
    store,
    [
      TODAY,
      `Scarf,wool-scarf,<p>Warm</p>,Casa,Scarves,"wool, warm",TRUE,Active,SC-1,4001,Color,Red,Size,S,29.90,39,12.5,FALSE,shopify,4,CONTINUE,120,g,TRUE,manual,${picture},1,Red scarf,${picture},FALSE,A scarf`,
      `,wool-scarf,,,,,,,SC-2,,,Blue,,M,31,,,TRUE,,9,deny,,,FALSE,manual,,,,,,`,
    ].join("\n"),
    "today.csv",
  );

  const product = store.index.productByHandle.get("wool-scarf");
  const [red, blue] = (product?.variantIds ?? []).map((id) => store.state.variants.get(id));
  expect(loaded.notKept).toEqual(["SEO title", "Weight value (grams)"]);
  expect(product).toMatchObject({ bodyHtml: "<p>Warm</p>", vendor: "Casa", productType: "Scarves", status: "ACTIVE" });
  expect(product?.options.map(({ name, values }) => [name, values])).toEqual([
    ["Color", ["Red", "Blue"]],
    ["Size", ["S", "M"]],
  ]);
  expect(red).toMatchObject({ title: "Red / S", price: "29.90", compareAtPrice: "39.00", inventoryPolicy: "CONTINUE" });
  expect(red).toMatchObject({ taxable: false, barcode: "4001", imageId: product?.images[0]?.id });
  expect(store.state.inventoryItems.get(red?.inventoryItemId)).toMatchObject({ tracked: true, cost: "12.50" });
  expect(store.state.inventoryItems.get(blue?.inventoryItemId)).toMatchObject({
    tracked: false,
    requiresShipping: false,
  });
});

test("a title is all that a new product needs, and handles come of titles", () => {
  const { products } = parseProductCsv("Title\nClay Pot\nClay Pot\nCafé Crème\n", "file.csv");

  expect(products.map(({ handle }) => handle)).toEqual(["clay-pot", "clay-pot-1", "cafe-creme"]);
  expect(products[0]).toMatchObject({ status: "ACTIVE", published: true, optionNames: ["Title"] });
  expect(products[0]?.variants).toMatchObject([{ optionValues: ["Default Title"], price: "0.00", tracked: false }]);
});

test("everything that is wrong is told, by line and column", () => {
  const says = problemsOf(
    [
      "Handle,Title,Vendor,Variant Price,Variant Inventory Qty,Status",
      'pot,"Pot',
      'of clay",A,nine,1.5,gone',
      "lamp,Lamp,Casa,9,1,active",
      ",,,1,1,",
      "vase,Vase,Casa,1",
    ].join("\n"),
  );

  expect(says).toEqual([
    'file.csv, line 2, column "Vendor": a vendor has at least two characters',
    'file.csv, line 2, column "Status": "gone" is none of active, draft, archived, unlisted',
    'file.csv, line 2, column "Variant Price": "nine" is not a price',
    'file.csv, line 2, column "Variant Inventory Qty": "1.5" is not a whole number',
    'file.csv, line 5, column "Handle": a row must say which product it belongs to',
    'file.csv, line 6, column "Variant Inventory Qty": 4 cells where the first line has 6',
  ]);
});

test("of very many problems the first are told, and how many more there are", () => {
  const rows = Array.from({ length: 100 }, (_, index) => `pot-${index},Pot,nine`);

  const says = problemsOf(["Handle,Title,Variant Price", ...rows].join("\n"));

  expect(says).toHaveLength(21);
  expect(says.at(-1)).toBe("… and 80 more");
});

test("columns that a file does not have leave a product as it is, and empty cells empty it", async () => {
  const store = await aStore();
  loadCatalogue(
    store,
    "Handle,Title,Vendor,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Tracker,Variant Inventory Qty\n" +
      "pot,Pot,Casa,clay,Size,S,P-S,9,shopify,5\npot,,,,,M,P-M,11,shopify,6\n",
    "first.csv",
  );

  loadCatalogue(store, "URL handle,Title,Tags\npot,New Pot,\n", "second.csv");
  loadCatalogue(
    store,
    "URL handle,Title,Option1 name,Option1 value,Price\npot,New Pot,Size,S,12\npot,,,M,14",
    "third.csv",
  );

  const product = store.index.productByHandle.get("pot");
  const [small, medium] = (product?.variantIds ?? []).map((id) => store.state.variants.get(id));
  expect(product).toMatchObject({ title: "New Pot", vendor: "Casa", tags: [] });
  expect(small).toMatchObject({ sku: "P-S", price: "12.00" });
  expect(medium).toMatchObject({ sku: "P-M", price: "14.00" });
  expect(availableUnits(store, small?.id ?? "")).toBe(5);
});

test("prices of markets and metafields are kept where the shop knows them", async () => {
  const store = await aStore();
  const { state } = store;
  state.markets.put({
    id: "900",
    name: "Switzerland",
    handle: "ch",
    status: "ACTIVE",
    primary: false,
    regions: [{ id: "901", countryCode: "CH" }],
    currency: null,
  });
  state.catalogs.put({ id: "902", title: "CH", status: "ACTIVE", marketIds: ["900"], priceListId: "903" });

  loadCatalogue(
    store,
    "Title,Price,Price / Switzerland,Compare-at price / Switzerland,Price / Mars,Fabric (product.metafields.custom.fabric)\n" +
      "Scarf,20,24.5,30,99,Wool\n",
    "markets.csv",
  );

  expect([...state.fixedPrices.values()]).toMatchObject([
    { priceListId: "903", price: "24.50", compareAtPrice: "30.00" },
  ]);
  expect(state.metafields.size).toBe(0);
});

test("two hundred thousand lines are loaded, and a mistake in the last one is found", async () => {
  const store = await aStore();
  const lines = [
    "Handle,Title,Option1 Name,Option1 Value,Variant Price,Variant Inventory Tracker,Variant Inventory Qty",
  ];
  for (let product = 0; product < 40_000; product += 1) {
    lines.push(`pot-${product},"Pot, ""${product}""",Size,1,9.99,shopify,3`);
    for (let size = 2; size <= 5; size += 1) lines.push(`pot-${product},,,${size},9.99,shopify,3`);
  }

  expect(problemsOf([...lines, "pot-1,,,6,a lot,shopify,3"].join("\n"))).toEqual([
    'file.csv, line 200002, column "Variant Price": "a lot" is not a price',
  ]);
  expect(loadCatalogue(store, lines.join("\n"), "large.csv")).toMatchObject({ products: 40_000, variants: 200_000 });
}, 60_000);
