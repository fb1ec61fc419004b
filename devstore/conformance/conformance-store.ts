import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { approveCustomerData, PROTECTED_FIELDS } from "../access/customer-data.ts";
import { install } from "../access/installation.ts";
import { loadCatalogue } from "../catalogue/load-catalogue.ts";
import { type DevStore, startDevStore } from "../dev-store.ts";
import { adminSchema } from "../graphql/admin-schema.ts";
import type { NewShop, OpenShop } from "../shops.ts";
import { gid } from "../state/ids.ts";
import { askAdmin, type Asker } from "./admin-client.ts";
import { CASE_CATALOGUE } from "./case-catalogue.ts";
import type { ConformanceCase } from "./conformance-case.ts";
import { CookieJar } from "./cookie-jar.ts";
import { ShopifyNetwork } from "./shop-request.ts";
import { WebhookReceiver } from "./webhook-receiver.ts";
import type { World } from "./world.ts";

export const SCHEMA_DIR = join(import.meta.dirname, "..", "..", ".cache", "shopify");
/** The app's functions, for cases of what they decide */
const EXTENSIONS_DIR = join(import.meta.dirname, "extensions");
const MERCHANT: Asker = { token: "shpat_merchant_eyes" };

/** A running dev store in which cases are proved one after the other, each in a new shop. */
export class ConformanceStore {
  readonly #devStore: DevStore;
  readonly #receiver: WebhookReceiver;
  readonly #network: ShopifyNetwork;
  readonly #folder: string;
  #shops = 0;

  private constructor(devStore: DevStore, receiver: WebhookReceiver, network: ShopifyNetwork, folder: string) {
    this.#devStore = devStore;
    this.#receiver = receiver;
    this.#network = network;
    this.#folder = folder;
  }

  static async open(): Promise<ConformanceStore> {
    const folder = await mkdtemp(join(tmpdir(), "dev-store-conformance-"));
    const receiver = await WebhookReceiver.open();
    const tomlPath = join(folder, "shopify.app.toml");
    await writeFile(tomlPath, await appToml());
    const devStore = await startDevStore({
      dataDir: null,
      schemaDir: SCHEMA_DIR,
      ports: { shop: 0, admin: 0, tunnel: 0, proxy: 0, tls: 0 },
      appTarget: receiver.address,
      app: { tomlPath, clientId: "conformance", clientSecret: "conformance-secret", extensionsDir: EXTENSIONS_DIR },
      catalogues: [],
      log: () => undefined,
    });
    const ca = await readFile(devStore.caFile, "utf8");
    return new ConformanceStore(
      devStore,
      receiver,
      new ShopifyNetwork({ port: devStore.addresses.tlsPort, ca }),
      folder,
    );
  }

  /** Proves a case in a shop of its own. Throws what the case throws. */
  async prove(one: ConformanceCase): Promise<void> {
    const handle = `case-${(this.#shops += 1)}`;
    const shop = await this.#newShop({ handle });
    try {
      await one.prove(this.#worldOf(shop));
    } finally {
      this.#devStore.clock.reset();
      for (const { store } of this.#devStore.shops.all().slice(1)) {
        this.#receiver.answerWith(store.domain, 200);
        await this.#devStore.shops.remove(store.state.shop.handle);
      }
    }
  }

  async close(): Promise<void> {
    this.#network.close();
    await this.#devStore.stop();
    await this.#receiver.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #newShop(given: NewShop): Promise<OpenShop> {
    const shop = await this.#devStore.shops.add(given);
    loadCatalogue(shop.store, CASE_CATALOGUE, "case.csv");
    install(shop.store, this.#devStore.app);
    approveCustomerData(shop.store, {
      appId: this.#devStore.app.id,
      customerData: true,
      fields: [...PROTECTED_FIELDS],
    });
    return shop;
  }

  #worldOf({ store }: OpenShop): World {
    const { domain, state } = store;
    const network = this.#network;
    const receiver = this.#receiver;
    const devStore = this.#devStore;
    const cookies = new CookieJar();
    const lasting = (scopes: readonly string[]): Asker => {
      const token = `shpat_case_${state.tokens.size}`;
      state.tokens.put({
        token,
        appId: devStore.app.id,
        kind: "offline",
        scopes: [...scopes],
        expiresAt: "2999-01-01T00:00:00.000Z",
        refreshToken: null,
        refreshTokenExpiresAt: null,
        refreshedFrom: null,
      });
      return { token };
    };
    const everyScope = lasting(devStore.app.scopes);
    const [warehouse = "", showroom = ""] = [...state.locations.keys()].map((id) => gid("Location", id));

    const world: World = {
      devStore,
      store,
      domain,
      clock: devStore.clock,
      merchant: MERCHANT,
      locations: [warehouse, showroom],
      tokenWith: lasting,
      admin: (query, variables = {}, asker = everyScope) => askAdmin(network, { domain, query, variables, asker }),
      data: async <T>(query: string, variables: object = {}, asker: Asker = everyScope): Promise<T> => {
        const reply = await askAdmin<T>(network, { domain, query, variables, asker });
        assert.deepEqual(reply.errors, [], `the Admin API refused ${query.trim().slice(0, 200)}`);
        assert.ok(reply.data, "the answer has data");
        return reply.data;
      },
      fetch: async (path, init = {}) => {
        const url = new URL(path, `https://${domain}`);
        const headers = new Headers(init.headers);
        if (cookies.header !== "") headers.set("cookie", cookies.header);
        const response = await network.fetch(url, { ...init, headers });
        cookies.take(response.headers.getSetCookie());
        return response;
      },
      subscribe: async (...topics) => {
        for (const topic of topics) await subscribe(world, topic, `${devStore.app.applicationUrl}/webhooks`);
      },
      webhook: (topic) => receiver.next(domain, topic),
      webhooksLeft: () => receiver.left(domain),
      answerWebhooksWith: (answer) => receiver.answerWith(domain, answer),
      another: async (given) => this.#worldOf(await this.#newShop(given)),
      variant: (sku) => {
        const found = state.variants.find((one) => one.sku === sku);
        assert.ok(found, `the catalogue has the SKU ${sku}`);
        return {
          id: gid("ProductVariant", found.id),
          productId: gid("Product", found.productId),
          inventoryItemId: gid("InventoryItem", found.inventoryItemId),
        };
      },
    };
    return world;
  }
}

async function subscribe(world: World, topic: string, uri: string): Promise<void> {
  const { webhookSubscriptionCreate } = await world.data<{ webhookSubscriptionCreate: { userErrors: unknown[] } }>(
    `mutation ($topic: WebhookSubscriptionTopic!, $uri: String!) {
      webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri }) { userErrors { field message } }
    }`,
    { topic: topic.replace("/", "_").toUpperCase(), uri },
  );
  assert.deepEqual(webhookSubscriptionCreate.userErrors, [], `the app subscribes to ${topic}`);
}

/** An app that asks for every scope that the schema knows. */
async function appToml(): Promise<string> {
  const { scopes } = await adminSchema(SCHEMA_DIR);
  return `client_id = "conformance"
name = "Conformance"
handle = "conformance"
application_url = "https://conformance.example"
embedded = true

[access_scopes]
scopes = "${scopes.every().join(",")}"

[webhooks]
api_version = "2026-10"

[app_proxy]
url = "https://conformance.example/proxy"
subpath = "conformance"
prefix = "apps"
`;
}
