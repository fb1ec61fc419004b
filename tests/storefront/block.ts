import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TemplateEngine } from "../../devstore/storefront/liquid/template-engine.ts";
import { translate } from "../../devstore/storefront/liquid/translations.ts";
import { extensionDir } from "./embed.ts";

export const languages = ["en", "de", "fr", "it", "es", "id", "th", "ms", "vi", "zh-CN"] as const;

export interface BlockOptions {
  /** Of the app's metafields `paniere`, by key */
  readonly metafields: Readonly<Record<string, object>>;
  readonly locale?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What the store sells, by handle, as Liquid's `product` */
  readonly products?: Readonly<Record<string, object>>;
  readonly origin?: string;
  readonly itemCount?: number;
}

/** What the block's settings are until the merchant chooses otherwise. */
function defaultsOf(source: string): Record<string, unknown> {
  const json = /\{% schema %\}([\s\S]*)\{% endschema %\}/.exec(source)?.[1] ?? "{}";
  const { settings } = JSON.parse(json) as { settings: { id: string; default?: unknown }[] };
  const values = settings.map(({ id, default: value = "" }): [string, unknown] => [id, value]);
  return Object.fromEntries(values);
}

/** The HTML of an app block, rendered as the store renders it. */
export function renderBlock(name: string, options: BlockOptions): string {
  const { metafields, locale = "en", settings = {}, products = {}, origin = "https://demo.example" } = options;
  const file = join(extensionDir, "blocks", `${name}.liquid`);
  const engine = new TemplateEngine({
    snippetsDir: join(extensionDir, "snippets"),
    assetUrl: (asset) => `/assets/${asset}?v=7`,
    translate: (language, key, values) => translate(join(extensionDir, "locales"), language, key, values),
  });
  const values = Object.entries(metafields).map(([key, value]): [string, object] => [key, { value }]);
  const paniere: Record<string, object> = Object.fromEntries(values);
  return engine.render(file, {
    all_products: products,
    app: { metafields: { paniere } },
    block: { id: "b1", settings: { ...defaultsOf(readFileSync(file, "utf8")), ...settings }, shopify_attributes: "" },
    cart: { item_count: options.itemCount ?? 0, currency: { iso_code: "EUR" } },
    localization: { country: { iso_code: "DE", currency: { iso_code: "EUR" } } },
    request: { locale: { iso_code: locale }, origin, path: "/" },
    routes: { root_url: "/", cart_url: "/cart" },
    shop: { currency: "EUR", name: "Tom & Jo", url: origin },
  });
}
