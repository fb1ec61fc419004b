import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { escapeHtml } from "../../network/html.ts";

type Entries = { readonly [key: string]: string | Entries };

/**
 * Finds the text of `key` in `locales/{locale}.json`, else in `locales/en.default.json`, and fills in `{{ name }}`.
 * A `count` chooses among plural forms. Throws for a key that no file has. Values are escaped unless the key ends in `_html`.
 */
export function translate(
  localesDir: string,
  locale: string,
  key: string,
  values: Readonly<Record<string, unknown>>,
): string {
  const files = [`${locale}.json`, `${locale}.default.json`, `${locale.slice(0, 2)}.json`, "en.default.json"];
  for (const file of files) {
    const path = join(localesDir, file);
    if (!existsSync(path)) continue;
    const text = textIn(JSON.parse(readFileSync(path, "utf8")) as Entries, key, file.slice(0, 2), values["count"]);
    if (text !== null) return filled(text, values, key.endsWith("_html"));
  }
  throw new Error(`Translation missing: ${locale}.${key}`);
}

function textIn(entries: Entries, key: string, locale: string, count: unknown): string | null {
  let found: string | Entries | undefined = entries;
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  if (typeof found === "object") {
    const plural = count === 0 && "zero" in found ? "zero" : new Intl.PluralRules(locale).select(Number(count));
    found = found[plural] ?? found["other"];
  }
  return typeof found === "string" ? found : null;
}

function filled(text: string, values: Readonly<Record<string, unknown>>, isHtml: boolean): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const given = values[name];
    const value = typeof given === "string" || typeof given === "number" ? String(given) : "";
    return isHtml ? value : escapeHtml(value);
  });
}
