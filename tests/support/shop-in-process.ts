import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { openQueue } from "../../app/jobs/queue.server.ts";
import { openShowTokens } from "../../app/live/show-token.server.ts";
import { openDatabase } from "../../app/persistence/database.server.ts";
import { offlineTokens } from "../../app/persistence/offline-tokens.server.ts";
import { openAdminApi } from "../../app/shopify/admin-api.server.ts";
import { holdKey } from "../../app/shopify/hold-key.server.ts";
import { webhookVerifier } from "../../app/shopify/webhook-signature.server.ts";
import { webhookTopics } from "../../app/shopify/webhook-topic.ts";
import type { House } from "../../app/use-cases/house.server.ts";
import { receiveWebhook } from "../../app/use-cases/receive-webhook.server.ts";
import { openShopperTokens } from "../../app/use-cases/shopper-token.server.ts";
import type { AppRegistration } from "../../devstore/access/app-registration.ts";
import { handleAccessToken, install, sessionToken } from "../../devstore/access/installation.ts";
import { findBulkFile } from "../../devstore/bulk/files.ts";
import { answerAdminGraphql } from "../../devstore/graphql/endpoint.ts";
import { Store } from "../../devstore/state/store.ts";
import { WebhookSender } from "../../devstore/webhooks/webhook-sender.ts";
import { testLog } from "./log-lines.ts";

const secret = "paniere-test-secret";
const schemaDir = fileURLToPath(new URL("../../.cache/shopify/", import.meta.url));

function registrationOf(applicationUrl: string): AppRegistration {
  return {
    id: "100000000001",
    clientId: "paniere-test",
    clientSecret: secret,
    handle: "paniere",
    name: "Paniere",
    applicationUrl,
    embedded: true,
    scopes: [
      "read_markets",
      "read_products",
      "read_inventory",
      "write_inventory",
      "read_locations",
      "read_orders",
      "write_orders",
      "write_discounts",
      "write_products",
      "read_validations",
      "write_validations",
    ],
    optionalScopes: ["write_customers"],
    webhookApiVersion: "2026-10",
    webhookTopics: webhookTopics.map((topic) => ({ topic, uri: "/webhooks", includeFields: [] })),
    proxy: null,
    metafieldDefinitions: [
      { owner: "order", namespace: "$app", key: "attribution", type: "json", name: "Attribution" },
      { owner: "variant", namespace: "$app", key: "guard", type: "single_line_text_field", name: "Stock guard" },
    ],
    extensionsDir: fileURLToPath(new URL("../../extensions/", import.meta.url)),
  };
}

/** What Shopify's hosts answer for this shop, in place of the network. A test may answer first. */
type Intercept = (url: URL, body: string, init: RequestInit | undefined) => Promise<Response | null>;

function shopifyFetch(store: Store, app: AppRegistration, intercept: () => Intercept | null): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = typeof init?.body === "string" ? init.body : "";
    const early = await intercept()?.(url, body, init);
    if (early) return early;
    if (url.hostname === "storage.googleapis.com") {
      const found = findBulkFile(store, url);
      if (found.kind !== "file") return new Response(null, { status: 404 });
      return new Response(Buffer.concat(await found.body.toArray()));
    }
    if (url.hostname !== store.domain) throw new TypeError(`fetch failed: ${url.hostname} is not this shop`);
    if (url.pathname === "/admin/oauth/access_token") {
      const { status, json } = handleAccessToken(store, [app], body);
      return Response.json(json, { status });
    }
    const apiVersion = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(url.pathname)?.[1] ?? "";
    const token = new Headers(init?.headers).get("x-shopify-access-token");
    const answered = await answerAdminGraphql(store, [app], { token, apiVersion, body });
    return new Response(answered.body, { status: answered.status, headers: answered.headers });
  };
}

/** Takes what the store posts, as the web process does. */
async function openReceiver(house: () => House): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(z.instanceof(Buffer).parse(chunk));
      const { status } = await receiveWebhook(house(), { headers: request.headers, rawBody: Buffer.concat(chunks) });
      response.writeHead(status).end();
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export interface ShopInProcess {
  readonly house: House;
  readonly store: Store;
  readonly app: AppRegistration;
  readonly webhooks: WebhookSender;
  /** The shop's domain */
  readonly shop: string;
  /** Answers in Shopify's place where it does not answer null */
  intercept(answer: Intercept | null): void;
  /** Logs the app in to the shop, as its first page does. */
  logIn(): Promise<void>;
  close(): Promise<void>;
}

/** A dev store with the app installed, and the app's house on a database of its own, without the network between them. */
export async function openShopInProcess(databaseUrl: string): Promise<ShopInProcess> {
  const store = await Store.open({ dataDir: null, schemaDir });
  const db = openDatabase(databaseUrl, (error) => testLog.error({ err: error }, "connection lost"));
  const queue = await openQueue(databaseUrl, { log: testLog, maintains: false });
  let early: Intercept | null = null;
  const receiver = await openReceiver(() => house);
  const app = registrationOf("https://paniere.test");
  const shopify = shopifyFetch(store, app, () => early);
  const clock = () => new Date();
  const house: House = {
    db,
    queue,
    shopify: openAdminApi({
      apiKey: app.clientId,
      apiSecret: secret,
      tokens: offlineTokens(db),
      fetch: shopify,
      clock,
    }),
    isFromShopify: webhookVerifier(secret),
    holdKey: (shop, version) => holdKey(secret, shop, version),
    shoppers: openShopperTokens(secret),
    showTokens: openShowTokens(secret),
    fetch: shopify,
    clock,
    newId: randomUUID,
    appOrigin: "https://paniere.test",
    log: testLog,
  };
  install(store, app);
  const webhooks = new WebhookSender({ store, apps: [app], appTarget: receiver.url });
  return {
    house,
    store,
    app,
    webhooks,
    shop: store.domain,
    intercept(answer) {
      early = answer;
    },
    async logIn() {
      const form = {
        client_id: app.clientId,
        client_secret: secret,
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: sessionToken(store, app, "1", clock()),
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
        expiring: "1",
      };
      const { json } = handleAccessToken(store, [app], JSON.stringify(form));
      const granted = z.object({ access_token: z.string(), refresh_token: z.string() }).parse(json);
      await db.query(
        `insert into "Session" (id, shop, state, "accessToken", expires, "refreshToken") values ($1, $2, '', $3, $4, $5)
         on conflict (id) do update set "accessToken" = $3, expires = $4, "refreshToken" = $5`,
        [
          `offline_${store.domain}`,
          store.domain,
          granted.access_token,
          new Date(clock().getTime() + 3_600_000),
          granted.refresh_token,
        ],
      );
    },
    async close() {
      await webhooks.close();
      await receiver.close();
      await queue.stop();
      await db.close();
      await store.close();
    },
  };
}
