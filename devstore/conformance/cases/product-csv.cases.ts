import assert from "node:assert/strict";
import { CatalogueError } from "../../catalogue/catalogue-error.ts";
import { loadCatalogue } from "../../catalogue/load-catalogue.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const PAGE = "https://help.shopify.com/en/manual/products/import-export/using-csv";
const covers = ["product CSV"];

interface Shown {
  readonly title: string;
  readonly vendor: string;
  readonly productType: string;
  readonly descriptionHtml: string;
  readonly status: string;
  readonly tags: string[];
  readonly options: { name: string; values: string[] }[];
  readonly variants: { nodes: ShownVariant[] };
}

interface ShownVariant {
  readonly title: string;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly price: string;
  readonly compareAtPrice: string | null;
  readonly inventoryPolicy: string;
  readonly taxable: boolean;
  readonly inventoryQuantity: number | null;
  readonly inventoryItem: { tracked: boolean; requiresShipping: boolean; unitCost: { amount: string } | null };
}

async function product({ data }: World, handle: string): Promise<Shown | null> {
  const { productByIdentifier } = await data<{ productByIdentifier: Shown | null }>(
    `query ($handle: String!) { productByIdentifier(identifier: { handle: $handle }) {
      title vendor productType descriptionHtml status tags options { name values }
      variants(first: 10) { nodes { title sku barcode price compareAtPrice inventoryPolicy taxable inventoryQuantity
        inventoryItem { tracked requiresShipping unitCost { amount } } } } } }`,
    { handle },
  );
  return productByIdentifier;
}

function load({ store }: World, ...lines: readonly string[]): readonly string[] {
  try {
    return loadCatalogue(store, lines.join("\n"), "file.csv").notKept;
  } catch (error) {
    if (error instanceof CatalogueError) return error.message.split("\n");
    throw error;
  }
}

