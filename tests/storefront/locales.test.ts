import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { extensionDir, renderEmbed } from "./embed.ts";

type Entries = { readonly [key: string]: string | Entries };

const folder = join(extensionDir, "locales");
const languages = ["en.default", "de", "fr", "it", "es", "id", "th", "ms", "vi", "zh-CN"];

function textsOf(file: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (entries: Entries, path: string): void => {
    for (const [key, value] of Object.entries(entries)) {
      if (typeof value === "string") texts.set(path + key, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(JSON.parse(readFileSync(join(folder, `${file}.json`), "utf8")) as Entries, "");
  return texts;
}

const placeholdersOf = (text: string): string[] => (text.match(/\{\{ \w+ \}\}/g) ?? []).sort();
const english = textsOf("en.default");

describe.each(languages)("%s", (language) => {
  test("has every text with every placeholder, and nothing that would end an attribute", () => {
    const texts = textsOf(language);

    expect([...texts.keys()]).toEqual([...english.keys()]);
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe("");
      expect(text, key).not.toMatch(/["<>&]/);
      expect(placeholdersOf(text), key).toEqual(placeholdersOf(english.get(key) ?? ""));
    }
  });

  test("speaks its own language, apart from words that are the same everywhere", () => {
    const same = [...textsOf(language)].filter(([key, text]) => text === english.get(key));

    expect(same.length).toBeLessThanOrEqual(language === "en.default" ? english.size : 5);
  });

  test("renders whole", () => {
    const show = {
      id: "s",
      title: `Tom & "Jo" <b>`,
      host: "O'Hara & Söhne",
      state: "live",
      startsAt: "2026-11-21T18:00:00Z",
    } as const;
    const html = renderEmbed({
      live: { v: 1, origin: "https://app.example", show },
      locale: language.replace(".default", ""),
    });

    expect(html).toContain("Tom &amp; &#34;Jo&#34; &lt;b&gt;");
    expect(html).not.toMatch(/translation missing|&amp;(amp|#39);|\{\{|\{%/i);
  });
});

test("the theme editor speaks the languages of the admin", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".schema.json"));

  expect(files.sort()).toEqual(
    ["de", "en.default", "es", "fr", "it"].map((language) => `${language}.schema.json`).sort(),
  );
});

test("without a show the embed is empty and asks for no script", () => {
  expect(renderEmbed({ live: null }).trim()).toBe("");
  expect(renderEmbed({ live: { v: 1, origin: "https://app.example", show: null } }).trim()).toBe("");
});
