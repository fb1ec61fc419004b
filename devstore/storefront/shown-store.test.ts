import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevStore, type TestStore, variantId } from "../test-dev-store.ts";

let shop: TestStore;

beforeAll(async () => {
  shop = await aDevStore((_request, response) => response.end());
  const { store } = shop.devStore;
  store.state.markets.put({
    id: store.nextId(),
    name: "Canada",
    handle: "ca",
    status: "ACTIVE",
    primary: false,
    regions: [{ id: store.nextId(), countryCode: "CA" }],
    currency: { baseCurrency: "CAD", manualRate: "2", manualRateAt: null, localCurrencies: false },
  });
});
afterAll(() => shop.stop());

function visit(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${shop.devStore.addresses.shop}${path}`, { redirect: "manual", ...init });
}

test("a cookie that names a country decides the prices, and one that names nonsense does not", async () => {
  const priceFor = async (cookie: string) => {
    const answer = await visit("/collections/all", { headers: { cookie } });
    return /(\S+)\n?\s*<\/p>/.exec((await answer.text()).split("Vanilla Candle")[1] ?? "")?.[1];
  };

  expect(await priceFor("")).toBe("€9.50");
  expect(await priceFor("localization=CA")).toBe("$19.00");
  expect(await priceFor("localization=%22%3E")).toBe("€9.50");
});

test("the country selector leads nowhere but to this shop", async () => {
  const choose = (returnTo: string) =>
    visit("/localization", {
      method: "POST",
      body: new URLSearchParams({ country_code: "CA", return_to: returnTo }),
    });

  expect((await choose("/search?q=a")).headers.get("location")).toBe("/search?q=a");
  for (const away of ["https://example.com", "//example.com", "/\\example.com"])
    expect((await choose(away)).headers.get("location")).toBe("/");
});

test("a section's name can not lead out of the theme's folder", async () => {
  for (const id of ["../layout/theme", "..%2Flayout%2Ftheme", "header/../footer", "he.ader"])
    expect((await visit(`/?section_id=${id}`)).status).toBe(404);
});

test("a section that fails to render says why in the log, and is null", async () => {
  const answer = await visit("/cart?sections=main-collection");

  expect(await answer.json()).toEqual({ "main-collection": null });
  expect(shop.logged.join("\n")).toContain("main-collection.liquid");
});

test("an add without an id, or of nothing, is a bad request and leaves the cart alone", async () => {
  const post = (body: object) =>
    visit("/cart/add.js", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  for (const body of [{}, { items: [] }, { items: [{ quantity: 1 }] }]) {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status: "bad_request", message: "Parameter Missing or Invalid" });
  }
  expect((await post({ id: variantId(shop.devStore, "C-1"), quantity: 0 })).status).toBe(200);
});
