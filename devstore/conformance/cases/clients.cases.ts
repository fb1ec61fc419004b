import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AppRegistration } from "../../access/app-registration.ts";
import { sessionToken } from "../../access/session-token.ts";
import { anApp, answerAsMerchant, askerOf, exchange } from "../case-app.ts";
import { ClientProcess } from "../client-process.ts";
import type { Given } from "../clients/check.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const LIBRARY = "https://www.npmjs.com/package/@shopify/shopify-api";
const OAUTH = "https://github.com/Shopify/shopify-app-js/tree/main/packages/apps/shopify-api/docs/reference/auth";
const ADMIN_CLIENT = "https://github.com/Shopify/shopify-app-js/tree/main/packages/api-clients/admin-api-client";
const GRAPHQL_REQUEST = "https://github.com/graffle-js/graffle/tree/graphql-request";
const PROXY = "https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies";
const DAY_S = 24 * 3600;

interface PlainSession {
  readonly id: string;
  readonly shop: string;
  readonly scope: string;
  readonly isOnline: boolean;
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly secondsLeft: number | null;
  readonly refreshSecondsLeft: number | null;
  readonly user: string | null;
}

/** Runs a check of a client as this app in the case's shop, with a fresh session token. */
async function run<T>(world: World, app: AppRegistration, check: string, given: Partial<Given> = {}): Promise<T> {
  return ClientProcess.of(world.devStore).run<T>(check, {
    shop: world.domain,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    scopes: app.scopes,
    sessionToken: sessionToken(world.store, app, "42", world.store.now()),
    ...given,
  });
}

function isNear(seconds: number | null, expected: number): boolean {
  return seconds !== null && Math.abs(seconds - expected) < 30;
}

