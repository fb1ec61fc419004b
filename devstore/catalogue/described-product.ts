import type { Product, Variant } from "../state/records/product.ts";

/** So many variants a product may have. */
export const LARGEST_PRODUCT = 2048;

/** A product as a file describes it, or chance, before it has ids. */
export interface DescribedProduct {
  readonly handle: string;
  readonly title: string;
  readonly bodyHtml: string;
  readonly vendor: string;
  readonly productType: string;
  readonly tags: string[];
  readonly status: Product["status"];
  readonly published: boolean;
  readonly optionNames: string[];
  readonly variants: DescribedVariant[];
  readonly images: DescribedImage[];
  /** Those for which the shop has a definition are kept */
  readonly metafields: readonly { readonly namespace: string; readonly key: string; readonly value: string }[];
}

export interface DescribedVariant {
  readonly optionValues: string[];
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly price: string;
  readonly compareAtPrice: string | null;
  readonly inventoryPolicy: Variant["inventoryPolicy"];
  readonly taxable: boolean;
  readonly tracked: boolean;
  /** At the first location, or at each in their order */
  readonly units: number | readonly number[];
  readonly requiresShipping: boolean;
  readonly cost: string | null;
  readonly imageUrl: string | null;
  /** In the markets' own currencies, by the markets' names */
  readonly marketPrices: readonly {
    readonly market: string;
    readonly price: string;
    readonly compareAtPrice: string | null;
  }[];
}

export interface DescribedImage {
  readonly sourceUrl: string;
  readonly altText: string;
  /** From 1 on */
  readonly position: number;
}

/** The units of a variant, at all locations. */
export function unitsOf({ units }: DescribedVariant): number {
  return typeof units === "number" ? units : units.reduce((sum, one) => sum + one, 0);
}
