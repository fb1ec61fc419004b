import type { Store } from "../state/store.ts";
import { scriptJson } from "./liquid/escaping.ts";

/** What Shopify puts into the head of every page: the `Shopify` global and the runtime of the standard actions. */
export function contentForHeader(store: Store, locale: string): string {
  const { shop } = store.state;
  const known = {
    shop: store.domain,
    locale,
    currency: { active: shop.currencyCode, rate: "1.0" },
    country: "DE",
    theme: { name: "Bottega", id: 1, schema_name: "Bottega", schema_version: "1.0.0", role: "main" },
    cdnHost: `${new URL(shop.primaryDomainUrl).host}/cdn`,
    routes: { root: "/" },
  };
  return `<script>var Shopify = Object.assign(window.Shopify || {}, ${scriptJson(known)});</script>
<script src="/cdn/shopifycloud/storefront/standard-actions.js" type="module"></script>`;
}
