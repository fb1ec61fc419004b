import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { KnownObject } from "./known-object.ts";
import { TemplateEngine } from "./template-engine.ts";
import { translate } from "./translations.ts";

const folder = mkdtempSync(join(tmpdir(), "liquid-test-"));
mkdirSync(join(folder, "snippets"));
mkdirSync(join(folder, "locales"));
writeFileSync(
  join(folder, "snippets", "label.liquid"),
  "{% doc %}@param {string} [tone] - tone{% enddoc %}<{{ tone }}{{ words }}>",
);
writeFileSync(
  join(folder, "locales", "en.default.json"),
  JSON.stringify({
    left: { one: "{{ count }} left", other: "{{ count }} left of {{ name }}" },
    rich_html: "<b>{{ name }}</b>",
  }),
);
writeFileSync(
  join(folder, "locales", "de.json"),
  JSON.stringify({ left: { one: "noch eins", other: "noch {{ count }}" } }),
);
afterAll(() => rmSync(folder, { recursive: true }));

const engine = new TemplateEngine({
  snippetsDir: join(folder, "snippets"),
  assetUrl: (name) => `/assets/${name}`,
  translate: (locale, key, values) => translate(join(folder, "locales"), locale, key, values),
});

function render(template: string, locale = "en"): string {
  const file = join(folder, "template.liquid");
  writeFileSync(file, template);
  return engine.render(file, {
    shop: new KnownObject("shop", { name: "Demo", currency: "EUR" }),
    request: new KnownObject("request", { locale: new KnownObject("shop_locale", { iso_code: locale }) }),
  });
}

test.each([
  ["{% unheard_of %}", 'tag "unheard_of" not found'],
  ["{% include 'label' %}", 'tag "include" not found'],
  ["{{ shop.name | slugify }}", "undefined filter: slugify"],
  ["{{ shopp.name }}", 'no Liquid object "shopp"'],
  ["{% if shopp %}{% endif %}", 'no Liquid object "shopp"'],
  ["{{ shop.nmae }}", 'no property "nmae" of the Liquid object "shop"'],
  ["{{ 'no.such.key' | t }}", "Translation missing: en.no.such.key"],
])("%s is an error that names what is unknown and the file", (template, message) => {
  expect(() => render(template)).toThrow(message);
  expect(() => render(template)).toThrow("template.liquid");
});

test("a schema and a doc comment are not shown, a style keeps its Liquid", () => {
  expect(render("a{% schema %}{ {{ not liquid }} }{% endschema %}b")).toBe("ab");
  expect(render("{% style %}p::after { content: '{{ shop.name }}' }{% endstyle %}")).toContain("content: 'Demo'");
});

test("a snippet takes its parameters, and an optional one may be left out", () => {
  expect(render("{% render 'label', words: 'hi' %}")).toBe("<hi>");
});

test("translations choose a plural, escape values, and fall back to English", () => {
  expect(render("{{ 'left' | t: count: 1, name: '<x>' }}")).toBe("1 left");
  expect(render("{{ 'left' | t: count: 3, name: '<x>' }}")).toBe("3 left of &lt;x&gt;");
  expect(render("{{ 'left' | t: count: 3 }}", "de")).toBe("noch 3");
  expect(render("{{ 'rich_html' | t: name: 'x' }}", "de")).toBe("<b>x</b>");
});

test("money stands in minor units and is written as the shopper's language writes it", () => {
  expect(render("{{ 1999 | money }}")).toBe("€19.99");
  expect(render("{{ 1900 | money_without_trailing_zeros }} {{ 1999 | money_with_currency }}")).toBe("€19 €19.99 EUR");
  expect(render("{{ 1999 | money }}", "de")).toBe("19,99\u00a0€");
});

test("pictures and assets are found on the shop's own origin", () => {
  const url = "{{ 'https://cdn.shopify.com/s/files/1/7/files/shirt-1.svg' | image_url: width: 300";
  expect(render(`${url} }}`)).toBe("/cdn/shop/files/shirt-1.svg?v=1&width=300");
  expect(render(`${url} | image_tag: alt: 'A "shirt"', loading: 'lazy' }}`)).toContain(
    'alt="A &quot;shirt&quot;" width="300"',
  );
  expect(render("{{ 'x.css' | asset_url | stylesheet_tag }}")).toBe(
    '<link href="/assets/x.css" rel="stylesheet" type="text/css" media="all">',
  );
});

test("whole numbers are divided into whole ones, as Shopify does", () => {
  expect(
    render("{{ 125 | divided_by: 60 }} {{ 5 | divided_by: 60 }} {{ 5 | divided_by: 2.5 }} {{ 1.5 | divided_by: 2 }}"),
  ).toBe("2 0 2 0.75");
});
