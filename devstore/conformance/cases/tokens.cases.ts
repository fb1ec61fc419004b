import assert from "node:assert/strict";
import { expireTokens } from "../../access/access-token.ts";
import { sessionToken } from "../../access/session-token.ts";
import { anApp, askForToken, exchange, OFFLINE, ONLINE, refresh, TOKEN_EXCHANGE } from "../case-app.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const EXCHANGE = "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/token-exchange";
const OFFLINE_PAGE =
  "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens";
const RESILIENT = "https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens";
const MIGRATING =
  "https://shopify.dev/changelog/more-resilient-token-exchanges-when-migrating-tokens-without-a-user-session";
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const SHOP = "{ shop { name } }";

export const tokenCases: readonly ConformanceCase[] = [
  {
    says: "a session token is exchanged for an expiring offline token: an hour, with a refresh token for ninety days",
    page: EXCHANGE,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world, { scopes: ["read_products", "write_discounts"] });

      const { status, json } = await exchange(world, app);

      assert.equal(status, 200);
      const { access_token, refresh_token, ...rest } = json;
      assert.match(String(access_token), /^shpat_/);
      assert.match(String(refresh_token), /^shprt_/);
      assert.deepEqual(rest, {
        scope: "read_products,write_discounts",
        expires_in: 3600,
        refresh_token_expires_in: 90 * 24 * 3600,
      });
    },
  },
  {
    says: "an online token lives a day and names its user and the user's scopes",
    page: EXCHANGE,
    covers: ["tokens"],
    async prove(world) {
      const { status, json } = await exchange(world, anApp(world), { requested_token_type: ONLINE });

      assert.equal(status, 200);
      assert.equal(json["expires_in"], 86399);
      assert.equal(json["associated_user_scope"], "read_products");
      const user = json["associated_user"] as Record<string, unknown>;
      const named = ["id", "first_name", "last_name", "email", "account_owner", "locale", "collaborator"];
      assert.deepEqual(
        [...named, "email_verified"].filter((name) => !(name in user)),
        [],
      );
    },
  },
  {
    says: "an expired session token is refused with 400 and invalid_subject_token",
    page: EXCHANGE,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world);
      const stale = sessionToken(world.store, app, "42", world.store.now());
      world.clock.advance(2 * 60 * 1000);

      const { status, json } = await exchange(world, app, { subject_token: stale });

      assert.equal(status, 400);
      assert.equal(json["error"], "invalid_subject_token");
    },
  },
  {
    says: "a session token of another shop is refused",
    page: EXCHANGE,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world);
      const elsewhere = await world.another({ handle: "elsewhere" });
      const foreign = sessionToken(elsewhere.store, app, "42", elsewhere.store.now());

      assert.equal((await exchange(world, app, { subject_token: foreign })).json["error"], "invalid_subject_token");
    },
  },
  {
    says: "a session token that another app's secret signed is refused",
    page: EXCHANGE,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world);
      const forged = sessionToken(world.store, { ...app, clientSecret: "guess" }, "42", world.store.now());

      assert.equal((await exchange(world, app, { subject_token: forged })).json["error"], "invalid_subject_token");
    },
  },
  {
    says: "a wrong client secret is refused",
    page: EXCHANGE,
    covers: ["tokens"],
    async prove(world) {
      const { status, json } = await exchange(world, anApp(world), { client_secret: "guess" });

      assert.equal(status, 401);
      assert.equal(json["error"], "invalid_client");
    },
  },
  {
    says: "the token endpoint takes a form as well as JSON",
    page: EXCHANGE,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world);
      const form = new URLSearchParams({
        client_id: app.clientId,
        client_secret: app.clientSecret,
        grant_type: TOKEN_EXCHANGE,
        subject_token: sessionToken(world.store, app, "42", world.store.now()),
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        requested_token_type: OFFLINE,
        expiring: "1",
      });

      const response = await world.fetch("/admin/oauth/access_token", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: form.toString(),
      });

      assert.equal(response.status, 200);
    },
  },
  {
    says: "an offline token is dead after its hour, with 401",
    page: OFFLINE_PAGE,
    covers: ["tokens"],
    async prove(world) {
      const { json } = await exchange(world, anApp(world));
      const asker = { token: String(json["access_token"]) };
      assert.deepEqual((await world.admin(SHOP, {}, asker)).errors, []);

      world.clock.advance(HOUR_MS);
      const reply = await world.admin(SHOP, {}, asker);

      assert.equal(reply.status, 401);
      assert.equal(
        reply.errors[0]?.message,
        "[API] Invalid API key or access token (unrecognized login or wrong password)",
      );
    },
  },
  {
    says: "a refresh gives a new pair, and the new access token works",
    page: OFFLINE_PAGE,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world);
      const first = (await exchange(world, app)).json;
      world.clock.advance(2 * HOUR_MS);

      const second = await refresh(world, app, first["refresh_token"]);

      assert.equal(second.status, 200);
      assert.notEqual(second.json["refresh_token"], first["refresh_token"]);
      const reply = await world.admin(SHOP, {}, { token: String(second.json["access_token"]) });
      assert.deepEqual(reply.errors, []);
    },
  },
  {
    says: "a refresh token is dead after ninety days",
    page: OFFLINE_PAGE,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world);
      const { json } = await exchange(world, app);
      world.clock.advance(90 * DAY_MS);

      const late = await refresh(world, app, json["refresh_token"]);

      assert.equal(late.status, 400);
      assert.equal(late.json["error"], "invalid_grant");
    },
  },
  {
    says: "a used refresh token works again until its replacement is used, so that a lost answer locks nobody out",
    page: RESILIENT,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world);
      const first = (await exchange(world, app)).json["refresh_token"];

      const lost = await refresh(world, app, first);
      const again = await refresh(world, app, first);
      const next = await refresh(world, app, again.json["refresh_token"]);
      const tooLate = await refresh(world, app, first);

      assert.deepEqual([lost.status, again.status, next.status, tooLate.status], [200, 200, 200, 400]);
      assert.equal(tooLate.json["error"], "invalid_grant");
    },
  },
  {
    says: "a refresh token of one app is worth nothing to another",
    page: OFFLINE_PAGE,
    covers: ["tokens", "several apps"],
    async prove(world) {
      const mine = await exchange(world, anApp(world));

      const stolen = await refresh(world, anApp(world), mine.json["refresh_token"]);

      assert.equal(stolen.json["error"], "invalid_grant");
    },
  },
  {
    says: "an access token of one shop is worth nothing in another",
    page: OFFLINE_PAGE,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world);
      const { json } = await exchange(world, app);
      const elsewhere = await world.another({ handle: "other-shop" });

      const reply = await elsewhere.admin(SHOP, {}, { token: String(json["access_token"]) });

      assert.equal(reply.status, 401);
    },
  },
  {
    says: "a public app's token that never expires is refused with 403",
    page: OFFLINE_PAGE,
    covers: ["tokens"],
    async prove(world) {
      const { status, json } = await exchange(world, anApp(world), { expiring: undefined });
      const reply = await world.admin(SHOP, {}, { token: String(json["access_token"]) });

      assert.equal(status, 200);
      assert.deepEqual(Object.keys(json).sort(), ["access_token", "scope"]);
      assert.equal(reply.status, 403);
      assert.match(reply.errors[0]?.message ?? "", /^\[API\] Non-expiring access tokens are no longer accepted/);
    },
  },
  {
    says: "an app made for one merchant may keep a token that never expires, and gets the same one each time",
    page: OFFLINE_PAGE,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world, { distribution: "custom" });

      const first = (await exchange(world, app, { expiring: "0" })).json["access_token"];
      const second = (await exchange(world, app, { expiring: "0" })).json["access_token"];
      world.clock.advance(200 * DAY_MS);

      assert.equal(first, second);
      assert.deepEqual((await world.admin(SHOP, {}, { token: String(first) })).errors, []);
    },
  },
  {
    says: "a token that never expires is exchanged for a pair without a session, dies, and gives the same pair for a week",
    page: MIGRATING,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world, { distribution: "custom" });
      const lasting = String((await exchange(world, app, { expiring: "0" })).json["access_token"]);
      const migrate = () => exchange(world, app, { subject_token: lasting, subject_token_type: OFFLINE });

      const pair = await migrate();
      world.clock.advance(6 * DAY_MS);
      const again = await migrate();
      world.clock.advance(2 * DAY_MS);
      const tooLate = await migrate();

      assert.equal(pair.status, 200);
      assert.equal((await world.admin(SHOP, {}, { token: lasting })).status, 401);
      assert.equal(again.json["access_token"], pair.json["access_token"]);
      assert.equal(again.json["expires_in"], 3600);
      assert.equal(again.json["refresh_token_expires_in"], 84 * 24 * 3600);
      assert.equal(tooLate.status, 400);
    },
  },
  {
    says: "a migrated pair that was refreshed cannot be had by the old token any more",
    page: MIGRATING,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world, { distribution: "custom" });
      const lasting = (await exchange(world, app, { expiring: "0" })).json["access_token"];
      const migrate = () => exchange(world, app, { subject_token: lasting, subject_token_type: OFFLINE });
      const pair = await migrate();

      await refresh(world, app, pair.json["refresh_token"]);

      assert.equal((await migrate()).status, 400);
    },
  },
  {
    says: "a grant of another kind is refused, and so is a body that is neither JSON nor a form",
    page: EXCHANGE,
    covers: ["tokens", "malformed requests"],
    async prove(world) {
      const app = anApp(world);

      const password = await askForToken(world, {
        client_id: app.clientId,
        client_secret: app.clientSecret,
        grant_type: "password",
      });
      const broken = await world.fetch("/admin/oauth/access_token", { method: "POST", body: "{" });

      assert.equal(password.json["error"], "unsupported_grant_type");
      assert.equal(broken.status, 400);
    },
  },
  {
    says: "tokens that were made to expire are dead, and can be refreshed",
    page: OFFLINE_PAGE,
    covers: ["tokens"],
    async prove(world) {
      const app = anApp(world);
      const { json } = await exchange(world, app);

      expireTokens(world.store, app.id);

      assert.equal((await world.admin(SHOP, {}, { token: String(json["access_token"]) })).status, 401);
      assert.equal((await refresh(world, app, json["refresh_token"])).status, 200);
    },
  },
];
