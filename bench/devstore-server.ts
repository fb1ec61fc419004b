/** The dev store, with a generated shop and an installed app, and a bare server and sender beside it: in a process of their own. */
import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startDevStore, type DevStore } from "../devstore/dev-store.ts";
import { gid } from "../devstore/state/ids.ts";
import { Poster } from "../devstore/webhooks/post.ts";
import type { Opened, Order, Usage } from "./devstore-talk.ts";

const [receiver = "", products = "2000"] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "devstore-bench-"));
const tomlPath = join(folder, "shopify.app.toml");
await writeFile(
  tomlPath,
  `client_id = "bench"
name = "Bench"
handle = "bench"
application_url = "https://bench.example"
embedded = true
[access_scopes]
scopes = "read_products,write_inventory"
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["products/update"]
uri = "/webhooks"
`,
);
const devStore = await startDevStore({
  dataDir: join(folder, "data"),
  schemaDir: join(import.meta.dirname, "..", ".cache", "shopify"),
  ports: { shop: 0, admin: 0, tunnel: 0, proxy: 0, tls: 0 },
  appTarget: receiver,
  app: { tomlPath, clientId: "bench", clientSecret: "bench-secret", extensionsDir: null },
  catalogues: [],
  generated: { products: Number(products), variantsPerProduct: 5, seed: 1 },
  log: () => undefined,
});
await devStore.installApp();

const answer = JSON.stringify({ data: { product: { id: "1", title: "x".repeat(1800) } } });
const bare = createServer((request, response) => {
  request.resume();
  request.once("end", () => response.writeHead(200, { "content-type": "application/json" }).end(answer));
}).listen(0, "127.0.0.1");
await once(bare, "listening");

const { state } = devStore.store;
const product = state.products.first();
const item = state.inventoryItems.first();
process.send?.({
  devStorePort: Number(new URL(devStore.addresses.admin).port),
  barePort: (bare.address() as AddressInfo).port,
  productId: gid("Product", product?.id ?? ""),
  inventoryItemId: gid("InventoryItem", item?.id ?? ""),
  locationId: gid("Location", state.locations.first()?.id ?? ""),
} satisfies Opened);

const bareSender = new Poster();
process.on("message", (order: Order) => {
  if (order.kind === "usage") {
    const { user, system } = process.cpuUsage();
    const residentMb = process.memoryUsage().rss / 1e6;
    process.send?.({ cpuMs: (user + system) / 1000, residentMb } satisfies Usage);
  } else void tell(devStore, order);
});

async function tell({ store }: DevStore, order: Order & { kind: "tell" }): Promise<void> {
  const chosen = [...store.state.products.values()];
  const startedAt = performance.now();
  for (let number = 0; number < order.webhooks; number += 1) {
    const one = chosen[number % chosen.length];
    if (order.as === "devstore" && one) store.events.emit("products/update", one);
    else void bareSender.post(new URL("/webhooks", receiver), headersOf(bareBody), bareBody);
    if (order.perSecond === null) continue;
    const aheadMs = ((number + 1) / order.perSecond) * 1000 - (performance.now() - startedAt);
    if (aheadMs > 1) await pause(aheadMs);
  }
}

/** As long as a product's payload */
const bareBody = JSON.stringify({ id: 1, text: "x".repeat(5000) });

function headersOf(body: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-hmac-sha256": createHmac("sha256", "bench-secret").update(body).digest("base64"),
  };
}