export const clientCases: readonly ConformanceCase[] = [
  {
    says: "@shopify/shopify-api decodes a session token of the dev store",
    page: OAUTH,
    covers: ["@shopify/shopify-api"],
    async prove(world) {
      const app = anApp(world);

      const claims = await run<Record<string, unknown>>(world, app, "shopify-api decodeSessionToken");

      assert.equal(claims["dest"], `https://${world.domain}`);
      assert.equal(claims["iss"], `https://${world.domain}/admin`);
      assert.equal(claims["aud"], app.clientId);
      assert.equal(claims["sub"], "42");
      assert.equal(Number(claims["exp"]) - Number(claims["iat"]), 60);
    },
  },
  {
    says: "@shopify/shopify-api exchanges a session token for an expiring offline session",
    page: OAUTH,
    covers: ["@shopify/shopify-api", "tokens"],
    async prove(world) {
      const session = await run<PlainSession>(world, anApp(world), "shopify-api tokenExchange");

      assert.equal(session.id, `offline_${world.domain}`);
      assert.equal(session.scope, "read_products");
      assert.equal(session.isOnline, false);
      assert.ok(isNear(session.secondsLeft, 3600), String(session.secondsLeft));
      assert.ok(isNear(session.refreshSecondsLeft, 90 * DAY_S), String(session.refreshSecondsLeft));
      assert.ok(session.refreshToken);
    },
  },
  {
    says: "@shopify/shopify-api exchanges a session token for its user's online session",
    page: OAUTH,
    covers: ["@shopify/shopify-api", "tokens"],
    async prove(world) {
      const session = await run<PlainSession>(world, anApp(world), "shopify-api tokenExchange online");

      assert.equal(session.isOnline, true);
      assert.equal(session.id, `${world.domain}_42`);
      assert.equal(session.user, world.store.state.shop.email);
      assert.ok(isNear(session.secondsLeft, DAY_S - 1), String(session.secondsLeft));
    },
  },
  {
    says: "@shopify/shopify-api is told that a forged session token buys nothing",
    page: OAUTH,
    covers: ["@shopify/shopify-api", "tokens"],
    async prove(world) {
      const app = anApp(world);
      const forged = sessionToken(world.store, { ...app, clientSecret: "guess" }, "42", world.store.now());

      const refused = await run<{ refused: string }>(world, app, "shopify-api tokenExchange refused", {
        sessionToken: forged,
      });

      assert.notEqual(refused.refused, false);
    },
  },
  {
    says: "@shopify/shopify-api refreshes an offline session, and the new token asks the Admin API",
    page: OAUTH,
    covers: ["@shopify/shopify-api", "tokens"],
    async prove(world) {
      const app = anApp(world);
      const first = await run<PlainSession>(world, app, "shopify-api tokenExchange");

      const second = await run<PlainSession>(world, app, "shopify-api refreshToken", {
        refreshToken: first.refreshToken ?? "",
      });
      const answer = await run<{ data: { products: { nodes: object[] } } }>(world, app, "shopify-api graphql", {
        token: second.accessToken,
      });

      assert.notEqual(second.accessToken, first.accessToken);
      assert.notEqual(second.refreshToken, first.refreshToken);
      assert.ok(isNear(second.secondsLeft, 3600));
      assert.equal(answer.data.products.nodes.length, 1);
    },
  },
  {
    says: "@shopify/shopify-api migrates a token that never expires",
    page: OAUTH,
    covers: ["@shopify/shopify-api", "tokens"],
    async prove(world) {
      const app = anApp(world, { distribution: "custom" });
      const { json } = await exchange(world, app, { expiring: "0" });

      const session = await run<PlainSession>(world, app, "shopify-api migrateToExpiringToken", {
        token: String(json["access_token"]),
      });

      assert.ok(isNear(session.secondsLeft, 3600));
      assert.ok(session.refreshToken);
    },
  },
  {
    says: "@shopify/shopify-api's GraphQL client gets data with its cost, and throws for what is denied or dead",
    page: LIBRARY,
    covers: ["@shopify/shopify-api"],
    async prove(world) {
      const app = anApp(world);
      const { token } = await askerOf(world, app);

      const answer = await run(world, app, "shopify-api graphql", { token });
      const denied = await run(world, app, "shopify-api graphql refused", { token });
      const dead = await run(world, app, "shopify-api graphql refused", { token: "shpat_dead" });

      assert.deepEqual(answer, { data: { products: { nodes: [{ title: "Blue Shirt" }] } }, hasCost: true });
      assert.equal((denied as { refused: string }).refused, "GraphqlQueryError");
      assert.deepEqual(dead, { refused: "HttpResponseError", status: 401 });
    },
  },
  {
    says: "@shopify/shopify-api takes a webhook as it came, and refuses one whose bytes were changed",
    page: LIBRARY,
    covers: ["@shopify/shopify-api", "webhooks"],
    async prove(world) {
      const webhookTopics = [{ topic: "app/scopes_update", uri: "/webhooks", includeFields: [] }];
      const app = anApp(world, { webhookTopics, optionalScopes: ["read_orders"] });
      const grant = `https://${world.domain}/admin/oauth/install?client_id=${app.clientId}&optional_scopes=read_orders`;
      await answerAsMerchant(world, grant, "approve");
      const { rawBody, headers } = await world.webhook("app/scopes_update");

      const checked = await run<Record<"asItCame" | "changed", Record<string, unknown>>>(
        world,
        app,
        "shopify-api webhooks.validate",
        { webhook: { rawBody, headers: Object.fromEntries(headers) } },
      );

      assert.equal(checked.asItCame["valid"], true, JSON.stringify(checked.asItCame));
      assert.equal(checked.asItCame["topic"], "APP_SCOPES_UPDATE");
      assert.equal(checked.asItCame["domain"], world.domain);
      assert.equal(checked.asItCame["apiVersion"], "2026-10");
      assert.equal(checked.changed["valid"], false);
    },
  },
  {
    says: "@shopify/shopify-api takes an app-proxy request as it came, and refuses one that names another shop",
    page: PROXY,
    covers: ["@shopify/shopify-api", "app proxy"],
    async prove(world) {
      let query = "";
      const server = createServer((request, response) => {
        query = new URL(request.url ?? "", "http://app.example").search;
        response.end("{}");
      });
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/proxy`;
      const app = anApp(world, { proxy: { prefix: "apps", subpath: "checked", url } });
      await world.fetch("/apps/checked/basket?show=7&item=a%20b");
      server.close();

      const checked = await run(world, app, "shopify-api app proxy", { query });

      assert.match(query, /show=7/);
      assert.deepEqual(checked, { asItCame: true, changed: false });
    },
  },
  {
    says: "@shopify/shopify-api's billing asks for a plan, sees it paid once approved, and cancels it",
    page: LIBRARY,
    covers: ["@shopify/shopify-api", "appSubscriptionCreate", "appSubscriptionCancel"],
    async prove(world) {
      const app = anApp(world);
      const { token } = await askerOf(world, app);

      const asked = await run<{ before: unknown; url: string }>(world, app, "shopify-api billing.request", { token });
      await answerAsMerchant(world, asked.url, "approve");
      const paid = await run(world, app, "shopify-api billing.check", { token });

      assert.equal(asked.before, false);
      assert.deepEqual(paid, { isPaid: true, names: ["Monthly"], cancelled: "CANCELLED" });
    },
  },
  {
    says: "@shopify/shopify-api's billing charges for use under an approved cap",
    page: LIBRARY,
    covers: ["@shopify/shopify-api", "appUsageRecordCreate"],
    async prove(world) {
      const app = anApp(world);
      const { token } = await askerOf(world, app);
      await answerAsMerchant(world, await run<string>(world, app, "shopify-api billing by use", { token }), "approve");

      const record = await run(world, app, "shopify-api billing.createUsageRecord", { token });

      assert.deepEqual(record, { description: "one show" });
    },
  },
  {
    says: "@shopify/admin-api-client gets data, Shopify's words for what is denied, and 401 for a dead token",
    page: ADMIN_CLIENT,
    covers: ["@shopify/admin-api-client"],
    async prove(world) {
      const app = anApp(world);
      const { token } = await askerOf(world, app);

      const answer = await run(world, app, "admin-api-client request", { token });
      const raw = await run(world, app, "admin-api-client fetch", { token });
      const denied = await run<{ message: string }>(world, app, "admin-api-client refused", { token });
      const dead = await run(world, app, "admin-api-client dead token", { token: "shpat_dead" });

      const { name } = world.store.state.shop;
      assert.deepEqual(answer, {
        data: { shop: { name }, products: { nodes: [{ title: "Blue Shirt" }] } },
        errors: null,
      });
      assert.deepEqual(raw, { status: 200, hasCost: true });
      assert.match(denied.message, /^Access denied for orders field/);
      assert.deepEqual(dead, { status: 401 });
    },
  },
  {
    says: "graphql-request gets data, the code of what is denied, and 401 for a dead token",
    page: GRAPHQL_REQUEST,
    covers: ["graphql-request"],
    async prove(world) {
      const app = anApp(world);
      const { token } = await askerOf(world, app);

      const answer = await run<{ shop: { name: string } }>(world, app, "graphql-request request", { token });
      const denied = await run(world, app, "graphql-request refused", { token });
      const dead = await run(world, app, "graphql-request dead token", { token: "shpat_dead" });

      assert.equal(answer.shop.name, world.store.state.shop.name);
      assert.deepEqual(denied, { refused: true, status: 200, code: "ACCESS_DENIED" });
      assert.deepEqual(dead, { status: 401 });
    },
  },
];
