import type { ServerResponse } from "node:http";
import { addressOf, type Handler, send, sendHtml, sendText } from "../network/exchange.ts";
import { answerStream } from "../stream/stream-handler.ts";
import { answerAppProxy } from "./app-proxy.ts";
import { answerCartApi } from "./cart/ajax-api.ts";
import { answerStandardCart } from "./cart/standard-cart.ts";
import { isForSale } from "./catalogue.ts";
import { answerCdn } from "./cdn-handler.ts";
import { answerCheckout } from "./checkout/checkout-handler.ts";
import { answerInvoice } from "./checkout/invoice-handler.ts";
import { failurePage } from "./failure-page.ts";
import { LiquidFailure } from "./liquid/template-engine.ts";
import { answerLocalization } from "./localization.ts";
import { renderPage } from "./page.ts";
import { productJson } from "./product-json.ts";
import { jsonWithIds } from "./raw-json.ts";
import { answerSections } from "./section-rendering.ts";
import { countryOf, type Shopper } from "./shopper.ts";
import { pageAt } from "./shown-page.ts";
import type { Storefront } from "./storefront.ts";

/** The online store: pages, cart, checkout, app proxy, test stream, and the store's own view of the CDN. */
export function createStorefront(storefront: Storefront): Handler {
  const { store, apps, log } = storefront;
  return async (request, response) => {
    const address = addressOf(request);
    const path = address.pathname;
    if (path.startsWith("/cdn.shopify.com/"))
      return answerCdn(storefront, response, path.slice("/cdn.shopify.com".length));
    if (path.startsWith("/cdn/")) return answerCdn(storefront, response, path.slice("/cdn".length));
    if (path === "/services/standard-actions/cart") return answerStandardCart(storefront, request, response);
    if (await answerStream(response, path, store.now())) return;
    if (await answerCartApi(storefront, request, response, path)) return;
    if (await answerCheckout(storefront, request, response, address)) return;
    if (await answerInvoice(storefront, request, response, address)) return;
    if (await answerAppProxy(store, apps, request, response, address)) return;
    if (path === "/localization") return answerLocalization(store, request, response);
    if (answerProductJson({ store, countryCode: countryOf(store, request) }, response, path)) return;
    try {
      const page = pageAt(storefront, request, { address });
      if (answerSections(page, response, log)) return;
      sendHtml(response, renderPage(page), page.template === "404" ? 404 : 200);
    } catch (error) {
      if (!(error instanceof LiquidFailure)) throw error;
      log(`devstore: ${error.message}`);
      sendHtml(response, failurePage(error.message), 500);
    }
  };
}

function answerProductJson(shopper: Shopper, response: ServerResponse, path: string): boolean {
  const { store } = shopper;
  const handle = /^\/products\/(?<handle>[^/]+)\.js$/.exec(path)?.groups?.["handle"];
  if (handle === undefined) return false;
  const product = store.index.productByHandle.get(decodeURIComponent(handle));
  if (product === undefined || !isForSale(product)) sendText(response, "", 404);
  else send(response, { type: "text/javascript; charset=utf-8", body: jsonWithIds(productJson(shopper, product)) });
  return true;
}
