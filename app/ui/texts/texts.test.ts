import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languageOf, languages } from "./language.ts";
import { ownTexts, textsOf, type Words } from "./texts.ts";

function flat(words: Words, path = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value]] : [...flat(value, `${path}${key}.`)],
    ),
  );
}

const plural = /_(zero|one|two|few|many|other)$/;
const english = flat(ownTexts.en);
const bases = new Set([...english.keys()].map((key) => key.replace(plural, "")));
const counted = new Set([...english.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, "")));

function placeholders(text: string): string[] {
  return [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? "").sort();
}

describe.each(languages)("the words in %s", (language) => {
  const texts = flat(ownTexts[language]);

  it("are complete and have nothing that English lacks", () => {
    expect(new Set([...texts.keys()].map((key) => key.replace(plural, "")))).toEqual(bases);
  });

  it("have every plural that the language knows", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const missing = [...counted].flatMap((base) =>
      forms.filter((form) => !texts.has(`${base}_${form}`)).map((form) => `${base}_${form}`),
    );
    expect(missing).toEqual([]);
  });

  it("leave the same places for values as English", () => {
    const wrong = [...texts].filter(([key, text]) => {
      const model = english.get(key) ?? english.get(key.replace(plural, "_other")) ?? "";
      return placeholders(text).join() !== placeholders(model).join();
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it("are not empty, and come with those of Polaris", () => {
    expect([...texts].filter(([, text]) => text.trim() === "")).toEqual([]);
    expect(textsOf(language).polaris.Polaris.Common.cancel).not.toBe("");
  });
});

it("every text that a page asks for by name exists", () => {
  const sources = ["app/ui", "app/routes"].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
      .map((path) => readFileSync(`${root}/${path}`, "utf8")),
  );
  const asked = sources.flatMap((source) =>
    [...source.matchAll(/"((?:nav|state|count|action|home|measures|shows|form|room|error)\.[\w.-]+)"/g)].map(
      ([, key]) => key ?? "",
    ),
  );

  expect(asked.length).toBeGreaterThan(80);
  expect(asked.filter((key) => !bases.has(key))).toEqual([]);
});

it("the admin's language is the merchant's, or the nearest that is spoken", () => {
  expect(languageOf("de")).toBe("de");
  expect(languageOf("fr-CA", "de")).toBe("fr");
  expect(languageOf("pt-BR", "pt-BR,es;q=0.8,en;q=0.5")).toBe("es");
  expect(languageOf(null, "deu,*")).toBe("en");
  expect(languageOf(null, null)).toBe("en");
});
