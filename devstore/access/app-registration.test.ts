import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAppRegistration } from "./app-registration.ts";
import { parseToml } from "./toml.ts";

function registration(toml: string) {
  const tomlPath = join(mkdtempSync(join(tmpdir(), "toml-")), "shopify.app.toml");
  writeFileSync(tomlPath, toml);
  const applicationUrl = "http://localhost:4503";
  return readAppRegistration({ tomlPath, clientId: "id", clientSecret: "secret", extensionsDir: null, applicationUrl });
}

test("an app's toml says its scopes, webhooks, proxy and metafields; the tunnel's address takes its own's place", () => {
  const app = registration(`
# The app
name = "My App"
application_url = "https://app.example"
embedded = true

[access_scopes]
scopes = "read_products, write_orders"

[webhooks]
api_version = "2026-10"

  [[webhooks.subscriptions]]
  topics = [ "products/create", "orders/create" ]
  uri = "/webhooks"

  [[webhooks.subscriptions]]
  compliance_topics = [
    "shop/redact", # all three
  ]
  uri = "https://app.example/webhooks"

[app_proxy]
url = "https://app.example/proxy"
subpath = "paniere"
prefix = "apps"

[order.metafields.app.attribution]
type = "json"
name = "Attribution"
`);

  expect(app).toMatchObject({
    handle: "my-app",
    applicationUrl: "http://localhost:4503",
    scopes: ["read_products", "write_orders"],
    proxy: { prefix: "apps", subpath: "paniere", url: "http://localhost:4503/proxy" },
    metafieldDefinitions: [
      { owner: "order", namespace: "$app", key: "attribution", type: "json", name: "Attribution" },
    ],
  });
  expect(app.webhookTopics.map(({ topic }) => topic)).toEqual(["products/create", "orders/create", "shop/redact"]);
});

test("a toml that cannot be read names the file and the line", () => {
  expect(() => registration('name = "App"\napplication_url = broken"')).toThrow(/shopify\.app\.toml: line 2/);
});

test("strings, numbers, lists, inline tables and dotted keys are read", () => {
  const toml = `a.b = 'x # y'\nn = 1_000\nl = [1, [true, "q\\"\\u00e9"]]\nt = { k = "v", z = -2 }\nm = """\nline\n"""`;

  expect(parseToml(toml)).toEqual({
    a: { b: "x # y" },
    n: 1000,
    l: [1, [true, 'q"é']],
    t: { k: "v", z: -2 },
    m: "line\n",
  });
});
