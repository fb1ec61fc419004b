import type { Product } from "../../state/records/product.ts";
import type { DescribedProduct, DescribedVariant } from "../described-product.ts";
import { slugOf } from "../slug.ts";
import { KINDS, MOODS, TAGS, VENDORS, type Kind } from "./assortment.ts";
import type { Chance } from "./chance.ts";
import { optionsFor } from "./generated-options.ts";

/** A product by chance, with so many variants: its title, options, prices and stock are those of its kind. */
export function generatedProduct(chance: Chance, number: number, variantCount: number): DescribedProduct {
  const kind = chance.pick(KINDS);
  const title = titleOf(chance, kind);
  const handle = `${slugOf(title)}-${number}`;
  const options = optionsFor(chance, kind, variantCount);
  const imageCount = chance.happens(4) ? 0 : chance.between(1, 4);
  const images = Array.from({ length: imageCount }, (_, index) => ({
    sourceUrl: `https://pictures.example/${handle}-${index + 1}.jpg`,
    altText: chance.happens(60) ? title : "",
    position: index + 1,
  }));
  const manner = mannerOf(chance, kind, number);
  return {
    handle,
    title,
    bodyHtml: chance.happens(90) ? `<p>${title.replaceAll("&", "&amp;")}, made to last.</p>` : "",
    vendor: chance.pick(VENDORS),
    productType: kind.productType,
    tags: [...new Set(Array.from({ length: chance.between(0, 4) }, () => chance.pick(TAGS)))],
    status: statusOf(chance),
    published: !chance.happens(5),
    optionNames: options.names,
    variants: options.combinations.map((optionValues, index): DescribedVariant => ({
      ...variantOf(chance, manner, index + 1),
      optionValues,
      imageUrl: chance.happens(30) ? (images[index % Math.max(images.length, 1)]?.sourceUrl ?? null) : null,
      marketPrices: [],
    })),
    images,
    metafields: [],
  };
}

/** What the variants of a product have in common */
interface Manner {
  readonly skuStem: string | null;
  readonly price: number;
  /** Dearer from variant to variant, in hundredths */
  readonly step: number;
  readonly reducedFrom: number | null;
  readonly tracked: boolean;
  readonly continues: boolean;
  readonly inShowroom: boolean;
  readonly costShare: number | null;
}

function mannerOf(chance: Chance, kind: Kind, number: number): Manner {
  const [cheapest, dearest] = kind.prices;
  const price = chance.between(cheapest, dearest) * 100 - chance.pick([0, 1, 5, 10, 50]);
  return {
    skuStem: chance.happens(95) ? `${kind.productType.slice(0, 2).toUpperCase()}-${10_000 + number}` : null,
    price,
    step: chance.happens(40) ? chance.between(1, 12) * 50 : 0,
    reducedFrom: chance.happens(20) ? Math.round(price * chance.pick([1.1, 1.25, 1.5])) : null,
    tracked: !chance.happens(12),
    continues: chance.happens(8),
    inShowroom: chance.happens(40),
    costShare: chance.happens(60) ? chance.between(25, 55) / 100 : null,
  };
}

function variantOf(
  chance: Chance,
  manner: Manner,
  place: number,
): Omit<DescribedVariant, "optionValues" | "imageUrl" | "marketPrices"> {
  const hundredths = manner.price + (place - 1) * manner.step;
  const reducedFrom = manner.reducedFrom === null ? null : manner.reducedFrom + (place - 1) * manner.step;
  return {
    sku: manner.skuStem === null ? null : `${manner.skuStem}-${place}`,
    barcode: chance.happens(70) ? `40${chance.between(10_000_000_000, 99_999_999_999)}` : null,
    price: money(hundredths),
    compareAtPrice: reducedFrom === null ? null : money(reducedFrom),
    inventoryPolicy: manner.continues ? "CONTINUE" : "DENY",
    taxable: true,
    tracked: manner.tracked,
    units: [warehouseUnits(chance, manner), manner.inShowroom ? chance.between(0, 6) : 0],
    requiresShipping: true,
    cost: manner.costShare === null ? null : money(hundredths * manner.costShare),
  };
}

/** Some are sold out, and what may be sold beyond the stock sometimes was. */
function warehouseUnits(chance: Chance, manner: Manner): number {
  if (!manner.tracked) return 0;
  if (manner.continues && chance.happens(10)) return -chance.between(1, 5);
  return chance.happens(22) ? 0 : chance.between(1, chance.happens(10) ? 500 : 40);
}

function titleOf(chance: Chance, kind: Kind): string {
  const title = `${chance.pick(MOODS)} ${chance.pick(kind.materials)} ${chance.pick(kind.nouns)}`;
  if (chance.happens(2)) return `${title} "No. ${chance.between(1, 99)}"`;
  return chance.happens(2) ? `${title} & Care Kit` : title;
}

function statusOf(chance: Chance): Product["status"] {
  const percent = chance.between(1, 100);
  if (percent <= 88) return "ACTIVE";
  if (percent <= 96) return "DRAFT";
  return percent <= 99 ? "ARCHIVED" : "UNLISTED";
}

function money(hundredths: number): string {
  return (Math.max(1, Math.round(hundredths)) / 100).toFixed(2);
}