export const productCsvCases: readonly ConformanceCase[] = [
  {
    says: "a new product needs its title, and nothing else",
    page: PAGE,
    covers,
    prove: async (world) => {
      assert.deepEqual(load(world, "Title", "Snow Board"), []);

      const made = await product(world, "snow-board");
      assert.equal(made?.status, "ACTIVE");
      assert.deepEqual(made.options, [{ name: "Title", values: ["Default Title"] }]);
      assert.equal(made.variants.nodes[0]?.price, "0.00");
    },
  },
  {
    says: "a file without the column Title is refused, and column names are case-sensitive",
    page: PAGE,
    covers,
    prove: async (world) => {
      assert.match(load(world, "Vendor", "Casa")[0] ?? "", /line 1: missing column "Title"/);
      assert.match(load(world, "title", "Pot")[0] ?? "", /line 1: missing column "Title"/);
      assert.equal(world.store.state.products.size, 3);
      await Promise.resolve();
    },
  },
  {
    says: "variants need the handle that says whose they are",
    page: PAGE,
    covers,
    prove: async (world) => {
      assert.match(
        load(world, "Title,Option1 name,Option1 value", "Pot,Size,S")[0] ?? "",
        /missing column "URL handle"/,
      );
      await Promise.resolve();
    },
  },
  {
    says: "each column is kept where the product shows it, in today's names",
    page: PAGE,
    covers,
    prove: async (world) => {
      load(
        world,
        "Title,URL handle,Description,Vendor,Type,Tags,Status,SKU,Barcode,Option1 name,Option1 value,Price,Compare-at price,Cost per item,Charge tax,Inventory tracker,Inventory quantity,Continue selling when out of stock,Requires shipping",
        'Scarf,scarf,<p>Warm</p>,Casa,Scarves,"wool, warm",Draft,SC-1,4001,Color,Red,29.90,39,12.50,FALSE,shopify,4,CONTINUE,FALSE',
      );

      const made = await product(world, "scarf");
      assert.deepEqual(made?.tags.toSorted(), ["warm", "wool"]);
      assert.deepEqual(made, {
        title: "Scarf",
        vendor: "Casa",
        productType: "Scarves",
        descriptionHtml: "<p>Warm</p>",
        status: "DRAFT",
        tags: made.tags,
        options: [{ name: "Color", values: ["Red"] }],
        variants: {
          nodes: [
            {
              title: "Red",
              sku: "SC-1",
              barcode: "4001",
              price: "29.90",
              compareAtPrice: "39.00",
              inventoryPolicy: "CONTINUE",
              taxable: false,
              inventoryQuantity: 4,
              inventoryItem: { tracked: true, requiresShipping: false, unitCost: { amount: "12.5" } },
            },
          ],
        },
      });
    },
  },
  {
    says: "the names that older exports have are read as well",
    page: PAGE,
    covers,
    prove: async (world) => {
      load(
        world,
        "Handle,Title,Body (HTML),Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy",
        "mug,Mug,<b>Big</b>,TRUE,Size,S,M-S,9,shopify,3,deny",
        "mug,,,,,L,M-L,11,,7,continue",
      );

      const made = await product(world, "mug");
      assert.deepEqual(
        made?.variants.nodes.map(({ sku, price, inventoryPolicy, inventoryItem }) => {
          return [sku, price, inventoryPolicy, inventoryItem.tracked];
        }),
        [
          ["M-S", "9.00", "DENY", true],
          ["M-L", "11.00", "CONTINUE", false],
        ],
      );
    },
  },
  {
    says: "a product with the same handle is overwritten: empty cells empty it, missing columns leave it as it is",
    page: PAGE,
    covers,
    prove: async (world) => {
      load(world, "URL handle,Title,Vendor,Type,SKU,Price", "mug,Mug,Casa,Cups,M-1,9");

      load(world, "URL handle,Title,Type", "mug,New Mug,");

      const made = await product(world, "mug");
      assert.equal(made?.title, "New Mug");
      assert.equal(made.productType, "");
      assert.equal(made.vendor, "Casa");
      assert.deepEqual(made.variants.nodes.map(({ sku, price }) => [sku, price])[0], ["M-1", "9.00"]);
    },
  },
  {
    says: "text with quotes, commas, line breaks and a byte order mark is read as it was written",
    page: PAGE,
    covers,
    prove: async (world) => {
      load(world, "\uFEFFTitle,URL handle,Description", '"The ""Big"" Mug, white",mug,"<p>one\ntwo</p>"');

      const made = await product(world, "mug");
      assert.equal(made?.title, 'The "Big" Mug, white');
      assert.equal(made.descriptionHtml, "<p>one\ntwo</p>");
    },
  },
  {
    says: "a file with mistakes says them by line, and nothing of it is loaded",
    page: PAGE,
    covers,
    prove: async (world) => {
      const says = load(
        world,
        "URL handle,Title,Vendor,Price,Inventory quantity,Status",
        "pot,Pot,A,$9,many,active",
        "lamp,Lamp,Casa,9,1,sold",
        ",,,9,1,",
      );

      assert.deepEqual(
        says.map((line) => /line (\d+), column "([^"]+)"/.exec(line)?.slice(1)),
        [
          ["2", "Vendor"],
          ["2", "Price"],
          ["2", "Inventory quantity"],
          ["3", "Status"],
          ["4", "URL handle"],
        ],
      );
      assert.equal(await product(world, "pot"), null);
    },
  },
  {
    says: "a handle holds letters, numbers and dashes, and a product has no two variants alike",
    page: PAGE,
    covers,
    prove: async (world) => {
      const columns = "URL handle,Title,Option1 name,Option1 value";

      assert.match(load(world, columns, "a.pot,Pot,Size,S")[0] ?? "", /line 2, column "URL handle"/);
      assert.match(load(world, columns, "pot,Pot,Size,S", "pot,,,S")[0] ?? "", /line 3, .* two variants "S"/);
      await Promise.resolve();
    },
  },
  {
    says: "what the columns say that have no place here is named",
    page: PAGE,
    covers,
    prove: async (world) => {
      const notKept = load(world, "Title,SEO title,Gift card,Google Shopping / Gender", "Mug,A mug,FALSE,");

      assert.deepEqual(notKept, ["SEO title"]);
      await Promise.resolve();
    },
  },
];
