import { join } from "node:path";
import { TemplateEngine } from "../../devstore/storefront/liquid/template-engine.ts";
import { translate } from "../../devstore/storefront/liquid/translations.ts";

export const extensionDir = join(import.meta.dirname, "../../extensions/live-basket");

/** The app's metafield `paniere.live`, as the app writes it. */
export interface LiveMetafield {
  readonly v: 1;
  readonly origin: string;
  readonly mail?: boolean;
  readonly show: {
    readonly id: string;
    readonly title: string;
    readonly host: string;
    readonly state: "live" | "scheduled";
    readonly startsAt: string;
    readonly streamUrl?: string;
    readonly token?: string;
  } | null;
}

export interface EmbedOptions {
  readonly live: LiveMetafield | null;
  readonly locale?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly itemCount?: number;
}

const defaults = { accent_colour: "#FF7A1A", radius: 20, corner: "end", show_next: true, refresh_theme: true };

/** The HTML of the app embed, rendered as the store renders it. */
export function renderEmbed({ live, locale = "en", settings = {}, itemCount = 0 }: EmbedOptions): string {
  const engine = new TemplateEngine({
    snippetsDir: join(extensionDir, "snippets"),
    assetUrl: (name) => `/assets/${name}?v=7`,
    translate: (language, key, values) => translate(join(extensionDir, "locales"), language, key, values),
  });
  return engine.render(join(extensionDir, "blocks/live-basket.liquid"), {
    app: { metafields: { paniere: live ? { live: { value: live } } : {} } },
    block: { settings: { ...defaults, ...settings }, shopify_attributes: "" },
    cart: { item_count: itemCount, currency: { iso_code: "EUR" } },
    localization: { country: { iso_code: "DE", currency: { iso_code: "EUR" } } },
    request: { locale: { iso_code: locale } },
    routes: { root_url: "/", cart_url: "/cart" },
    shop: { currency: "EUR", name: "Tom & Jo" },
  });
}
