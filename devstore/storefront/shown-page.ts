import type { IncomingMessage } from "node:http";
import type { Cart } from "../state/records/cart.ts";
import type { Store } from "../state/store.ts";
import { cartOf } from "./cart/cart-session.ts";
import { pricedCart } from "./cart/priced-cart.ts";
import { isForSale, productPage } from "./catalogue.ts";
import { productObject } from "./liquid/catalogue-objects.ts";
import { KnownObject } from "./liquid/known-object.ts";
import type { Page } from "./page.ts";
import { findPage } from "./pages.ts";
import { countryOf, type Shopper } from "./shopper.ts";
import type { Storefront } from "./storefront.ts";

type PagePart = Pick<Page, "template" | "pageType" | "pageTitle" | "objects" | "blocks">;

/** What stands at an address of the online store for the browser that asks. `cart` is given where it has just been changed. */
export function pageAt(
  { store, apps }: Pick<Storefront, "store" | "apps">,
  request: IncomingMessage,
  { address, cart = cartOf(store, request) }: { readonly address: URL; readonly cart?: Cart },
): Page {
  const shopper = { store, countryCode: countryOf(store, request) };
  return {
    ...pagePart(shopper, address),
    ...shopper,
    apps,
    address,
    cart: pricedCart(store, cart),
    host: request.headers.host ?? "",
    locale: store.state.shop.locale,
  };
}

function pagePart(shopper: Shopper, address: URL): PagePart {
  const { store } = shopper;
  const path = address.pathname.replace(/\/$/, "") || "/";
  if (path === "/") return listPage(shopper, address, { template: "index", title: store.state.shop.name });
  if (path === "/collections/all" || path === "/collections")
    return listPage(shopper, address, { template: "collection", title: "All products" });
  if (path === "/search") return searchPage(shopper, address);
  if (path === "/cart") {
    const objects = { refused_reason: address.searchParams.get("refused") };
    return { template: "cart", pageType: "cart", pageTitle: "Your cart", objects };
  }
  const page = findPage(/^\/pages\/(?<handle>[^/]+)$/.exec(path)?.groups?.["handle"] ?? "");
  if (page !== null)
    return { template: "page", pageType: "page", pageTitle: page.title, blocks: page.blocks, objects: {} };
  const handle = /^\/(?:collections\/[^/]+\/)?products\/(?<handle>[^/]+)$/.exec(path)?.groups?.["handle"];
  const product = handle === undefined ? undefined : productByHandle(store, handle);
  if (product === undefined || !isForSale(product))
    return { template: "404", pageType: "404", pageTitle: "Not found", objects: {} };
  const shown = productObject(shopper, product, address.searchParams.get("variant"));
  return { template: "product", pageType: "product", pageTitle: product.title, objects: { product: shown } };
}

function productByHandle(store: Store, handle: string): ReturnType<Store["index"]["productByHandle"]["get"]> {
  return store.index.productByHandle.get(decodeURIComponent(handle));
}

interface ListPage {
  readonly template: "index" | "collection";
  readonly title: string;
}

function listPage(shopper: Shopper, address: URL, { template, title }: ListPage): PagePart {
  const { products, paging } = productPage(shopper.store, address, null);
  const list = products.map((product) => productObject(shopper, product, null));
  const collection = new KnownObject("collection", {
    id: "1",
    handle: "all",
    title: template === "index" ? "Home" : title,
    url: "/collections/all",
    description: "",
    products: Object.assign(list, { paging }),
    products_count: paging.total,
    all_products_count: paging.total,
    image: null,
  });
  return { template, pageType: template, pageTitle: title, objects: { collection } };
}

function searchPage(shopper: Shopper, address: URL): PagePart {
  const terms = (address.searchParams.get("q") ?? "").trim();
  const { products, paging } = productPage(shopper.store, address, terms);
  const results = products.map((product) => productObject(shopper, product, null));
  const search = new KnownObject("search", {
    performed: terms !== "",
    terms,
    results: Object.assign(results, { paging }),
    results_count: paging.total,
    types: ["product"],
  });
  return { template: "search", pageType: "search", pageTitle: "Search", objects: { search } };
}
