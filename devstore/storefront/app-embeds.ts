import { createHash } from "node:crypto";
import { join } from "node:path";
import type { AppRegistration } from "../access/app-registration.ts";
import { findInstallation } from "../access/installation.ts";
import { gid } from "../state/ids.ts";
import type { Store } from "../state/store.ts";
import { metafieldsObject } from "./liquid/catalogue-objects.ts";
import { KnownObject } from "./liquid/known-object.ts";
import { TemplateEngine } from "./liquid/template-engine.ts";
import { translate } from "./liquid/translations.ts";
import type { PlacedBlock } from "./pages.ts";
import { type AppBlock, appBlocks, assetPath, defaultSettings, embedBlocks } from "./theme-extension.ts";

export interface RenderedEmbeds {
  /** Stylesheets, scripts and blocks for the end of the head */
  readonly head: string;
  /** Blocks for the end of the body */
  readonly body: string;
}

/**
 * Renders the app embeds that the merchant switched on, each as Shopify would render it: with its own settings, assets
 * and translations. Throws `LiquidFailure` when a block uses what Shopify does not have.
 */
export function renderAppEmbeds(
  store: Store,
  apps: readonly AppRegistration[],
  globals: Readonly<Record<string, unknown>>,
): RenderedEmbeds {
  const head: string[] = [];
  const body: string[] = [];
  for (const app of apps) {
    const installation = findInstallation(store, app.id);
    if (installation === null || Object.keys(installation.embeds).length === 0) continue;
    const appObject = appObjectOf(store, installation.id);
    for (const block of embedBlocks(app)) {
      const chosen = installation.embeds[block.key];
      if (chosen === undefined) continue;
      const html = renderBlock(block, chosen, { ...globals, app: appObject });
      (block.target === "head" ? head : body).push(html);
      if (block.stylesheet !== null)
        head.unshift(`<link rel="stylesheet" href="${assetPath(block.extension, block.stylesheet)}" media="all">`);
      if (block.javascript !== null)
        head.push(`<script src="${assetPath(block.extension, block.javascript)}" defer="defer"></script>`);
    }
  }
  return { head: head.join("\n"), body: body.join("\n") };
}

/**
 * Renders the app blocks that stand in a page, in their order; one of an app that is not installed is not there. Throws
 * `LiquidFailure` when a block uses what Shopify does not have.
 */
export function renderAppBlocks(
  { store, apps }: { readonly store: Store; readonly apps: readonly AppRegistration[] },
  placed: readonly PlacedBlock[],
  globals: Readonly<Record<string, unknown>>,
): string {
  const html: string[] = [];
  for (const { type, settings } of placed) {
    for (const app of apps) {
      const installation = findInstallation(store, app.id);
      const block = appBlocks(app).find(({ key, target }) => key === type && target === "section");
      if (installation === null || block === undefined) continue;
      html.push(renderBlock(block, settings, { ...globals, app: appObjectOf(store, installation.id) }));
    }
  }
  return html.join("\n");
}

function appObjectOf(store: Store, installationId: string): KnownObject {
  return new KnownObject("app", { metafields: metafieldsObject(store, gid("AppInstallation", installationId)) });
}

function renderBlock(
  block: AppBlock,
  chosen: Readonly<Record<string, unknown>>,
  globals: Readonly<Record<string, unknown>>,
): string {
  const { folder } = block.extension;
  const engine = new TemplateEngine({
    snippetsDir: join(folder, "snippets"),
    assetUrl: (name) => assetPath(block.extension, name),
    translate: (locale, key, values) => translate(join(folder, "locales"), locale, key, values),
  });
  const id = createHash("sha256").update(block.key).digest("hex").slice(0, 20);
  const settings = { ...defaultSettings(block), ...chosen };

  const html = engine.render(block.file, {
    ...globals,
    block: new KnownObject("block", {
      id,
      type: block.key,
      settings: new KnownObject("block.settings", settings),
      shopify_attributes: "",
    }),
  });
  if (block.target === "head") return html;
  return `<div id="shopify-block-${id}" class="shopify-block shopify-app-block">${html}</div>`;
}
