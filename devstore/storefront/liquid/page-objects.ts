import { countriesSoldTo } from "../../markets/market-of-country.ts";
import { gid } from "../../state/ids.ts";
import type { Store } from "../../state/store.ts";
import type { Shopper } from "../shopper.ts";
import { allProductsObject, metafieldsObject } from "./catalogue-objects.ts";
import { availableCountries, countryObject, currencyObject, marketObject } from "./country-objects.ts";
import { KnownObject } from "./known-object.ts";
import { symbolOf } from "./money.ts";

export interface PageSetting extends Shopper {
  readonly address: URL;
  /** Host and port as the browser names them */
  readonly host: string;
  /** `index`, `product`, `cart`, `search`, `404` */
  readonly pageType: string;
  readonly pageTitle: string;
  /** Such as "en" */
  readonly locale: string;
}

/** The global objects that every page of the store has, whatever it shows. https://shopify.dev/docs/api/liquid/objects */
export function pageObjects({
  store,
  countryCode,
  address,
  host,
  pageType,
  pageTitle,
  locale,
}: PageSetting): Record<string, unknown> {
  const { shop } = store.state;
  const language = new KnownObject("shop_locale", {
    iso_code: locale,
    name: new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale,
    endonym_name: new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale,
    root_url: "/",
    primary: locale === shop.locale,
  });
  const shopper = { store, countryCode };
  return {
    shop: new KnownObject("shop", {
      id: shop.id,
      name: shop.name,
      url: shop.primaryDomainUrl,
      secure_url: shop.primaryDomainUrl,
      domain: new URL(shop.primaryDomainUrl).host,
      permanent_domain: store.domain,
      email: shop.email,
      currency: shop.currencyCode,
      enabled_currencies: currenciesOf(store).map(currencyObject),
      money_format: `${symbolOf(shop.currencyCode)}{{amount}}`,
      money_with_currency_format: `${symbolOf(shop.currencyCode)}{{amount}} ${shop.currencyCode}`,
      published_locales: [language],
      locale: shop.locale,
      description: "",
      phone: null,
      brand: null,
      customer_accounts_enabled: false,
      products_count: store.index.productIds.ids.length,
      metafields: metafieldsObject(store, gid("Shop", shop.id)),
    }),
    request: new KnownObject("request", {
      host,
      origin: `http://${host}`,
      path: address.pathname,
      page_type: pageType,
      design_mode: false,
      visual_preview_mode: false,
      locale: language,
    }),
    localization: new KnownObject("localization", {
      language,
      available_languages: [language],
      country: countryObject(shopper),
      available_countries: availableCountries(store),
      market: marketObject(shopper),
    }),
    routes: new KnownObject("routes", {
      root_url: "/",
      cart_url: "/cart",
      cart_add_url: "/cart/add",
      cart_change_url: "/cart/change",
      cart_update_url: "/cart/update",
      cart_clear_url: "/cart/clear",
      search_url: "/search",
      all_products_collection_url: "/collections/all",
      collections_url: "/collections",
      predictive_search_url: "/search/suggest",
      product_recommendations_url: "/recommendations/products",
      account_url: "/account",
    }),
    template: new KnownObject("template", { name: pageType, directory: null, suffix: null }),
    theme: new KnownObject("theme", { id: "1", name: "Bottega", role: "main" }),
    all_products: allProductsObject(shopper),
    settings: new KnownObject("settings", {}),
    customer: null,
    canonical_url: `${shop.primaryDomainUrl}${address.pathname}`,
    page_title: pageTitle,
    page_description: null,
    current_page: 1,
    current_tags: [],
    powered_by_link: "",
    // A product page, a collection and a search replace these; elsewhere Shopify leaves them empty.
    product: null,
    collection: null,
    search: null,
  };
}

function currenciesOf(store: Store): string[] {
  return [...new Set(countriesSoldTo(store).map(({ currencyCode }) => currencyCode))];
}
