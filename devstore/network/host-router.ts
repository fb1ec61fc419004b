import type { IncomingMessage } from "node:http";
import type { OpenShop, Shops } from "../shops.ts";
import { answerCdn } from "../storefront/cdn-handler.ts";
import { addressOf, type Handler, sendJson, sendText } from "./exchange.ts";
import { type BulkFaults, createStorageHost } from "./storage-host.ts";

/** Gives each request that came over TLS to the host that it was meant for. */
export function createHostRouter(shops: Shops, faults: BulkFaults): Handler {
  const admin = createAdminHost(shops);
  const storage = createStorageHost(shops, faults);
  return async (request, response) => {
    const host = hostOf(request);
    if (host.endsWith(".myshopify.com")) {
      const shop = shops.find(host);
      return shop ? shop.host(request, response) : sendJson(response, { errors: "Not Found" }, 404);
    }
    if (host === "admin.shopify.com") return admin(request, response);
    if (host === "cdn.shopify.com") {
      const path = addressOf(request).pathname;
      return answerCdn(shopOfFile(shops, path).storefront, response, path);
    }
    if (host === "storage.googleapis.com") return storage(request, response);
    sendText(response, `The dev store does not answer for "${host}".\n`, 421);
  };
}

/** The online stores for a person: the first shop at `localhost`, the others at `{shop}.localhost`. */
export function createPersonsShops(shops: Shops): Handler {
  return async (request, response) => {
    const shop = namedByHost(shops, request);
    if (shop) return shop.onlineStore(request, response);
    sendText(response, `The dev store has no shop "${hostOf(request)}".\n`, 404);
  };
}

/** The admin: `/store/{shop}`, with the Admin API beside it for a person's tools. */
export function createAdminHost(shops: Shops): Handler {
  return async (request, response) => {
    const path = addressOf(request).pathname;
    const named = /^\/store\/(?<handle>[^/]+)/.exec(path)?.groups?.["handle"];
    const shop = (named === undefined ? null : shops.find(named)) ?? namedByHost(shops, request) ?? shops.first;
    return (path.startsWith("/admin/api/") ? shop.adminApi : shop.admin)(request, response);
  };
}

function namedByHost(shops: Shops, request: IncomingMessage): OpenShop | null {
  const named = /^(?<handle>[^.]+)\.localhost$/.exec(hostOf(request))?.groups?.["handle"];
  return named === undefined ? shops.first : shops.find(named);
}

/** `/s/files/1/{shop id}/files/{name}`; what belongs to no shop is the same in all of them. */
function shopOfFile(shops: Shops, path: string): OpenShop {
  const id = /^\/s\/files\/1\/(?<id>\d+)\//.exec(path)?.groups?.["id"];
  return shops.all().find(({ store }) => store.state.shop.id === id) ?? shops.first;
}

function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? "").split(":")[0]?.toLowerCase() ?? "";
}
