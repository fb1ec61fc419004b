import { currencyIn } from "../markets/market-of-country.ts";
import { amountInContext } from "../markets/price-in-context.ts";
import { scriptJson } from "./liquid/escaping.ts";
import type { PageSetting } from "./liquid/page-objects.ts";
import type { Shopper } from "./shopper.ts";

/** What Shopify puts into the head of every page: the `Shopify` global and the runtime of the standard actions. */
export function contentForHeader({ store, countryCode, locale }: PageSetting): string {
  const { shop } = store.state;
  const known = {
    shop: store.domain,
    locale,
    currency: { active: currencyIn(store, countryCode), rate: rateIn({ store, countryCode }) },
    country: countryCode,
    theme: { name: "Bottega", id: 1, schema_name: "Bottega", schema_version: "1.0.0", role: "main" },
    cdnHost: `${new URL(shop.primaryDomainUrl).host}/cdn`,
    routes: { root: "/" },
  };
  return `<script>var Shopify = Object.assign(window.Shopify || {}, ${scriptJson(known)});</script>
<script src="/cdn/shopifycloud/storefront/standard-actions.js" type="module"></script>`;
}

/** Units of what the shopper pays in for one of the shop's currency, with Shopify's at least one decimal. */
function rateIn({ store, countryCode }: Shopper): string {
  const rate = Number(amountInContext(store, "10000.00", countryCode).amount) / 10_000;
  return Number.isInteger(rate) ? rate.toFixed(1) : String(rate);
}
