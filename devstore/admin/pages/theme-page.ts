import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findInstallation } from "../../access/installation.ts";
import { html, type Html } from "../../network/html.ts";
import { type AppBlock, type BlockSetting, embedBlocks } from "../../storefront/theme-extension.ts";
import { type AdminSetting, basePath } from "../admin-setting.ts";
import { adminPage, badge, heading } from "../layout.ts";

/** The stand-in for the theme editor's "App embeds": switches each embed and sets its settings. */
export function themePage(setting: AdminSetting, saved: boolean): string {
  const { store } = setting;
  const base = basePath(store);
  const sections = setting.apps.flatMap((app) => {
    const installation = findInstallation(store, app.id);
    return installation === null
      ? []
      : embedBlocks(app).map((block) => embedSection(base, app.name, block, installation.embeds[block.key]));
  });
  const view = html`<a class="button" href="${setting.shopAddress}" target="_blank" rel="noopener">View your store</a>`;
  const body = html`${heading("Online store", view)} ${saved && html`<p class="banner" role="status">Theme saved.</p>`}
    <section class="card">
      <h2 class="card__title">Theme: Bottega</h2>
      <p class="card__text">App embeds float over every page of the store but the checkout.</p>
    </section>
    ${sections.length === 0 ? html`<p class="card nothing">No installed app has an app embed.</p>` : sections}`;
  return adminPage(setting, { title: "Online store", current: "/themes", body });
}

function embedSection(
  base: string,
  appName: string,
  block: AppBlock,
  chosen: Record<string, unknown> | undefined,
): Html {
  const words = schemaWords(block);
  const isOn = chosen !== undefined;
  return html`<section class="card">
    <form method="post" action="${base}/themes/embeds">
      <input type="hidden" name="block" value="${block.key}" />
      <div class="heading heading--small">
        <h2 class="card__title">${words(block.name)} <span class="hint">${appName}</span></h2>
        ${isOn ? badge("On", "good") : badge("Off", "plain")}
      </div>
      <label class="check"
        ><input type="checkbox" name="enabled" value="1" ${isOn && "checked"} /> Show in the online store</label
      >
      ${block.settings.map((setting) => settingField(block, setting, chosen?.[setting.id] ?? setting.default, words))}
      <div class="actions"><button class="button button--primary" type="submit">Save</button></div>
    </form>
  </section>`;
}

function settingField(block: AppBlock, setting: BlockSetting, value: unknown, words: (text: string) => string): Html {
  const id = `${block.key}-${setting.id}`;
  const name = `setting-${setting.id}`;
  const label = words(setting.label);
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const info = setting.info === "" ? null : html`<p class="hint">${words(setting.info)}</p>`;
  if (setting.type === "checkbox") {
    return html`<label class="check"
        ><input type="checkbox" name="${name}" value="1" ${value === true && "checked"} /> ${label}</label
      >${info}`;
  }
  const options = setting.options.map(
    (option) =>
      html`<option value="${option.value}" ${option.value === text && "selected"}>${words(option.label)}</option>`,
  );
  const type =
    ({ color: "color", number: "number", range: "range", url: "url" } as Record<string, string>)[setting.type] ??
    "text";
  const bounds = html`${setting.min !== null && html`min="${setting.min}"`}
  ${setting.max !== null && html`max="${setting.max}"`} ${setting.step !== null && html`step="${setting.step}"`}`;
  return html`<div class="setting">
    <label class="label" for="${id}">${label}</label>
    ${
      setting.options.length > 0
        ? html`<select class="input" id="${id}" name="${name}">
            ${options}
          </select>`
        : html`<input
            class="input input--${type}"
            id="${id}"
            name="${name}"
            type="${type}"
            value="${type === "color" ? text.toLowerCase() : text}"
            ${bounds}
          />`
    }
    ${info}
  </div>`;
}

/** Reads a form of the page; null when no such embed exists. Off is `settings: null`. */
export function embedChoice(
  blocks: readonly AppBlock[],
  form: URLSearchParams,
): { block: AppBlock; settings: Record<string, unknown> | null } | null {
  const block = blocks.find((one) => one.key === form.get("block"));
  if (block === undefined) return null;
  if (form.get("enabled") === null) return { block, settings: null };
  const entries = block.settings.map(
    (setting) => [setting.id, valueOf(setting, form.get(`setting-${setting.id}`))] as const,
  );
  return { block, settings: Object.fromEntries(entries) };
}

function valueOf(setting: BlockSetting, text: string | null): unknown {
  if (setting.type === "checkbox") return text !== null;
  if (text === null || text === "") return setting.default;
  return setting.type === "range" || setting.type === "number" ? Number(text) : text;
}

/** The words behind `t:block.name`, from the extension's `en.default.schema.json`. */
function schemaWords(block: AppBlock): (text: string) => string {
  const file = join(block.extension.folder, "locales", "en.default.schema.json");
  const entries: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return (text) => {
    if (!text.startsWith("t:")) return text;
    let found: unknown = entries;
    for (const key of text.slice(2).split("."))
      found = typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined;
    return typeof found === "string" ? found : text;
  };
}
