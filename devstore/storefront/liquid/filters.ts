import type { Liquid } from "liquidjs";
import { createHash, createHmac } from "node:crypto";
import { escapeHtml } from "../../network/html.ts";
import { attributesHtml } from "./escaping.ts";
import { imageAddress } from "./image-address.ts";
import { formatAmount, formatMoney, formatMoneyBriefly } from "./money.ts";

/** What the filters take from the place where a template stands: a theme or an app's extension. */
export interface FilterSurroundings {
  readonly assetUrl: (name: string) => string;
  readonly translate: (locale: string, key: string, values: Readonly<Record<string, unknown>>) => string;
}

type NamedArgument = readonly [name: string, value: unknown];

/** Filters of liquidjs that Shopify does not have; a template that uses one would break in a real store. */
const notShopifys = `xml_escape cgi_escape uri_escape slugify push unshift pop shift where_exp reject_exp group_by
group_by_exp has_exp find_index_exp find_exp sample date_to_xmlschema date_to_rfc822 date_to_string date_to_long_string
squish normalize_whitespace number_of_words array_to_sentence_string raw jsonify to_integer inspect`.split(/\s+/);

/** Adds Shopify's own filters, and takes away those that only liquidjs has. */
export function addFilters(liquid: Liquid, surroundings: FilterSurroundings): void {
  for (const name of notShopifys) delete liquid.filters[name];
  addNumberFilters(liquid);
  addMoneyFilters(liquid);
  addMediaFilters(liquid, surroundings);
  addTextFilters(liquid, surroundings);
}

/** Shopify divides whole numbers into whole ones. https://shopify.dev/docs/api/liquid/filters/divided_by */
function addNumberFilters(liquid: Liquid): void {
  liquid.registerFilter("divided_by", (dividend: unknown, divisor: unknown) => {
    const [one, other] = [Number(dividend), Number(divisor)];
    if (other === 0) throw new Error("divided by 0");
    const isWhole = [dividend, divisor].every((each) => Number.isInteger(Number(each)) && !String(each).includes("."));
    return isWhole ? Math.floor(one / other) : one / other;
  });
}

function addMoneyFilters(liquid: Liquid): void {
  const money = (name: string, format: (minor: number, currency: string, locale: string) => string): void => {
    liquid.registerFilter(name, function (value: unknown) {
      if (value === null || value === undefined || value === "") return "";
      const { currency, locale } = settingOf(this.context.globals);
      return format(Number(value), currency, locale);
    });
  };
  money("money", formatMoney);
  money("money_with_currency", (minor, currency, locale) => `${formatMoney(minor, currency, locale)} ${currency}`);
  money("money_without_trailing_zeros", formatMoneyBriefly);
  money("money_without_currency", formatAmount);
}

/** Prices are in the currency of the shopper's country; a template without one has the shop's. */
function settingOf(globals: object): { currency: string; locale: string } {
  const { shop, request, localization } = globals as {
    shop: { currency: string };
    request: { locale: { iso_code: string } };
    localization?: { country: { currency: { iso_code: string } } };
  };
  return { currency: localization?.country.currency.iso_code ?? shop.currency, locale: request.locale.iso_code };
}

