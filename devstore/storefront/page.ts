import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { AppRegistration } from "../access/app-registration.ts";
import { renderAppBlocks, renderAppEmbeds } from "./app-embeds.ts";
import type { PricedCart } from "./cart/priced-cart.ts";
import { contentForHeader } from "./content-for-header.ts";
import { cartObject } from "./liquid/cart-object.ts";
import { KnownObject } from "./liquid/known-object.ts";
import { pageObjects, type PageSetting } from "./liquid/page-objects.ts";
import { TemplateEngine } from "./liquid/template-engine.ts";
import { translate } from "./liquid/translations.ts";
import type { PlacedBlock } from "./pages.ts";

export const themeFolder = join(import.meta.dirname, "theme");
const assetsFolder = join(themeFolder, "assets");

const engine = new TemplateEngine({
  snippetsDir: join(themeFolder, "snippets"),
  renderSection: sectionHtml,
  assetUrl: (name) => `/cdn/shop/t/1/assets/${name}?v=${themeVersion()}`,
  translate: (locale, key, values) => translate(join(themeFolder, "locales"), locale, key, values),
});

function themeVersion(): string {
  const times = readdirSync(assetsFolder).map((name) => statSync(join(assetsFolder, name)).mtimeMs);
  return Math.round(Math.max(...times)).toString(36);
}

export interface Page extends PageSetting {
  readonly apps: readonly AppRegistration[];
  readonly template: "index" | "product" | "collection" | "cart" | "search" | "page" | "404";
  readonly cart: PricedCart;
  /** App blocks that stand in the page */
  readonly blocks?: readonly PlacedBlock[];
  /** The objects that this page shows, such as its product */
  readonly objects: Readonly<Record<string, unknown>>;
}

/** A whole page of the online store: template, layout, and the app embeds that the merchant switched on. */
export function renderPage(page: Page): string {
  const shown = globalsOf(page);
  const globals = page.template === "page" ? { ...shown, page: pageObject(page, shown) } : shown;
  const content = engine.render(join(themeFolder, "templates", `${page.template}.liquid`), globals);
  const html = engine.render(join(themeFolder, "layout", "theme.liquid"), {
    ...globals,
    content_for_layout: content,
    content_for_header: contentForHeader(page),
  });
  const embeds = renderAppEmbeds(page.store, page.apps, globals);
  return html.replace("</head>", () => `${embeds.head}\n</head>`).replace("</body>", () => `${embeds.body}\n</body>`);
}

/** `page` of Shopify's Liquid: here its content is what the merchant placed there. https://shopify.dev/docs/api/liquid/objects/page */
function pageObject(page: Page, globals: Record<string, unknown>): KnownObject {
  const content = renderAppBlocks(page, page.blocks ?? [], { ...globals, page: null });
  return new KnownObject("page", { title: page.pageTitle, url: page.address.pathname, content });
}

/** One section of the theme as this page shows it; null when the theme has no such section. Throws `LiquidFailure`. */
export function renderSection(page: Page, id: string): string | null {
  return /^[\w-]+$/.test(id) && existsSync(sectionFile(id)) ? sectionHtml(id, globalsOf(page)) : null;
}

function globalsOf(page: Page): Record<string, unknown> {
  return { ...pageObjects(page), cart: cartObject(page.store, page.cart), ...page.objects };
}

function sectionHtml(id: string, globals: Readonly<Record<string, unknown>>): string {
  const section = new KnownObject("section", { id, settings: new KnownObject("section.settings", {}), blocks: [] });
  const html = engine.render(sectionFile(id), { ...globals, section });
  return `<div id="shopify-section-${id}" class="shopify-section">${html}</div>`;
}

function sectionFile(id: string): string {
  return join(themeFolder, "sections", `${id}.liquid`);
}
