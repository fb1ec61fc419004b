import { countriesSoldTo } from "../../markets/market-of-country.ts";
import { gid } from "../../state/ids.ts";
import type { Shop } from "../../state/records/shop.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { metafieldFields } from "./metafield.ts";

export const shop = fieldsOf<Shop>({
  ...metafieldFields<Shop>("Shop"),
  id: (shop) => gid("Shop", shop.id),
  name: (shop) => shop.name,
  email: (shop) => shop.email,
  contactEmail: (shop) => shop.email,
  myshopifyDomain: (shop) => `${shop.handle}.myshopify.com`,
  url: (shop) => shop.primaryDomainUrl,
  primaryDomain: (shop) => ({
    id: gid("Domain", shop.id),
    url: shop.primaryDomainUrl,
    host: new URL(shop.primaryDomainUrl).host,
    sslEnabled: shop.primaryDomainUrl.startsWith("https:"),
  }),
  currencyCode: (shop) => shop.currencyCode,
  enabledPresentmentCurrencies: (shop, _args, { store }) => [
    ...new Set([shop.currencyCode, ...countriesSoldTo(store).map((one) => one.currencyCode)]),
  ],
  ianaTimezone: (shop) => shop.ianaTimezone,
  taxesIncluded: () => true,
  taxShipping: () => false,
  setupRequired: () => false,
  checkoutApiSupported: () => true,
  unitSystem: () => "METRIC_SYSTEM",
  weightUnit: () => "KILOGRAMS",
  orderNumberFormatPrefix: () => "#",
  orderNumberFormatSuffix: () => "",
  plan: () => ({
    displayName: "Development",
    publicDisplayName: "Development",
    partnerDevelopment: true,
    shopifyPlus: false,
  }),
});

export const shopQueries = {
  shop: (_root: unknown, _args: object, { store }: AdminContext) => store.state.shop,
};
