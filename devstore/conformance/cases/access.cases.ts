import assert from "node:assert/strict";
import { approveCustomerData } from "../../access/customer-data.ts";
import { findInstallation, install, uninstall } from "../../access/installation.ts";
import { gid } from "../../state/ids.ts";
import { anApp, answerAsMerchant, askerOf, exchange, refresh } from "../case-app.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const SCOPES = "https://shopify.dev/docs/apps/build/authentication-authorization/app-installation/manage-access-scopes";
const UNINSTALL =
  "https://shopify.dev/docs/apps/build/authentication-authorization/app-installation/uninstall-app-api-request";
const COMPLIANCE = "https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance";
const PROTECTED = "https://shopify.dev/docs/apps/launch/protected-customer-data";
const DAY_MS = 24 * 60 * 60 * 1000;
const SHOP = "{ shop { name } }";
const GRANTED = "{ currentAppInstallation { accessScopes { handle } } }";
const REVOKE = `mutation ($scopes: [String!]!) {
  appRevokeAccessScopes(scopes: $scopes) { revoked { handle } userErrors { field message code } }
}`;
const ORDERS = "{ orders(first: 1) { nodes { id } } }";

interface Revoked {
  readonly appRevokeAccessScopes: {
    readonly revoked: readonly { readonly handle: string }[] | null;
    readonly userErrors: readonly { readonly field: readonly string[]; readonly code: string }[];
  };
}

interface Granted {
  readonly currentAppInstallation: { readonly accessScopes: readonly { readonly handle: string }[] };
}

const compliant = {
  webhookTopics: ["app/uninstalled", "app/scopes_update", "shop/redact"].map((topic) => {
    return { topic, uri: "/webhooks", includeFields: [] };
  }),
};

