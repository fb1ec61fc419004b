import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppRegistration } from "../access/app-registration.ts";
import { addressOf, type Handler, send, sendHtml, sendText } from "../network/exchange.ts";
import type { Store } from "../state/store.ts";
import { answerStream } from "../stream/stream-handler.ts";
import { answerAppProxy } from "./app-proxy.ts";
import { answerCartApi } from "./cart/ajax-api.ts";
import { cartOf } from "./cart/cart-session.ts";
import { pricedCart } from "./cart/priced-cart.ts";
import { answerStandardCart } from "./cart/standard-cart.ts";
import { isForSale, productPage } from "./catalogue.ts";
import { answerCdn } from "./cdn-handler.ts";
import { answerCheckout } from "./checkout/checkout-handler.ts";
import { answerInvoice } from "./checkout/invoice-handler.ts";
import { failurePage } from "./failure-page.ts";
import { productObject } from "./liquid/catalogue-objects.ts";
import { KnownObject } from "./liquid/known-object.ts";
import { LiquidFailure } from "./liquid/template-engine.ts";
import { type Page, renderPage } from "./page.ts";
import { productJson } from "./product-json.ts";
import { jsonWithIds } from "./raw-json.ts";
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
    if (answerProductJson(store, response, path)) return;
    try {
      const page = pageAt(store, address);
      sendHtml(
        response,
        renderPage({ ...page, ...visit(store, apps, request), address }),
        page.template === "404" ? 404 : 200,
      );
    } catch (error) {
      if (!(error instanceof LiquidFailure)) throw error;
      log(`devstore: ${error.message}`);
      sendHtml(response, failurePage(error.message), 500);
    }
  };
}

function visit(
  store: Store,
  apps: readonly AppRegistration[],
  request: IncomingMessage,
): Pick<Page, "store" | "apps" | "cart" | "host" | "locale"> {
  const cart = pricedCart(store, cartOf(store, request));
  return { store, apps, cart, host: request.headers.host ?? "", locale: store.state.shop.locale };
}

type PagePart = Pick<Page, "template" | "pageType" | "pageTitle" | "objects">;

function pageAt(store: Store, address: URL): PagePart {
  const path = address.pathname.replace(/\/$/, "") || "/";
  if (path === "/")
    return {
      template: "index",
      pageType: "index",
      pageTitle: store.state.shop.name,
      objects: listed(store, address, "Home"),
    };
  if (path === "/collections/all" || path === "/collections") {
    return {
      template: "collection",
      pageType: "collection",
      pageTitle: "All products",
      objects: listed(store, address, "All products"),
    };
  }
  if (path === "/search") return searchPage(store, address);
  if (path === "/cart") {
    const objects = { refused_reason: address.searchParams.get("refused") };
    return { template: "cart", pageType: "cart", pageTitle: "Your cart", objects };
  }
  const handle = /^\/(?:collections\/[^/]+\/)?products\/(?<handle>[^/]+)$/.exec(path)?.groups?.["handle"];
  const product = handle === undefined ? undefined : store.index.productByHandle.get(decodeURIComponent(handle));
  if (product === undefined || !isForSale(product))
    return { template: "404", pageType: "404", pageTitle: "Not found", objects: {} };
  const shown = productObject(store, product, address.searchParams.get("variant"));
  return { template: "product", pageType: "product", pageTitle: product.title, objects: { product: shown } };
}

function listed(store: Store, address: URL, title: string): Record<string, unknown> {
  const { products, paging } = productPage(store, address, null);
  const list = products.map((product) => productObject(store, product, null));
  const collection = new KnownObject("collection", {
    id: "1",
    handle: "all",
    title,
    url: "/collections/all",
    description: "",
    products: Object.assign(list, { paging }),
    products_count: paging.total,
    all_products_count: paging.total,
    image: null,
  });
  return { collection };
}

function searchPage(store: Store, address: URL): PagePart {
  const terms = (address.searchParams.get("q") ?? "").trim();
  const { products, paging } = productPage(store, address, terms);
  const results = products.map((product) => productObject(store, product, null));
  const search = new KnownObject("search", {
    performed: terms !== "",
    terms,
    results: Object.assign(results, { paging }),
    results_count: paging.total,
    types: ["product"],
  });
  return { template: "search", pageType: "search", pageTitle: "Search", objects: { search } };
}

function answerProductJson(store: Store, response: ServerResponse, path: string): boolean {
  const handle = /^\/products\/(?<handle>[^/]+)\.js$/.exec(path)?.groups?.["handle"];
  if (handle === undefined) return false;
  const product = store.index.productByHandle.get(decodeURIComponent(handle));
  if (product === undefined || !isForSale(product)) sendText(response, "", 404);
  else send(response, { type: "text/javascript; charset=utf-8", body: jsonWithIds(productJson(store, product)) });
  return true;
}
