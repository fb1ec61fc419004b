import { ApiVersion, BillingInterval, LogSeverity, Session, shopifyApi } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/node";
import type { Given } from "./check.ts";

/** The plans that the library is told of */
export const PLANS = {
  Monthly: {
    lineItems: [{ amount: 5, currencyCode: "USD", interval: BillingInterval.Every30Days as const }],
  },
  ByUse: {
    lineItems: [
      { amount: 20, currencyCode: "USD", interval: BillingInterval.Usage as const, terms: "one dollar a show" },
    ],
  },
};

/** Shopify's library, set up as an app sets it up. */
export function libraryOf({ clientId, clientSecret, scopes }: Given) {
  return shopifyApi({
    apiKey: clientId,
    apiSecretKey: clientSecret,
    scopes: [...(scopes ?? ["read_products"])],
    hostName: "app.example",
    apiVersion: ApiVersion.October26,
    isEmbeddedApp: true,
    billing: PLANS,
    logger: { level: LogSeverity.Error, log: () => undefined },
  });
}

/** A session that holds an access token, as one is loaded from a session storage. */
export function sessionOf(given: Given): Session {
  return new Session({
    id: `offline_${given.shop}`,
    shop: given.shop,
    state: "",
    isOnline: false,
    accessToken: given.token ?? "",
    scope: (given.scopes ?? ["read_products"]).join(","),
  });
}
