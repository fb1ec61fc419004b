import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { install } from "../access/installation.ts";
import { putMetafield } from "../state/metafields.ts";
import type { Validation } from "../state/records/validation.ts";
import { anApp, aProduct, aStore } from "../state/test-shop.ts";
import { functionExtensions } from "./function-extension.ts";
import { runValidations } from "./run-validations.ts";
import type { ValidatedCart } from "./validation-input.ts";

const TOML = `api_version = "2026-10"
[[extensions]]
handle = "guard"
type = "function"
[[extensions.targeting]]
target = "cart.validations.generate.run"
input_query = "src/guard.graphql"
export = "cart-validations-generate-run"
`;
/** Says what it was given, as JSON. */
const ECHO = `export const cartValidationsGenerateRun = (input) =>
  ({ operations: [{ validationAdd: { errors: [{ message: JSON.stringify(input), target: "$.cart" }] } }] });`;

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "functions-test-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, "guard", name)), { recursive: true });
    writeFileSync(join(folder, "guard", name), text);
  }
  return folder;
}

async function aGuardedShop(query: string, module = ECHO, given: Partial<Validation> = {}) {
  const store = await aStore();
  const { product, variant } = aProduct(store, { tags: ["live"] });
  const files = { "shopify.extension.toml": TOML, "src/guard.graphql": query, "src/guard.js": module };
  const extensionsDir = folderWith(files);
  const app = anApp({ extensionsDir });
  install(store, app);
  store.state.validations.put({
    id: "77",
    title: "Guard",
    appId: app.id,
    functionHandle: "guard",
    enabled: true,
    blockOnFailure: false,
    createdAt: store.timestamp(),
    ...given,
  });
  const line = { merchandise: { product, variant }, title: product.title, unitPrice: 1000 };
  const cart: ValidatedCart = {
    lines: [
      {
        ...line,
        id: "gid://shopify/CartLine/0",
        quantity: 2,
        total: 2000,
        attributes: [{ name: "_show", value: "s1" }],
      },
      { ...line, id: "gid://shopify/CartLine/1", quantity: 1, total: 900, attributes: [] },
    ],
    attributes: [],
    subtotal: 2900,
    total: 2900,
    email: null,
    countryCode: "DE",
    currencyCode: "EUR",
  };
  const logged: string[] = [];
  const ask = () =>
    runValidations({ store, apps: [app], log: (words) => logged.push(words) }, cart, "CART_INTERACTION");
  return { store, app, variant, extensionsDir, logged, ask };
}

test("a function gets what its query asks for, and nothing else", async () => {
  const shop = await aGuardedShop(`query Input {
    buyerJourney { step } localization { country { isoCode } }
    cart { buyerIdentity { email } cost { totalAmount { amount currencyCode } }
      lines { id quantity show: attribute(key: "_show") { value } cost { totalAmount { amount } }
        merchandise { ... on ProductVariant { product { hasAnyTag(tags: ["live"]) }
          price: metafield(namespace: "$app", key: "price") { value } } } } }
    validation { key: metafield(namespace: "$app", key: "key") { value } } }`);
  const namespace = `app--${shop.app.id}`;
  const text = { namespace, type: "single_line_text_field" };
  putMetafield(shop.store, {
    ...text,
    ownerGid: `gid://shopify/ProductVariant/${shop.variant.id}`,
    key: "price",
    value: "9",
  });
  putMetafield(shop.store, { ...text, ownerGid: "gid://shopify/Validation/77", key: "key", value: "k1" });

  const [error] = await shop.ask();

  const merchandise = { product: { hasAnyTag: true }, price: { value: "9" } };
  expect(JSON.parse(error?.message ?? "")).toEqual({
    buyerJourney: { step: "CART_INTERACTION" },
    localization: { country: { isoCode: "DE" } },
    cart: {
      buyerIdentity: { email: null },
      cost: { totalAmount: { amount: "29.0", currencyCode: "EUR" } },
      lines: [
        {
          id: "gid://shopify/CartLine/0",
          quantity: 2,
          show: { value: "s1" },
          cost: { totalAmount: { amount: "20.0" } },
          merchandise,
        },
        {
          id: "gid://shopify/CartLine/1",
          quantity: 1,
          show: null,
          cost: { totalAmount: { amount: "9.0" } },
          merchandise,
        },
      ],
    },
    validation: { key: { value: "k1" } },
  });
});

test.each([
  ["asks for a field that no function has", "{ cart { lines { quantityAvailable } } }", ECHO, /quantityAvailable/],
  [
    "throws",
    "{ cart { lines { quantity } } }",
    "export function cartValidationsGenerateRun() { throw new Error('no') }",
    /no$/,
  ],
  [
    "answers no operations",
    "{ cart { lines { quantity } } }",
    "export const cartValidationsGenerateRun = () => ({})",
    /operations/,
  ],
  [
    "exports something else",
    "{ cart { lines { quantity } } }",
    "export const other = 1",
    /exports no cartValidationsGenerateRun/,
  ],
])("a function that %s fails, is logged, and stops the buyer only where it is to", async (_, query, module, words) => {
  const open = await aGuardedShop(query, module);
  const blocking = await aGuardedShop(query, module, { blockOnFailure: true });

  expect(await open.ask()).toEqual([]);
  expect(await blocking.ask()).toHaveLength(1);
  expect(open.logged).toEqual([expect.stringMatching(words)]);
});

test("a function that was changed runs as it is now", async () => {
  const shop = await aGuardedShop(
    "{ cart { lines { quantity } } }",
    "export const cartValidationsGenerateRun = () => ({ operations: [] })",
  );
  const before = await shop.ask();
  const path = join(shop.extensionsDir, "guard", "src", "guard.js");
  writeFileSync(path, ECHO);
  utimesSync(path, new Date(0), new Date(0));

  expect(before).toEqual([]);
  expect(await shop.ask()).toHaveLength(1);
});

test("a function without its module is an error that names the file", () => {
  const extensionsDir = folderWith({
    "shopify.extension.toml": TOML,
    "src/guard.graphql": "{ cart { lines { id } } }",
  });

  expect(() => functionExtensions(anApp({ extensionsDir }))).toThrow(/guard\.js is missing: the function "guard"/);
});