export const accessCases: readonly ConformanceCase[] = [
  {
    says: "an app that is not installed gets no token",
    page: "https://shopify.dev/docs/apps/build/authentication-authorization/app-installation",
    covers: ["install"],
    async prove(world) {
      const { status, json } = await exchange(world, anApp(world, { isInstalled: false }));

      assert.equal(status, 400);
      assert.equal(json["error"], "app_not_installed");
    },
  },
  {
    says: "the admin opens an embedded app with shop, host and a fresh session token",
    page: "https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens",
    covers: ["install", "session tokens"],
    async prove({ devStore, clock }) {
      await devStore.installApp();

      const { searchParams } = new URL(devStore.embeddedAddress("/shows"));

      assert.equal(searchParams.get("shop"), devStore.store.domain);
      assert.equal(searchParams.get("embedded"), "1");
      const host = Buffer.from(searchParams.get("host") ?? "", "base64").toString("utf8");
      assert.equal(host, `admin.shopify.com/store/${devStore.store.state.shop.handle}`);
      const payload = searchParams.get("id_token")?.split(".")[1] ?? "";
      const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Record<string, unknown>;
      assert.equal(claims["aud"], devStore.app.clientId);
      assert.equal(claims["dest"], `https://${devStore.store.domain}`);
      assert.equal(claims["iss"], `https://${devStore.store.domain}/admin`);
      assert.equal(Number(claims["exp"]) - Math.floor(clock.now().getTime() / 1000) <= 60, true);
      for (const claim of ["sub", "nbf", "iat", "jti", "sid"]) assert.ok(claim in claims, claim);
    },
  },
  {
    says: "an uninstalled app's token is dead at once, and its refresh token too; then it hears app/uninstalled",
    page: UNINSTALL,
    covers: ["uninstall", "webhooks"],
    async prove(world) {
      const app = anApp(world, compliant);
      const { json } = await exchange(world, app);

      await uninstall(world.store, app);

      assert.equal((await world.admin(SHOP, {}, { token: String(json["access_token"]) })).status, 401);
      assert.equal((await refresh(world, app, json["refresh_token"])).status, 400);
      const told = await world.webhook("app/uninstalled");
      assert.equal(told.json["myshopify_domain"], world.domain);
    },
  },
  {
    says: "shop/redact comes 48 hours after the uninstall, not before",
    page: COMPLIANCE,
    covers: ["uninstall", "webhooks", "clock"],
    async prove(world) {
      const app = anApp(world, compliant);
      await uninstall(world.store, app);
      await world.webhook("app/uninstalled");

      world.clock.advance(2 * DAY_MS - 60_000);
      const early = world.webhooksLeft().filter(({ topic }) => topic === "shop/redact");
      world.clock.advance(120_000);
      const { json } = await world.webhook("shop/redact");

      assert.deepEqual(early, []);
      assert.deepEqual(Object.keys(json).sort(), ["shop_domain", "shop_id"]);
      assert.equal(json["shop_domain"], world.domain);
    },
  },
  {
    says: "an app uninstalls itself, and answers with itself",
    page: UNINSTALL,
    covers: ["appUninstall", "uninstall"],
    async prove(world) {
      const app = anApp(world);
      const asker = await askerOf(world, app);

      const { appUninstall } = await world.data<{ appUninstall: unknown }>(
        "mutation { appUninstall { app { id } userErrors { field message code } } }",
        {},
        asker,
      );

      assert.deepEqual(appUninstall, { app: { id: gid("App", app.id) }, userErrors: [] });
      assert.equal((await world.admin(SHOP, {}, asker)).status, 401);
    },
  },
  {
    says: "an app that is installed again has the scopes of its toml, a new token, and was there before",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/objects/App",
    covers: ["install", "app"],
    async prove(world) {
      const app = anApp(world);
      const before = await askerOf(world, app);
      await uninstall(world.store, app);

      install(world.store, app);
      const after = await askerOf(world, app);
      const answer = await world.data<{ app: object }>(
        "{ app { previouslyInstalled requestedAccessScopes { handle } } }",
        {},
        after,
      );

      assert.equal((await world.admin(SHOP, {}, before)).status, 401);
      assert.deepEqual(answer.app, {
        previouslyInstalled: true,
        requestedAccessScopes: [{ handle: "read_products" }],
      });
    },
  },
  {
    says: "an app asks for what it was not granted and hears which scope it needs",
    page: "https://shopify.dev/docs/api/usage/access-scopes",
    covers: ["scopes"],
    async prove(world) {
      const { errors } = await world.admin(ORDERS, {}, world.tokenWith(["read_products"]));

      assert.match(errors[0]?.message ?? "", /^Access denied for orders field\. Required access: `read_orders`/);
      assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED");
      assert.equal(errors[0].extensions["documentation"], "https://shopify.dev/api/usage/access-scopes");
    },
  },
  {
    says: "a write scope includes the read scope",
    page: "https://shopify.dev/docs/api/usage/access-scopes",
    covers: ["scopes"],
    async prove(world) {
      const { errors } = await world.admin(ORDERS, {}, world.tokenWith(["write_orders"]));

      assert.deepEqual(errors, []);
    },
  },
  {
    says: "an optional scope is granted by the merchant after the install, works at once, and the app hears of it",
    page: SCOPES,
    covers: ["scopes", "currentAppInstallation", "webhooks"],
    async prove(world) {
      const app = anApp(world, { ...compliant, optionalScopes: ["read_orders"] });
      const asker = await askerOf(world, app);
      assert.equal((await world.admin(ORDERS, {}, asker)).errors.length, 1);

      await answerAsMerchant(
        world,
        `https://${world.domain}/admin/oauth/install?client_id=${app.clientId}&optional_scopes=read_orders`,
        "approve",
      );
      const granted = await world.data<Granted>(GRANTED, {}, asker);

      assert.deepEqual(
        granted.currentAppInstallation.accessScopes.map(({ handle }) => handle),
        ["read_products", "read_orders"],
      );
      assert.deepEqual((await world.admin(ORDERS, {}, asker)).errors, []);
      const { json } = await world.webhook("app/scopes_update");
      assert.deepEqual(json["previous"], ["read_products"]);
      assert.deepEqual(json["current"], ["read_products", "read_orders"]);
    },
  },
  {
    says: "a merchant who declines an optional scope grants nothing",
    page: SCOPES,
    covers: ["scopes"],
    async prove(world) {
      const app = anApp(world, { optionalScopes: ["read_orders"] });

      await answerAsMerchant(
        world,
        `https://${world.domain}/admin/oauth/install?client_id=${app.clientId}&optional_scopes=read_orders`,
        "decline",
      );

      assert.deepEqual(findInstallation(world.store, app.id)?.grantedScopes, ["read_products"]);
    },
  },
  {
    says: "a scope that the app did not declare as optional cannot be asked for",
    page: SCOPES,
    covers: ["scopes"],
    async prove(world) {
      const app = anApp(world, { optionalScopes: ["read_orders"] });

      await answerAsMerchant(
        world,
        `https://${world.domain}/admin/oauth/install?client_id=${app.clientId}&optional_scopes=read_customers`,
        "approve",
      );

      assert.deepEqual(findInstallation(world.store, app.id)?.grantedScopes, ["read_products"]);
    },
  },
  {
    says: "a granted optional scope is revoked by the app, and denied from then on",
    page: SCOPES,
    covers: ["appRevokeAccessScopes", "scopes"],
    async prove(world) {
      const app = anApp(world, { optionalScopes: ["read_orders"] });
      await answerAsMerchant(
        world,
        `https://${world.domain}/admin/oauth/install?client_id=${app.clientId}&optional_scopes=read_orders`,
        "approve",
      );
      const asker = await askerOf(world, app);

      const { appRevokeAccessScopes } = await world.data<Revoked>(REVOKE, { scopes: ["read_orders"] }, asker);

      assert.deepEqual(appRevokeAccessScopes, { revoked: [{ handle: "read_orders" }], userErrors: [] });
      assert.equal((await world.admin(ORDERS, {}, asker)).errors[0]?.extensions?.["code"], "ACCESS_DENIED");
    },
  },
  {
    says: "a required scope cannot be revoked, nor one that the app never heard of",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/appRevokeAccessScopes",
    covers: ["appRevokeAccessScopes"],
    async prove(world) {
      const app = anApp(world, { scopes: ["write_products"], optionalScopes: ["read_orders"] });
      const asker = await askerOf(world, app);
      const codeOf = async (scope: string) => {
        const { appRevokeAccessScopes } = await world.data<Revoked>(REVOKE, { scopes: [scope] }, asker);
        assert.equal(appRevokeAccessScopes.revoked, null);
        assert.deepEqual(appRevokeAccessScopes.userErrors[0]?.field, ["scopes"]);
        return appRevokeAccessScopes.userErrors[0].code;
      };

      assert.equal(await codeOf("write_products"), "CANNOT_REVOKE_REQUIRED_SCOPES");
      assert.equal(await codeOf("read_products"), "CANNOT_REVOKE_IMPLIED_SCOPES");
      assert.equal(await codeOf("read_dragons"), "UNKNOWN_SCOPES");
    },
  },
  {
    says: "an app whose toml asks for other scopes hears which it has after the next install",
    page: SCOPES,
    covers: ["scopes", "webhooks"],
    async prove(world) {
      const app = anApp(world, compliant);

      install(world.store, { ...app, scopes: ["read_products", "read_locations"] });

      const { json } = await world.webhook("app/scopes_update");
      assert.deepEqual(json["current"], ["read_products", "read_locations"]);
    },
  },
  {
    says: "two apps in one shop see each its own installation only",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/queries/currentAppInstallation",
    covers: ["currentAppInstallation", "appInstallation", "several apps"],
    async prove(world) {
      const [one, two] = [anApp(world), anApp(world)];
      const query = "{ currentAppInstallation { id app { apiKey handle } launchUrl activeSubscriptions { id } } }";

      const answer = await world.data<{ currentAppInstallation: { id: string } }>(query, {}, await askerOf(world, one));
      const peek = await world.data<{ appInstallation: unknown }>(
        "query ($id: ID!) { appInstallation(id: $id) { id } }",
        { id: answer.currentAppInstallation.id },
        await askerOf(world, two),
      );

      assert.deepEqual(answer.currentAppInstallation, {
        id: gid("AppInstallation", findInstallation(world.store, one.id)?.id ?? ""),
        app: { apiKey: one.clientId, handle: one.handle },
        launchUrl: `https://${world.domain}/admin/apps/${one.handle}`,
        activeSubscriptions: [],
      });
      assert.equal(peek.appInstallation, null);
    },
  },
  {
    says: "the app's own data on its installation is gone after an uninstall",
    page: "https://shopify.dev/docs/apps/build/custom-data/metafields/use-app-data-metafields",
    covers: ["uninstall", "metafieldsSet"],
    async prove(world) {
      const app = anApp(world);
      const asker = await askerOf(world, app);
      const { currentAppInstallation } = await world.data<{ currentAppInstallation: { id: string } }>(
        "{ currentAppInstallation { id } }",
        {},
        asker,
      );
      const input = {
        ownerId: currentAppInstallation.id,
        namespace: "settings",
        key: "plan",
        type: "single_line_text_field",
        value: "pro",
      };
      await world.data(
        "mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }",
        { m: [input] },
        asker,
      );

      await uninstall(world.store, app);
      install(world.store, app);
      const answer = await world.data<{ currentAppInstallation: { metafield: unknown } }>(
        '{ currentAppInstallation { metafield(namespace: "settings", key: "plan") { value } } }',
        {},
        await askerOf(world, app),
      );

      assert.equal(answer.currentAppInstallation.metafield, null);
    },
  },
  {
    says: "an app that is not approved for customer data can ask for no order at all",
    page: PROTECTED,
    covers: ["protected customer data"],
    async prove(world) {
      const app = anApp(world, { scopes: ["read_orders", "read_customers"] });
      approveCustomerData(world.store, { appId: app.id, customerData: false, fields: [] });

      const { errors } = await world.admin(ORDERS, {}, await askerOf(world, app));

      assert.equal(
        errors[0]?.message,
        "This app is not approved to access the Order object. " +
          "See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.",
      );
      assert.equal(errors[0].extensions?.["code"], "ACCESS_DENIED");
    },
  },
  {
    says: "an app that is not approved for customer data cannot subscribe to a topic with such data",
    page: PROTECTED,
    covers: ["protected customer data", "webhookSubscriptionCreate"],
    async prove(world) {
      const app = anApp(world, { scopes: ["read_orders", "read_products"] });
      approveCustomerData(world.store, { appId: app.id, customerData: false, fields: [] });
      const subscribe = `mutation ($topic: WebhookSubscriptionTopic!) {
        webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: "https://app.example/hooks" }) {
          webhookSubscription { id }
          userErrors { field message }
        }
      }`;
      const asker = await askerOf(world, app);
      interface Subscribed {
        webhookSubscriptionCreate: { webhookSubscription: object | null; userErrors: { message: string }[] };
      }

      const orders = await world.data<Subscribed>(subscribe, { topic: "ORDERS_CREATE" }, asker);
      const products = await world.data<Subscribed>(subscribe, { topic: "PRODUCTS_UPDATE" }, asker);

      assert.equal(orders.webhookSubscriptionCreate.webhookSubscription, null);
      assert.match(
        orders.webhookSubscriptionCreate.userErrors[0]?.message ?? "",
        /^This app is not approved to subscribe to webhook topics containing protected customer data\./,
      );
      assert.ok(products.webhookSubscriptionCreate.webhookSubscription);
    },
  },
];
