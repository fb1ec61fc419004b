import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type DevStore, startDevStore } from "./dev-store.ts";

export const testApp = { clientId: "test-app", clientSecret: "test-secret" };

const toml = `
client_id = "test-app"
name = "Test App"
handle = "test-app"
application_url = "https://app.example"
embedded = true

[access_scopes]
scopes = "read_products"
optional_scopes = ["write_customers", "read_themes"]

[webhooks]
api_version = "2026-10"

[app_proxy]
url = "https://app.example/proxy"
subpath = "test"
prefix = "apps"
`;

const catalogue = `Handle,Title,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Status
blue-shirt,Blue Shirt,Shirt,men,true,Size,Small,BS-S,shopify,2,deny,19.99,https://example.com/a.jpg,active
blue-shirt,,,,,,Large,BS-L,shopify,0,deny,24.99,,
candle,Vanilla Candle,Candle,,true,Title,Default Title,C-1,shopify,5,deny,9.50,https://example.com/b.jpg,active
secret,Secret Lamp,Lamp,,false,Title,Default Title,L-1,shopify,5,deny,9.50,,draft
`;

export interface TestStore {
  readonly devStore: DevStore;
  /** Lines that the dev store logged */
  readonly logged: string[];
  /** The app's process dies. */
  appGone(): Promise<void>;
  stop(): Promise<void>;
}

/** A dev store on free ports with a small catalogue and, behind its tunnel, an app that answers as the test says. */
export async function aDevStore(
  app: RequestListener,
  extensionFiles: Readonly<Record<string, string>> = {},
): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), "dev-store-test-"));
  writeFileSync(join(folder, "shopify.app.toml"), toml);
  for (const [path, text] of Object.entries(extensionFiles)) {
    const file = join(folder, "extensions", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const logged: string[] = [];
  const devStore = await startDevStore({
    dataDir: null,
    schemaDir: join(import.meta.dirname, "..", ".cache", "shopify"),
    ports: { shop: 0, admin: 0, tunnel: 0, proxy: 0, tls: 0 },
    appTarget: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    app: { ...testApp, tomlPath: join(folder, "shopify.app.toml"), extensionsDir: join(folder, "extensions") },
    catalogues: [{ name: "test.csv", text: catalogue }],
    log: (line) => logged.push(line),
  });
  const appGone = async (): Promise<void> => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  return {
    devStore,
    logged,
    appGone,
    async stop() {
      await devStore.stop();
      await appGone();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The id of the variant with this SKU. */
export function variantId({ store }: DevStore, sku: string): string {
  const variant = store.state.variants.find((one) => one.sku === sku);
  if (variant === undefined) throw new Error(`No variant has the SKU ${sku}.`);
  return variant.id;
}
