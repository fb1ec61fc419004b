import { GraphqlQueryError, HttpResponseError, RequestedTokenType, type Session } from "@shopify/shopify-api";
import type { Check } from "./check.ts";
import { libraryOf, sessionOf } from "./library.ts";

/** `@shopify/shopify-api`: sessions, the Admin API, signatures and billing. */
export const LIBRARY_CHECKS: Readonly<Record<string, Check>> = {
  "shopify-api decodeSessionToken": (given) => libraryOf(given).session.decodeSessionToken(given.sessionToken ?? ""),

  "shopify-api tokenExchange": async (given) => {
    const { session } = await libraryOf(given).auth.tokenExchange({
      shop: given.shop,
      sessionToken: given.sessionToken ?? "",
      requestedTokenType: RequestedTokenType.OfflineAccessToken,
      expiring: true,
    });
    return plain(session);
  },

  "shopify-api tokenExchange online": async (given) => {
    const { session } = await libraryOf(given).auth.tokenExchange({
      shop: given.shop,
      sessionToken: given.sessionToken ?? "",
      requestedTokenType: RequestedTokenType.OnlineAccessToken,
    });
    return plain(session);
  },

  "shopify-api tokenExchange refused": async (given) => {
    const { auth } = libraryOf(given);
    const requestedTokenType = RequestedTokenType.OfflineAccessToken;
    return refusal(
      auth.tokenExchange({ shop: given.shop, sessionToken: given.sessionToken ?? "", requestedTokenType }),
    );
  },

  "shopify-api refreshToken": async (given) => {
    const { session } = await libraryOf(given).auth.refreshToken({
      shop: given.shop,
      refreshToken: given.refreshToken ?? "",
    });
    return plain(session);
  },

  "shopify-api migrateToExpiringToken": async (given) => {
    const { session } = await libraryOf(given).auth.migrateToExpiringToken({
      shop: given.shop,
      nonExpiringOfflineAccessToken: given.token ?? "",
    });
    return plain(session);
  },

  "shopify-api graphql": async (given) => {
    const client = new (libraryOf(given).clients.Graphql)({ session: sessionOf(given) });
    const { data, extensions }: { data?: unknown; extensions?: object } = await client.request(
      "query ($n: Int!) { products(first: $n) { nodes { title } } }",
      {
        variables: { n: 1 },
      },
    );
    return { data: data ?? null, hasCost: "cost" in (extensions ?? {}) };
  },

  "shopify-api graphql refused": async (given) => {
    const client = new (libraryOf(given).clients.Graphql)({ session: sessionOf(given) });
    return refusal(client.request("{ orders(first: 1) { nodes { id } } }"));
  },

  "shopify-api webhooks.validate": async (given) => {
    const { rawBody = "", headers = {} } = given.webhook ?? {};
    const validate = async (body: string) => {
      // The library's adapter for Node reads these of Node's own request.
      const rawRequest = { method: "POST", url: "/webhooks", headers };
      return libraryOf(given).webhooks.validate({ rawBody: body, rawRequest });
    };
    return { asItCame: await validate(rawBody), changed: await validate(rawBody.replace("}", " }")) };
  },

  "shopify-api app proxy": async (given) => {
    const { utils } = libraryOf(given);
    const query = Object.fromEntries(new URLSearchParams(given.query));
    return {
      asItCame: await isSigned(utils.validateHmac(query, { signator: "appProxy" })),
      changed: await isSigned(utils.validateHmac({ ...query, shop: "other.myshopify.com" }, { signator: "appProxy" })),
    };
  },

  "shopify-api billing.request": async (given) => {
    const { billing } = libraryOf(given);
    const session = sessionOf(given);
    const before = await billing.check({ session, plans: ["Monthly"], isTest: true });
    const url = await billing.request({
      session,
      plan: "Monthly",
      isTest: true,
      returnUrl: "https://app.example/billing",
    });
    return { before, url };
  },

  "shopify-api billing.check": async (given) => {
    const { billing } = libraryOf(given);
    const session = sessionOf(given);
    const isPaid = await billing.check({ session, plans: ["Monthly"], isTest: true });
    const { activeSubscriptions } = await billing.subscriptions({ session });
    const [active] = activeSubscriptions;
    const cancelled = await billing.cancel({ session, subscriptionId: active?.id ?? "", prorate: false });
    return { isPaid, names: activeSubscriptions.map(({ name }) => name), cancelled: cancelled.status };
  },

  "shopify-api billing by use": async (given) => {
    const { billing } = libraryOf(given);
    return billing.request({
      session: sessionOf(given),
      plan: "ByUse",
      isTest: true,
      returnUrl: "https://app.example/billing",
    });
  },

  "shopify-api billing.createUsageRecord": async (given) => {
    const { billing } = libraryOf(given);
    const record = await billing.createUsageRecord({
      session: sessionOf(given),
      description: "one show",
      price: { amount: 1, currencyCode: "USD" },
      isTest: true,
    });
    return { description: record.description };
  },
};

function plain(session: Session): object {
  const { shop, accessToken, scope, expires, refreshToken, refreshTokenExpires, isOnline, onlineAccessInfo } = session;
  return {
    shop,
    scope,
    isOnline,
    accessToken,
    refreshToken: refreshToken ?? null,
    secondsLeft: expires ? secondsUntil(expires) : null,
    refreshSecondsLeft: refreshTokenExpires ? secondsUntil(refreshTokenExpires) : null,
    user: onlineAccessInfo?.associated_user.email ?? null,
    id: session.id,
  };
}

function secondsUntil(moment: Date): number {
  return Math.round((moment.getTime() - Date.now()) / 1000);
}

/** How the library tells that Shopify said no. */
async function refusal(asked: Promise<unknown>): Promise<object> {
  try {
    await asked;
    return { refused: false };
  } catch (error) {
    if (error instanceof GraphqlQueryError) return { refused: "GraphqlQueryError", message: error.message };
    if (error instanceof HttpResponseError) {
      const { code } = (error as HttpResponseError).response;
      return { refused: "HttpResponseError", status: code };
    }
    return { refused: error instanceof Error ? error.constructor.name : "unknown", message: String(error) };
  }
}

async function isSigned(checked: Promise<boolean>): Promise<boolean> {
  try {
    return await checked;
  } catch {
    return false;
  }
}
