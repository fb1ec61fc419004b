import { handleAccessToken } from "../access/access-token.ts";
import type { AppRegistration } from "../access/app-registration.ts";
import { answerAdminGraphql } from "../graphql/endpoint.ts";
import type { QueryFaults } from "../graphql/resolver.ts";
import type { Store } from "../state/store.ts";
import { addressOf, BadRequest, type Handler, readBody, redirect, send, sendJson } from "./exchange.ts";

export interface ShopHost {
  readonly store: Store;
  readonly apps: readonly AppRegistration[];
  readonly storefront: Handler;
  readonly adminApi: Handler;
}

/** Answers for `{shop}.myshopify.com`: access tokens, the Admin API, and the online store. */
export function createShopHost({ store, apps, storefront, adminApi }: ShopHost): Handler {
  return async (request, response) => {
    const { pathname, search } = addressOf(request);
    if (pathname === "/admin/oauth/access_token" && request.method === "POST") {
      const { status, json } = handleAccessToken(store, apps, await readBody(request));
      return sendJson(response, json, status);
    }
    if (pathname.startsWith("/admin/api/")) return adminApi(request, response);
    if (pathname === "/admin" || pathname.startsWith("/admin/")) {
      return redirect(
        response,
        `https://admin.shopify.com/store/${store.state.shop.handle}${pathname.slice("/admin".length)}${search}`,
      );
    }
    return storefront(request, response);
  };
}

/** Answers `POST /admin/api/{version}/graphql.json`; Shopify's other APIs are not there. */
export function createAdminApi(store: Store, apps: readonly AppRegistration[], faults?: QueryFaults): Handler {
  return async (request, response) => {
    const apiVersion = /^\/admin\/api\/(?<version>[\w-]+)\/graphql\.json$/.exec(addressOf(request).pathname)?.groups?.[
      "version"
    ];
    if (apiVersion === undefined || request.method !== "POST") {
      return sendJson(response, { errors: "The dev store has the Admin API by POST to graphql.json only." }, 404);
    }
    const token = request.headers["x-shopify-access-token"];
    const body = await readBody(request).catch(tooLarge);
    if (body === null) return sendJson(response, { errors: "Payload Too Large" }, 413);
    const answer = await answerAdminGraphql(store, apps, {
      token: typeof token === "string" ? token : null,
      apiVersion,
      body,
      ...(faults ? { faults } : {}),
    });
    send(response, {
      status: answer.status,
      type: "application/json; charset=utf-8",
      body: answer.body,
      headers: answer.headers,
    });
  };
}

function tooLarge(error: unknown): null {
  if (error instanceof BadRequest && error.status === 413) return null;
  throw error;
}