function addMediaFilters(liquid: Liquid, { assetUrl }: FilterSurroundings): void {
  liquid.registerFilter("asset_url", (name: string) => assetUrl(name));
  liquid.registerFilter(
    "stylesheet_tag",
    (url: string) => `<link href="${escapeHtml(url)}" rel="stylesheet" type="text/css" media="all">`,
  );
  liquid.registerFilter("script_tag", (url: string) => `<script src="${escapeHtml(url)}"></script>`);
  liquid.registerFilter(
    "preload_tag",
    (url: string, ...rest: NamedArgument[]) =>
      `<link href="${escapeHtml(url)}" rel="preload"${attributesHtml(named(rest))}>`,
  );
  liquid.registerFilter("image_url", (subject: unknown, ...rest: NamedArgument[]) => {
    const source = sourceOf(subject);
    if (source === null) throw new Error("image_url needs an image, or something that has one.");
    const { width, height } = named(rest);
    if (width === undefined && height === undefined) throw new Error("image_url needs a width or a height.");
    return imageAddress(source, {
      ...(width === undefined ? {} : { width: Number(width) }),
      ...(height === undefined ? {} : { height: Number(height) }),
    });
  });
  liquid.registerFilter("image_tag", (url: string, ...rest: NamedArgument[]) => {
    const { widths, preload, ...attributes } = named(rest);
    const width = new URLSearchParams(url.split("?")[1]).get("width");
    const sizes = width === null ? {} : { width, height: width };
    const srcset = typeof widths === "string" ? { srcset: srcsetOf(url, widths) } : {};
    const eager = preload === true ? { fetchpriority: "high" } : {};
    return `<img${attributesHtml({ src: url, alt: "", ...srcset, ...sizes, ...eager, ...attributes })}>`;
  });
  liquid.registerFilter("placeholder_svg_tag", (name: string, className: string = "placeholder-svg") => {
    return `<svg class="${escapeHtml(className)}" viewBox="0 0 100 100" role="img" aria-label="${escapeHtml(name)}"><rect width="100" height="100" fill="#ece7df"/></svg>`;
  });
}

function srcsetOf(url: string, widths: string): string {
  return widths
    .split(",")
    .map((width) => `${url.replace(/width=\d+/, `width=${width.trim()}`)} ${width.trim()}w`)
    .join(", ");
}

function sourceOf(subject: unknown): string | null {
  if (typeof subject === "string") return subject;
  if (typeof subject !== "object" || subject === null) return null;
  if ("src" in subject && typeof subject.src === "string") return subject.src;
  if ("featured_image" in subject) return sourceOf(subject.featured_image);
  return "image" in subject ? sourceOf(subject.image) : null;
}

function addTextFilters(liquid: Liquid, surroundings: FilterSurroundings): void {
  const translate = function (this: { context: { globals: object } }, key: string, ...rest: NamedArgument[]): string {
    return surroundings.translate(settingOf(this.context.globals).locale, key, named(rest));
  };
  liquid.registerFilter("t", translate);
  liquid.registerFilter("translate", translate);
  const handle = (text: unknown): string =>
    String(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "");
  liquid.registerFilter("handleize", handle);
  liquid.registerFilter("handle", handle);
  liquid.registerFilter("pluralize", (count: number, one: string, many: string) => (count === 1 ? one : many));
  liquid.registerFilter(
    "link_to",
    (text: string, url: string, title: string = "") =>
      `<a href="${escapeHtml(url)}" title="${escapeHtml(title)}">${text}</a>`,
  );
  liquid.registerFilter("url_param_escape", (text: unknown) => encodeURIComponent(String(text)));
  liquid.registerFilter("url_escape", (text: unknown) => encodeURI(String(text)));
  liquid.registerFilter("highlight", (text: string, term: string) =>
    text.replaceAll(term, `<strong class="highlight">${term}</strong>`),
  );
  liquid.registerFilter(
    "time_tag",
    (value: string) => `<time datetime="${escapeHtml(value)}">${escapeHtml(new Date(value).toDateString())}</time>`,
  );
  for (const algorithm of ["md5", "sha1", "sha256"] as const) {
    liquid.registerFilter(algorithm, (text: unknown) => createHash(algorithm).update(String(text)).digest("hex"));
  }
  liquid.registerFilter("hmac_sha256", (text: unknown, secret: string) =>
    createHmac("sha256", secret).update(String(text)).digest("hex"),
  );
}

function named(list: readonly NamedArgument[]): Record<string, unknown> {
  return Object.fromEntries(list.filter((argument) => Array.isArray(argument)));
}
