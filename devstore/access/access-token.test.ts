import { expect, test } from "vitest";
import { findCaller } from "../graphql/caller.ts";
import type { Store } from "../state/store.ts";
import { anApp, aStore, exchangeToken, TestClock } from "../state/test-shop.ts";
import { handleAccessToken, install, sessionToken, uninstall } from "./installation.ts";

const app = anApp();

function refresh(store: Store, refreshToken: unknown) {
  const body = {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  };
  return handleAccessToken(store, [app], JSON.stringify(body));
}

test("a session token is exchanged for an expiring offline token, which dies after an hour", async () => {
  const clock = new TestClock();
  const store = await aStore(clock);
  install(store, app);

  const { status, json } = exchangeToken(store, app);

  const token = String(json["access_token"]);
  expect(status).toBe(200);
  expect(json).toMatchObject({ scope: app.scopes.join(","), expires_in: 3600, refresh_token_expires_in: 7776000 });
  expect(findCaller(store, [app], token)?.app).toBe(app);
  clock.advanceSeconds(3600);
  expect(findCaller(store, [app], token)).toBeNull();
});

test("an online token names its user", async () => {
  const store = await aStore();
  install(store, app);

  const { json } = exchangeToken(store, app, {
    requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
  });

  expect(json).toMatchObject({ expires_in: 86399, associated_user: { id: 42, account_owner: true } });
});

test("a used refresh token is good until its replacement is used", async () => {
  const store = await aStore();
  install(store, app);
  const first = exchangeToken(store, app).json["refresh_token"];

  const second = refresh(store, first).json["refresh_token"];
  const retried = refresh(store, first);
  const third = refresh(store, second);
  const tooLate = refresh(store, first);

  expect(retried.status).toBe(200);
  expect(third.status).toBe(200);
  expect(tooLate).toMatchObject({ status: 400, json: { error: "invalid_grant" } });
});

test.each([
  ["a forged session token", { subject_token: "a.b.c" }, 400, "invalid_subject_token"],
  ["a wrong secret", { client_secret: "guess" }, 401, "invalid_client"],
  ["an unknown grant", { grant_type: "password" }, 400, "unsupported_grant_type"],
])("%s is refused", async (_, given, status, error) => {
  const store = await aStore();
  install(store, app);

  expect(exchangeToken(store, app, given)).toMatchObject({ status, json: { error } });
});

test("a session token of another shop or another minute is refused", async () => {
  const clock = new TestClock();
  const store = await aStore(clock);
  install(store, app);
  const early = sessionToken(store, app, "42", store.now());
  clock.advanceSeconds(120);

  expect(exchangeToken(store, app, { subject_token: early }).json["error"]).toBe("invalid_subject_token");
});

test("after an uninstall every token is dead, and the app hears of it now and of the redaction later", async () => {
  const store = await aStore();
  install(store, app);
  const { json } = exchangeToken(store, app);
  const heard: [string, number][] = [];
  store.events.listen(({ topic, delayMs }) => heard.push([topic, delayMs]));

  await uninstall(store, app);

  expect(findCaller(store, [app], String(json["access_token"]))).toBeNull();
  expect(refresh(store, json["refresh_token"]).json["error"]).toBe("app_not_installed");
  expect(heard).toEqual([
    ["app/uninstalled", 0],
    ["shop/redact", 48 * 3600 * 1000],
  ]);
});

test("an app installed again with other scopes hears which ones it has now", async () => {
  const store = await aStore();
  install(store, app);
  const heard: unknown[] = [];
  store.events.listen(({ topic, resource }) => heard.push([topic, resource]));

  install(store, { ...app, scopes: ["read_products"] });

  expect(heard).toEqual([["app/scopes_update", { previous: app.scopes, current: ["read_products"] }]]);
});
