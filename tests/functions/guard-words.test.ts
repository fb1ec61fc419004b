import { expect, test } from "vitest";
import { refusalText, words } from "../../extensions/stock-guard/src/words.js";
import { refusalsOf } from "./guarded-cart.ts";

const languages = ["EN", "DE", "FR", "IT", "ES", "ID", "TH", "MS", "VI", "ZH_CN"];
const placeholders = (text: string) => text.match(/\{\w+\}/g)?.sort();

test("the guard speaks every language of the storefront", () => {
  expect(Object.keys(words)).toEqual(languages);
});

test.each(languages)("in %s every refusal has its own words and names what it is about", (language) => {
  const own = Object.entries(words[language] ?? {});

  expect(own.map(([reason]) => reason)).toEqual(["none", "ended", "more"]);
  for (const [reason, text] of own) {
    const english = words["EN"]?.[reason as "none"] ?? "";

    expect(placeholders(text), text).toEqual(placeholders(english));
    expect(text === english, text).toBe(language === "EN");
  }
});

test.each([
  ["DE", "gerade für die Live-Show"],
  ["ZH", "直播"],
  ["ZH_CN", "直播"],
  ["PT_BR", "live show"],
  ["ES", "directo"],
])("a shopper whose store speaks %s reads “%s”", (language, part) => {
  expect(refusalsOf({ lines: [{}], language })[0]?.message).toContain(part);
});

test("a product's title is shown as it is, and cut when it is long", () => {
  const text = (title: string) => refusalText("EN", { reason: "more", title, units: 2 });

  expect(text("A $& {units} B")).toContain("You hold 2 of “A $& {units} B”.");
  expect(text("x".repeat(200))).toContain(`“${"x".repeat(79)}…”`);
});
